import { theAction } from "../../domain/due/about.ts";
import type { LadderDecision } from "../../domain/due/asked.ts";
import { openDateOf } from "../../domain/due/due.ts";
import { rulesFor } from "../../domain/due/rules.ts";
import { may } from "../../domain/permissions/permissions.ts";
import { askOwners } from "../../domain/permissions/whom-to-ask.ts";
import { lineOf } from "../../domain/plan/action-line.ts";
import type { Once } from "../../domain/plan/once.ts";
import { nameOf } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { SENT_OTHERWISE } from "../commit-planned.ts";
import { type ActionName, type OpenAction, openAction } from "../open-action.ts";
import type { Asking } from "../open-plan.ts";
import { orNewer } from "../or-newer.ts";
import type { PlanStore } from "../ports/plan-store.ts";

/** What an owner wishes of the ladder of one action. */
export interface LadderWish {
  readonly name: ActionName;
  readonly kind: LadderDecision["kind"];
  readonly words: string;
  readonly once: Once;
}

/** What was decided, and the action it is about. */
export interface LadderDecided extends OpenAction {
  readonly decision: LadderDecision;
}

/** An owner lets an action go no further for now, or lets it climb, to a director or chair too. About its present date alone. */
export async function decideLadder(
  deps: { readonly plans: PlanStore },
  asking: Asking,
  { name, kind, words, once }: LadderWish,
): Promise<Result<LadderDecided>> {
  const open = await openAction(deps, asking, name);
  if (!open.ok) return open;
  const { plan, action, standings } = open.value;
  if (!may("let it climb or not further", standings))
    return refuse(askOwners(plan, `let ${action.value.ref} climb or not further`));
  const line = lineOf(action.value);
  const date = openDateOf(line, rulesFor(plan.settings, line))?.date;
  if (date === undefined) return refuse({ reason: "nothing-to-climb", ref: line.ref });
  const by = { by: asking.person, byName: nameOf(plan, asking.person), at: asking.now.toISOString() };
  const said = words.trim().slice(0, LONGEST_WORDS);
  const decision: LadderDecision = { about: theAction(line.id), date, kind, ...by, words: said };
  const recorded = await orNewer(() => deps.plans.recordDecision(plan.key, decision, once));
  if (!recorded.ok) return recorded;
  if (recorded.value === "changed-meanwhile") return refuse(SENT_OTHERWISE);
  return accept({ ...open.value, decision });
}

const LONGEST_WORDS = 300;
