import { formatDay } from "../../calendar/day.ts";
import type { Action } from "../../plan/action.ts";
import type { DraftTheme, PlanDraft } from "../../plan/draft.ts";
import type { PlanDocument } from "../../plan/kept-document.ts";
import type { Label } from "../../plan/person.ts";
import type { Objective, Plan, Theme } from "../../plan/plan.ts";

/** Characters of a document's running text that a plan keeps: every question of its people reads them. */
const MOST_TEXT = 100_000;

/** What a plan keeps of a draft, over what it kept before. */
export function documentOf(draft: PlanDraft, before: PlanDocument): PlanDocument {
  const { period, status, sponsors, text } = draft.plan;
  const others = draft.measures.filter((measure) => measure.for.kind !== "action");
  return {
    ...before,
    period: period ?? before.period,
    status: status ?? before.status,
    sponsors: sponsors.length > 0 ? sponsors : before.sponsors,
    text: text.length > 0 ? kept(text) : before.text,
    measures: others.length > 0 ? others : before.measures,
    problems: draft.problems.map((problem) => ({ ...problem, message: "" })),
  };
}

/** Themes and objectives with the file's laid over them; none goes away, for actions may still be in it. */
export function outlineAfter(
  { themes, objectives }: Pick<Plan, "themes" | "objectives">,
  draft: PlanDraft,
): Pick<Plan, "themes" | "objectives"> {
  return {
    themes: layOver(themes, draft.themes, themeAfter),
    objectives: layOver(objectives, draft.objectives, (_, { ref, theme, title }): Objective => ({ ref, theme, title })),
  };
}

/** Every name of the plan with what is known of it; one that nobody has settled is outside and without a sponsor. */
export function labelsFor(
  known: readonly Label[],
  actions: readonly Pick<Action, "leads">[],
  themes: readonly Theme[],
): readonly Label[] {
  const named = [
    ...actions.flatMap((action) => action.leads.map((lead) => lead.label)),
    ...themes.flatMap((theme) => theme.leads),
  ];
  const unknown = [...new Set(named)].filter((text) => !known.some((label) => label.text === text));
  return [...known, ...unknown.map((text): Label => ({ text, kind: "outside", holders: [], sponsor: null }))];
}

/** What the file changes of the plan, its themes and its objectives. */
export function planDifferences(
  plan: Plan,
  draft: PlanDraft,
): readonly { readonly field: string; readonly from: string | null; readonly to: string | null }[] {
  const after = documentOf(draft, plan.document);
  const outline = outlineAfter(plan, draft);
  const period = (document: PlanDocument) =>
    document.period && `${formatDay(document.period.from)} to ${formatDay(document.period.to)}`;
  const fields = [
    ["period", period(plan.document), period(after)],
    ["status", plan.document.status, after.status],
    ["sponsors", words(plan.document.sponsors), words(after.sponsors)],
    ["text", count(plan.document.text, "paragraph"), count(after.text, "paragraph"), plan.document.text, after.text],
    [
      "measures",
      count(plan.document.measures, "measure"),
      count(after.measures, "measure"),
      plan.document.measures,
      after.measures,
    ],
    ["key of ratings", schemeWords(plan.scheme), schemeWords(schemeAfter(plan, draft))],
    ...outlineFields("theme", plan.themes, outline.themes, (theme) => words([theme.title, ...theme.leads])),
    ...outlineFields("objective", plan.objectives, outline.objectives, (objective) => objective.title),
  ] as const;
  return fields.flatMap(([field, from, to, before = from, now = to]) =>
    JSON.stringify(before) === JSON.stringify(now) ? [] : [{ field, from, to }],
  );
}

/** The ratings of a plan as the file explains them, where it does. */
export function schemeAfter({ scheme }: Pick<Plan, "scheme">, draft: PlanDraft): Plan["scheme"] {
  return draft.plan.scheme.length > 0 ? draft.plan.scheme : scheme;
}

/** Under the refs both have, `lay` puts the file's over ours; what only the file has comes after. */
function layOver<T extends { readonly ref: string }, D extends { readonly ref: string }>(
  ours: readonly T[],
  file: readonly D[],
  lay: (before: T | undefined, now: D) => T,
): readonly T[] {
  const laid = ours.map((one) => {
    const now = file.find(({ ref }) => ref === one.ref);
    return now === undefined ? one : lay(one, now);
  });
  return [...laid, ...file.filter(({ ref }) => !ours.some((one) => one.ref === ref)).map((now) => lay(undefined, now))];
}

function themeAfter(before: Theme | undefined, now: DraftTheme): Theme {
  const { ref, title, section, source, intent, outcome } = now;
  return {
    ref,
    title: title === "" ? (before?.title ?? "") : title,
    leads: now.leads.length > 0 ? now.leads : (before?.leads ?? []),
    section: section ?? before?.section ?? null,
    source: source ?? before?.source ?? null,
    intent: intent ?? before?.intent ?? null,
    outcome: outcome ?? before?.outcome ?? null,
  };
}

function outlineFields<T extends { readonly ref: string }>(
  kind: string,
  before: readonly T[],
  after: readonly T[],
  say: (one: T) => string | null,
): readonly (readonly [string, string | null, string | null])[] {
  return after.map((one) => {
    const old = before.find(({ ref }) => ref === one.ref);
    return [`${kind} ${one.ref}`, old === undefined ? null : say(old), say(one)] as const;
  });
}

function kept(text: readonly string[]): readonly string[] {
  let length = 0;
  return text.filter((paragraph) => {
    length += paragraph.length;
    return length <= MOST_TEXT;
  });
}

function schemeWords(scheme: Plan["scheme"]): string | null {
  return words(scheme.map(({ rag, name, meaning }) => `${rag} is ${name}: ${meaning}`));
}

function words(items: readonly string[]): string | null {
  return items.length === 0 ? null : items.join("; ");
}

function count(items: readonly unknown[], of: string): string | null {
  return items.length === 0 ? null : `${items.length} ${of}${items.length === 1 ? "" : "s"}`;
}
