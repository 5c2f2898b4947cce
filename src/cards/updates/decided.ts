import type { CommittedAction } from "../../app/commit-planned.ts";
import { seenAction } from "../../app/open-action.ts";
import type { Message } from "../../app/ports/messages.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import { drawAction, updateSection } from "../actions/action.ts";
import type { DecisionAbout } from "./decision.ts";

/** The action as it stands after a decision about it. */
export function decidedCard(
  decided: CommittedAction,
  about: DecisionAbout | "check",
  yes: boolean,
  back: string,
): Message {
  return drawAction(decided, bannerOf(decided, about, yes), updateSection(decided, 700), [], back);
}

function bannerOf(decided: CommittedAction, about: DecisionAbout | "check", yes: boolean): string {
  const { again } = decided;
  const action = seenAction(decided);
  if (again) return `That was decided already, and only once. This is how ${action.ref} stands.`;
  if (about === "end date") {
    const end = action.endDate === null ? "" : ` Its end date is ${formatDay(action.endDate)}.`;
    return `${yes ? "Moved" : "Refused"}.${end}`;
  }
  if (about === "check") return `${action.ref} stays complete, and nobody is asked about it again.`;
  if (about === "reopening")
    return `${action.ref} is open again, not rated until its lead, who is asked on the next working day, says how it stands.`;
  if (!yes) return `Sent back to its lead, who is asked about ${action.ref} on the next working day.`;
  const check = action.checkDate === null ? "" : ` It is looked at once more on ${formatDay(action.checkDate)}.`;
  return `${action.ref} is accepted as complete.${check}`;
}
