import { describe, expect, it } from "vitest";
import { StoreDown } from "../../src/app/ports/ports.ts";
import type { Point } from "../../src/app/sending/remind-deps.ts";
import { listWaiting } from "../../src/app/waiting/list-waiting.ts";
import { ALL_THAT_WAITS } from "../../src/domain/due/about.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import { AMINA, anAction, aPlan, BEN, CARYS, KEY, NOW, OWEN, THEA, VIV } from "../builders.ts";
import { type ReminderWorld, refOf, reminderWorld } from "../fakes/reminder-world.ts";

const at = (time: string, day = "2026-11-20") => new Date(`${day}T${time}:00Z`);
const asking = (person: string) => ({ tenant: KEY.tenant, person, name: person, now: NOW, plan: null });
const asked = { at: "2026-11-19T15:00:00.000Z", by: AMINA, byName: "Amina Diallo" };
const moving = { dateChange: { ...asked, from: "2027-03-31", to: "2027-06-30", reason: "Two posts are empty" } };

/** Nothing is owed by anybody; somebody has asked to move the end date of a1, which is the owner's to decide. */
function world(more: Partial<Action> = moving, plan: Partial<Plan> = {}): Promise<ReminderWorld> {
  return reminderWorld(aPlan(plan), [anAction({ id: "a1", reviewDate: "2027-03-01", ...more })], at("08:00"));
}

const told = ({ messenger }: ReminderWorld) => messenger.left.map(({ person, waits = [] }) => `${person} ${waits}`);

describe("actions that nobody is asked about", () => {
  it("stay in what waits for the owner until they have a lead and a date", async () => {
    const here = await reminderWorld(
      aPlan(),
      [
        anAction({ id: "a1", leads: [], reviewDate: null, endDate: null }),
        anAction({ id: "a2", ref: "1.1.2", reviewDate: null, endDate: null }),
        anAction({ id: "a3", ref: "1.1.3", reviewDate: null, endDate: null, state: "withdrawn" }),
      ],
      at("08:00"),
    );
    const kinds = async (person: string) => {
      const waiting = await listWaiting(here.deps, asking(person));
      return waiting.ok && waiting.value.items.map(({ kind, refs }) => `${kind}: ${refs}`);
    };
    const both = ["without lead: 1.1.1", "without date: 1.1.1,1.1.2"];
    expect(await kinds(OWEN)).toEqual(expect.arrayContaining(both));
    expect(await kinds(THEA)).not.toEqual(expect.arrayContaining(both));
    await here.change("a1", { leads: [{ label: "Ben Okafor", accountable: true }], reviewDate: "2026-12-11" });
    await here.change("a2", { endDate: "2027-03-31" });
    expect(String(await kinds(OWEN))).not.toContain("without");
  });
});

