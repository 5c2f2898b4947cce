import { describe, expect, it } from "vitest";
import { theAction } from "../../../src/domain/due/about.ts";
import type { LadderDecision, LastAsked } from "../../../src/domain/due/asked.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/plan/plan.ts";
import type { PlanToRemind } from "../../../src/domain/reminders/items.ts";
import { isListedToday, seenByOwner, unansweredOf } from "../../../src/domain/reminders/unanswered.ts";
import { AMINA, aLine, aPlan, OWEN, THEA } from "../../builders.ts";

/** A Friday, on which Amina was asked first. The ladder's last rung comes three weeks later. */
const DATE = "2026-11-20";
const LAST = "2026-12-11";

const asked = (
  person: string,
  on: string,
  occasion: LastAsked["occasion"],
  more: Partial<LastAsked> = {},
): LastAsked => ({
  ...{ person, about: theAction("a1"), date: DATE, occasion, on },
  ...more,
});
const toTheme = [
  asked(AMINA, "2026-12-04", "after", { first: DATE, times: 5 }),
  asked(OWEN, "2026-11-27", "plan owner"),
  asked(THEA, "2026-12-04", "theme lead"),
];
const unanswered = [...toTheme, asked(OWEN, LAST, "unanswered")];
const decided = (kind: LadderDecision["kind"]): LadderDecision => ({
  ...{
    about: theAction("a1"),
    date: DATE,
    kind,
    by: OWEN,
    byName: "Owen Pryce",
    at: "2026-12-11T10:00:00.000Z",
    words: "",
  },
});

function listed(
  rows: readonly LastAsked[],
  today: string,
  deadlines: readonly string[],
  more: Partial<PlanToRemind> = {},
) {
  const plan = aPlan({ settings: { ...DEFAULT_SETTINGS, paperDeadlines: deadlines } });
  const lines = [aLine({ reviewDate: DATE, endDate: null })];
  return unansweredOf({ plan, lines, asked: rows, holds: [], ...more }, today);
}

describe("what is unanswered", () => {
  it("is for the next day on which papers are due, in whatever order they were typed; never for one that is past", () => {
    const days = ["2027-02-01", "2026-12-01", "2027-01-08"];
    expect(listed([], LAST, days).due).toBe("2027-01-08");
    expect(listed([], "2027-01-08", days).due).toBe("2027-01-08");
    expect(listed([], "2027-01-11", days).due).toBe("2027-02-01");
    expect(listed([], "2027-02-02", days).due).toBeNull();
  });

  it("says whom it was asked of, how often and when last, and since when nobody answers", () => {
    const [item] = listed(unanswered, "2026-12-14", ["2027-01-08"]).items;
    expect(item).toMatchObject({ since: DATE, seen: LAST, from: null, notFurther: null });
    expect(item?.asks.map(({ name, rung, last, times }) => [name, rung, last, times])).toEqual([
      ["Amina Diallo", null, "2026-12-04", 5],
      ["Owen Pryce", "plan owner", "2026-11-27", 1],
      ["Thea Lund", "theme lead", "2026-12-04", 1],
    ]);
  });

  it.each([
    ["not what its theme lead was not told of", toTheme.slice(0, 2), "2026-12-02", ["2027-01-08"], []],
    ["what comes to it by the day they are due", toTheme, "2026-12-07", ["2027-01-08"], [[null, LAST, false]]],
    ["not what comes to it later", toTheme, "2026-12-07", ["2026-12-10"], []],
    ["what has come to it", toTheme, LAST, ["2027-01-08"], [[null, LAST, true]]],
    ["what an owner was told of", unanswered, "2026-12-14", ["2027-01-08"], [[LAST, null, true]]],
    ["the same where no day is known", unanswered, "2026-12-14", [], [[LAST, null, true]]],
    ["and nothing on its way there", toTheme, "2026-12-07", [], []],
    [
      "again for the papers after those it was in",
      unanswered,
      "2027-02-01",
      ["2027-01-08", "2027-03-05"],
      [[LAST, null, true]],
    ],
  ] as const)("holds %s", (_, rows, today, days, expected) => {
    const { items } = listed(rows, today, days);
    expect(items.map((item) => [item.seen, item.from, isListedToday(item, today)])).toEqual(expected);
  });

  it("holds nothing that was answered", () => {
    const lines = [aLine({ reviewDate: "2027-02-01", endDate: null })];
    expect(listed(unanswered, "2026-12-14", ["2027-01-08"], { lines }).items).toEqual([]);
  });

  it("is an owner's alone until an owner was told", () => {
    expect(seenByOwner(listed(toTheme, LAST, ["2027-01-08"])).items).toEqual([]);
    expect(seenByOwner(listed(unanswered, LAST, ["2027-01-08"])).items).toHaveLength(1);
  });

  it.each([
    ["before it has come", toTheme],
    ["once it has", unanswered],
  ])("keeps what an owner holds in sight of owners alone, %s", (_, rows) => {
    const list = listed(rows, "2026-12-14", ["2027-01-08"], { decisions: [decided("not further")] });
    expect(list.items.map(({ notFurther }) => notFurther?.byName)).toEqual(["Owen Pryce"]);
    expect(list.items.map((item) => isListedToday(item, "2026-12-14"))).toEqual([false]);
    expect(seenByOwner(list).items).toEqual([]);
    const freed = listed(rows, "2026-12-14", ["2027-01-08"], { decisions: [decided("let climb")] });
    expect(freed.items.map((item) => isListedToday(item, "2026-12-14"))).toEqual([true]);
  });

  it("names each action once, however many owners there are", () => {
    const people = [...aPlan().people, { id: "olga", name: "Olga Brandt", roles: ["owner" as const] }];
    expect(listed(unanswered, LAST, [], { plan: aPlan({ people }) }).items).toHaveLength(1);
  });
});
