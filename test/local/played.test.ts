import { describe, expect, it } from "vitest";
import { listDeliveries } from "../../src/app/reminders/list-deliveries.ts";
import { remindLeads } from "../../src/app/reminders/remind-leads.ts";
import { listWaiting } from "../../src/app/waiting/list-waiting.ts";
import { playedMessenger, rememberPlayed } from "../../src/local/played.ts";
import { SAMPLE_TENANT, samplePeople } from "../../src/local/sample-people.ts";
import { sampleOn } from "../../src/local/sample-plan.ts";
import { joinReminders } from "../../src/sending.ts";
import { memoryStores } from "../fakes/memory-stores.ts";

const DAY = "2027-07-24";
const NOW = new Date(`${DAY}T10:00:00Z`);
const log = { info: () => {}, error: () => {} };

describe("the sample on a first start", () => {
  it("looks like a plan that runs: everybody is reached, and nothing of the machine waits for its owner", async () => {
    const stores = memoryStores();
    await stores.plans.createPlan(sampleOn(DAY, NOW));
    await rememberPlayed(
      stores.conversations,
      samplePeople.map(({ id }) => id),
    );
    const never = () => Promise.reject(new Error("sent into no played chat"));
    const messenger = playedMessenger({ open: never, send: never, update: never });
    const report = await remindLeads({ ...joinReminders(stores, messenger, log, () => NOW) }, { now: NOW });
    expect(report.sent).toBeGreaterThan(3);
    const helen = samplePeople.find(({ name }) => name === "Helen Thwaite");
    const asking = { tenant: SAMPLE_TENANT, person: helen?.id ?? "", name: "Helen Thwaite", now: NOW, plan: null };
    const list = await listDeliveries(stores, asking);
    if (!list.ok) throw new Error(list.refusal.reason);
    const statuses = list.value.people.flatMap(({ deliveries }) => deliveries.map(({ status }) => status));
    expect(new Set(statuses)).toEqual(new Set(["sent"]));
    const waiting = await listWaiting(stores, asking);
    if (!waiting.ok) throw new Error(waiting.refusal.reason);
    expect(waiting.value.items.map(({ kind }) => kind)).toEqual(["completion", "end date", "without date"]);
  });

  it("leaves the chat alone that somebody has, and opens none from a played one", async () => {
    const { conversations } = memoryStores();
    const real = {
      tenant: SAMPLE_TENANT,
      kind: "personal",
      conversation: "a:1",
      serviceUrl: "s",
      bot: "",
      user: "u",
    } as const;
    await conversations.remember(SAMPLE_TENANT, "one", real);
    await rememberPlayed(conversations, ["one", "two"]);
    expect((await conversations.find(SAMPLE_TENANT, "one"))?.ref).toEqual(real);
    const two = (await conversations.find(SAMPLE_TENANT, "two"))?.ref;
    const never = () => Promise.reject(new Error("asked"));
    expect(
      two && (await playedMessenger({ open: never, send: never, update: never }).open("three", two)),
    ).toMatchObject({
      kind: "refused",
    });
  });
});
