import { describe, expect, it } from "vitest";
import { theAction } from "../../../src/domain/due/about.ts";
import type { Hold, LadderDecision, LastAsked } from "../../../src/domain/due/asked.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import { DEFAULT_SETTINGS, type Plan } from "../../../src/domain/plan/plan.ts";
import { findItems, type PlanToRemind } from "../../../src/domain/reminders/items.ts";
import { AMINA, aLabel, aLine, aPlan, BEN, CARYS, OWEN, THEA } from "../../builders.ts";

/** A Friday. Its lead is asked on that day. */
const DATE = "2026-11-20";

const asked = (
  person: string,
  on: string,
  occasion: LastAsked["occasion"] = "on the day",
  more: Partial<LastAsked> = {},
): LastAsked => ({
  ...{ person, about: theAction("a1"), date: DATE, occasion, on },
  ...more,
});
const aHold = (more: Partial<Hold>): Hold => ({
  ...{ person: AMINA, about: theAction("a1"), date: DATE, kind: "seen", until: "2026-11-30", afterDate: false },
  ...{ at: "2026-11-23T10:00:00.000Z", ...more },
});
const decision = (kind: LadderDecision["kind"], date = DATE): LadderDecision => ({
  ...{ about: theAction("a1"), date, kind, by: OWEN, byName: "Owen Pryce", at: "2026-11-27T10:00:00.000Z", words: "" },
});

function climbs(
  rows: readonly LastAsked[],
  today: string,
  more: Partial<PlanToRemind> = {},
  action: Partial<Action> = {},
) {
  const line = aLine({ reviewDate: DATE, endDate: null, ...action });
  const items = findItems({ plan: aPlan(), lines: [line], asked: rows, holds: [], ...more }, today);
  return items
    .filter(({ escalation }) => escalation !== null)
    .map(({ recipient, rung, state, owedFrom }) => [recipient.person, rung, state, owedFrom]);
}

const toOwner = [asked(AMINA, DATE), asked(OWEN, "2026-11-27", "plan owner")];
const toTheme = [...toOwner, asked(THEA, "2026-12-04", "theme lead")];

