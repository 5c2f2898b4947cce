import type { SourceDocument } from "../../../src/domain/import/document/source.ts";
import type { DraftAction, ImportField, PlanDraft } from "../../../src/domain/plan/draft.ts";
import type { AnyOf, ExpectedAction, ExpectedPlan, Question } from "./cases.ts";

export interface Difference {
  readonly field: string;
  readonly expected: unknown;
  readonly got: unknown;
  /** Stated without a problem and wrong. */
  readonly sin: boolean;
}

/** Whether what came out is what was expected, looking only at what the expectation names. */
export function matches(expected: unknown, got: unknown): boolean {
  if (isAnyOf(expected)) return expected.anyOf.some((one) => matches(one, got));
  if (Array.isArray(expected)) return Array.isArray(got) && sameItems(expected, got);
  if (typeof expected === "object" && expected !== null) {
    if (typeof got !== "object" || got === null) return false;
    const fields = got as Record<string, unknown>;
    return Object.entries(expected).every(([key, value]) => matches(value, fields[key]));
  }
  if (typeof expected === "string" && typeof got === "string") return plain(expected) === plain(got);
  return expected === got;
}

/** Every difference between a case and what was understood of its document. */
export function differences(expected: ExpectedPlan, draft: PlanDraft, document: SourceDocument): Difference[] {
  const found: Difference[] = [];
  const say = (field: string, wanted: unknown, got: unknown, sin = false) =>
    found.push({ field, expected: wanted, got, sin });

  for (const [field, wanted] of Object.entries(expected.plan ?? {})) {
    const got = draft.plan[field as keyof PlanDraft["plan"]];
    const right = field === "scheme" ? matchesAll(wanted as unknown[], draft.plan.scheme) : matches(wanted, got);
    if (!right) say(`plan.${field}`, wanted, got);
  }
  for (const list of ["themes", "objectives"] as const) {
    const wanted = expected[list];
    if (wanted !== undefined && !matchesAll(wanted, draft[list])) say(list, wanted, draft[list]);
  }
  for (const wanted of expected.measures ?? []) {
    const near = draft.measures.filter((one) => wanted.for === undefined || matches(wanted.for, one.for));
    if (near.some((one) => matches(wanted, one))) continue;
    const asked = near.length === 0 && isAsked(draft, (wanted.for as { ref?: string } | undefined)?.ref, "measures");
    if (!asked) say("measures", wanted, near, near.length > 0);
  }
  for (const wanted of expected.leftOut ?? []) {
    if (!document.leftOut.some((one) => one.why === wanted.why && plain(one.text).includes(plain(wanted.text))))
      say("leftOut", wanted, document.leftOut);
  }
  found.push(...actionDifferences(expected, draft));
  for (const question of expected.problems) {
    const ways = waysOf(question);
    if (!ways.some((one) => isAsked(draft, refOf(one, draft), one.field))) {
      const got = draft.actions.find((action) => action.ref === refOf(ways[0] as Question, draft));
      say(`must be asked: ${ways.map((one) => `${one.title ?? one.ref} ${one.field}`).join(" or ")}`, "a problem", {
        ...(got === undefined ? {} : { leads: got.leads, due: got.due, rag: got.rag, dependsOn: got.dependsOn }),
        problems: draft.problems,
      });
    }
  }
  return found;
}

function actionDifferences(expected: ExpectedPlan, draft: PlanDraft): Difference[] {
  const { pairs, missing, extra } = pairActions(expected, draft);
  const unfair = extra.filter((action) => !isFairlyAsked(expected, draft, action));
  const found: Difference[] = [
    ...missing.map((action) => ({
      field: "missing action",
      expected: action,
      got: draft.actions.map(nameOf),
      sin: false,
    })),
    ...unfair.map((action) => ({
      field: "action that is none",
      expected: null,
      got: action,
      sin: !isAsked(draft, action.ref, "ref") && !isAsked(draft, action.ref, "title"),
    })),
  ];
  for (const [wanted, got] of pairs) {
    for (const [field, value] of Object.entries(wanted)) {
      const now = fieldOf(got, field, draft);
      if (matches(value, now)) continue;
      const asked = isAsked(draft, got.ref, ASKED_AS[field] ?? "title");
      if (asked && mayAsk(expected, draft, got, ASKED_AS[field] ?? "title")) continue;
      found.push({ field: `${nameOf(got)}: ${field}`, expected: value, got: now, sin: !asked && !isEmpty(now) });
    }
  }
  return found;
}

