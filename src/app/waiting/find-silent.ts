import type { Person, PersonId } from "../../domain/plan/person.ts";
import { findPerson } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import type { WaitingItem } from "../../domain/reminders/waiting-item.ts";
import { openAllowed } from "../open-allowed.ts";
import type { Asking, OpenDeps, OpenPlan } from "../open-plan.ts";
import { gatherWaiting, type WaitingDeps } from "./gather-waiting.ts";

/** Somebody of a plan whom our messages do not reach. */
export interface Silent extends OpenPlan {
  readonly who: Person;
  /** Null: they are reached by now. */
  readonly item: Extract<WaitingItem, { readonly kind: "not reached" }> | null;
}

/** Looks at one person who is not reached, for an owner who wants to write to them. */
export async function lookAtSilent(
  deps: WaitingDeps & OpenDeps,
  asking: Asking,
  person: PersonId,
): Promise<Result<Silent>> {
  const open = await openAllowed(deps, asking, "hand over", "see who is not reached", "to read");
  if (!open.ok) return open;
  const { plan } = open.value;
  const who = findPerson(plan, person);
  if (who === undefined) return refuse({ reason: "person-unknown" });
  const items = await gatherWaiting(deps, plan, asking.now);
  const item = items.find((one) => one.kind === "not reached" && one.person === person);
  return accept({ ...open.value, who, item: item?.kind === "not reached" ? item : null });
}
