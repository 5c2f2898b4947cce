import type { PlanStore } from "../src/app/ports/plan-store.ts";
import { eventWords } from "../src/cards/wording/event-wording.ts";
import type { PlanKey } from "../src/domain/plan/plan.ts";

/** What was done to a plan as a whole, oldest first, each with the sentence that people read. */
export async function saidEvents(plans: Pick<PlanStore, "listEvents">, key: PlanKey) {
  return (await plans.listEvents(key, "", "~")).map((event) => ({ ...event, says: eventWords(event) }));
}