describe("the ladder", () => {
  it.each([
    ["does not begin before a message has left", [], "2027-06-01", []],
    ["does not begin with a reminder before the day", [asked(AMINA, "2026-11-18", "2 before")], "2026-11-20", []],
    ["leads to the owner after five working days", [asked(AMINA, DATE)], "2026-11-26", [["ahead", "2026-11-27"]]],
    ["reaches the owner on the fifth", [asked(AMINA, DATE)], "2026-11-27", [["owed", "2026-11-27"]]],
    [
      "counts from the first message about the day, however often it was asked since",
      [asked(AMINA, "2026-12-04", "after", { first: "2026-11-24" })],
      "2026-12-04",
      [["owed", "2026-12-01"]],
    ],
    [
      "counts from the first message of a date long past, never from the date",
      [asked(AMINA, "2027-03-01", "after")],
      "2027-03-02",
      [["ahead", "2027-03-08"]],
    ],
    ["starts anew with another date", [asked(AMINA, DATE, "after", { date: "2026-10-20" })], "2026-12-31", []],
    ["never counts what a label that stands for nobody was passed over", [asked("label-x", DATE)], "2026-12-31", []],
  ] as const)("%s", (_, rows, today, expected) => {
    expect(climbs(rows, today).map(([, , state, from]) => [state, from])).toEqual(expected);
  });

  it.each([
    ["the accountable one of joint leads", true, "2026-12-01"],
    ["any of them where none is accountable", false, "2026-11-27"],
  ])("climbs from %s", (_, accountable, from) => {
    const leads = [
      { label: "Amina Diallo", accountable },
      { label: "Ben Okafor", accountable: false },
    ];
    const rows = [asked(AMINA, "2026-11-24", "after", { first: "2026-11-24" }), asked(BEN, DATE)];
    expect(climbs(rows, "2026-11-26", {}, { leads }).map(([person, , , day]) => [person, day])).toEqual([[OWEN, from]]);
  });

  it("goes from the owner to the theme lead and to the papers, which the owner sees first", () => {
    expect(climbs([asked(AMINA, DATE)], "2026-11-27")).toEqual([[OWEN, "plan owner", "owed", "2026-11-27"]]);
    expect(climbs(toOwner, "2026-12-04")).toEqual([
      [OWEN, "plan owner", "asked", null],
      [THEA, "theme lead", "owed", "2026-12-04"],
    ]);
    expect(climbs(toTheme, "2026-12-11").at(-1)).toEqual([OWEN, "unanswered", "owed", "2026-12-11"]);
  });

  it("names the next day on which papers are due", () => {
    const settings = { ...DEFAULT_SETTINGS, paperDeadlines: ["2026-12-01", "2027-02-01", "2027-01-08"] };
    const line = aLine({ reviewDate: DATE, endDate: null });
    const items = findItems({ plan: aPlan({ settings }), lines: [line], asked: toTheme, holds: [] }, "2026-12-11");
    expect(items.at(-1)?.escalation).toMatchObject({
      rung: "unanswered",
      paperDeadline: "2027-01-08",
      whose: ["Amina Diallo"],
    });
  });

  it("shows the owner the papers alone once an action has come to them", () => {
    expect(climbs(toTheme, "2026-12-10").map(([person, rung]) => `${person} ${rung}`)).toEqual([
      "owen plan owner",
      "thea theme lead",
      "owen unanswered",
    ]);
    expect(climbs(toTheme, "2026-12-11").map(([person, rung]) => `${person} ${rung}`)).toEqual([
      "thea theme lead",
      "owen unanswered",
    ]);
  });

  it("skips a rung whose people were asked already", () => {
    const labels = [...aPlan().labels, aLabel("Owen Pryce", OWEN)];
    const leads = [{ label: "Owen Pryce", accountable: true }];
    const rows = [asked(OWEN, DATE)];
    const first = climbs(rows, "2026-11-27", { plan: aPlan({ labels }) }, { leads });
    expect(first).toEqual([[THEA, "theme lead", "owed", "2026-11-27"]]);
    // The papers are the owner's to see, whoever leads.
    const both = climbs(
      [...rows, asked(THEA, "2026-11-27", "theme lead")],
      "2026-12-04",
      { plan: aPlan({ labels }) },
      { leads },
    );
    expect(both.at(-1)).toEqual([OWEN, "unanswered", "owed", "2026-12-04"]);
  });

  it("gives whoever takes over their own five working days, and goes on from the rung it had reached", () => {
    const leads = [{ label: "Ben Okafor", accountable: true }];
    expect(climbs(toOwner, "2026-12-31", {}, { leads })).toEqual([]);
    const taken = [...toOwner, asked(BEN, "2026-12-02", "after")];
    expect(climbs(taken, "2026-12-08", {}, { leads }).at(-1)).toEqual([THEA, "theme lead", "ahead", "2026-12-09"]);
  });

  it("gives a rung its days although whoever stood on it answers for the action now", () => {
    const leads = [{ label: "Thea Lund", accountable: true }];
    const rows = [asked(THEA, "2026-11-24", "after"), ...toTheme.slice(1)];
    expect(climbs(rows, "2026-12-08", {}, { leads }).at(-1)).toEqual([OWEN, "unanswered", "ahead", "2026-12-11"]);
  });

  it("ends with an update, a proposed completion, and a request to move the date", () => {
    const at = "2026-11-23T10:00:00.000Z";
    const updated = { entry: 2, at, by: AMINA, byName: "Amina Diallo", inNameOf: null, rag: "green" as const };
    const lastUpdate = { ...updated, partRags: [], progress: "x", difference: "", evidence: "", nextReview: null };
    expect(climbs(toOwner, "2026-12-11", {}, { lastUpdate })).toEqual([]);
    expect(climbs(toOwner, "2026-12-11", {}, { state: "awaiting-sign-off" })).toEqual([]);
    const dateChange = { at, by: AMINA, byName: "Amina Diallo", from: DATE, to: "2027-01-29", reason: "x" };
    expect(climbs(toOwner, "2026-12-11", {}, { reviewDate: null, endDate: DATE, dateChange })).toEqual([]);
  });
});

