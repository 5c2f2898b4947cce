import { redactLine } from "../../domain/permissions/audience.ts";
import { calledPerson } from "../../domain/permissions/called.ts";
import { may, planStandingsOf } from "../../domain/permissions/permissions.ts";
import { isClosed } from "../../domain/plan/plan.ts";
import type { SeenLine } from "../../domain/plan/restricted-line.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { seenByOwner, type Unanswered, type UnansweredItem, unansweredOf } from "../../domain/reminders/unanswered.ts";
import { openAllowed } from "../open-allowed.ts";
import type { Asking, OpenDeps, OpenPlan } from "../open-plan.ts";
import { readOne } from "../reminders/gather-reminders.ts";

/** An action of the list, as it may be read. */
export type SeenUnanswered = Omit<UnansweredItem, "line"> & { readonly line: SeenLine };

/** What is unanswered, as the one who asks may see it. */
export interface ListedUnanswered extends OpenPlan, Pick<Unanswered, "due"> {
  /** The worst first. */
  readonly items: readonly SeenUnanswered[];
  /** They may let it climb or not further, and are the first to see it. */
  readonly mayDecide: boolean;
}

/**
 * "unanswered": what nobody has answered for, bound for a board's next papers. An owner sees it first, alone; managers and
 * the chair, and all who look on in a channel, see what an owner has been told of and lets go on.
 */
export async function listUnanswered(deps: OpenDeps, asking: Asking): Promise<Result<ListedUnanswered>> {
  const words = "see what is unanswered";
  const open = await openAllowed(deps, asking, words, words, "to read");
  if (!open.ok) return open;
  const { plan, today, audience, person } = open.value;
  const mayDecide = !isClosed(plan) && may("let it climb or not further", planStandingsOf(plan, person, today));
  const all = unansweredOf(await readOne(deps.plans, plan, asking.now, "all"), today);
  const { due, items } = mayDecide && audience === "own chat" ? all : seenByOwner(all);
  const named = items.map((item) => {
    const line = redactLine(open.value, item.line);
    const asks = item.asks.map((ask) => ({ ...ask, name: calledPerson(plan, ask.person, ask.name, today) }));
    return { ...item, line, asks: "hidden" in line ? [] : asks };
  });
  return accept({ ...open.value, due, items: named, mayDecide });
}
