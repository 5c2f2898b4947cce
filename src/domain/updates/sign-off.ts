import type { Action } from "../action.ts";
import { addMonths, type Day, isDay } from "../calendar/day.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import type { HistoryEntry, HistoryKind } from "../history.ts";
import { standingsOf } from "../permissions.ts";
import type { PersonId } from "../person.ts";
import type { Plan } from "../plan.ts";
import { ownersOf } from "../plan.ts";
import { accept, type Result, refuse } from "../result.ts";
import { changesBetween, type Filing, type Planned } from "./update.ts";
import { LONGEST } from "./update-input.ts";

/** What someone decides about a proposed completion. `words` say why it comes back; `checkOn` asks once more. */
export type SignOff =
  | { readonly kind: "accept"; readonly checkOn: string }
  | { readonly kind: "return"; readonly words: string };

/** Months after which an accepted completion is looked at once more, where the accepter wants it. */
const CHECK_AFTER_MONTHS = 6;

/**
 * Who may accept or return a completion: theme lead, owner or chair, but never a lead, stand-in, delegate or sponsor
 * of the action, nor who typed the proposal. Where that leaves nobody, a chair may, whatever else they are to it.
 */
export function mayDecideCompletion(plan: Plan, action: Action, person: PersonId, day: Day): boolean {
  if (isImpartial(plan, action, person, day)) return true;
  const anyone = plan.people.some(({ id }) => isImpartial(plan, action, id, day));
  return !anyone && standingsOf(plan, action, person, day).includes("chair");
}

/** The people who may decide about a completion, for telling others whom to ask. */
function decidersOf(plan: Plan, action: Action, day: Day): readonly PersonId[] {
  return plan.people.map(({ id }) => id).filter((id) => mayDecideCompletion(plan, action, id, day));
}

const MAY = ["theme lead", "owner", "chair"] as const;
const MAY_NOT = ["lead", "stand-in", "delegate", "sponsor"] as const;

function isImpartial(plan: Plan, action: Action, person: PersonId, day: Day): boolean {
  if (action.lastUpdate?.by === person) return false;
  const standings = standingsOf(plan, action, person, day);
  return MAY.some((one) => standings.includes(one)) && !MAY_NOT.some((one) => standings.includes(one));
}

/** What a decision makes of an action that is done and awaits sign-off. */
export function planSignOff(plan: Plan, action: Action, decision: SignOff, filing: Filing): Result<Planned> {
  const { person, today } = filing;
  if (action.state !== "awaiting-sign-off") return refuse({ reason: "nothing-to-decide", ref: action.ref });
  if (!mayDecideCompletion(plan, action, person, today)) {
    const ask = decidersOf(plan, action, today).map((id) => plan.people.find((one) => one.id === id)?.name ?? "");
    return refuse({
      reason: "not-allowed",
      request: `sign off ${action.ref}`,
      ask: ask.length > 0 ? ask : ownersOf(plan).map(({ name }) => name),
    });
  }
  return decision.kind === "accept"
    ? acceptCompletion(action, decision.checkOn.trim(), filing)
    : returnCompletion(plan, action, decision.words.trim(), filing);
}

function acceptCompletion(action: Action, checkOn: string, filing: Filing): Result<Planned> {
  const field = "check date";
  if (checkOn !== "" && !isDay(checkOn)) return refuse({ reason: "date-unreadable", field, text: checkOn });
  if (checkOn !== "" && checkOn <= filing.today)
    return refuse({ reason: "date-past", field, date: checkOn, today: filing.today });
  const after: Action = { ...next(action), state: "complete", checkDate: checkOn === "" ? null : checkOn };
  return accept(decided("completion-accepted", action, after, "", filing));
}

// Open again with the rating it had before, and asked about on the next working day, so that its lead hears of it.
function returnCompletion(plan: Plan, action: Action, words: string, filing: Filing): Result<Planned> {
  if (words === "") return refuse({ reason: "reason-missing" });
  if (words.length > LONGEST.reason) {
    return refuse({ reason: "text-too-long", field: "reason", length: words.length, most: LONGEST.reason });
  }
  const before = action.undo;
  const after: Action = {
    ...next(action),
    state: "open",
    rag: before?.rag ?? "amber",
    parts: action.parts.map((part, index) => ({ ...part, rag: before?.partRags[index] ?? part.rag })),
    reviewDate: addWorkingDays(plan.settings.week, filing.today, 1),
  };
  return accept(decided("completion-returned", action, after, words, filing));
}

/** A check date a person is likely to want. */
export function offerCheckDate(today: Day): Day {
  return addMonths(today, CHECK_AFTER_MONTHS);
}

/** Opens a completed action again, with words, by those who could have accepted it. */
export function planReopening(plan: Plan, action: Action, words: string, filing: Filing): Result<Planned> {
  if (action.state !== "complete") return refuse({ reason: "nothing-to-decide", ref: action.ref });
  const returned = returnCompletion(plan, action, words.trim(), filing);
  if (!returned.ok) return returned;
  const { after, entry } = returned.value;
  return accept({ after: { ...after, checkDate: null }, entry: { ...entry, kind: "reopened" } });
}

function next(action: Action): Action {
  return { ...action, undo: null, version: action.version + 1 };
}

/** The entry of a decision about an action. */
export function decided(kind: HistoryKind, before: Action, after: Action, reason: string, filing: Filing): Planned {
  const entry: HistoryEntry = {
    action: after.id,
    entry: after.version,
    kind,
    at: filing.at,
    by: filing.person,
    byName: filing.name,
    inNameOf: null,
    via: filing.via,
    changes: changesBetween(before, after),
    update: null,
    reason,
    undoes: null,
    day: filing.today,
  };
  return { after, entry };
}
