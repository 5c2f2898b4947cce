import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { addWorkingDays, isWorked } from "../../../src/domain/calendar/working-days.ts";
import { theAction } from "../../../src/domain/due/about.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import { DEFAULT_SETTINGS, type Plan, type PlanSettings } from "../../../src/domain/plan/plan.ts";
import type { PlanToRemind } from "../../../src/domain/reminders/items.ts";
import { planReminders } from "../../../src/domain/reminders/plan-reminders.ts";
import { AMINA, aLine, aPlan, BEN, KEY } from "../../builders.ts";
import { decisions } from "../decisions.ts";

/** A plan with these actions, numbered a1, a2, … unless named. */
function from(actions: readonly Partial<Action>[], more: Partial<PlanToRemind> = {}, plan: Partial<Plan> = {}) {
  const lines = actions.map((action, index) => aLine({ id: `a${index + 1}`, ref: `1.1.${index + 1}`, ...action }));
  return { plan: aPlan(plan), lines, asked: [], holds: [], ...more };
}

const withSettings = (more: Partial<PlanSettings>) => ({ settings: { ...DEFAULT_SETTINGS, ...more } });
const asked = (action: string, date: string, on: string) => ({
  person: AMINA,
  about: theAction(action),
  date,
  occasion: "after" as const,
  on,
});
const one = (plans: PlanToRemind | readonly PlanToRemind[], now: string, person = AMINA) =>
  planReminders([plans].flat(), new Date(now)).find(({ recipient }) => recipient.person === person);
const refs = (plans: PlanToRemind | readonly PlanToRemind[], now: string, person = AMINA) =>
  one(plans, now, person)?.digest?.items.map(({ line }) => line.ref) ?? null;

