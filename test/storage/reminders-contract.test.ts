import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { theAction } from "../../src/domain/due/about.ts";
import type { LadderDecision, LastAsked } from "../../src/domain/due/asked.ts";
import { occasionName } from "../../src/domain/due/asked.ts";
import type { Stores } from "../../src/storage/tables.ts";
import { aOnce } from "../builders.ts";
import { memoryStores } from "../fakes/memory-stores.ts";
import { refOf } from "../fakes/reminder-world.ts";
import { bothStores } from "./both-stores.ts";
import { aDelivery, aKey, aNewPlan, anAction, aPlan } from "./samples.ts";

describe.each(bothStores)("what reminders keep, %s", (_, open) => {
  let stores = memoryStores() as Stores;
  let close = async () => {};
  beforeAll(async () => {
    const opened = await open();
    stores = opened.stores;
    close = opened.close;
  });
  afterAll(() => close());

  it("is a row for each pair, and one for each rung of the ladder and for each action waited for", async () => {
    const key = aKey();
    await stores.plans.createPlan(aNewPlan(key, anAction("1.1")));
    const row = (occasion: LastAsked["occasion"], on: string, more: Partial<LastAsked> = {}): LastAsked => {
      return { person: "owen", about: theAction("a1"), date: "2027-01-04", occasion, on, ...more };
    };
    await stores.plans.recordAsked(key, [row("on the day", "2027-01-04", { first: "2027-01-04" })]);
    await stores.plans.recordAsked(key, [
      row("after", "2027-01-11", { first: "2027-01-04", times: 3 }),
      row("plan owner", "2027-01-11"),
      row("unanswered", "2027-01-18"),
      row({ freedBy: "a2" }, "2027-01-11"),
      row({ news: 7 }, "2027-01-11"),
      row({ freedBy: "a3" }, "2027-01-11", { date: "" }),
    ]);
    const kept = await stores.plans.listAsked(key, "owen");
    expect([...kept].sort((a, b) => (occasionName(a.occasion) < occasionName(b.occasion) ? -1 : 1))).toEqual([
      row("after", "2027-01-11", { first: "2027-01-04", times: 3 }),
      row({ freedBy: "a2" }, "2027-01-11"),
      row({ freedBy: "a3" }, "2027-01-11", { date: "" }),
      row({ news: 7 }, "2027-01-11"),
      row("plan owner", "2027-01-11"),
      row("unanswered", "2027-01-18"),
    ]);
  });

  it("is an owner's last decision about each action, written once a press", async () => {
    const key = aKey();
    await stores.plans.createPlan(aNewPlan(key, anAction("1.1")));
    const held: LadderDecision = {
      ...{ about: theAction("a1"), date: "2027-01-04", kind: "not further", by: "owen", byName: "Owen Pryce" },
      ...{ at: "2027-01-11T10:00:00.000Z", words: "They answer on Friday" },
    };
    expect(await stores.plans.listDecisions(key)).toEqual([]);
    expect(await stores.plans.recordDecision(key, held, aOnce("press"))).toBe("saved");
    expect(await stores.plans.recordDecision(key, { ...held, kind: "let climb" }, aOnce("press"))).toBe(
      "already-applied",
    );
    const other = aOnce("press", { given: "other" });
    expect(await stores.plans.recordDecision(key, { ...held, kind: "let climb" }, other)).toBe("changed-meanwhile");
    expect(await stores.plans.listDecisions(key)).toEqual([held]);
    await stores.plans.recordDecision(key, { ...held, kind: "let climb" }, aOnce("another"));
    expect(await stores.plans.listDecisions(key)).toMatchObject([{ kind: "let climb" }]);
  });

  it("are the actions that have nothing but an event, with what they wait for", async () => {
    const key = aKey();
    const dates = [{ kind: "event", date: null, cadence: null, text: "When it is live" }] as const;
    const none = { reviewDate: null, endDate: null, dates };
    const event = { ...anAction("1.1"), ...none, dependsOn: ["2.2"] };
    const done = { ...anAction("1.2"), ...none, state: "complete" as const };
    const dated = { ...anAction("1.3"), ...none, reviewDate: "2027-01-04" };
    await stores.plans.createPlan(aNewPlan(key, event, done, dated));
    expect(await stores.plans.listEventActions(key)).toMatchObject([
      { ref: "1.1", event: "When it is live", waitsFor: ["2.2"] },
    ]);
  });

  it("is the plan's own settings, its themes' and its actions'", async () => {
    const key = aKey();
    const plan = aPlan(key);
    const settings = {
      ...plan.settings,
      ...{
        quietAfter: 3,
        climbAfter: 7,
        climbsToDirectors: "by itself" as const,
        unansweredTo: "by theme" as const,
        paperDeadlines: ["2027-01-08"],
      },
      overrides: [
        { of: "theme" as const, id: "1", settings: { leadDays: [4], grace: 2 } },
        {
          ...{ of: "action" as const, id: "a1" },
          settings: { leadDays: [], repeatEvery: 3, grace: 0, quietAfter: 0, climbAfter: 9 },
        },
      ],
    };
    await stores.plans.createPlan({ ...aNewPlan(key), plan: { ...plan, settings } });
    expect(await stores.plans.readPlan(key)).toMatchObject({ value: { settings } });
  });

  it("is when somebody wants to be reminded and where their clock is, through every new conversation", async () => {
    const tenant = randomUUID();
    const { conversations } = stores;
    const rhythm = { every: 1, since: "2027-01-04", pausedUntil: "2027-02-01" };
    expect(await conversations.setRhythm(tenant, "ben", rhythm)).toBe(false);
    await conversations.remember(tenant, "ben", refOf("ben"), undefined, "Europe/Paris");
    expect(await conversations.setRhythm(tenant, "ben", rhythm)).toBe(true);
    await conversations.remember(tenant, "ben", { ...refOf("ben"), conversation: "moved" });
    expect(await conversations.find(tenant, "ben")).toMatchObject({ rhythm, zone: "Europe/Paris" });
    await conversations.setRhythm(tenant, "ben", null);
    expect((await conversations.find(tenant, "ben"))?.rhythm ?? null).toBeNull();
  });

  it("is a chase beside the digest of the day", async () => {
    const { outbox } = stores;
    const digest = { ...aDelivery(randomUUID()) };
    const chase = { to: digest.person, by: "thea", byName: "Thea Lund", words: "By Friday" };
    const chased = { ...digest, person: `chase|north|a1|${digest.person}`, chase };
    expect(await outbox.plan(digest)).toBe(true);
    expect(await outbox.plan(chased)).toBe(true);
    expect(await outbox.plan(chased)).toBe(false);
    expect((await outbox.listDay(digest.tenant, digest.day)).map(({ value }) => value.chase)).toEqual(
      expect.arrayContaining([undefined, chase]),
    );
  });

  it("lets a plan be looked at again that was put off", async () => {
    const key = aKey();
    await stores.plans.createPlan(aNewPlan(key));
    const now = new Date("2027-01-04T10:00:00Z");
    const due = async () => (await stores.plans.listDue(now)).filter(({ value }) => value.key.tenant === key.tenant);
    for (const listed of await due()) await stores.plans.putOff(listed, new Date("2027-01-05T09:00:00Z"), now);
    expect(await due()).toEqual([]);
    await stores.plans.wake({ key, title: aPlan(key).title });
    expect(await due()).toHaveLength(1);
  });
});
