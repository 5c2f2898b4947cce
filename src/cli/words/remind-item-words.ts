import type { PersonReason, PersonReport } from "../../app/reminders/remind-report.ts";
import { formatDay } from "../../domain/calendar/day.ts";

type Item = PersonReport["items"][number];

/** One action of a person's: what it is, whether it is asked now, and when if not. `isNow`: a message is theirs today. */
export function describeItem(item: Item, isNow: boolean, namesPlan: boolean): string {
  const { line, plan, covers = [] } = item;
  const named = namesPlan ? `${plan.plan} ${line.ref}` : line.ref;
  const forWhom = covers.map(({ name, until }) => ` for ${name}, away until ${formatDay(until)};`).join("");
  return `${named} ${shortened(line.title)}:${forWhom} ${standing(item)}; ${asking(item, isNow)}`;
}

/** A line is read at a glance: some plans have titles of a paragraph. */
const LONGEST_TITLE = 80;

function shortened(title: string): string {
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE).trimEnd()}…`;
}

function standing({ group, date, dateKind, state }: Item): string {
  if (dateKind === "event") return `awaits an event, asked about each month`;
  if (dateKind === "check") return `complete, to be looked at again on ${formatDay(date)}`;
  return state === "ahead" ? `${dateKind} date ${formatDay(date)}` : `${group}, ${dateKind} date ${formatDay(date)}`;
}

function asking(item: Item, isNow: boolean): string {
  const { state, kept, owedFrom, escalation, rung, recipient } = item;
  const again = owedFrom === null ? "" : ` on ${formatDay(owedFrom)}`;
  // A plan that is not running asks nobody on any day.
  if (kept === "not-started" || kept === "closed") return `not asked: ${REASONS[kept]}`;
  const isHeldBack = state === "owed" && (kept !== null || !isNow);
  if (isHeldBack) return kept === null ? `owed since${again}` : `owed, but ${REASONS[kept]}`;
  switch (state) {
    case "owed":
      return `owed now, ${rungWords(item)}`;
    case "asked":
      if (recipient.unreached !== null) return `nobody there to ask, listed${again === "" ? "" : ` again${again}`}`;
      return again === "" ? `asked already, ${rungWords(item)}` : `asked already, again${again}`;
    case "held":
      return `${whyHeld(item)}${again === "" ? "" : `, again${again}`}`;
    case "quiet":
      return `updated lately, asked${again}`;
    case "ahead":
      return escalation === null
        ? `asked${again}`
        : `${whomUp(rung)}${again} if ${escalation.whose.join(", ")} does not answer`;
  }
}

function whyHeld({ hold, escalation }: Item): string {
  if (hold !== null) return hold.kind === "seen" ? "marked as seen" : "put off by them";
  return escalation?.waits === "let climb"
    ? "would reach a director or chair, and waits until a plan owner lets it climb"
    : "not further for now, says a plan owner";
}

function rungWords({ rung, escalation, dateKind }: Item): string {
  if (escalation !== null) {
    const { whose, since } = escalation;
    return `${whomUp(rung)}: ${whose.join(", ")} asked on ${formatDay(since)} and not answered`;
  }
  if (dateKind === "event" || dateKind === "check") return "its day has come";
  if (rung === "after") return "after its date";
  if (rung === "on the day") return "at its date";
  const days = Number.parseInt(rung, 10);
  return `${days} working day${days === 1 ? "" : "s"} before its date`;
}

function whomUp(rung: Item["rung"]): string {
  return rung === "unanswered" ? "as unanswered, for the board's next papers" : `as ${rung}`;
}

/** Why a person, or one item of theirs, is not asked now. */
export const REASONS: Readonly<Record<PersonReason, string>> = {
  owed: "a reminder is owed",
  "not-started": "the plan's owner has not started reminders",
  closed: "the plan is closed",
  "not-worked": "nobody works today",
  "before-hour": "the plan's hour has not come",
  "asked-already": "asked already, and not yet due to be asked again",
  "told-already": "they know what waits for them, and nothing came to it since",
  held: "seen, snoozed, or not further for now, says an owner",
  quiet: "updated lately, and no date has come",
  paused: "they have paused reminders",
  "not-their-day": "they asked to be reminded on another day",
  "nothing-near": "no date is near enough",
  "nothing-asked": "nothing of theirs is asked about, and nothing waits for them",
  "outside-teams": "outside Teams",
  unsettled: "nobody has said who this name of the plan is",
  "no-holder": "this name of the plan stands for nobody today",
  "not-installed": "the bot is not installed for them",
  unreachable: "messages no longer reach them",
  "digest-today": "they had today's reminder",
  "perhaps-today": "today's reminder perhaps reached them",
  "not-accepted-today": "Teams did not take today's reminder; it is not about them",
  "passed-over-today": "today's reminder was passed over, since it was answered",
};
