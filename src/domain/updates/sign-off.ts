import { addMonths, type Day, isDay } from "../calendar/day.ts";
import { addWorkingDays, onOrAfter } from "../calendar/working-days.ts";
import { isCheckDue } from "../due/due.ts";
import type { HistoryKind } from "../history/history.ts";
import { MATRIX, may, type Standing, standingsOf } from "../permissions/permissions.ts";
import { askLeads, askOwners } from "../permissions/whom-to-ask.ts";
import type { Action } from "../plan/action.ts";
import type { PersonId } from "../plan/person.ts";
import type { Plan, PlanSettings } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { changesBetween } from "./field-changes.ts";
import { type Filing, type Planned, withEntry } from "./filing.ts";
import { NOTHING_WAITS } from "./left.ts";
import { findLongReason } from "./update-input.ts";

/** What someone decides about a proposed completion. `words` say why it comes back; `checkOn` asks once more. */
export type SignOff =
  | { readonly kind: "accept"; readonly checkOn: string }
  | { readonly kind: "send back"; readonly words: string };

/** Months after which an accepted completion is looked at once more, where the accepter wants it. */
const CHECK_AFTER_MONTHS = 6;

/**
 * Who may accept a completion or send it back: theme lead, owner or chair, but never a lead, stand-in, delegate or sponsor
 * of the action, nor who typed the proposal. Where that leaves nobody, a chair may who did not type it. A chair who
 * typed it themselves may only where the plan has nobody else who could even have filed it: until then a lead can file
 * it again in their own name. A plan may rule, knowingly, that any manager accepts, even their own.
 */
export function mayDecideCompletion(plan: Plan, action: Action, person: PersonId, day: Day): boolean {
  const standings = standingsOf(plan, action, person, day);
  if (anyManagerMay(plan, standings)) return true;
  if (isImpartial(plan, action, person, day)) return true;
  if (!standings.includes("chair") || plan.people.some(({ id }) => isImpartial(plan, action, id, day))) return false;
  return !typed(action, person) || !plan.people.some(({ id }) => id !== person && answers(plan, action, id, day));
}

/** Who may open a completed action again: who could have accepted it. */
export function mayReopen(plan: Plan, standings: readonly Standing[]): boolean {
  return anyManagerMay(plan, standings) || may("reopen a completion", standings);
}

function anyManagerMay({ settings }: Plan, standings: readonly Standing[]): boolean {
  return settings.signOff === "any manager" && MATRIX["accept a completion"].by.some((one) => standings.includes(one));
}

function isImpartial(plan: Plan, action: Action, person: PersonId, day: Day): boolean {
  return !typed(action, person) && may("accept a completion", standingsOf(plan, action, person, day));
}

function typed({ lastUpdate }: Action, person: PersonId): boolean {
  return lastUpdate?.by === person;
}

/** Whether someone is more to an action than one who looks on. */
function answers(plan: Plan, action: Action, person: PersonId, day: Day): boolean {
  return standingsOf(plan, action, person, day).some((one) => one !== "viewer");
}

/** What a decision makes of an action that is done and awaits sign-off. */
export function planSignOff(plan: Plan, action: Action, decision: SignOff, filing: Filing): Result<Planned> {
  const { person, today } = filing;
  if (action.state !== "awaiting-sign-off") return refuse({ reason: "nothing-to-decide", ref: action.ref });
  if (!mayDecideCompletion(plan, action, person, today)) {
    const request = `sign off ${action.ref}`;
    const ask = plan.people.filter(({ id }) => mayDecideCompletion(plan, action, id, today)).map(({ name }) => name);
    return refuse(ask.length > 0 ? { reason: "not-allowed", request, ask } : askOwners(plan, request));
  }
  return decision.kind === "accept"
    ? acceptCompletion(action, decision.checkOn.trim(), filing)
    : sendBackCompletion(plan, action, decision.words.trim(), filing);
}

