import type { Day } from "./calendar/day.ts";
import type { PersonId } from "./person.ts";

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
  /** What was done, as a sentence: "Amina Diallo handed over to Ben Okafor from 1 December 2026." */
  readonly says: string;
  readonly reason: string;
  /** Labels whose actions it concerns: it is told in their history. Empty: the plan alone. */
  readonly labels: readonly string[];
}
