import { isOfAction } from "../../domain/due/about.ts";
import type { Hold, LadderDecision } from "../../domain/due/asked.ts";
import { waitingDateOf } from "../../domain/due/due.ts";
import { rulesFor } from "../../domain/due/rules.ts";
import { isHeld } from "../../domain/due/rungs.ts";
import { may } from "../../domain/permissions/permissions.ts";
import { lineOf } from "../../domain/plan/action-line.ts";
import { isClosed } from "../../domain/plan/plan.ts";
import type { OpenAction } from "../open-action.ts";
import type { PlanStore } from "../ports/plan-store.ts";

/** What keeps the reminders of an action back now, about the date that waits. */
export interface HeldBack {
  /** An owner's "not further for now". */
  readonly ladder: LadderDecision | null;
  /** The "Seen" or snooze of the one who asks. */
  readonly own: Hold | null;
}

const NOTHING: HeldBack = { ladder: null, own: null };

/** Reads nothing where nothing can be held; what is one's own is read in one's own chat alone. @throws StoreDown */
export async function readHeld(plans: PlanStore, open: OpenAction): Promise<HeldBack> {
  const { plan, action, standings, audience, person, today } = open;
  const line = lineOf(action.value);
  const date = waitingDateOf(plan, line, rulesFor(plan.settings, line))?.date;
  if (date === undefined || plan.started === null || isClosed(plan) || audience === "partners") return NOTHING;
  const mine =
    audience === "own chat" && may("put a reminder off", standings) && !plan.settings.notPaused.includes(line.id);
  const [decisions, holds] = await Promise.all([
    plans.listDecisions(plan.key),
    mine ? plans.listHolds(plan.key, person) : [],
  ]);
  const decision = decisions.find((one) => isOfAction(one.about, line.id) && one.date === date);
  const hold = holds.find((one) => isOfAction(one.about, line.id)) ?? null;
  return {
    ladder: decision?.kind === "not further" ? decision : null,
    own: isHeld(date, hold, today) ? hold : null,
  };
}
