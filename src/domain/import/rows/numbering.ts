import type { ImportWhy } from "../../plan/import-why.ts";
import { addAll } from "../../plan/many.ts";
import { isBelow, parentRef } from "../document/ref-text.ts";
import type { OutlineGroup, OutlinePosition } from "./outline.ts";
import type { ActionRecord, Rows } from "./record.ts";

type Problems = Rows["problems"];

/** Gives what has no ref one, by what stands around it; groups that nothing stands under become text again. */
export function numberAll(outline: OutlinePosition, records: readonly ActionRecord[], problems: Problems): void {
  dropUnused(outline);
  liftObjectives(outline);
  const themeOf = (record: ActionRecord) =>
    record.theme ?? (outline.objectives.includes(record.objective as OutlineGroup) ? null : record.objective);
  numberGroups(outline.themes, (theme) => records.filter((record) => themeOf(record) === theme), 1, problems, "theme");
  for (const theme of [...outline.themes, null]) {
    const own = outline.objectives.filter((objective) => objective.theme === theme);
    numberGroups(
      own,
      (objective) => records.filter((record) => record.objective === objective),
      2,
      problems,
      "objective",
      theme?.ref ?? null,
    );
  }
  numberActions(records, problems);
}

function dropUnused(outline: OutlinePosition): void {
  const drop = (groups: OutlineGroup[]) => {
    for (const group of groups.filter((one) => !one.used)) {
      const words = [group.ref, group.title, group.source, ...group.intent, ...group.outcome, ...group.leadLines];
      outline.text.push(words.filter((word) => word !== null && word !== "").join(" "));
      groups.splice(groups.indexOf(group), 1);
    }
  };
  drop(outline.objectives);
  drop(outline.themes);
  const used = new Set(outline.themes.map(({ section }) => section));
  addAll(
    outline.text,
    outline.sections.filter((section) => !used.has(section)),
  );
}

/** Where a plan has one level of groups only, those are its themes. */
function liftObjectives(outline: OutlinePosition): void {
  if (outline.themes.length > 0) return;
  addAll(outline.themes, outline.objectives.splice(0));
}

function numberGroups(
  groups: readonly OutlineGroup[],
  under: (group: OutlineGroup) => readonly ActionRecord[],
  depth: number,
  problems: Problems,
  field: "theme" | "objective",
  above: string | null = null,
): void {
  const taken = new Set(groups.map(({ ref }) => ref));
  let next = 1;
  for (const group of groups.filter(({ ref }) => ref === null)) {
    const shared = sharedTop(under(group), depth);
    const prefix = above === null ? "" : `${above}.`;
    while (taken.has(`${prefix}${next}`)) next += 1;
    group.ref = shared !== null && !taken.has(shared) ? shared : `${prefix}${next}`;
    taken.add(group.ref);
    if (group.ref !== shared)
      problems.push({
        place: group.place,
        ref: null,
        field,
        text: group.title,
        why: { reason: "group-was-numbered", group: field, given: group.ref },
      });
  }
}

/** The number that the refs of all actions under a group begin with: "1" of 1.1 and 1.2. */
function sharedTop(records: readonly ActionRecord[], depth: number): string | null {
  const tops = new Set(
    records.map(({ ref }) => (ref?.includes(".") === true ? ref.split(".").slice(0, depth).join(".") : "")),
  );
  const [top = ""] = tops;
  return tops.size === 1 && top !== "" && records.every(({ ref }) => ref !== null && isBelow(ref, top)) ? top : null;
}

function numberActions(records: readonly ActionRecord[], problems: Problems): void {
  const without = records.filter(({ ref }) => ref === null);
  const taken = new Set(records.map(({ ref }) => ref));
  const all = without.length === records.length;
  const counts = new Map<string, number>();
  for (const record of without) {
    const group = record.objective?.ref ?? record.theme?.ref ?? "";
    const prefix = group === "" ? "" : `${group}.`;
    let next = (counts.get(prefix) ?? 0) + 1;
    while (taken.has(`${prefix}${next}`)) next += 1;
    counts.set(prefix, next);
    record.ref = `${prefix}${next}`;
    taken.add(record.ref);
    if (!all) tell(problems, record, { reason: "action-was-numbered", given: record.ref });
  }
  const [first] = records;
  if (all && first !== undefined)
    problems.push({
      place: first.place,
      ref: null,
      field: "ref",
      text: "",
      why: { reason: "actions-numbered" },
    });
  tellDuplicates(records, problems);
}