describe("a digest", () => {
  it("goes out on the first lead day, from the plan's hour on", () => {
    const plan = from([{ reviewDate: "2026-12-11" }]);
    expect(refs(plan, "2026-11-26T12:00:00Z")).toBeNull();
    expect(refs(plan, "2026-11-27T08:59:00Z")).toBeNull();
    expect(refs(plan, "2026-11-27T09:00:00Z")).toEqual(["1.1.1"]);
  });

  it("is one after a week in which nothing ran, however many rungs went by", () => {
    const plan = from([{ reviewDate: "2026-12-11" }], { asked: [asked("a1", "2026-12-11", "2026-11-27")] });
    expect(one(plan, "2026-12-15T09:00:00Z")?.digest?.items).toMatchObject([{ rung: "after" }]);
  });

  it("holds all that is owed, the worst first, and nothing that was asked about lately rides along", () => {
    const plan = from(
      [
        { reviewDate: "2026-12-03", endDate: null, rag: "green" },
        { reviewDate: "2026-11-27", endDate: null },
        { reviewDate: "2026-11-20", endDate: null, rag: "green" },
        { reviewDate: "2026-11-24", endDate: null, rag: "red" },
        { reviewDate: null, endDate: "2026-11-18", rag: "green" },
        { reviewDate: "2027-01-29", endDate: null },
      ],
      { asked: [asked("a3", "2026-11-20", "2026-11-26"), asked("a4", "2026-11-24", "2026-11-26")] },
    );
    const digest = one(plan, "2026-11-27T09:00:00Z")?.digest;
    expect(digest?.items.map(({ line, group }) => `${line.ref} ${group}`)).toEqual([
      "1.1.5 overdue",
      "1.1.2 due",
      "1.1.1 soon",
    ]);
  });

  it("leaves out what is held, and what was answered", () => {
    const hold = {
      person: AMINA,
      about: theAction("a2"),
      date: "2026-11-27",
      until: "2026-11-30",
      at: "",
      afterDate: false,
    };
    const updated = { at: "2026-11-27T08:00:00.000Z", byName: "Amina Diallo" };
    const plan = from(
      [{ reviewDate: "2026-11-27" }, { reviewDate: "2026-11-27" }, { reviewDate: null, endDate: "2026-11-27" }],
      {
        holds: [{ ...hold, kind: "seen" }],
      },
    );
    const answered = { ...plan, lines: plan.lines.map((line) => (line.id === "a3" ? { ...line, updated } : line)) };
    expect(refs(answered, "2026-11-27T09:00:00Z")).toEqual(["1.1.1"]);
  });

  it("is one across all plans of a person, from the earliest hour of those that owe", () => {
    const early = from([{ reviewDate: "2026-11-27" }]);
    const later = { key: { ...KEY, plan: "second" }, ...withSettings({ hour: "11:00" }) };
    const late = from([{ id: "b1", ref: "2.1", reviewDate: "2026-11-27" }], {}, later);
    expect(refs([early, late], "2026-11-27T09:00:00Z")).toEqual(["1.1.1", "2.1"]);
    expect(refs([late], "2026-11-27T09:00:00Z")).toBeNull();
    expect(
      refs([{ ...early, asked: [asked("a1", "2026-11-27", "2026-11-27")] }, late], "2026-11-27T09:00:00Z"),
    ).toBeNull();
  });

  it("has nothing of a plan that is closed that day, or not started", () => {
    const open = from([{ reviewDate: "2026-11-27" }]);
    const week = { ...DEFAULT_SETTINGS.week, closed: ["2026-11-27"] };
    const closed = from([{ id: "b1", ref: "2.1", reviewDate: "2026-12-01" }], {}, withSettings({ week }));
    const idle = from([{ id: "c1", ref: "3.1", reviewDate: "2026-11-27" }], {}, { started: null });
    expect(refs([open, closed, idle], "2026-11-27T09:00:00Z")).toEqual(["1.1.1"]);
  });

  it("goes to each joint lead", () => {
    const leads = [
      { label: "Amina Diallo", accountable: true },
      { label: "Ben Okafor", accountable: false },
    ];
    const plan = from([{ reviewDate: "2026-11-27", leads }], { asked: [asked("a1", "2026-11-27", "2026-11-27")] });
    expect(refs(plan, "2026-11-27T09:00:00Z")).toBeNull();
    expect(refs(plan, "2026-11-27T09:00:00Z", BEN)).toEqual(["1.1.1"]);
  });

  it("asks anew once the date moves", () => {
    const plan = from([{ reviewDate: "2026-12-11" }], { asked: [asked("a1", "2026-11-20", "2026-11-20")] });
    expect(refs(plan, "2026-11-27T09:00:00Z")).toEqual(["1.1.1"]);
  });
});

describe("why nothing, and when next", () => {
  it.each([
    ["before-hour", "2026-11-27T08:00:00Z", {}, {}, "2026-11-27"],
    ["not-worked", "2026-11-28T12:00:00Z", {}, {}, "2026-11-30"],
    ["not-worked", "2026-12-25T12:00:00Z", {}, {}, "2026-12-29"],
    ["not-started", "2026-11-27T12:00:00Z", {}, { started: null }, null],
    ["nothing-near", "2026-11-20T12:00:00Z", {}, {}, "2026-11-27"],
    ["asked-already", "2026-11-27T12:00:00Z", { asked: [asked("a1", "2026-12-11", "2026-11-27")] }, {}, "2026-12-09"],
  ] as const)("is %s at %s", (reason, now, more, plan, next) => {
    const reminder = one(from([{ reviewDate: "2026-12-11" }], more, plan), now);
    expect(reminder).toMatchObject({ digest: null, reason });
    expect(reminder?.next ?? null).toEqual(
      next === null ? null : { on: next, at: "09:00", refs: ["1.1.1"], waits: false },
    );
  });

  it("is held while all is held", () => {
    const hold = {
      person: AMINA,
      about: theAction("a1"),
      date: "2026-12-11",
      kind: "snoozed",
      until: "2026-12-02",
      at: "",
    } as const;
    const plan = from([{ reviewDate: "2026-12-11" }], { holds: [{ ...hold, afterDate: false }] });
    expect(one(plan, "2026-12-01T12:00:00Z")).toMatchObject({ reason: "held", next: { on: "2026-12-02" } });
    expect(refs(plan, "2026-12-02T09:00:00Z")).toEqual(["1.1.1"]);
  });

  it("says when it is their turn after a digest", () => {
    expect(one(from([{ reviewDate: "2026-12-11" }]), "2026-11-27T09:00:00Z")).toMatchObject({
      next: { on: "2026-12-09", at: "09:00", refs: ["1.1.1"] },
      nextUnsent: { on: "2026-11-30" },
    });
  });
});

