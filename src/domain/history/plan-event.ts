import type { Day } from "../calendar/day.ts";
import type { Action } from "../plan/action.ts";
import type { PersonId } from "../plan/person.ts";
import type { Plan } from "../plan/plan.ts";
import type { HistoryEntry } from "./history.ts";
import type { PlanTold } from "./plan-told.ts";

/** What can be done to a plan as a whole, as its history tells it. */
export const PLAN_EVENT_KINDS = [
  "names settled",
  "handed over",
  "cover arranged",
  "delegate named",
  "roles changed",
  "settings changed",
  "channel bound",
  "reminders started",
  "imported",
  "action added",
  "end dates decided",
  "closed",
  "opened again",
] as const;
export type PlanEventKind = (typeof PLAN_EVENT_KINDS)[number];

/** One change of a plan as a whole. Append-only, written in one transaction with the change it tells of. */
export interface PlanEvent {
  readonly id: string;
  readonly kind: PlanEventKind;
  readonly at: string;
  /** The day in the plan's zone. */
  readonly day: Day;
  readonly by: PersonId;
  readonly byName: string;
  readonly told: PlanTold;
  readonly reason: string;
  /** Labels whose actions it concerns: it is told in their history. Empty: the plan alone. */
  readonly labels: readonly string[];
  /** Where it was not done in Teams. */
  readonly via?: "command line" | undefined;
}

/** What somebody arranges for themself: who answers while they are away and until when, who files in their name. */
const PRIVATE: readonly PlanEventKind[] = ["cover arranged", "delegate named"];

/**
 * Whether an event is told in the history of the actions of its labels: a lead's private arrangements are not, though they
 * stay on the plan's record. Who answered for whom stands with each update.
 */
export function isToldOfActions({ kind, labels }: Pick<PlanEvent, "kind" | "labels">): boolean {
  return labels.length > 0 && !PRIVATE.includes(kind);
}

/** The labels that led an action before some entries of its history, newest first; what they say of its leads is undone. */
export function labelsLed(plan: Plan, action: Action, since: readonly HistoryEntry[]): readonly string[] {
  const changes = since.flatMap((entry) => entry.changes.filter(({ field }) => field === "leads"));
  const oldest = changes.at(-1);
  return oldest === undefined ? action.leads.map(({ label }) => label) : labelsIn(plan, oldest.from ?? "");
}

// Longer names first: "Head of Care" is not the "Head of Care and Support" that holds it.
function labelsIn(plan: Plan, words: string): readonly string[] {
  const texts = plan.labels.map(({ text }) => text).sort((a, b) => b.length - a.length);
  let left = words;
  return texts.filter((text) => {
    if (!left.includes(text)) return false;
    left = left.replaceAll(text, "");
    return true;
  });
}