function tellDuplicates(records: readonly ActionRecord[], problems: Problems): void {
  const places = new Map<string, string>();
  const letters = records.filter(({ ref }) => /^[a-z]$/i.test(ref ?? ""));
  const repeated = letters.some(({ ref }, index) => letters.findIndex((other) => other.ref === ref) !== index);
  if (repeated)
    for (const record of letters) record.ref = `${record.objective?.ref ?? record.theme?.ref ?? ""}${record.ref}`;
  for (const record of records) {
    const ref = record.ref ?? "";
    const first = places.get(ref.toLowerCase());
    if (first === undefined) places.set(ref.toLowerCase(), record.place);
    else tell(problems, record, { reason: "ref-stands-already", first });
  }
}

function tell(problems: Problems, record: ActionRecord, why: ImportWhy): void {
  problems.push({ place: record.place, ref: record.ref, field: "ref", text: record.title[0] ?? "", why });
}

/** Theme and objective of an action: where it stands, unless its own number says another that the plan has. */
export function placeOf(
  record: ActionRecord,
  outline: OutlinePosition,
  problems: Problems,
): { readonly theme: OutlineGroup | null; readonly objective: OutlineGroup | null } {
  const ref = record.ref ?? "";
  const objective =
    record.objective !== null && outline.objectives.includes(record.objective) ? record.objective : null;
  const lifted = objective === null && record.objective !== null ? record.objective : null;
  const theme =
    record.theme ?? objective?.theme ?? lifted ?? outline.themes.find((one) => isBelow(ref, one.ref ?? "")) ?? null;
  if (record.given) return { theme, objective };
  if (theme?.ref != null && !isBelow(ref, theme.ref)) tellOther(record, theme, outline.themes, problems);
  if (objective?.ref == null || isBelow(ref, objective.ref) || !/^\d+(\.\d+)+$/.test(objective.ref))
    return { theme, objective };
  const parent = parentRef(ref);
  if (parent.split(".").length !== objective.ref.split(".").length) return { theme, objective };
  const known = outline.objectives.find((one) => one.ref === parent);
  const named = known ?? newObjective(parent, objective, outline);
  if (known !== undefined && known.title === "") return { theme, objective: named };
  const why: ImportWhy = { reason: "numbered-elsewhere", under: objective.ref, named: parent };
  problems.push({ place: record.place, ref, field: "objective", text: objective.title, why });
  return { theme, objective: named };
}

function tellOther(
  record: ActionRecord,
  theme: OutlineGroup,
  themes: readonly OutlineGroup[],
  problems: Problems,
): void {
  const ref = record.ref ?? "";
  const other = themes.find((one) => one !== theme && one.ref !== null && isBelow(ref, one.ref))?.ref;
  const parent = parentRef(ref);
  const level = theme.ref?.includes(".") === true && parent.split(".").length === theme.ref.split(".").length;
  const named = other ?? (level ? parent : undefined);
  if (named === undefined) return;
  const why: ImportWhy = { reason: "which-theme", under: theme.ref, named };
  problems.push({ place: record.place, ref: record.ref, field: "theme", text: theme.title, why });
}

function newObjective(ref: string, like: OutlineGroup, outline: OutlinePosition): OutlineGroup {
  const made: OutlineGroup = {
    ...like,
    ref,
    title: "",
    section: null,
    source: null,
    intent: [],
    outcome: [],
    leadLines: [],
    used: true,
  };
  outline.objectives.splice(outline.objectives.indexOf(like) + 1, 0, made);
  return made;
}
