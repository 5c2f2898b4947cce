import { fitsState, maySetState, planState, type StateWish } from "../../domain/changes/state.ts";
import type { Once } from "../../domain/plan/once.ts";
import type { Reason, Refusal } from "../../domain/plan/refusal.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import type { StateVerb } from "../../domain/plan/state-verbs.ts";
import type { Filing } from "../../domain/updates/filing.ts";
import { type CommittedAction, commitPlanned, handFiling, openToChange } from "../commit-planned.ts";
import { type ActionName, type OpenAction, openAction } from "../open-action.ts";
import type { Asking, OpenDeps } from "../open-plan.ts";

/** What is to be done to an action as a whole; `into` is the ref it is merged into, as typed. */
export interface StateTyped extends Omit<StateWish, "into"> {
  readonly into: string;
}

/** What came of it: done, or the question again with what was typed and why. */
export type StateChanged =
  /**
   * `dropped`: something was asked of it that nobody will decide now. `waits`: it is only proposed, and a second
   * person decides.
   */
  | {
      readonly kind: "done";
      readonly does: StateVerb;
      readonly carried: CommittedAction;
      readonly dropped: boolean;
      readonly waits: boolean;
    }
  | { readonly kind: "form"; readonly open: OpenAction; readonly typed: StateTyped; readonly refusal: Refusal };

/** What the one who asks can put right; everything else is said and done with. */
const MENDABLE: readonly Reason[] = [
  ...(["why-missing", "text-too-long", "looks-personal", "date-unreadable", "date-past"] as const),
  ...(["merge-unfit", "ref-unknown", "changed-meanwhile"] as const),
];

/** Begins, pauses, resumes, withdraws, merges, carries or restricts an action. Safe to run twice. */
export async function changeState(
  deps: OpenDeps,
  asking: Asking,
  request: {
    readonly name: ActionName;
    /** The version a card was drawn from; null: typed, whatever it is now. */
    readonly version: number | null;
    readonly typed: StateTyped;
    readonly via: Filing["via"];
    readonly once: Once;
  },
): Promise<Result<StateChanged>> {
  const { typed, via, once } = request;
  const open = await openToChange(deps, asking, request);
  if (!open.ok) return open;
  if (open.value.again)
    return accept({ kind: "done", does: typed.does, carried: open.value, dropped: false, waits: false });
  const { plan, action, stale } = open.value;
  const again = (refusal: Refusal): Result<StateChanged> =>
    MENDABLE.includes(refusal.reason) ? accept({ kind: "form", open: open.value, typed, refusal }) : refuse(refusal);
  const named = { ...asking, plan: plan.key.plan };
  const into = await openInto(deps, named, open.value, typed);
  if (!into.ok) return again(into.refusal);
  const filing = handFiling(open.value, asking, via);
  const planned = planState(plan, action.value, { ...typed, into: into.value }, filing);
  if (!planned.ok) return again(planned.refusal);
  if (stale) return again(stale);
  const carried = await commitPlanned(deps, named, open.value, planned.value, once);
  if (!carried.ok) return again(carried.refusal);
  const { dateChange, proposal } = planned.value.after;
  const waits = planned.value.entry.kind === "edit-proposed";
  const dropped = (!!action.value.dateChange && !dateChange) || (!!action.value.proposal && !proposal);
  return accept({ kind: "done", does: typed.does, carried: carried.value, dropped, waits });
}

/** The action it is merged into; null: none was named, or it may not be merged at all. */
async function openInto(deps: OpenDeps, asking: Asking, open: OpenAction, typed: StateTyped) {
  const { plan, today } = open;
  const action = open.action.value;
  const may = maySetState(plan, action, "merge", { person: asking.person, today }) && fitsState(action, "merge");
  if (typed.does !== "merge" || typed.into.trim() === "" || !may) return accept(null);
  const found = await openAction(deps, asking, { ref: typed.into.trim() });
  return found.ok ? accept(found.value.action.value) : found;
}
