import { openDateOf } from "../due/due.ts";
import { rulesFor } from "../due/rules.ts";
import { isOpen, isOverdue } from "../plan/action.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { PlanSettings } from "../plan/plan.ts";
import type { UpdateInput } from "./update-input.ts";

/** The progress of an update that says so. */
const NO_CHANGE = "No change";

/**
 * Why "no change" is no answer: it is Red or not rated, so something has to be said; its end date is past or asked
 * about, so a new date or a completion is; it was the last answer already; it is not open.
 */
export type WhyNotConfirmed = "red" | "unrated" | "end date" | "twice running" | "not open";

/** What tells whether "no change" answers an action. */
type Confirmable = Pick<ActionLine, "id" | "theme" | "cadence" | "rag" | "updated"> & Parameters<typeof openDateOf>[0];

/** Why an action is not to be confirmed as it stands on a day; null: it may be. */
export function whyNotConfirmed(line: Confirmable, settings: PlanSettings, today: string): WhyNotConfirmed | null {
  if (!isOpen(line)) return "not open";
  if (isOverdue(line, today) || openDateOf(line, rulesFor(settings, line))?.kind === "end") return "end date";
  if (line.rag === "red") return "red";
  if (line.rag !== "amber" && line.rag !== "green") return "unrated";
  return line.updated?.confirmed ? "twice running" : null;
}

/** What is filled into the form where nothing has changed: the ratings and the next review are the form's own. */
export function noChange(): Partial<UpdateInput> {
  return { progress: NO_CHANGE, confirms: true };
}
