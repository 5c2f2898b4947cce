import { describe, expect, it } from "vitest";
import { pageAt, pageButtons } from "../../src/cards/elements/pages.ts";
import { addDays, type Day } from "../../src/domain/calendar/day.ts";
import { planPauseEnd } from "../../src/domain/changes/state.ts";
import { isUpdateDue } from "../../src/domain/due/due.ts";
import { rulesFor } from "../../src/domain/due/rules.ts";
import { isStale } from "../../src/domain/due/stale.ts";
import { checkDraft } from "../../src/domain/import/check-draft.ts";
import { groupMine } from "../../src/domain/lists/lists.ts";
import { planAbsence } from "../../src/domain/people/absences.ts";
import { planOn } from "../../src/domain/people/handover.ts";
import { isOverdue } from "../../src/domain/plan/action.ts";
import { DEFAULT_SETTINGS, holdersOf, standingInFor } from "../../src/domain/plan/plan.ts";
import { beforeOf } from "../../src/domain/updates/field-changes.ts";
import type { Filing } from "../../src/domain/updates/filing.ts";
import { planSignOff } from "../../src/domain/updates/sign-off.ts";
import { mayUndo } from "../../src/domain/updates/undo.ts";
import { planUpdate } from "../../src/domain/updates/update.ts";
import { AMINA, aLine, anAction, aPlan, BEN, OWEN, THEA, TODAY } from "../builders.ts";
import { aDate, aDraft } from "./import/drafts.ts";

/** A Wednesday with working days on both sides of it. */
const DAY = "2026-11-18";
const settings = DEFAULT_SETTINGS;
const filing = (person: string, today: Day = TODAY): Filing => ({
  ...{ person, name: person, inNameOf: null, via: "card", at: `${today}T10:00:00Z`, today },
});

const ends = { endDate: DAY, reviewDate: null };
const reviewed = { endDate: null, reviewDate: DAY };
const update = { entry: 1, at: `${DAY}T09:00:00Z`, by: AMINA, byName: "Amina Diallo", inNameOf: null } as const;
const filed = {
  ...update,
  rag: "amber",
  partRags: [],
  progress: "Two of five",
  difference: "",
  evidence: "",
  nextReview: null,
} as const;
const done = anAction({ rag: "complete", state: "awaiting-sign-off" });
const paused = anAction({
  state: "paused",
  decision: { into: null, until: DAY, by: OWEN, byName: "Owen Pryce", at: "2026-11-01T09:00:00Z", reason: "" },
});
const held = (from: Day | null, to: Day | null) =>
  aPlan({
    labels: [{ text: "Head of Help", kind: "role", holders: [{ person: BEN, from, to }], sponsor: null }],
  });
const away = aPlan({ standIns: [{ for: AMINA, by: BEN, from: DAY, to: DAY }] });
const handing = aPlan({ handovers: [{ from: AMINA, to: BEN, on: DAY }] });
const input = {
  confirmed: [],
  rag: "amber",
  partRags: [],
  progress: "Two",
  difference: "",
  evidence: "",
  inTheWay: "",
} as const;
const noMove = { moveTo: "", moveReason: "" };

/** Whether something holds on the day before, on the day, and on the day after. */
const RULES: readonly [string, (day: Day) => boolean, before: boolean, on: boolean, after: boolean][] = [
  ["an action is overdue", (day) => isOverdue(anAction(ends), day), false, false, true],
  [
    "an update is due, without grace",
    (day) => isUpdateDue(aLine(reviewed), rules({ grace: 0 }), day),
    false,
    false,
    true,
  ],
  ["a role is held from a day", (day) => holdersOf(held(DAY, null), "Head of Help", day).length > 0, false, true, true],
  ["a role is held to a day", (day) => holdersOf(held(null, DAY), "Head of Help", day).length > 0, true, true, false],
  ["somebody stands in for a day", (day) => standingInFor(away, BEN, day).length > 0, false, true, false],
  ["a handover has come to pass", (day) => planOn(handing, day).handovers?.length === 0, false, true, true],
  [
    "a pause until a day is over",
    (day) => planPauseEnd(aPlan(), paused, filing(OWEN, day)) !== null,
    false,
    true,
    true,
  ],
  ["an absence up to a day may be told", (day) => absence(day).ok, true, true, false],
  ["a check date may still be that day", (day) => accepted(DAY, day).ok, true, false, false],
  ["a next review may still be that day", (day) => updated({ nextReview: DAY }, day).ok, true, true, false],
  ["a new end date may still be that day", (day) => moved(DAY, "2026-11-01", day, "2026-11-30"), true, true, false],
  [
    "a new end date is later than the old one",
    (day) => moved(day, DAY, "2026-11-02", "2026-11-10"),
    false,
    false,
    true,
  ],
  [
    "a date of the plan's period is queried: its first day",
    (day) => queried({ from: DAY, to: "2027-12-31" }, day),
    true,
    false,
    false,
  ],
  [
    "a date of the plan's period is queried: its last day",
    (day) => queried({ from: "2026-01-01", to: DAY }, day),
    false,
    false,
    true,
  ],
  ["an action is due in 30 days", (day) => mine(addDays(DAY, 30), day) === "due in 30 days", false, true, true],
];

