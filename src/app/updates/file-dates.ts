import { planFileDates, readTogether, type TogetherInput } from "../../domain/changes/decide-file-dates.ts";
import { mayRead, redactAction } from "../../domain/permissions/audience.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { ActionId } from "../../domain/plan/action-state.ts";
import type { Once } from "../../domain/plan/once.ts";
import { compareRefs } from "../../domain/plan/ref.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { shortId } from "../../domain/plan/short-id.ts";
import { decidable, isMoved, type MovedAction, movesOf, requestName } from "../../domain/updates/file-dates.ts";
import type { SeenAction } from "../actions/read-merged.ts";
import { handFiling, SENT_OTHERWISE } from "../commit-planned.ts";
import { type Asking, type OpenDeps, type OpenPlan, openPlan } from "../open-plan.ts";
import { orNewer } from "../or-newer.ts";

/** The end dates that one import asks to move, for who decides about them. */
export interface FileDates extends OpenPlan {
  readonly imported: string;
  /** Those that are theirs to decide and may be read about here, by ref, as they may be read. */
  readonly moves: readonly MovedAction[];
  /** How many others of the import wait: for somebody else, or not to be read about here. */
  readonly others: number;
}

/** What somebody decided of it. */
export interface FileDatesDecided extends FileDates {
  readonly agrees: boolean;
  /** As they stand now. */
  readonly decided: readonly SeenAction[];
  /** Those that were meant and had changed meanwhile, as they stand now: nothing was decided about them. */
  readonly changed: readonly SeenAction[];
  /** The same was done before: nothing was decided twice. */
  readonly again: boolean;
}

/** An action of the list, and the request as it was seen. */
export interface Ticked {
  readonly action: ActionId;
  readonly request: string;
}

/** Which of the list are meant; "all" with the name of the list that was seen. */
export type Meant = { readonly all: string } | { readonly ticked: readonly Ticked[] };

/** Opens the list of one import. */
export async function openFileDates(deps: OpenDeps, asking: Asking, imported: string): Promise<Result<FileDates>> {
  const open = await openPlan(deps, asking);
  return open.ok ? listed(deps, open.value, imported) : open;
}

async function listed(deps: OpenDeps, open: OpenPlan, imported: string): Promise<Result<FileDates>> {
  const { plan, person } = open;
  const lines = await deps.plans.listRequests(plan.key);
  const asked = await readAll(
    deps,
    open,
    lines.filter(({ moving }) => moving !== undefined).map(({ id }) => id),
  );
  const all = movesOf(asked, imported);
  const mine = decidable(plan, all, person);
  if (all.length > 0 && mine.length === 0) {
    const ask = plan.people.filter(({ id }) => decidable(plan, all, id).length > 0).map(({ name }) => name);
    return refuse({ reason: "not-allowed", request: "decide about these end dates", ask });
  }
  const moves = mine.filter((action) => mayRead(open, action)).sort((a, b) => compareRefs(a.ref, b.ref));
  return accept({ ...open, imported, moves, others: all.length - moves.length });
}

async function readAll(deps: OpenDeps, { plan }: OpenPlan, ids: readonly ActionId[]): Promise<readonly Action[]> {
  const stored = await Promise.all([...new Set(ids)].map((id) => deps.plans.readAction(plan.key, id)));
  return stored.flatMap((one) => (one === undefined ? [] : [one.value]));
}

/** Names a whole list, so that "all" means what was seen. */
export function listName(moves: readonly MovedAction[]): string {
  return shortId(moves.map(requestName).join(" "));
}

/**
 * Agrees to end dates of a file or refuses them, those that are meant, in one change: whole or not at all, whatever
 * dies meanwhile. Safe to run twice. What changed since the list was drawn is left and named.
 */
export async function decideFileDates(
  deps: OpenDeps,
  asking: Asking,
  request: {
    readonly imported: string;
    readonly meant: Meant;
    readonly input: TogetherInput;
    readonly once: Once;
  },
): Promise<Result<FileDatesDecided>> {
  const { imported, meant, input, once } = request;
  const id = `dates ${shortId(JSON.stringify([asking.person, imported, meant, input, once.request]))}`;
  for (;;) {
    const opened = await openPlan(deps, asking);
    if (!opened.ok) return opened;
    const { plan, stored } = opened.value;
    const { own } = await deps.plans.findApplied(plan.key, once);
    const list = await listed(deps, opened.value, imported);
    if (own === "other") return refuse(SENT_OTHERWISE);
    if (own === "this") return accept(await outcomeOf(deps, opened.value, request, [], true));
    if (!list.ok) return list;
    if (list.value.moves.length === 0) return refuse({ reason: "dates-decided" });
    const filing = handFiling(opened.value, asking, "card");
    const decision = readTogether(input, filing);
    if (!decision.ok) return decision;
    const chosen = chosenOf(list.value.moves, meant);
    if (!chosen.ok) return chosen;
    const change = planFileDates(stored.value, chosen.value, decision.value, filing, id);
    const applied = await orNewer(() => deps.plans.applyChange(plan.key, stored.mark, change, once));
    if (!applied.ok) return applied;
    if (applied.value) return accept(await outcomeOf(deps, opened.value, request, chosen.value, false));
  }
}

function chosenOf(moves: readonly MovedAction[], meant: Meant): Result<readonly MovedAction[]> {
  const changed: Refusal = { reason: "dates-changed" };
  if ("all" in meant) return meant.all === listName(moves) ? accept(moves) : refuse(changed);
  if (meant.ticked.length === 0) return refuse({ reason: "nothing-ticked" });
  const seen = new Set(meant.ticked.map(({ request }) => request));
  const chosen = moves.filter((action) => seen.has(requestName(action)));
  return chosen.length === 0 ? refuse(changed) : accept(chosen);
}

async function outcomeOf(
  deps: OpenDeps,
  open: OpenPlan,
  { imported, meant, input }: Parameters<typeof decideFileDates>[2],
  chosen: readonly MovedAction[],
  again: boolean,
): Promise<FileDatesDecided> {
  const now = await listed(deps, open, imported);
  const left = now.ok ? now.value : { moves: [], others: 0 };
  const ticked = "ticked" in meant ? meant.ticked.map(({ action }) => action) : [];
  const ids = again ? [] : [...chosen.map(({ id }) => id), ...ticked];
  const actions = await readAll(deps, open, ids);
  const decided = actions.filter((action) => isDecided(action, chosen, input));
  const changed = actions.filter((action) => !decided.includes(action));
  const seen = (some: readonly Action[]) => some.map((action) => redactAction(open, action));
  return {
    ...open,
    ...{ imported, moves: left.moves, others: left.others, agrees: input.agrees, again },
    ...{ decided: seen(decided), changed: seen(changed) },
  };
}

/** Whether it stands as it was decided: what was asked anew, or decided by others, before ours came to it does not. */
function isDecided(action: Action, chosen: readonly MovedAction[], { agrees }: TogetherInput): boolean {
  const seen = chosen.find(({ id }) => id === action.id);
  if (seen === undefined || (isMoved(action) && requestName(action) !== requestName(seen))) return false;
  if (!agrees) return action.dateChange === null;
  return action.dateChange === null && action.endDate === seen.dateChange.to;
}
