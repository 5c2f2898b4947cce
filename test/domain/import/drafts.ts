import type { DraftAction, DraftDate, PlanDraft } from "../../../src/domain/plan/draft.ts";

/** A draft of these actions, in one theme. */
export function aDraft(actions: readonly Partial<DraftAction>[], more: Partial<PlanDraft> = {}): PlanDraft {
  return {
    plan: { title: "Plan", period: null, status: null, sponsors: [], scheme: [], text: [] },
    themes: [],
    objectives: [],
    actions: actions.map(aDraftAction),
    measures: [],
    problems: [],
    ...more,
  };
}

/** What the builders' action is in a document. */
export function aDraftAction(more: Partial<DraftAction> = {}): DraftAction {
  const dates = more.dates ?? [
    aDate("review", "2026-12-11", "Review 11 December 2026"),
    aDate("end", "2027-03-31", "End 31 March 2027"),
  ];
  return {
    ...{ ref: "1.1.1", theme: "1", objective: "1.1", title: "Rewrite the plan template with young people" },
    ...{ source: null, leads: ["Amina Diallo"], support: [], due: dates[0] ?? null, dates, rag: "amber", parts: [] },
    ...{ dependsOn: [], related: [] },
    ...more,
  };
}

export function aDate(kind: DraftDate["kind"], date: string | null, text: string): DraftDate {
  return { kind, date, precision: date === null ? null : "day", cadence: null, text };
}
