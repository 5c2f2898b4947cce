import type { JudgedRow, ReturnedView } from "../../app/partners/returned-form.ts";
import { formatDay, formatInstant } from "../../domain/calendar/day.ts";
import { type Action, countedRating, statusOf } from "../../domain/plan/action.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { Rag } from "../../domain/plan/rag.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { wording } from "../wording/wording.ts";
import { byWords } from "../words/by-words.ts";
import { figures } from "../words/phrases.ts";
import { ragMark } from "../words/rag-mark.ts";

/** What becomes of a row, in a sentence, then what it says; of a changed action also how it stands now. */
export function rowLines(view: ReturnedView, { row, action, verdict }: JudgedRow): readonly string[] {
  const { plan, partner } = view;
  const typed = [row.progress, row.difference, row.evidence].filter((text) => text !== "").join(" · ");
  switch (verdict.kind) {
    case "ready":
      return ["✓ Ready", ...saysLines(plan, verdict.planned.after)];
    case "asks": {
      const why = [
        ...(verdict.changed ? ["? The action has changed since the form was made"] : []),
        ...(verdict.asked === null ? [] : [`? ${faultWords(verdict.asked)}`]),
      ];
      const now = verdict.changed && action !== null ? [`Now: ${nowWords(plan, action.value)}`] : [];
      return [
        ...why,
        ...now,
        ...saysLines(plan, verdict.planned.after).map((line, at) => (at === 0 ? `The form: ${line}` : line)),
      ];
    }
    case "unclear":
      return [...verdict.refusals.map((refusal) => `✗ ${faultWords(refusal)}`), typed];
    case "ref-changed":
      return [
        `✗ Its ref was ${row.code.ref} when the form was made and is now ${row.ref || "empty"}: which action is meant?`,
        typed,
      ];
    case "not-theirs":
      return [`✗ Not an open action of ${partner.label} that you may report for; left aside`];
    case "in-already":
      return ["✓ In already from this form; to put it right, send them a new one"];
  }
}

function saysLines(plan: Plan, { lastUpdate: update, state }: Action): readonly string[] {
  if (update === null) return [];
  const review = update.nextReview === null ? "" : `, next review ${formatDay(update.nextReview)}`;
  const rated = (rag: Rag) => ragMark(plan.scheme, countedRating(rag, state)).text;
  const parts = update.partRags.map((rag, at) => `part ${at + 1} ${rated(rag)}`).join(", ");
  return [
    `${rated(update.rag)}${parts === "" ? "" : ` (${parts})`}${review}`,
    update.progress,
    update.difference && `Difference for children: ${update.difference}`,
    update.evidence && `Evidence: ${update.evidence}`,
  ].filter((text) => text !== "");
}

function nowWords(plan: Plan, action: Action): string {
  const { lastUpdate: update } = action;
  const mark = ragMark(plan.scheme, statusOf(action)).text;
  if (update === null) return `${mark}, no update yet`;
  const by = `${byWords(update)}, ${formatInstant(update.at, plan.settings.zone)}`;
  return update.confirmed ? `${mark}, confirmed ${by}: no change` : `${mark}, ${by}: ${update.progress}`;
}

/** What is missing or unclear in a row, without the sentences of a form on a card. */
function faultWords(refusal: Refusal): string {
  switch (refusal.reason) {
    case "rag-missing":
      return refusal.part === null ? "No rating is chosen" : `No rating is chosen for “${refusal.part.slice(0, 60)}”`;
    case "progress-missing":
      return "Progress is empty";
    case "evidence-missing":
      return "It is rated complete without evidence";
    case "date-missing":
      return "There is no next review date";
    case "date-unreadable":
      return `“${refusal.text.slice(0, 60)}” is not a date`;
    case "date-past":
      return `Its next review date, ${formatDay(refusal.date)}, has passed`;
    case "date-after-end":
      return `Its next review date, ${formatDay(refusal.date)}, is after the end date, ${formatDay(refusal.end)}`;
    case "date-beyond-gap":
      return `Its next review date, ${formatDay(refusal.date)}, is too far ahead: ${formatDay(refusal.latest)} at the latest`;
    case "text-too-long":
      return `Its ${refusal.field} has ${figures(refusal.length)} characters; ${figures(refusal.most)} is the most`;
    case "looks-personal":
      return `It looks as if it holds ${refusal.found.join(" and ")}: file it only if it does not`;
    case "difference-asked":
      return "It is rated complete, and does not say what difference it made for children";
    default:
      return wording(refusal);
  }
}
