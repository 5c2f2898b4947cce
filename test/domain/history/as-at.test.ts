import { describe, expect, it } from "vitest";
import { actionAsAt, endOfDay, layBack, planAsAt } from "../../../src/domain/history/as-at.ts";
import { type RecordedEntry, recordEntry } from "../../../src/domain/history/recorded.ts";
import { wasOf, withWas } from "../../../src/domain/history/was.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import { anAction, anEvent, aPlan, importedEntry } from "../../builders.ts";

const titles = ["First", "Second", "Third", "Fourth"];
const stood: readonly Action[] = titles.map((title, at) => anAction({ title, version: at + 1 }));

/** An action whose title changes at each instant given; it began at the first. */
function historyOf(...instants: readonly string[]): readonly RecordedEntry[] {
  return instants.map((at, index) => {
    const entry = { ...importedEntry(anAction()), entry: index + 1, at };
    return recordEntry(entry, stood[index - 1] ?? null, stood[index] as Action);
  });
}

const present = stood[3] as Action;
const titleAt = (entries: readonly RecordedEntry[], instant: string) =>
  actionAsAt(present, entries, instant).value?.title ?? null;

describe("as at an instant", () => {
  const entries = historyOf(
    "2026-11-02T10:00:00.000Z",
    "2026-11-03T10:00:00.000Z",
    "2026-11-04T10:00:00.000Z",
    "2026-11-05T10:00:00.000Z",
  );

  it.each([
    ["2026-11-02T09:59:59.999Z", null],
    ["2026-11-02T10:00:00.000Z", "First"],
    ["2026-11-03T09:59:59.999Z", "First"],
    ["2026-11-03T10:00:00.000Z", "Second"],
    ["2026-11-05T09:59:59.999Z", "Third"],
    ["2026-11-05T10:00:00.000Z", "Fourth"],
  ])("%s what was recorded by then stands, the instant itself included: %j", (instant, title) => {
    expect(titleAt(entries, instant)).toBe(title);
    expect(titleAt([...entries].reverse(), instant)).toBe(title);
  });

  it("what follows a record follows it in time too, whatever instant it carries", () => {
    // Its import was begun before the update of the third, and laid on after it.
    const overtaken = historyOf(
      "2026-11-02T10:00:00.000Z",
      "2026-11-03T10:00:00.000Z",
      "2026-11-04T10:00:05.000Z",
      "2026-11-04T10:00:00.000Z",
    );
    expect(titleAt(overtaken, "2026-11-04T10:00:02.000Z")).toBe("Second");
    expect(titleAt(overtaken, "2026-11-04T10:00:05.000Z")).toBe("Fourth");
  });

  it("leaves out what was recorded after the action was read", () => {
    expect(actionAsAt(stood[2] as Action, entries, "2026-11-03T12:00:00.000Z").value?.title).toBe("Second");
  });

  it("says from when on it is whole where nobody kept what a record altered", () => {
    const [first, second, third, fourth] = entries as [RecordedEntry, RecordedEntry, RecordedEntry, RecordedEntry];
    const { was: _, ...older } = third;
    const mixed = [first, second, older, fourth];
    const expected = { value: expect.objectContaining({ title: "Third" }), wholeFrom: third.at };
    expect(actionAsAt(present, mixed, "2026-11-03T12:00:00.000Z")).toEqual(expected);
    expect(actionAsAt(present, mixed, "2026-11-04T12:00:00.000Z")).toMatchObject({ wholeFrom: null });
    expect(actionAsAt(present, mixed, "2026-11-01T12:00:00.000Z")).toEqual({ value: null, wholeFrom: null });
  });

  it("of a plan from before its checkpoint says how it stood at that", () => {
    const now = aPlan({ title: "Now" });
    const event = anEvent({ at: "2026-11-10T10:00:00.000Z" });
    const events = [{ ...event, entry: 1, was: wasOf(aPlan({ title: "Before" }), now) }];
    const record = { plan: now, events, newest: 1, wholeFrom: "2026-11-05T10:00:00.000Z" };
    expect(planAsAt(record, "2026-11-10T10:00:00.000Z")).toMatchObject({ value: { title: "Now" }, wholeFrom: null });
    expect(planAsAt(record, "2026-11-07T10:00:00.000Z")).toMatchObject({ value: { title: "Before" }, wholeFrom: null });
    const early = planAsAt(record, "2026-11-01T10:00:00.000Z");
    expect(early).toMatchObject({ value: { title: "Before" }, wholeFrom: "2026-11-05T10:00:00.000Z" });
    expect(planAsAt(record, "2026-08-31T10:00:00.000Z")).toEqual({ value: null, wholeFrom: null });
  });
});

describe("the end of a day", () => {
  it.each([
    ["2026-11-20", "Europe/London", "2026-11-20T23:59:59.999Z"],
    ["2026-07-20", "Europe/London", "2026-07-20T22:59:59.999Z"],
    ["2026-10-25", "Europe/London", "2026-10-25T23:59:59.999Z"],
    ["2026-03-29", "Europe/London", "2026-03-29T22:59:59.999Z"],
    ["2026-11-20", "Pacific/Auckland", "2026-11-20T10:59:59.999Z"],
    ["2026-11-20", "America/Los_Angeles", "2026-11-21T07:59:59.999Z"],
  ])("%s in %s is %s", (day, zone, instant) => {
    expect(endOfDay(day, zone)).toBe(instant);
  });
});

describe("what a change altered", () => {
  it("is nothing where only the order of fields differs, or a field says nothing", () => {
    expect(wasOf({ a: 1, b: { c: 2, d: undefined } }, { b: { c: 2 }, a: 1, e: undefined })).toEqual({});
  });

  it("holds of a list what is not the same at its beginning and end", () => {
    const was = wasOf({ list: [1, 2, 3, 4] }, { list: [1, 9, 4] });
    expect(was).toEqual({ list: { from: 1, now: 1, items: [2, 3] } });
    expect(wasOf({ list: [1] }, { list: [1, 2] })).toEqual({ list: { from: 1, now: 1, items: [] } });
    expect(withWas({ list: [1, 9, 4] }, was)).toEqual({ list: [1, 2, 3, 4] });
  });

  it.each([
    [{ a: null }, { a: { b: 1 } }],
    [{ a: { b: 1 } }, { a: null }],
    [{ a: { b: { c: [] } } }, { a: { b: { c: ["x"], d: 1 } } }],
    [{ a: 1 }, {}],
    [{}, { a: [1] }],
    [{ a: [1, 1, 1] }, { a: [1, 1] }],
    [{ a: ["x", { y: 1 }] }, { a: [{ y: 2 }] }],
  ])("gives %j back from %j", (before, after) => {
    expect(layBack(after, [{ entry: 2, at: "", was: wasOf(before, after) }])).toEqual({
      value: before,
      wholeFrom: null,
    });
  });
});