describe("what waits, in the digest of the day", () => {
  it("goes out alone to whom it waits for, once a day, and is no action in the ledger", async () => {
    const here = await world();
    expect(await here.run(at("09:00"))).toMatchObject({ planned: 1, sent: 1 });
    for (const time of ["09:05", "17:00"]) await here.run(at(time));
    expect(told(here)).toEqual(["owen 1 end date"]);
    expect(await here.row(OWEN, "2026-11-20")).toMatchObject({ status: "sent", items: [] });
    expect(await here.plans.listAsked(KEY)).toMatchObject([{ person: OWEN, about: ALL_THAT_WAITS, on: "2026-11-20" }]);
  });

  it("joins what its reader owes themselves", async () => {
    const lead = { leads: [{ label: "Thea Lund", accountable: true }], reviewDate: "2026-12-04", theme: "2" };
    const here = await reminderWorld(
      aPlan(),
      [
        anAction({ id: "a1", ...lead }),
        anAction({ id: "a2", ref: "1.1.2", reviewDate: "2027-03-01", notMine: { ...asked, suggests: "", words: "" } }),
      ],
      at("08:00"),
    );
    await here.run(at("09:00"));
    expect(here.messenger.left).toEqual([
      { person: OWEN, refs: [], repeated: false, waits: ["1 not mine"] },
      { person: THEA, refs: ["1.1.1"], repeated: false, waits: ["1 not mine"] },
    ]);
  });

  it("is told of again when something comes, else after five working days", async () => {
    const here = await world();
    const days = ["20", "23", "24", "25", "26", "27", "30"].map((day) => `2026-11-${day}`);
    for (const day of days) {
      if (day === "2026-11-24") {
        const proposal = { ...asked, at: `${day}T07:00:00.000Z`, fields: { title: "x" }, reason: "y" };
        await here.change("a1", { proposal });
      }
      await here.run(at("09:00", day));
    }
    await here.run(at("09:00", "2026-12-01"));
    expect((await here.plans.listAsked(KEY)).map(({ on }) => on)).toEqual(["2026-12-01"]);
    expect(told(here)).toEqual(["owen 1 end date", "owen 1 end date,1 edit", "owen 1 end date,1 edit"]);
  });

  it("interrupts nobody's day: what comes after the hour waits for the next", async () => {
    const here = await world({});
    await here.run(at("09:00"));
    await here.change("a1", { dateChange: { ...moving.dateChange, at: at("10:00").toISOString() } });
    await here.run(at("10:05"));
    expect(told(here)).toEqual([]);
    await here.run(at("09:00", "2026-11-23"));
    expect(told(here)).toEqual(["owen 1 end date"]);
  });

  it.each([
    ["America/New_York", "14:00"],
    ["Asia/Dubai", "05:00"],
  ])("comes at the plan's hour by its reader's own clock, in %s", async (zone, time) => {
    const here = await world();
    await here.conversations.remember(KEY.tenant, OWEN, refOf(OWEN), undefined, zone);
    const sent: string[] = [];
    for (const hour of ["00:30", "04:00", "05:00", "09:00", "13:00", "14:00", "15:00"]) {
      const { sent: left } = await here.run(at(hour));
      if (left > 0) sent.push(hour);
    }
    expect(sent).toEqual([time]);
    expect(told(here)).toEqual(["owen 1 end date"]);
  });

  it("is read again before it is sent: what was decided meanwhile is not told of", async () => {
    const here = await world();
    let decided = false;
    const report = await here.run(at("09:00"), {
      at: async (point: Point) => {
        if (point !== "before-claim" || decided) return;
        decided = true;
        await here.change("a1", { dateChange: null });
      },
    });
    expect(report).toMatchObject({ sent: 0, skipped: 1 });
    expect(await here.row(OWEN, "2026-11-20")).toMatchObject({ reason: "nothing waits for them any more" });
  });

  it("comes once more, saying so, from a run that was cut off after it was sent", async () => {
    const here = await world();
    let left = 1;
    const at09 = {
      at: (point: Point) => (point === "asked" && left-- > 0 ? Promise.reject(new Error("killed")) : undefined),
    };
    await here.run(at("09:00"), at09);
    expect(here.messenger.left).toEqual([
      { person: OWEN, refs: [], repeated: false, waits: ["1 end date"] },
      { person: OWEN, refs: [], repeated: true, waits: ["1 end date"] },
    ]);
  });

  it("is nobody's before reminders are started, and none's when the plan is closed", async () => {
    const idle = await world(moving, { started: null });
    const closed = await world(moving, { closed: { at: NOW.toISOString(), by: OWEN, reason: "Done" } });
    for (const here of [idle, closed]) {
      await here.run(at("09:00"));
      expect(told(here)).toEqual([]);
    }
  });

  it("is explained beforehand, and afterwards why not", async () => {
    const here = await world();
    const dry = await here.run(at("09:00"), { dryRun: true });
    const counts = [{ kind: "end date", count: 1 }];
    const owen = dry.people.find(({ person }) => person === OWEN);
    expect(owen).toMatchObject({ outcome: "would-send", reason: "owed", items: [], waits: [{ notice: { counts } }] });
    expect((await here.run(at("08:00"), { dryRun: true })).people).toContainEqual(
      expect.objectContaining({ person: OWEN, outcome: "nothing", reason: "before-hour" }),
    );
    expect(await here.plans.readRun(KEY)).toBeUndefined();
    await here.run(at("09:00"));
    expect((await here.run(at("09:00", "2026-11-23"), { dryRun: true })).people).toContainEqual(
      expect.objectContaining({ person: OWEN, outcome: "nothing", reason: "told-already" }),
    );
  });
});