// A row of which little is left may be shown as an action that is asked about.
function isFairlyAsked(expected: ExpectedPlan, draft: PlanDraft, action: DraftAction): boolean {
  return (["ref", "title"] as const).some(
    (field) => isAsked(draft, action.ref, field) && mayAsk(expected, draft, action, field),
  );
}

/** Which problem speaks of a field. */
const ASKED_AS: Readonly<Record<string, ImportField>> = {
  ref: "ref",
  title: "title",
  theme: "theme",
  themeTitle: "theme",
  objective: "objective",
  objectiveTitle: "objective",
  leads: "leads",
  support: "leads",
  due: "due",
  dates: "due",
  rag: "rag",
  parts: "rag",
  dependsOn: "dependsOn",
  related: "dependsOn",
};

/** Each expected action beside the one that was found: by its ref, else by its title. */
export function pairActions(expected: ExpectedPlan, draft: PlanDraft) {
  const left = [...draft.actions];
  const pairs: [ExpectedAction, DraftAction][] = [];
  const missing: ExpectedAction[] = [];
  for (const wanted of expected.actions) {
    const byRef = left.findIndex((got) => typeof wanted.ref === "string" && matches(wanted.ref, got.ref));
    const at =
      byRef >= 0 ? byRef : left.findIndex((got) => wanted.title !== undefined && matches(wanted.title, got.title));
    const [got] = at < 0 ? [] : left.splice(at, 1);
    if (got === undefined) missing.push(wanted);
    else pairs.push([wanted, got]);
  }
  return { pairs, missing, extra: left };
}

export function isAsked(draft: PlanDraft, ref: string | null | undefined, field: ImportField): boolean {
  return draft.problems.some((problem) => problem.field === field && problem.ref === (ref ?? null));
}

/** Whether nothing but a question will do there. */
export function mustAsk(expected: ExpectedPlan, draft: PlanDraft, action: DraftAction, field: ImportField): boolean {
  return expected.problems.some((one) => !isAnyOf(one) && one.field === field && refOf(one, draft) === action.ref);
}

/** Whether a question there is fair. */
function mayAsk(expected: ExpectedPlan, draft: PlanDraft, action: DraftAction, field: ImportField): boolean {
  if (expected.askAny?.includes(field)) return true;
  const fair = [...expected.problems.flatMap(waysOf), ...(expected.mayAsk ?? [])];
  return fair.some((one) => one.field === field && refOf(one, draft) === action.ref);
}

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

function waysOf(question: Question | AnyOf<Question>): readonly Question[] {
  return "anyOf" in question ? question.anyOf : [question];
}

function refOf(question: Question, draft: PlanDraft): string | null {
  if (question.title === undefined) return question.ref ?? null;
  return draft.actions.find((action) => matches(question.title, action.title))?.ref ?? `untitled ${question.title}`;
}

function fieldOf(action: DraftAction, field: string, draft: PlanDraft): unknown {
  if (field === "themeTitle") return draft.themes.find((theme) => theme.ref === action.theme)?.title;
  if (field === "objectiveTitle") {
    const objective = draft.objectives.find((one) => one.ref === action.objective && one.theme === action.theme);
    return (objective ?? draft.themes.find((theme) => theme.ref === action.theme))?.title;
  }
  return action[field as keyof DraftAction];
}

function nameOf(action: DraftAction): string {
  return `${action.ref} “${action.title.slice(0, 40)}”`;
}

function matchesAll(expected: readonly unknown[], got: readonly unknown[]): boolean {
  return expected.length === got.length && expected.every((one) => got.some((item) => matches(one, item)));
}

// In order for texts; dates may stand in any order.
function sameItems(expected: readonly unknown[], got: readonly unknown[]): boolean {
  if (expected.length !== got.length) return false;
  if (expected.every((item, index) => matches(item, got[index]))) return true;
  return expected.every((item) => typeof item === "object") && matchesAll(expected, got);
}

function isAnyOf(value: unknown): value is AnyOf<unknown> {
  return typeof value === "object" && value !== null && "anyOf" in value;
}

/** Spaces, line ends and the two ways of writing an apostrophe make no difference. */
export function plain(text: string): string {
  return text
    .replace(/[\s\u00a0]+/g, " ")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .trim();
}
