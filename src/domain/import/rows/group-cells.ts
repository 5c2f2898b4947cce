import { isBelow, isRef, leadingRef, numberedItems, tidyRef } from "../document/ref-text.ts";
import { type OutlineGroup, type OutlinePosition, setObjective, setTheme } from "./outline.ts";
import { readGroupCell } from "./outline-lines.ts";
import type { ActionRecord, Field } from "./record.ts";

/** Sets theme and objective from a row's own cells; true where one of them begins here. Blank ones carry down. */
export function takeGroups(
  outline: OutlinePosition,
  fields: readonly Field[],
  place: string,
  record: ActionRecord | null,
  isTop: boolean,
): boolean {
  const own = (role: "theme" | "objective") =>
    fields.find(({ column, cell }) => column.role === role && !cell.merged && cell.text !== "");
  const refs = refsOf(fields);
  const theme = own("theme");
  const objective = own("objective");
  const top = objective === undefined && theme === undefined ? null : groupRef(fields, refs, isTop);
  let started = false;
  if (theme !== undefined && objective === undefined && outline.theme?.byLine === true) {
    const again = normal(readGroupCell(theme.cell.text).title) === normal(outline.theme.title);
    return again ? false : takeGroup(outline, theme, outline.objective, "objective", place, { refs, top, record });
  }
  if (theme !== undefined)
    started = takeGroup(outline, theme, outline.theme, "theme", place, { refs, top, record }) || started;
  if (objective !== undefined) {
    const above = theme === undefined ? top : null;
    started =
      takeGroup(outline, objective, outline.objective, "objective", place, { refs, top: above, record }) || started;
  }
  return started;
}

interface Around {
  readonly refs: readonly string[];
  readonly top: string | null;
  readonly record: ActionRecord | null;
}

function takeGroup(
  outline: OutlinePosition,
  { cell }: Field,
  now: OutlineGroup | null,
  kind: "theme" | "objective",
  place: string,
  around: Around,
): boolean {
  const read = readGroupCell(cell.text);
  if (now !== null && goesOn(now, read.ref, cell.text, around)) {
    addWords(now, cell.text, kind);
    return false;
  }
  const ref = read.ref ?? around.top;
  const title = wholeTitle(cell.text, read.ref);
  const group =
    kind === "theme" ? setTheme(outline, { ...read, ref }, place) : setObjective(outline, { ref, title }, place);
  group.raw = cell.text;
  return true;
}

function wholeTitle(text: string, ref: string | null): string {
  return ref === null ? text : (leadingRef(text)?.rest ?? readGroupCell(text).title);
}

/** A piece of a cell that a page break or a converter cut: no number of its own, where the group it goes on in has one. */
function goesOn(now: OutlineGroup, ref: string | null, text: string, { refs, top, record }: Around): boolean {
  if (ref !== null || top !== null || now.ref === null || (record === null && refs.length === 0)) return false;
  const under = refs.length === 0 ? true : refs.every((one) => isBelow(one, now.ref ?? ""));
  if (!under || normal(now.title) === normal(text)) return false;
  return refs.length === 0 || openQuote(now) || /^[\p{Ll}“"*]/u.test(text);
}

function openQuote(now: OutlineGroup): boolean {
  return (now.raw.match(/[“"]/g) ?? []).length % 2 === 1;
}

function addWords(now: OutlineGroup, text: string, kind: "theme" | "objective"): void {
  now.raw = `${now.raw} ${text}`;
  const whole = readGroupCell(now.raw);
  if (kind === "objective") {
    now.title = wholeTitle(now.raw, whole.ref).replace(/\s+/g, " ");
    return;
  }
  now.title = whole.title;
  now.source = whole.source ?? now.source;
}

function normal(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** The refs that this row gives its actions. */
function refsOf(fields: readonly Field[]): readonly string[] {
  const ref = fields.find(({ column, cell }) => column.role === "ref" && !cell.merged)?.cell.text ?? "";
  const action = fields.find(({ column, cell }) => column.role === "action" && !cell.merged)?.cell.text ?? "";
  const items = numberedItems(action)?.items.map((item) => item.ref) ?? [];
  const lead = leadingRef(action)?.ref;
  const inside = items.length > 0 ? items : lead === undefined ? [] : [lead];
  return inside.length > 0 ? inside : isRef(ref) ? [tidyRef(ref)] : [];
}

/** The ref column's number, where the actions of the row have numbers of their own below it. */
function groupRef(fields: readonly Field[], refs: readonly string[], isTop: boolean): string | null {
  const cell = fields.find(({ column }) => column.role === "ref")?.cell.text ?? "";
  if (!isRef(cell)) return null;
  const top = tidyRef(cell);
  return isTop || (refs.length > 0 && refs.every((ref) => isBelow(ref, top))) ? top : null;
}