describe("a day that failed", () => {
  it("is told to the owners with the next, when nothing ran", async () => {
    const here = await world({});
    await here.run(at("09:00", "2026-11-18"));
    await here.run(at("09:00", "2026-11-20"));
    expect(told(here)).toEqual(["owen 1 run failed"]);
    await here.run(at("09:00", "2026-11-23"));
    expect(told(here)).toEqual(["owen 1 run failed"]);
  });

  it("is told when none of its messages left", async () => {
    const here = await world({ reviewDate: "2026-12-03" });
    here.messenger.answer = () => ({
      kind: "not-delivered",
      code: "429",
      reason: "Teams did not answer",
      retryAfterMs: 1,
    });
    await here.run(at("09:00", "2026-11-19"));
    here.messenger.answer = () => ({ kind: "sent", message: "m" });
    await here.run(at("09:00"));
    expect(told(here)).toEqual(["amina ", "owen 1 run failed"]);
    const waiting = await listWaiting(here, asking(OWEN));
    expect(waiting).toMatchObject({
      value: { items: [{ day: "2026-11-19", tried: 1, why: "Teams did not answer" }], forOthers: 0 },
    });
  });
});

describe("a desk that cannot be read", () => {
  it("stops no reminder", async () => {
    const here = await world({ ...moving, reviewDate: "2026-12-04" });
    const listLeft = () => Promise.reject(new Error("a row that nobody understands"));
    await here.run(at("09:00"), { members: { ...here.members, listLeft } });
    expect(told(here)).toEqual(["amina "]);
    expect(here.logged).toEqual([expect.stringContaining("waiting-unreadable")]);
  });

  it("leaves the whole run to the next one where the store is down", async () => {
    const here = await world();
    const listLeft = () => Promise.reject(new StoreDown("timeout"));
    expect(await here.run(at("09:00"), { members: { ...here.members, listLeft } })).toMatchObject({ failed: 1 });
    expect(await here.run(at("09:05"))).toMatchObject({ failed: 0, sent: 1 });
  });
});

describe("what a run reads", () => {
  it("is each thing once, and what waits besides with the first of a day", async () => {
    const here = await world();
    const calls: string[] = [];
    const plans = new Proxy(here.plans, {
      get: (target, name: keyof typeof here.plans) => {
        calls.push(String(name));
        return target[name];
      },
    });
    const run = async (time: string) => {
      calls.length = 0;
      await here.run(at(time), { plans });
      return [...calls];
    };
    const reminders = ["listPlans", "readPlan", "readPlanDay", "listAsked", "listHolds"];
    // The second time for the one message that tells of it, just before it is sent.
    const sending = ["readPlan", "readPlanDay", "listHolds", "listAsked", "readAction", "recordAsked"];
    expect((await run("09:00")).sort()).toEqual(
      ["listTenants", ...reminders, "readAction", "listChanges", "recordRun", ...sending].sort(),
    );
    expect(await run("09:05")).toEqual(["listTenants", ...reminders, "recordRun"]);
  });
});

describe("waiting", () => {
  it("shows each what is theirs, and counts the rest", async () => {
    const here = await world({ ...moving, state: "awaiting-sign-off" });
    const shown = async (person: string) => {
      const waiting = await listWaiting(here, asking(person));
      return waiting.ok ? [waiting.value.items.map(({ kind }) => kind), waiting.value.forOthers] : waiting.refusal;
    };
    expect(await shown(OWEN)).toEqual([["completion", "end date"], 0]);
    expect(await shown(CARYS)).toEqual([["completion"], 1]);
    expect(await shown(BEN)).toEqual([[], 2]);
    expect(await shown(VIV)).toEqual([[], 2]);
  });
});
