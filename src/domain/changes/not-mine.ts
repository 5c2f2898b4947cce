import type { Day } from "../calendar/day.ts";
import { may, standingsOf } from "../permissions/permissions.ts";
import type { Action } from "../plan/action.ts";
import type { PersonId } from "../plan/person.ts";
import { holdersOf, nameOf, ownersOf, type Plan } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { type Filing, type Planned, withEntry } from "../updates/filing.ts";
import { findDone } from "../updates/left.ts";
import { findLongReason } from "../updates/update-input.ts";
import { findUnsaid, reassignFault } from "./reassign.ts";

/** What somebody says of an action that they are asked about: whose it is instead ("" unknown), and words, as typed. */
export interface NotMineWish {
  readonly suggests: string;
  readonly words: string;
}

const LONGEST_NAME = 100;

/**
 * Someone who answers for an action says that it is not theirs; the owner or theme lead is to decide. Until then they
 * are asked all the same. Saying the same again changes nothing: null.
 */
export function planNotMine(plan: Plan, action: Action, wish: NotMineWish, filing: Filing): Result<Planned | null> {
  const { person: by, name: byName, at, today } = filing;
  const fault = sayFault(plan, action, by, today);
  if (fault !== undefined) return refuse(fault);
  const words = wish.words.trim();
  const long = findLongReason(words);
  if (long !== undefined) return refuse(long);
  const named = wish.suggests.trim().slice(0, LONGEST_NAME);
  const suggests = named.toLowerCase() === byName.toLowerCase() ? "" : named;
  const before = action.notMine;
  if (before?.by === by && before.suggests === suggests && before.words === words) return accept(null);
  const after: Action = {
    ...action,
    notMine: { at, by, byName, suggests, words },
    undo: null,
    version: action.version + 1,
  };
  const told = [suggests === "" ? "" : `It is ${suggests}.`, words].filter((part) => part !== "").join(" ");
  return accept(withEntry("not-mine-said", after, [], told, filing));
}

/** Why somebody cannot say so; undefined: they can. */
export function sayFault(plan: Plan, action: Action, person: PersonId, today: Day): Refusal | undefined {
  const others = leadsOf(plan, action, today).filter((name) => name !== nameOf(plan, person));
  if (!may("say that an action is not theirs", standingsOf(plan, action, person, today)))
    return { reason: "not-allowed", request: `say whose ${action.ref} is`, ask: others };
  return findDone(action);
}

/** Who decides says, with words, that the action stays with its leads. Giving it to another is `planReassignment`. */
export function planNotMineSettled(plan: Plan, action: Action, words: string, filing: Filing): Result<Planned> {
  const { person, today } = filing;
  if (!action.notMine) return refuse({ reason: "nothing-to-decide", ref: action.ref });
  const fault = reassignFault(plan, action, standingsOf(plan, action, person, today), today);
  if (fault !== undefined) return refuse(fault);
  const reason = words.trim();
  const unsaid = findUnsaid(action, reason);
  if (unsaid !== undefined) return refuse(unsaid);
  const after: Action = { ...action, notMine: null, undo: null, version: action.version + 1 };
  return accept(withEntry("not-mine-settled", after, [], reason, filing));
}

function leadsOf(plan: Plan, { leads }: Action, day: Filing["today"]): readonly string[] {
  const holders = leads.flatMap(({ label }) => holdersOf(plan, label, day)).map((id) => nameOf(plan, id));
  return [...holders, ...ownersOf(plan).map(({ name }) => name)];
}
