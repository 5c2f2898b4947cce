import type { Day } from "../../calendar/day.ts";
import type { DraftAction, DraftMeasure, DraftRag, ImportProblem, PlanDraft } from "../../plan/draft.ts";
import { type Rag, readRag, worstRag } from "../../plan/rag.ts";
import { sortableRef } from "../../plan/ref.ts";
import { readDue } from "../dates/due.ts";
import { governingDate } from "../dates/governing.ts";
import { printedRef } from "../document/text-table.ts";

/** A problem's field as an owner has it, laid on the draft; null: what was typed cannot be read, or is of nothing here. */
export function settleProblem(draft: PlanDraft, problem: ImportProblem, as: string, on: Day): PlanDraft | null {
  const action = draft.actions.find(({ ref }) => ref === problem.ref);
  if (action === undefined) return null;
  if (problem.field === "measures") return withMeasures(draft, action, itemsOf(as));
  if (problem.field === "ref") return renamed(draft, action, printedRef(as));
  const settled = settleField(draft, action, problem, as, on);
  return settled === null ? null : withAction(draft, action, settled);
}

/** The problem's field emptied; what cannot be empty stays as it was understood. */
export function emptyField(draft: PlanDraft, { ref, field, text }: ImportProblem): PlanDraft {
  const action = draft.actions.find((one) => one.ref === ref);
  if (action === undefined || field === "ref" || field === "title") return draft;
  if (field === "measures") return withMeasures(draft, action, []);
  if (field === "due") return withAction(draft, action, datesAfter(action, text, []));
  const empty = { theme: { theme: "" }, objective: { objective: "" }, dependsOn: { dependsOn: [] } } as const;
  if (field === "leads") return withAction(draft, action, { leads: otherLeads(action, text) });
  return withAction(draft, action, field === "rag" ? { rag: null, parts: [] } : empty[field]);
}

function settleField(
  draft: PlanDraft,
  action: DraftAction,
  { field, text }: ImportProblem,
  as: string,
  on: Day,
): Partial<DraftAction> | null {
  const typed = as.trim();
  if (typed === "") return null;
  if (field === "title") return { title: typed };
  if (field === "leads") return { leads: [...new Set([...otherLeads(action, text), ...itemsOf(typed)])] };
  if (field === "due") return settleDate(action, text, typed, draft, on);
  if (field === "rag") return settleRating(action, typed);
  if (field === "dependsOn") return settleRefs(draft, typed);
  const groups = field === "theme" ? draft.themes : draft.objectives;
  const plain = (words: string) => words.toLowerCase().replace(/\s+/g, " ").trim();
  const group = groups.find(({ ref, title }) =>
    [ref, title, `${ref} ${title}`].some((one) => plain(one) === plain(typed)),
  );
  if (group === undefined) return null;
  if (field === "theme") return { theme: group.ref };
  const theme = draft.objectives.find(({ ref }) => ref === group.ref)?.theme ?? "";
  return { objective: group.ref, ...(theme !== "" && { theme }) };
}

/** The document's phrase stays beside what it means. */
function settleDate(
  action: DraftAction,
  phrase: string,
  typed: string,
  { plan }: PlanDraft,
  on: Day,
): Partial<DraftAction> | null {
  const read = readDue([typed], { role: "due", importedOn: on, period: plan.period });
  const useful = read.dates.some(({ kind, date }) => kind !== "event" || date !== null);
  if (read.problems.length > 0 || !useful) return null;
  const text = phrase === "" ? typed : phrase;
  return datesAfter(
    action,
    phrase,
    read.dates.map((date) => ({ ...date, text })),
  );
}

/** Dates with those of a phrase replaced: of a phrase that is in none of them, all are. */
function datesAfter(action: DraftAction, phrase: string, now: DraftAction["dates"]): Partial<DraftAction> {
  const others = action.dates.filter(({ text }) => text !== phrase && !phrase.includes(text));
  const dates = [...others, ...now];
  return { dates, due: governingDate(dates) };
}

function settleRating(action: DraftAction, typed: string): Partial<DraftAction> | null {
  const rags = typed
    .split(/[,;\n]/)
    .map((word) => (/^\W*(not( yet)? rated|unrated)\W*$/i.test(word) ? "unrated" : readRag(word)));
  const known = rags.filter((rag): rag is Rag => rag !== undefined);
  const [one] = known;
  if (known.length < rags.length || one === undefined) return null;
  if (known.length === 1) return { rag: drafted(one), parts: [] };
  if (known.length !== action.parts.length) return null;
  const parts = action.parts.map(({ text }, at) => ({ text, rag: drafted(known[at] ?? "unrated") }));
  return { rag: drafted(worstRag(known)), parts };
}

function settleRefs(draft: PlanDraft, typed: string): Partial<DraftAction> | null {
  const refs = typed.split(/[,;\s]+/).filter((ref) => ref !== "");
  const found = refs.map((ref) => draft.actions.find((one) => sortableRef(one.ref) === sortableRef(ref))?.ref);
  const known = found.filter((ref) => ref !== undefined);
  return known.length < found.length ? null : { dependsOn: known };
}

/** The leads that a problem's text does not name. */
function otherLeads({ leads }: DraftAction, text: string): readonly string[] {
  return leads.filter((lead) => text !== "" && !text.includes(lead));
}

function renamed(draft: PlanDraft, action: DraftAction, ref: string): PlanDraft | null {
  if (sortableRef(ref) === "" || draft.actions.some((one) => one !== action && one.ref === ref)) return null;
  const measures = draft.measures.map((measure) =>
    isOf(measure, action) ? { ...measure, for: { ...measure.for, ref } } : measure,
  );
  return { ...withAction(draft, action, { ref }), measures };
}

function withAction(draft: PlanDraft, action: DraftAction, now: Partial<DraftAction>): PlanDraft {
  return { ...draft, actions: draft.actions.map((one) => (one === action ? { ...one, ...now } : one)) };
}

function withMeasures(draft: PlanDraft, action: DraftAction, texts: readonly string[]): PlanDraft {
  const plain = { kind: null, unit: null, polarity: null, baseline: null, targets: [] };
  const own = texts.map((text): DraftMeasure => {
    const known = draft.measures.find((measure) => isOf(measure, action) && measure.text === text);
    return known ?? { ref: null, for: { kind: "action", ref: action.ref }, text, ...plain };
  });
  return { ...draft, measures: [...draft.measures.filter((measure) => !isOf(measure, action)), ...own] };
}

function isOf(measure: DraftMeasure, { ref }: DraftAction): boolean {
  return measure.for.kind === "action" && measure.for.ref === ref;
}

function itemsOf(typed: string): readonly string[] {
  return typed
    .split(/[;\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function drafted(rag: Rag): DraftRag {
  return rag === "unrated" ? null : rag;
}