function acceptCompletion(action: Action, checkOn: string, filing: Filing): Result<Planned> {
  const field = "check date";
  if (checkOn !== "" && !isDay(checkOn)) return refuse({ reason: "date-unreadable", field, text: checkOn });
  if (checkOn !== "" && checkOn <= filing.today)
    return refuse({ reason: "date-past", field, date: checkOn, today: filing.today });
  // What was asked for while it was to be done waits for nobody any more; the history keeps it.
  const after: Action = {
    ...next(action),
    ...NOTHING_WAITS,
    state: "complete",
    checkDate: checkOn === "" ? null : checkOn,
  };
  return accept(decided("completion-accepted", action, after, "", filing));
}

// Open again with the rating it had before, and asked about on the next working day, so that its lead hears of it.
function sendBackCompletion(plan: Plan, action: Action, words: string, filing: Filing): Result<Planned> {
  const before = action.undo;
  const parts = action.parts.map((part, index) => ({ ...part, rag: before?.partRags[index] ?? part.rag }));
  // Proposed again while it waited, it has no other rating to go back to.
  const rag = before === null || before.rag === "complete" ? "amber" : before.rag;
  return openAgain("completion-returned", plan, action, { rag, parts }, words, filing);
}

function openAgain(
  kind: HistoryKind,
  plan: Plan,
  action: Action,
  rated: Pick<Action, "rag" | "parts">,
  words: string,
  filing: Filing,
): Result<Planned> {
  if (words === "") return refuse({ reason: "reason-missing" });
  const long = findLongReason(words);
  if (long !== undefined) return refuse(long);
  const reviewDate = addWorkingDays(plan.settings.week, filing.today, 1);
  const after: Action = { ...next(action), ...rated, state: "open", checkDate: null, reviewDate };
  return accept(decided(kind, action, after, words, filing));
}

/** A check date a person is likely to want. */
export function offerCheckDate({ week }: Pick<PlanSettings, "week">, today: Day): Day {
  return onOrAfter(week, addMonths(today, CHECK_AFTER_MONTHS));
}

/**
 * Opens a completed action again, with words, by those who could have accepted it. Nobody has rated it since it was
 * complete, so it is not rated until its lead, who is asked on the next working day, says how it stands.
 */
export function planReopening(plan: Plan, action: Action, words: string, filing: Filing): Result<Planned> {
  if (action.state !== "complete") return refuse({ reason: "not-complete", ref: action.ref });
  const mayAs = (id: PersonId) => mayReopen(plan, standingsOf(plan, action, id, filing.today));
  if (!mayAs(filing.person)) {
    const ask = plan.people.filter(({ id }) => mayAs(id)).map(({ name }) => name);
    return refuse({ reason: "not-allowed", request: `open ${action.ref} again`, ask });
  }
  const parts = action.parts.map((part) => ({ ...part, rag: "unrated" as const }));
  return openAgain("reopened", plan, action, { rag: "unrated", parts }, words.trim(), filing);
}

/** "Still complete": a completion that was looked at once more stands. Asked of its leads once its day has come. */
export function planCheckPassed(plan: Plan, action: Action, filing: Filing): Result<Planned> {
  const { ref, state, checkDate } = action;
  if (!may("update an action", standingsOf(plan, action, filing.person, filing.today)))
    return refuse(askLeads(plan, action, `say that ${ref} is still complete`, filing.today));
  if (!isCheckDue(action, plan.settings, filing.today))
    return refuse({ reason: "no-check-due", ref, on: state === "complete" ? checkDate : null });
  return accept(decided("check-passed", action, { ...next(action), checkDate: null }, "", filing));
}

function next(action: Action): Action {
  return { ...action, undo: null, version: action.version + 1 };
}

/** A decision about an action, told by all that it changes. */
export function decided(kind: HistoryKind, before: Action, after: Action, reason: string, filing: Filing): Planned {
  return withEntry(kind, after, changesBetween(before, after), reason, filing);
}
