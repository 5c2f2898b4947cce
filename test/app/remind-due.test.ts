import { describe, expect, it } from "vitest";
import type { PlanStore } from "../../src/app/ports/plan-store.ts";
import { remindLeads } from "../../src/app/reminders/remind-leads.ts";
import { AMINA, anAction, anEvent, aPlan, importedEntry, KEY } from "../builders.ts";
import { type ReminderWorld, refOf, reminderWorld } from "../fakes/reminder-world.ts";

const at = (instant: string) => new Date(`2026-11-${instant}:00Z`);

/** One action of Amina's whose review date is today. */
const world = () => reminderWorld(aPlan(), [anAction({ reviewDate: "2026-11-20", endDate: null })]);

/** The job's tick, and which methods of the store it called. */
async function tick(here: ReminderWorld, now: Date): Promise<readonly string[]> {
  const asked: string[] = [];
  const plans = new Proxy(here.deps.plans, {
    get: (target, name: keyof PlanStore) => {
      const method = target[name] as (...given: unknown[]) => unknown;
      return (...given: unknown[]) => {
        asked.push(name);
        return method(...given);
      };
    },
  });
  here.clocks.set(now);
  await remindLeads({ ...here.deps, plans }, { now, dueOnly: true });
  return asked;
}

describe("a tick", () => {
  it("sends what is owed at the plan's hour, and then asks one request until the next day it works", async () => {
    const here = await world();
    await tick(here, at("20T08:55"));
    expect(here.messenger.left).toEqual([]);
    expect(await tick(here, at("20T08:59"))).toEqual(["listDue"]);
    await tick(here, at("20T09:00"));
    expect(here.messenger.left.map(({ person }) => person)).toEqual([AMINA]);
    for (const later of ["20T09:05", "21T09:00", "22T12:00", "23T08:55"])
      expect(await tick(here, at(later))).toEqual(["listDue"]);
    expect((await tick(here, at("23T09:00"))).length).toBeGreaterThan(1);
  });

  it("looks again where a message is still to be delivered", async () => {
    const here = await world();
    here.messenger.answer = () => ({
      kind: "not-delivered",
      code: "429",
      reason: "Teams is busy.",
      retryAfterMs: 600_000,
    });
    await tick(here, at("20T09:00"));
    here.messenger.answer = () => ({ kind: "sent", message: "m" });
    await tick(here, at("20T09:15"));
    expect(here.messenger.left.map(({ person }) => person)).toEqual([AMINA]);
    expect(await tick(here, at("20T09:20"))).toEqual(["listDue"]);
  });

  it("looks again within the hour for who is not reached, and sends once they are back that day", async () => {
    const here = await world();
    await here.conversations.markUnreachable(KEY.tenant, AMINA, "blocked", at("20T08:00").toISOString());
    await tick(here, at("20T09:00"));
    expect(await tick(here, at("20T09:05"))).toEqual(["listDue"]);
    const again = { ...refOf(AMINA), conversation: "c-again" };
    await here.conversations.remember(KEY.tenant, AMINA, again, at("20T09:20"));
    await tick(here, at("20T09:30"));
    expect(here.messenger.left.map(({ person }) => person)).toContain(AMINA);
  });

  it("looks again once the plan itself changed", async () => {
    const here = await reminderWorld(aPlan({ started: null }), [anAction({ reviewDate: "2026-11-20", endDate: null })]);
    await tick(here, at("20T10:00"));
    expect(await tick(here, at("20T10:05"))).toEqual(["listDue"]);
    const stored = await here.plans.readPlan(KEY);
    if (typeof stored === "string") throw new Error(stored);
    await here.plans.savePlan({ value: aPlan(), mark: stored.mark }, anEvent());
    await tick(here, at("20T10:10"));
    expect(here.messenger.left.map(({ person }) => person)).toEqual([AMINA]);
  });

  it("is not silenced by a clock that was ahead", async () => {
    const here = await world();
    await tick(here, new Date("2027-11-22T10:00:00Z"));
    here.messenger.left.length = 0;
    expect((await tick(here, at("20T09:00"))).length).toBeGreaterThan(1);
  });

  it("reads the plans that owe nothing only where one of the tenant's does", async () => {
    const here = await world();
    for (const plan of ["quiet-1", "quiet-2"]) {
      const quiet = anAction({ reviewDate: "2027-06-30", endDate: null });
      await here.plans.createPlan({
        plan: aPlan({ key: { ...KEY, plan } }),
        actions: [quiet],
        history: [importedEntry(quiet)],
      });
    }
    await tick(here, at("20T09:00"));
    const other = anAction({ reviewDate: "2027-06-30", endDate: null });
    const plan = aPlan({ key: { tenant: KEY.tenant, plan: "new" } });
    await here.plans.createPlan({ plan, actions: [other], history: [importedEntry(other)] });
    const asked = await tick(here, at("20T09:05"));
    expect(asked.filter((name) => name === "readPlanDay")).toHaveLength(1);
  });
});