function rules(more: Partial<typeof settings>) {
  return rulesFor({ ...settings, ...more }, aLine());
}
function absence(today: Day) {
  return planAbsence(aPlan(), { lead: "", cover: "Ben Okafor", from: addDays(DAY, -7), to: DAY }, AMINA, today);
}
function accepted(checkOn: Day, today: Day) {
  return planSignOff(aPlan(), done, { kind: "accept", checkOn }, filing(THEA, today));
}
function updated(more: { readonly nextReview: Day }, today: Day) {
  const action = anAction({ endDate: "2027-03-31", reviewDate: "2026-11-10" });
  return planUpdate(action, { ...input, ...noMove, ...more }, filing(AMINA, today), settings);
}
function queried(period: { from: Day; to: Day }, date: Day) {
  const draft = aDraft([{ dates: [aDate("end", date, "End")], due: null }]);
  const about = { title: "Plan", period, status: null, sponsors: [], dated: null };
  return checkDraft(draft, about).problems.some(({ field }) => field === "due");
}
function moved(moveTo: Day, endDate: Day, today: Day, nextReview: Day) {
  const action = anAction({ endDate, reviewDate: null });
  const says = { ...input, nextReview, moveTo, moveReason: "The supplier is late" };
  return planUpdate(action, says, filing(AMINA, today), settings).ok;
}
function mine(date: Day, today: Day) {
  return groupMine([aLine({ endDate: null, reviewDate: date })], settings, today)[0]?.name;
}

describe("to the day", () => {
  it.each(RULES)("%s: before, on, after", (_, holds, ...expected) => {
    expect([addDays(DAY, -1), DAY, addDays(DAY, 1)].map(holds)).toEqual(expected);
  });

  it("stale: the last of so many working days is still fresh", () => {
    const line = aLine({ cadence: null, lastUpdate: filed, reviewDate: null });
    const plan = aPlan({ settings: { ...settings, staleAfter: 5 } });
    // Five working days after Wednesday 18 November: Wednesday 25.
    expect(["2026-11-24", "2026-11-25", "2026-11-26"].map((day) => isStale(plan, line, day))).toEqual([
      ...[false, false, true],
    ]);
  });

  it("a grace of two working days is over on the third", () => {
    const late = (day: Day) => isUpdateDue(aLine(reviewed), rules({ grace: 2 }), day);
    expect(["2026-11-19", "2026-11-20", "2026-11-23"].map(late)).toEqual([false, false, true]);
  });

  it("an update may be taken back in its tenth minute, and not a millisecond later", () => {
    const action = anAction({ lastUpdate: filed, undo: beforeOf(anAction()) });
    const at = (ms: number) => new Date(Date.parse(filed.at) + 600_000 + ms);
    expect([-1, 0, 1].map((ms) => mayUndo(action, at(ms)))).toEqual([true, true, false]);
  });
});

describe("to the page", () => {
  const items = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const shows = (count: number, page: number) => {
    const at = pageAt(items(count), page);
    const ways = pageButtons(at, (title, to) => ({ title: `${title} ${to}` }) as never);
    return [at.shown.at(0), at.shown.length, ways.map(({ title }) => title)];
  };

  it.each<[string, number, number, unknown[]]>([
    ["before the first is the first", 13, 0, [1, 6, ["Next 2"]]],
    ["the first", 13, 1, [1, 6, ["Next 2"]]],
    ["the last", 13, 3, [13, 1, ["Previous 2"]]],
    ["beyond the last is the last, never nothing", 13, 4, [13, 1, ["Previous 2"]]],
    ["a full page has no empty one after it", 6, 2, [1, 6, []]],
    ["of nothing", 0, 3, [undefined, 0, []]],
  ])("%s", (_, count, page, expected) => {
    expect(shows(count, page)).toEqual(expected);
  });
});
