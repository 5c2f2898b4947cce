import type { Day } from "../calendar/day.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import { slipsOf } from "../due/slips.ts";
import { may } from "../permissions/permissions.ts";
import type { Action } from "../plan/action.ts";
import type { DateRevision } from "../plan/filings.ts";
import type { PersonId } from "../plan/person.ts";
import { findPerson, type Plan } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import type { Filing, Planned } from "./filing.ts";
import { decided } from "./sign-off.ts";
import { findLongReason } from "./update-input.ts";

/** What an approver decides about a request to move an end date. */
export type DateDecision = { readonly kind: "approve" } | { readonly kind: "refuse"; readonly words: string };

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
  const base: Action = { ...action, dateChange: null, undo: null, version: action.version + 1 };
  if (decision.kind === "approve") {
    const revision: DateRevision = {
      from: asked.from,
      to: asked.to,
      reason: asked.reason,
      askedBy: asked.byName,
      approvedBy: filing.name,
      on: filing.today,
    };
    const after: Action = { ...base, endDate: asked.to, revisions: [...action.revisions, revision] };
    return accept(decided("date-change-approved", action, after, asked.reason, filing));
  }
  const words = decision.words.trim();
  if (words === "") return refuse({ reason: "reason-missing" });
  const long = findLongReason(words);
  if (long !== undefined) return refuse(long);
  // Its lead hears of it in the next digest.
  const after: Action = {
    ...base,
    reviewDate: soonest(action.reviewDate, addWorkingDays(plan.settings.week, filing.today, 1)),
  };
  return accept(decided("date-change-refused", action, after, words, filing));
}

function soonest(date: Day | null, other: Day): Day {
  return date === null || other < date ? other : date;
}
