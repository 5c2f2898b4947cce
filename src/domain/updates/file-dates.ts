import type { Action } from "../plan/action.ts";
import type { DateChangeRequest, MovedBy } from "../plan/filings.ts";
import type { PersonId } from "../plan/person.ts";
import type { Plan } from "../plan/plan.ts";
import { shortId } from "../plan/short-id.ts";
import { agreeDate, type DateDecision, mayDecideDate, refuseDate } from "./date-change.ts";
import type { Filing, Planned } from "./filing.ts";

/** An action whose end date a file asks to move. */
export type MovedAction = Action & { readonly dateChange: DateChangeRequest & { readonly file: MovedBy } };

/** The moves that one import asks for, in the order of the actions. */
export function movesOf(actions: readonly Action[], imported: string): readonly MovedAction[] {
  return actions.filter(isMoved).filter(({ dateChange }) => dateChange.file.import === imported);
}

/** Whether a file, not a lead, asks to move its end date. */
export function isMoved(action: Action): action is MovedAction {
  return action.dateChange?.file !== undefined;
}

/** Those of some moves that a person decides: an owner the first time, a chair from the second, never who took the file in. */
export function decidable(plan: Plan, moves: readonly MovedAction[], person: PersonId): readonly MovedAction[] {
  return moves.filter((action) => mayDecideDate(plan, action, person));
}

/** Names a request, so that one that was made or changed meanwhile is not decided unseen. */
export function requestName({ id, endDate, dateChange }: MovedAction): string {
  return shortId([id, endDate, dateChange.from, dateChange.to, dateChange.at].join("|"));
}

/** What a decision makes of the request that is named so; null: it waits no more, or is another by now. */
export function layDateDecision(
  action: Action,
  request: string,
  decision: DateDecision,
  filing: Filing,
): Planned | null {
  if (!isMoved(action) || requestName(action) !== request) return null;
  return decision.kind === "approve"
    ? agreeDate(action, action.dateChange, decision.together, filing)
    : refuseDate(action, decision.words, filing);
}