describe("what keeps the ladder back", () => {
  it.each([
    ["Seen, for its five working days", aHold({}), "2026-12-04"],
    ["a snooze, for its days", aHold({ kind: "snoozed", until: "2026-11-25" }), "2026-12-01"],
    ["nothing, when it was put off about another date", aHold({ date: "2026-10-20" }), "2026-11-27"],
    [
      "nothing, when it was put off before the first message",
      aHold({ at: "2026-11-02T10:00:00Z", until: "2026-11-09" }),
      "2026-11-27",
    ],
  ])("is %s", (_, hold, from) => {
    expect(climbs([asked(AMINA, DATE)], "2026-11-24", { holds: [hold] })).toEqual([
      [OWEN, "plan owner", "ahead", from],
    ]);
  });

  it("is what a stand-in put off, though the lead is back", () => {
    const rows = [asked(AMINA, DATE), asked(BEN, "2026-11-23", "after")];
    expect(climbs(rows, "2026-11-30", { holds: [aHold({ person: BEN })] })).toEqual([
      [OWEN, "plan owner", "ahead", "2026-12-04"],
    ]);
  });

  it("is an owner's hold, which is shown, until it is released", () => {
    const held = { decisions: [decision("not further")] };
    expect(climbs(toOwner, "2026-12-04", held).at(-1)).toEqual([THEA, "theme lead", "held", null]);
    const line = aLine({ reviewDate: DATE, endDate: null });
    const items = findItems({ plan: aPlan(), lines: [line], asked: toOwner, holds: [], ...held }, "2026-12-04");
    expect(items.find(({ recipient }) => recipient.person === OWEN)?.escalation?.waits).toBe("not further");
    expect(climbs(toOwner, "2026-12-04", { decisions: [decision("let climb")] }).at(-1)?.[2]).toBe("owed");
    expect(climbs(toOwner, "2026-12-04", { decisions: [decision("not further", "2026-10-20")] }).at(-1)?.[2]).toBe(
      "owed",
    );
  });

  it.each([
    ["waits for the owner's press", "owner lets it climb", [], "held"],
    ["is told once let climb", "owner lets it climb", [decision("let climb")], "owed"],
    ["is told by itself where the plan says so", "by itself", [], "owed"],
  ] as const)("a chair or director who leads the theme %s", (_, climbsToDirectors, decisions, state) => {
    const themes = [{ ref: "1", title: "First", leads: ["Carys Vaughan"] }];
    const plan: Plan = aPlan({
      themes,
      labels: [...aPlan().labels, aLabel("Carys Vaughan", CARYS)],
      settings: { ...DEFAULT_SETTINGS, climbsToDirectors },
    });
    expect(climbs(toOwner, "2026-12-04", { plan, decisions }).at(-1)?.slice(0, 3)).toEqual([
      CARYS,
      "theme lead",
      state,
    ]);
  });

  it("is told to the owner in the first message already", () => {
    const themes = [{ ref: "1", title: "First", leads: ["Carys Vaughan"] }];
    const plan = aPlan({ themes, labels: [...aPlan().labels, aLabel("Carys Vaughan", CARYS)] });
    const lines = [aLine({ reviewDate: DATE, endDate: null })];
    const items = findItems({ plan, lines, asked: [asked(AMINA, DATE)], holds: [] }, "2026-11-27");
    expect(items.find(({ state, escalation }) => state === "owed" && escalation)?.escalation?.waits).toBe("let climb");
  });
});
