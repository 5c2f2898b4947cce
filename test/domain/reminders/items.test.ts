import { describe, expect, it } from "vitest";
import { theAction } from "../../../src/domain/due/about.ts";
import type { LastAsked } from "../../../src/domain/due/asked.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import { DEFAULT_SETTINGS, type PlanSettings } from "../../../src/domain/plan/plan.ts";
import { findItems, type PlanToRemind } from "../../../src/domain/reminders/items.ts";
import { planReminders } from "../../../src/domain/reminders/plan-reminders.ts";
import type { ReaderHabits } from "../../../src/domain/reminders/rhythm.ts";
import { AMINA, aLine, aPlan, KEY } from "../../builders.ts";

const updatedOn = (day: string): Pick<Action, "lastUpdate"> => {
  const at = `${day}T12:00:00.000Z`;
  const by = { by: AMINA, byName: "Amina Diallo", inNameOf: null };
  const texts = { progress: "x", difference: "", evidence: "", nextReview: null };
  return { lastUpdate: { entry: 1, at, ...by, rag: "amber", partRags: [], ...texts } };
};

function itemOf(action: Partial<Action>, today: string, asked: readonly LastAsked[] = []) {
  const from = { plan: aPlan(), lines: [aLine({ endDate: null, ...action })], asked, holds: [] };
  return findItems(from, today)[0];
}

describe("quiet after an update", () => {
  it.each([
    ["the first lead time within ten working days", "2026-11-20", "2026-12-11", "2026-11-27", "quiet", "2026-12-04"],
    ["nothing on the tenth working day after it", "2026-11-20", "2026-12-11", "2026-12-04", "owed", "2026-12-04"],
    ["all lead times when they all lie within", "2026-11-30", "2026-12-09", "2026-12-08", "quiet", "2026-12-09"],
    ["never the day itself", "2026-11-30", "2026-12-09", "2026-12-09", "owed", "2026-12-09"],
    ["nothing for an update long ago", "2026-10-01", "2026-12-11", "2026-11-27", "owed", "2026-11-27"],
  ])("keeps back %s", (_, updated, reviewDate, today, state, owedFrom) => {
    expect(itemOf({ ...updatedOn(updated), reviewDate }, today)).toMatchObject({ state, owedFrom });
  });

  it("leaves what was asked before the update out of digests that go for other reasons", () => {
    const action = { ...updatedOn("2026-11-30"), reviewDate: "2026-12-11" };
    const asked = {
      person: AMINA,
      about: theAction("a1"),
      date: "2026-12-11",
      occasion: "10 before",
      on: "2026-11-27",
    } as const;
    expect(itemOf(action, "2026-12-01", [asked])).toMatchObject({ state: "quiet", owedFrom: "2026-12-11" });
  });
});

describe("an action that has nothing but an event", () => {
  const event = {
    reviewDate: null,
    dates: [{ kind: "event", date: null, cadence: null, text: "When the new system is live" }],
  } as const;
  const asked = (on: string): LastAsked => ({
    person: AMINA,
    about: theAction("a1"),
    date: "2026-10-01",
    occasion: "on the day",
    on,
  });

  it.each([
    ["a month after reminders began", {}, [], "2026-09-30", "ahead", "2026-10-01"],
    ["on its day", {}, [], "2026-10-01", "owed", "2026-10-01"],
    [
      "again a month after it was asked, on a day that is worked",
      {},
      [asked("2026-10-01")],
      "2026-10-30",
      "asked",
      "2026-11-02",
    ],
    ["a month after its last update", updatedOn("2026-11-13"), [], "2026-12-11", "ahead", "2026-12-14"],
  ] as const)("is asked about %s", (_, action, rows, today, state, owedFrom) => {
    expect(itemOf({ ...event, ...action }, today, rows)).toMatchObject({ dateKind: "event", state, owedFrom });
  });

  it("is never overdue, never called after its date, and never climbs", () => {
    const from = {
      plan: aPlan(),
      lines: [aLine({ endDate: null, ...event })],
      asked: [asked("2026-10-01")],
      holds: [],
    };
    const items = findItems(from, "2027-02-01");
    expect(items).toMatchObject([{ group: "due", rung: "on the day", escalation: null, state: "owed" }]);
  });

  it("is no longer one once it has a date of its own", () => {
    expect(itemOf({ ...event, reviewDate: "2026-12-11" }, "2026-11-27")).toMatchObject({ dateKind: "review" });
  });
});

it("says what an action waits for, and asks about it on its own dates all the same", () => {
  const lines = [aLine({ endDate: null, dependsOn: ["1.1.2", "1.1.3", "9.9"] })];
  const waited = new Map([
    ["1.1.2", { ref: "1.1.2", title: "Hire two", done: true }],
    ["1.1.3", { ref: "1.1.3", title: "Train them", done: false }],
  ]);
  const [item] = findItems({ plan: aPlan(), lines, asked: [], holds: [], waited }, "2026-11-27");
  expect(item).toMatchObject({
    state: "owed",
    waitsFor: [
      { ref: "1.1.2", done: true },
      { ref: "1.1.3", done: false },
    ],
  });
});

