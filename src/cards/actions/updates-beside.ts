import { type OpenAction, seenAction } from "../../app/open-action.ts";
import { type Day, formatDay, formatInstant } from "../../domain/calendar/day.ts";
import { isCheckDue } from "../../domain/due/due.ts";
import { everyEndDate, isToAttend, slipsOf } from "../../domain/due/slips.ts";
import type { Action } from "../../domain/plan/action.ts";
import { nameOf, type Plan } from "../../domain/plan/plan.ts";
import { answeredByAnother, jointReviewOf } from "../../domain/updates/joint-answers.ts";
import { mayReopen } from "../../domain/updates/sign-off.ts";
import { type Button, button } from "../elements/buttons.ts";
import { dayFromToday } from "../words/dates.ts";
import { inBrackets, listWords, times } from "../words/phrases.ts";
import { ragMark } from "../words/rag-mark.ts";
import { said } from "../words/said.ts";

/** An end date with what it was at first: "31 March 2027, first 31 December 2026, moved twice"; `words`: how the date itself is said. */
export function endDateWords(action: Pick<Action, "endDate" | "revisions">, words: (day: Day) => string): string {
  const { endDate, revisions } = action;
  const first = revisions[0]?.from;
  if (endDate === null) return "";
  return first === undefined
    ? words(endDate)
    : `${words(endDate)}, first ${formatDay(first)}, moved ${times(slipsOf(action))}`;
}

/** Every date an end date had: "31 December 2026 → 31 January 2027 → 31 March 2027"; "" where it never moved. */
export function endDatesWords(days: readonly Day[]): string {
  return days.map(formatDay).join(" → ");
}

/** What stands beside an action's dates: that they moved, that it is looked at again, who has answered. */
export function updateFacts(open: OpenAction): readonly (readonly [string, string])[] {
  const { plan, today } = open;
  const action = seenAction(open);
  const slips = slipsOf(action);
  const check = action.state === "complete" ? action.checkDate : null;
  return [
    ["Dates it had", slips < 2 ? "" : endDatesWords(everyEndDate(action))],
    ["Last move", lastMoveWords(action)],
    ["Board", isToAttend(plan, slips) ? `its lead is to attend: its end date moved ${times(slips)}` : ""],
    ["Looked at once more", check === null ? "" : dayFromToday(check, today)],
    ["Each answers", answersOf(open)],
  ];
}

/** Who asked for the last move of its end date and why, and who agreed to it: a board on its day, and who recorded that. */
function lastMoveWords({ revisions }: Action): string {
  const last = revisions.at(-1);
  if (last === undefined) return "";
  const { from, to, reason, askedBy, approvedBy, on, together } = last;
  const moved = `${formatDay(from)} → ${formatDay(to)}, asked by ${askedBy}${inBrackets(reason)}`;
  return together === undefined
    ? `${moved}, agreed by ${approvedBy} on ${formatDay(on)}`
    : `${moved}, agreed together by ${together.board} on ${formatDay(together.day)}, recorded by ${approvedBy} on ${formatDay(on)}`;
}

/** Who of those who are each to answer has, with their rating, and who has not; "" where one answer settles it. */
export function answersOf(open: OpenAction): string {
  const { plan, person, today } = open;
  const action = seenAction(open);
  const review = jointReviewOf(plan, action, person, today);
  if (review === null || (!review.isOpen && action.round === undefined)) return "";
  const given = (action.round ?? []).filter((answer) => review.people.includes(answer.person));
  const done = given.map((answer) => `${nameOf(plan, answer.person)} (${ragMark(plan.scheme, answer.rag).text})`);
  const left = review.people.filter((one) => !given.some((answer) => answer.person === one));
  const yet = left.length === 0 ? "" : `Not yet: ${listWords(left.map((one) => nameOf(plan, one)))}.`;
  return [done.length === 0 ? "" : `Answered: ${listWords(done)}.`, yet].filter((part) => part !== "").join(" ");
}

/** What a form says where another lead has answered what its reader was asked too; "" where nobody has. */
export function answeredWords({ plan, action, person, today }: OpenAction): string {
  const update = answeredByAnother(plan, action.value, person, today);
  if (update === null) return "";
  const { at, byName } = update;
  return `Answered by ${byName} on ${formatInstant(at, plan.settings.zone)}. You may add to it.`;
}

const NEWEST = 3;

/** The newest pieces of evidence, and how many more there are. */
export function evidenceWords({ ref, evidence = [] }: Action, plan: Plan): readonly string[] {
  const newest = evidence.slice(-NEWEST).reverse();
  const more = evidence.length - newest.length;
  const words = newest.map(({ shows, where, byName, at }) => {
    const host = where === "" ? "" : ` (${hostOf(where)})`;
    return `${said(shows, 200)}${host}, ${byName}, ${formatInstant(at, plan.settings.zone)}`;
  });
  return more > 0 ? [...words, `and ${more} more: type “evidence ${said(ref, 20)}”`] : words;
}

/** "Still complete", "Open again" and "Add evidence", for those who may. */
export function updateButtons(open: OpenAction, back: string): Button[] {
  const { plan, mayUpdate, standings, today } = open;
  const action = seenAction(open);
  const about = { plan: plan.key.plan, action: action.id, back };
  const checks = isCheckDue(action, plan.settings, today);
  const again = action.state === "complete" && !checks && mayReopen(plan, standings);
  return [
    ...(checks && mayUpdate ? checkButtons(action, about) : []),
    ...(again ? [button("Open again", { verb: "open-decision", ...about, about: "reopening" })] : []),
    ...(mayUpdate ? [addButton(open, back)] : []),
  ];
}

/** The two answers to the question whether a completion stands; the same card makes the same nonce, so a repeat is known. */
export function checkButtons(
  { id, version }: Pick<Action, "id" | "version">,
  about: { readonly plan: string; readonly action: string; readonly back: string },
): Button[] {
  return [
    button("Still complete", { verb: "still-complete", ...about, nonce: `check ${id} ${version}` }),
    button("It is not", { verb: "open-update", ...about }),
  ];
}

/** Opens the form. */
export function addButton({ plan, action }: OpenAction, back: string): Button {
  return button("Add evidence", { verb: "open-evidence", plan: plan.key.plan, action: action.value.id, back });
}

/** Where a link leads; "" for a note. */
export function hostOf(where: string): string {
  return URL.canParse(where) ? said(new URL(where).host, 80) : "";
}
