import { describe, expect, it } from "vitest";
import type { HistoryEntry, HistoryKind } from "../../../src/domain/history/history.ts";
import { findNews, mayBeNews, newsAsked, newsAsks } from "../../../src/domain/reminders/news.ts";
import { AMINA, anAction, aPlan, BEN, importedEntry, OWEN, VIV } from "../../builders.ts";

const leads = [{ label: "Ben Okafor", accountable: true }];
const action = anAction({ leads });

/** An entry of Monday 23 November 2026, eleven in the morning. */
function entry(kind: HistoryKind, by: string, number: number, more: Partial<HistoryEntry> = {}): HistoryEntry {
  const at = "2026-11-23T11:00:00.000Z";
  return { ...importedEntry(action), kind, by, byName: by, entry: number, at, changes: [], reason: "", ...more };
}

const asks = entry("update", AMINA, 2, {
  changes: [{ field: "requested end date", part: null, from: null, to: "2027-06-30" }],
});
const refused = entry("date-change-refused", OWEN, 3, { reason: "The board wants it by then" });
const agreed = entry("date-change-approved", OWEN, 3, {
  reason: "The supplier is late",
  changes: [{ field: "end date", part: null, from: "2027-03-31", to: "2027-06-30" }],
});
const proposed = entry("completion-proposed", BEN, 2);
const given = entry("reassigned", OWEN, 2, {
  reason: "It moved",
  changes: [{ field: "leads", part: null, from: "Amina Diallo (accountable), Viv", to: "Ben Okafor" }],
});

function told(history: readonly HistoryEntry[], newest: HistoryEntry, plan = aPlan()) {
  return findNews(plan, action, newest, history, "2026-11-24").map(({ person, news }) => [
    ...[person, news.kind, news.asked ? "asked" : "leads", news.words],
  ]);
}

describe("news of an action", () => {
  it.each([
    [
      "a date refused, with the reason",
      [refused, asks],
      [
        [AMINA, "date refused", "asked", refused.reason],
        [BEN, "date refused", "leads", refused.reason],
      ],
    ],
    [
      "a date agreed, without the asker's own words",
      [agreed, asks],
      [
        [AMINA, "date agreed", "asked", ""],
        [BEN, "date agreed", "leads", ""],
      ],
    ],
    [
      "a completion sent back",
      [entry("completion-returned", OWEN, 3, { reason: "Last year's" }), proposed],
      [[BEN, "sent back", "asked", "Last year's"]],
    ],
    ["a completion accepted", [entry("completion-accepted", OWEN, 3), proposed], [[BEN, "accepted", "asked", ""]]],
    [
      "another lead: who leads it now, and who did",
      [given],
      [
        [BEN, "yours now", "leads", "It moved"],
        [AMINA, "yours no longer", "leads", "It moved"],
      ],
    ],
    [
      "other dates, by an import",
      [entry("imported", OWEN, 2, { changes: agreed.changes })],
      [[BEN, "re-dated", "leads", ""]],
    ],
  ] as const)("tells of %s", (_, history, expected) => {
    const [newest] = history;
    expect(mayBeNews(newest)).toBe(true);
    expect(told(history, newest)).toEqual(expected);
  });

  it("tells nobody what they decided themselves, or answered since, and no stranger", () => {
    expect(told([entry("date-change-refused", BEN, 3), asks], entry("date-change-refused", BEN, 3))).toEqual([
      [AMINA, "date refused", "asked", ""],
    ]);
    const again = entry("update", BEN, 4);
    expect(told([again, refused, asks], refused).map(([person]) => person)).toEqual([AMINA]);
    const gone = aPlan({ people: aPlan().people.filter(({ id }) => id !== AMINA) });
    expect(told([refused, asks], refused, gone).map(([person]) => person)).toEqual([BEN]);
  });

  it("looks at no update, no first import and nothing else that somebody knows of by other ways", () => {
    const plain = [
      entry("update", BEN, 5),
      entry("imported", OWEN, 1, { changes: agreed.changes }),
      entry("paused", OWEN, 4),
    ];
    expect(plain.filter(mayBeNews)).toEqual([]);
  });
});

describe("when news is told", () => {
  const asksFor = (newest: HistoryEntry, history: readonly HistoryEntry[], today: string, rows = [] as const) =>
    newsAsks(aPlan(), findNews(aPlan(), action, newest, history, today), [...rows], today).map(
      ({ person, state }) => `${person} ${state}`,
    );

  it("tells what is bad on the next working morning, what is good with the next message, within five working days", () => {
    expect(asksFor(refused, [refused, asks], "2026-11-23")).toEqual([`${AMINA} told`, `${BEN} told`]);
    expect(asksFor(refused, [refused, asks], "2026-11-24")).toEqual([`${AMINA} owed`, `${BEN} owed`]);
    expect(asksFor(agreed, [agreed, asks], "2026-11-27")).toEqual([`${AMINA} told`, `${BEN} told`]);
    expect(asksFor(agreed, [agreed, asks], "2026-11-30")).toEqual([`${AMINA} owed`, `${BEN} owed`]);
  });

  it("is told once, and old news is no reason for a message", () => {
    const news = findNews(aPlan(), action, refused, [refused, asks], "2026-11-24");
    const rows = news.map((one) => newsAsked(one.person, one.news, "2026-11-24"));
    expect(newsAsks(aPlan(), news, rows, "2026-11-25")).toEqual([]);
    expect(asksFor(refused, [refused, asks], "2026-12-14")).toEqual([`${AMINA} told`, `${BEN} told`]);
  });

  it("tells a viewer who asked, too", () => {
    const byViv = { ...asks, by: VIV };
    expect(told([refused, byViv], refused).map(([person]) => person)).toEqual([VIV, BEN]);
  });
});