it("tells at once of an action that came back, however lately it was filed", () => {
  const updated = { at: "2026-11-19T09:00:00.000Z", byName: "Amina Diallo" };
  const line = { ...aLine({ id: "a1", reviewDate: "2026-11-25", endDate: null }), updated };
  const stateOf = (one: typeof line) =>
    findItems({ plan: aPlan(), lines: [one], asked: [], holds: [] }, "2026-11-20")[0]?.state;
  expect(stateOf(line)).toBe("quiet");
  expect(stateOf({ ...line, back: true })).toBe("owed");
});

describe("a reader's own rhythm and zone", () => {
  const from = (settings: Partial<PlanSettings> = {}, more: Partial<PlanToRemind> = {}): PlanToRemind => ({
    plan: aPlan({ settings: { ...DEFAULT_SETTINGS, ...settings } }),
    lines: ["a1", "a2"].map((id, index) =>
      aLine({ id, ref: `1.1.${index + 1}`, reviewDate: "2026-11-24", endDate: null }),
    ),
    asked: [],
    holds: [],
    ...more,
  });
  const decide = (plans: readonly PlanToRemind[], now: string, reader: Partial<ReaderHabits>) => {
    const readers = new Map([[AMINA, { zone: null, rhythm: null, ...reader }]]);
    const [reminder] = planReminders(plans, new Date(now), readers);
    return [reminder?.digest?.items.map(({ line }) => line.ref) ?? null, reminder?.reason, reminder?.next?.on];
  };
  const paused = { rhythm: { every: "day", since: "2026-11-20", pausedUntil: "2027-01-05" } } as const;
  const mondays = { rhythm: { every: 1, since: "2026-11-20", pausedUntil: null } } as const;

  it("keeps all back during a pause, but what is not to be paused", () => {
    expect(decide([from()], "2026-11-24T10:00:00Z", paused)).toEqual([null, "paused", "2027-01-05"]);
    expect(decide([from({ notPaused: ["a2"] })], "2026-11-24T10:00:00Z", paused).slice(0, 2)).toEqual([
      ["1.1.2"],
      "owed",
    ]);
  });

  it("asks of what is not to be paused although it was put off, offers no way to, and lets it use up no turn", () => {
    const at = "2026-11-23T09:30:00.000Z";
    const hold = {
      person: AMINA,
      about: theAction("a2"),
      date: "2026-11-24",
      kind: "seen",
      until: "2026-11-30",
    } as const;
    const plan = from({ notPaused: ["a2"] }, { holds: [{ ...hold, at, afterDate: false }] });
    const [, other] = findItems(plan, "2026-11-24");
    expect(other).toMatchObject({
      state: "owed",
      hold: null,
      choices: { seen: false, nextWorkingDay: null, nextWeek: null, latest: null },
    });
    const asked: LastAsked[] = [
      { person: AMINA, about: theAction("a2"), date: "2026-11-24", occasion: "after", on: "2026-11-23" },
    ];
    expect(decide([from({ notPaused: ["a2"] }, { asked })], "2026-11-24T10:00:00Z", mondays)[0]).toContain("1.1.1");
  });

  it("asks once a week, on their day", () => {
    const next = "2026-11-30";
    expect(decide([from()], "2026-11-24T10:00:00Z", mondays)[0]).toEqual(["1.1.1", "1.1.2"]);
    const asked: LastAsked[] = [
      { person: AMINA, about: theAction("other"), date: "2026-11-24", occasion: "after", on: "2026-11-23" },
    ];
    expect(decide([from({}, { asked })], "2026-11-24T10:00:00Z", mondays)).toEqual([null, "not-their-day", next]);
    expect(decide([from({}, { asked })], "2026-11-30T10:00:00Z", mondays)[0]).toEqual(["1.1.1", "1.1.2"]);
  });

  it.each([
    ["Europe/Paris", "2026-11-24T08:00:00Z", "owed"],
    [null, "2026-11-24T08:00:00Z", "before-hour"],
    ["America/New_York", "2026-11-24T13:59:00Z", "before-hour"],
    ["America/New_York", "2026-11-24T14:00:00Z", "owed"],
    ["Europe/London", "2026-11-24T09:00:00Z", "owed"],
    // The evening before there, and the plan's own day already.
    ["America/New_York", "2026-11-24T01:00:00Z", "before-hour"],
    ["Asia/Dubai", "2026-11-24T22:00:00Z", "owed"],
    // Nine in the morning there is still the day before of the plan: its own hour counts.
    ["Pacific/Auckland", "2026-11-24T08:59:00Z", "before-hour"],
    ["Pacific/Auckland", "2026-11-24T09:00:00Z", "owed"],
  ])("in %s at %s: %s", (zone, now, reason) => {
    expect(decide([from()], now, { zone })[1]).toBe(reason);
  });

  it("goes out once the earliest hour of the plans that owe has come, with the others' items", () => {
    const late = from(
      { hour: "11:00" },
      { plan: aPlan({ key: { ...KEY, plan: "b" }, settings: { ...DEFAULT_SETTINGS, hour: "11:00" } }) },
    );
    expect(decide([from(), late], "2026-11-24T09:00:00Z", {})[0]).toHaveLength(4);
    expect(decide([late], "2026-11-24T09:00:00Z", {})[1]).toBe("before-hour");
  });

  it("is asked nothing of a plan that was closed", () => {
    const closed = { at: "2026-11-01T09:00:00Z", by: "owen", reason: "Done" };
    expect(decide([from({}, { plan: aPlan({ closed }) })], "2026-11-24T10:00:00Z", {}).slice(0, 2)).toEqual([
      null,
      "closed",
    ]);
  });
});
