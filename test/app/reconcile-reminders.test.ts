import { expect, it } from "vitest";
import { reconcileReminders } from "../../src/app/reminders/reconcile-reminders.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/plan/plan.ts";
import { AMINA, aLabel, anAction, anEvent, aPlan, BEN, KEY } from "../builders.ts";
import { reminderWorld } from "../fakes/reminder-world.ts";

const FRIDAY = new Date("2026-11-20T09:00:00Z");
const NIGHT_AFTER = new Date("2026-11-21T03:40:00Z");
const ben = [{ label: "Ben Okafor", accountable: true }];
const actions = [
  anAction({ id: "a1", ref: "1.1.1", reviewDate: "2026-11-20", endDate: null }),
  anAction({ id: "b1", ref: "2.1.1", reviewDate: "2026-11-20", endDate: null, leads: ben }),
];

it("T22 finds nothing after a good day", async () => {
  const here = await reminderWorld(aPlan(), actions);
  await here.run(FRIDAY);
  expect(await reconcileReminders(here.deps, NIGHT_AFTER)).toEqual({ holes: [], failed: 0 });
});

it("T22 finds whoever was owed a digest and has no row, and says so in the log", async () => {
  const here = await reminderWorld(aPlan({ labels: [aLabel("Amina Diallo", AMINA)] }), actions);
  await here.run(FRIDAY);
  const stored = await here.plans.readPlan(aPlan().key);
  if (typeof stored === "string") throw new Error(stored);
  // Ben was forgotten: as if a fault had lost him on that day.
  await here.plans.savePlan({ value: aPlan(), mark: stored.mark }, anEvent());
  const { holes } = await reconcileReminders(here.deps, NIGHT_AFTER);
  expect(holes).toMatchObject([
    { person: BEN, name: "Ben Okafor", day: "2026-11-20", items: [{ line: { ref: "2.1.1" } }] },
  ]);
  expect(here.logged).toEqual([expect.stringContaining("reminder-missed")]);
});

it("T22 calls nothing a hole on a day nobody works, before reminders were started, or once it was answered", async () => {
  const here = await reminderWorld(aPlan({ started: { at: "2026-11-21T08:00:00Z", by: "owen" } }), actions);
  expect((await reconcileReminders(here.deps, NIGHT_AFTER)).holes).toEqual([]);
  expect((await reconcileReminders(here.deps, new Date("2026-11-22T03:40:00Z"))).holes).toEqual([]);
  await here.change("a1", { reviewDate: "2027-02-26" });
  const monday = await reconcileReminders(here.deps, new Date("2026-11-24T03:40:00Z"));
  expect(monday.holes.map(({ person }) => person)).toEqual([BEN]);
});

it("T22 calls nothing a hole that came to be owed after the day's hour", async () => {
  const here = await reminderWorld(aPlan(), [anAction({ reviewDate: "2027-02-26", endDate: null })]);
  await here.run(FRIDAY);
  await here.change("a1", { reviewDate: "2026-11-20" }, "2026-11-20T15:00:00Z");
  expect((await reconcileReminders(here.deps, NIGHT_AFTER)).holes).toEqual([]);
});

it("T22 looks at each plan by the day that is over where it is", async () => {
  const zoned = (plan: string, zone: string) =>
    aPlan({ key: { ...KEY, plan }, settings: { ...DEFAULT_SETTINGS, zone }, labels: [aLabel("Amina Diallo", AMINA)] });
  const here = await reminderWorld(zoned("a-new-york", "America/New_York"), [actions[0] as Action]);
  const london = { ...zoned("b-london", "Europe/London"), labels: [aLabel("Ben Okafor", BEN)] };
  await here.plans.createPlan({ plan: london, actions: [actions[1] as Action], history: [] });
  const { holes } = await reconcileReminders(here.deps, NIGHT_AFTER);
  expect(holes.map(({ person, day }) => `${person} ${day}`).sort()).toEqual(["amina 2026-11-19", "ben 2026-11-20"]);
});

it("is not stopped by a tenant that cannot be read", async () => {
  const here = await reminderWorld(aPlan(), actions);
  const outbox = { ...here.deps.outbox, listDay: () => Promise.reject(new Error("down")) };
  expect(await reconcileReminders({ ...here.deps, outbox }, NIGHT_AFTER)).toEqual({ holes: [], failed: 1 });
});
