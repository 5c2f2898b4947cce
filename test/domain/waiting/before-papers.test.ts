import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../../src/domain/plan/plan.ts";
import { beforePapers } from "../../../src/domain/waiting/before-papers.ts";
import { AMINA, BEN, OWEN } from "../../builders.ts";

// A Friday; five working days before it is the Friday before.
const DUE = "2026-12-11";
const OPENS = "2026-12-04";

function onDay(today: string, told: ReturnType<typeof beforePapers>["rows"] = [], dues = [DUE], silent = [AMINA]) {
  return beforePapers({ ...DEFAULT_SETTINGS, paperDeadlines: dues }, silent, told, OWEN, today);
}

describe("people not reached while papers are near", () => {
  it.each([
    ["not six working days before", "2026-12-03", OPENS, 0],
    ["five working days before", OPENS, OPENS, 1],
    ["the working day before", "2026-12-10", "2026-12-10", 1],
    ["not on the day itself", DUE, null, 0],
    ["not after it", "2026-12-14", null, 0],
  ])("interrupt an owner's day %s", (_, today, from, rows) => {
    const found = onDay(today);
    expect(found.from).toBe(from);
    expect(found.rows).toHaveLength(rows);
  });

  it("do so once for each of them and for each deadline", () => {
    const { rows } = onDay(OPENS);
    const both = onDay("2026-12-07", rows, [DUE], [AMINA, BEN]);
    expect(both.rows.map(({ about }) => about)).toEqual([{ kind: "not reached", id: BEN }]);
    expect(onDay("2026-12-07", rows)).toEqual({ from: null, again: null, rows: [] });
    const next = ["2027-01-22", DUE];
    expect(onDay("2026-12-07", rows, next)).toEqual({ from: "2027-01-15", again: "2027-01-15", rows: [] });
    expect(onDay("2027-01-15", rows, next).rows).toMatchObject([{ person: OWEN, date: "2027-01-22" }]);
  });

  it("are told of again on the day itself, where that message was cut off", () => {
    const { rows } = onDay(OPENS);
    expect(onDay(OPENS, rows).rows).toEqual(rows);
  });

  it("wait for the papers before them, where two are due within days", () => {
    const near = [DUE, "2026-12-15"];
    const { rows, again } = onDay(OPENS, [], near);
    expect(again).toBe(DUE);
    expect(onDay("2026-12-10", rows, near).rows).toEqual([]);
    expect(onDay(DUE, rows, near).rows).toMatchObject([{ date: "2026-12-15" }]);
  });

  it("are nobody's where all are reached or no papers are named", () => {
    expect(onDay(OPENS, [], [DUE], [])).toEqual({ from: null, again: null, rows: [] });
    expect(onDay(OPENS, [], [])).toEqual({ from: null, again: null, rows: [] });
    const another = onDay(OPENS).rows.map((row) => ({ ...row, person: "olga" }));
    expect(onDay("2026-12-07", another).rows).toHaveLength(1);
  });
});
