import { type NotMineWish, planNotMine, planNotMineSettled, sayFault } from "../../domain/changes/not-mine.ts";
import { reassignFault } from "../../domain/changes/reassign.ts";
import type { Once } from "../../domain/plan/once.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import type { Filing } from "../../domain/updates/filing.ts";
import { type CommittedAction, commitPlanned, handFiling, openToChange } from "../commit-planned.ts";
import { type ActionName, type OpenAction, openAction } from "../open-action.ts";
import type { Asking, OpenDeps } from "../open-plan.ts";

/** Opens an action for someone who is asked about it and says that it is not theirs. */
export async function openSayNotMine(deps: OpenDeps, asking: Asking, name: ActionName): Promise<Result<OpenAction>> {
  const open = await openAction(deps, asking, name);
  if (!open.ok) return open;
  const { plan, action, today } = open.value;
  const fault = sayFault(plan, action.value, asking.person, today);
  return fault === undefined ? open : refuse(fault);
}

/** Opens an action that is said to be another's, for who decides whose it is. */
export async function openNotMine(deps: OpenDeps, asking: Asking, name: ActionName): Promise<Result<OpenAction>> {
  const open = await openAction(deps, asking, name);
  if (!open.ok) return open;
  const { plan, action, standings, today } = open.value;
  if (!action.value.notMine) return refuse({ reason: "nothing-to-decide", ref: action.value.ref });
  const fault = reassignFault(plan, action.value, standings, today);
  return fault === undefined ? open : refuse(fault);
}

/** "not mine 1.2.3, it is Ben Okafor": somebody asked says so. Safe to run twice, and to say again. */
export async function sayNotMine(
  deps: OpenDeps,
  asking: Asking,
  request: NotMineWish & {
    readonly name: ActionName;
    readonly via: Filing["via"];
    readonly once: Once;
  },
): Promise<Result<CommittedAction>> {
  const open = await openToChange(deps, asking, request);
  if (!open.ok || open.value.again) return open;
  const { plan, action, stale } = open.value;
  if (stale) return refuse(stale);
  const planned = planNotMine(plan, action.value, request, handFiling(open.value, asking, request.via));
  if (!planned.ok) return planned;
  if (planned.value === null) return accept({ ...open.value, again: true });
  return commitPlanned(deps, asking, open.value, planned.value, request.once);
}

/** The action stays with its leads: said with words, by the theme lead or an owner. Safe to run twice. */
export async function keepWithLeads(
  deps: OpenDeps,
  asking: Asking,
  request: {
    readonly name: ActionName;
    readonly version: number;
    readonly words: string;
    readonly once: Once;
  },
): Promise<Result<CommittedAction>> {
  const open = await openToChange(deps, asking, request);
  if (!open.ok || open.value.again) return open;
  const { plan, action, stale } = open.value;
  if (stale) return refuse(stale);
  const filing = handFiling(open.value, asking, "card");
  const planned = planNotMineSettled(plan, action.value, request.words, filing);
  return planned.ok ? commitPlanned(deps, asking, open.value, planned.value, request.once) : planned;
}
