import type { PlanKey } from "../../../src/domain/plan/plan.ts";
import type { Stores } from "../../../src/storage/tables.ts";
import { AMINA, aOnce, BEN } from "../../builders.ts";
import { saidEvents } from "../../said-events.ts";
import { CHAT, DRAFT, EVERYTHING, TOKEN } from "./everything.ts";

/** All that the stores give of the plan that holds one of everything, as plain JSON without marks. */
export async function readEverything({ plans, outbox, conversations, members, chats, drafts, links }: Stores) {
  const key = EVERYTHING;
  const { tenant } = key;
  const stored = await plans.readPlan(key);
  const actions = await plans.readActions(key);
  const read = {
    plan: typeof stored === "string" ? stored : stored.value,
    actions,
    lines: await plans.listActions(key),
    history: await Promise.all(actions.map(({ id }) => historyOf(plans, key, id))),
    events: await saidEvents(plans, key),
    byDate: await plans.listByNextDate(key, null, "2099-12-31"),
    byLabel: await plans.listByLabels(key, ["Amina Diallo"]),
    requests: await plans.listRequests(key),
    asked: await plans.listAsked(key),
    holds: await plans.listHolds(key),
    decisions: await plans.listDecisions(key),
    run: await plans.readRun(key),
    posted: await plans.readPosted(key, "post"),
    applied: (await plans.findApplied(key, aOnce("once update"))).own,
    deliveries: await outbox.listSince(tenant, "2027-01-01"),
    known: [await conversations.find(tenant, AMINA), await conversations.find(tenant, BEN)],
    members: await members.list(tenant),
    chat: await chats.planOf(tenant, CHAT),
    refused: [...(await chats.listRefused(tenant))],
    draft: (await drafts.read(key, DRAFT))?.value,
    link: await links.find(TOKEN),
  };
  return JSON.parse(JSON.stringify(read)) as Record<keyof typeof read, unknown>;
}

async function historyOf(plans: Stores["plans"], key: PlanKey, id: string) {
  return (await plans.listHistory(key, id, 100, null)).items;
}
