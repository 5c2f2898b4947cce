import { type Day, formatDay } from "../calendar/day.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import { slipsOf } from "../due/slips.ts";
import { may } from "../permissions/permissions.ts";
import type { Action } from "../plan/action.ts";
import type { DateChangeRequest, DateRevision, Together } from "../plan/filings.ts";
import type { PersonId } from "../plan/person.ts";
import { findPerson, type Plan } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import type { Filing, Planned } from "./filing.ts";
import { decided } from "./sign-off.ts";
import { findLongReason } from "./update-input.ts";

/** What an approver decides about a request to move an end date. */
export type DateDecision =
  /** `together`: with others of one file, by a board. */
  | { readonly kind: "approve"; readonly together?: Together | undefined }
  | { readonly kind: "refuse"; readonly words: string };

/** Who decides about the move that waits: see `mayApproveDate`. */
export function mayDecideDate(plan: Plan, action: Action, person: PersonId): boolean {
  return action.dateChange !== null && mayApproveDate(plan, action, person, action.dateChange.by);
}

/** Who approves a move of an end date: an owner the first time, a chair from the second; never who asked for it, a chair then. */
export function mayApproveDate(plan: Plan, action: Action, person: PersonId, askedBy: PersonId): boolean {
  const who = findPerson(plan, person);
  if (who === undefined || person === askedBy || !may("decide an end date", who.roles)) return false;
  const owners = plan.people.filter(({ id, roles }) => roles.includes("owner") && id !== askedBy);
  const first = slipsOf(action) === 0 && owners.length > 0;
  return who.roles.includes(first ? "owner" : "chair");
}

/** What a decision makes of an action whose end date someone asked to move. Every date it had is kept. */
export function planDateDecision(plan: Plan, action: Action, decision: DateDecision, filing: Filing): Result<Planned> {
  const asked = action.dateChange;
  if (asked === null) return refuse({ reason: "nothing-to-decide", ref: action.ref });
  if (!mayDecideDate(plan, action, filing.person)) {
    const ask = plan.people.filter(({ id }) => mayDecideDate(plan, action, id)).map(({ name }) => name);
    return refuse({ reason: "not-allowed", request: `decide about the date of ${action.ref}`, ask });
  }
  if (decision.kind === "approve") return accept(agreeDate(action, asked, decision.together, filing));
  const fault = findRefusalFault(decision.words);
  if (fault !== undefined) return refuse(fault);
  if (asked.file !== undefined) return accept(refuseDate(action, decision.words, filing));
  // Its lead, who asked, hears of it in the next digest.
  const next = soonest(action.reviewDate, addWorkingDays(plan.settings.week, filing.today, 1));
  return accept(refuseDate(action, decision.words, filing, next));
}

/** Why a refusal cannot be taken for its words: without any nobody would know what to do next; undefined: it can. */
export function findRefusalFault(words: string): Refusal | undefined {
  return words.trim() === "" ? { reason: "reason-missing" } : findLongReason(words.trim());
}

/** The end date moved as it was asked; every date it had, and who agreed, is kept. */
export function agreeDate(
  action: Action,
  { from, to, reason, byName: askedBy }: DateChangeRequest,
  together: Together | undefined,
  filing: Filing,
): Planned {
  const about = { from, to, reason, askedBy, approvedBy: filing.name, on: filing.today };
  const revision: DateRevision = { ...about, ...(together && { together }) };
  const revisions = [...action.revisions, revision];
  const after: Action = { ...undecided(action), endDate: to, revisions };
  const words = together === undefined ? reason : `${reason}. ${togetherWords(together)}`;
  return decided("date-change-approved", action, after, words, filing);
}

/** "Agreed together: by the Improvement Board, on 12 November 2026." */
export function togetherWords({ board, day }: Together): string {
  return `Agreed together: by ${board}, on ${formatDay(day)}.`;
}

/** The end date as it was; `reviewDate`: when its lead is asked next. */
export function refuseDate(
  action: Action,
  words: string,
  filing: Filing,
  reviewDate: Day | null = action.reviewDate,
): Planned {
  return decided("date-change-refused", action, { ...undecided(action), reviewDate }, words.trim(), filing);
}

function undecided(action: Action): Action {
  return { ...action, dateChange: null, undo: null, version: action.version + 1 };
}

function soonest(date: Day | null, other: Day): Day {
  return date === null || other < date ? other : date;
}