describe("the clock", () => {
  it.each([
    ["the last working day of winter time", "2027-03-25T08:59:00Z", "2027-03-25T09:00:00Z", "2027-04-12"],
    ["winter", "2026-10-26T08:59:00Z", "2026-10-26T09:00:00Z", "2026-11-09"],
    ["summer", "2026-10-23T07:59:00Z", "2026-10-23T08:00:00Z", "2026-11-06"],
    ["the first working day of summer time", "2027-03-30T07:59:00Z", "2027-03-30T08:00:00Z", "2027-04-13"],
  ])("owes from nine in London: %s", (_, before, after, date) => {
    const plan = from([{ reviewDate: date }]);
    expect(refs(plan, before)).toBeNull();
    expect(refs(plan, after)).toEqual(["1.1.1"]);
  });

  it("opens at 01:30 on both nights the clocks change, in the hour that is skipped or comes twice", () => {
    const every = withSettings({ hour: "01:30", week: { ...DEFAULT_SETTINGS.week, weekdays: [1, 2, 3, 4, 5, 6, 7] } });
    const forward = from([{ reviewDate: "2027-03-28" }], {}, every);
    expect(refs(forward, "2027-03-28T00:59:00Z")).toBeNull();
    expect(refs(forward, "2027-03-28T01:00:00Z")).toEqual(["1.1.1"]);
    const back = from([{ reviewDate: "2026-10-25" }], {}, every);
    expect(refs(back, "2026-10-25T00:30:00Z")).toEqual(["1.1.1"]);
    expect(refs({ ...back, asked: [asked("a1", "2026-10-25", "2026-10-25")] }, "2026-10-25T01:30:00Z")).toBeNull();
  });

  it.each(["America/Los_Angeles", "Pacific/Auckland", "UTC"])("decides alike on a machine in %s", async (zone) => {
    const args = ["--import", "tsx", new URL("../decisions.ts", import.meta.url).pathname];
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, TZ: zone } });
    expect(JSON.parse(stdout)).toEqual({ zone, decisions: JSON.parse(JSON.stringify(decisions())) });
  });
});

it("asks, day by day, at least as often as the rules say and never on a day nobody works", () => {
  const plan = from([{ reviewDate: "2026-12-12", endDate: null }]);
  const { week } = plan.plan.settings;
  const sent: string[] = [];
  for (let day = 0; day < 90; day++) {
    const now = new Date(Date.UTC(2026, 10, 20 + day, 12)).toISOString();
    const last = sent.at(-1);
    const known = last === undefined ? [] : [asked("a1", "2026-12-12", last)];
    if (refs({ ...plan, asked: known }, now) !== null) sent.push(now.slice(0, 10));
  }
  expect(sent.slice(0, 5)).toEqual(["2026-11-27", "2026-12-09", "2026-12-11", "2026-12-18", "2026-12-29"]);
  expect(sent.every((day) => isWorked(week, day))).toBe(true);
  for (const [index, day] of sent.slice(3).entries()) expect(day).toBe(addWorkingDays(week, sent[index + 2] ?? "", 5));
});
