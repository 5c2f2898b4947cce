import { expect, it } from "vitest";
import { addDays, type Day } from "../../src/domain/calendar/day.ts";
import type { NextDigest } from "../../src/domain/reminders/next-digest.ts";
import { AMINA, aLabel, anAction, aPerson, aPlan, BEN, KEY, OWEN, THEA } from "../builders.ts";
import { reminderWorld } from "../fakes/reminder-world.ts";

const DAYS = 50;

/** Leads with dates of every kind, one who hears weekly, one who pauses, one who is away; nobody answers anything. */
async function world() {
  const plan = aPlan({
    people: [...aPlan().people, aPerson("wyn", "Wyn Ellis"), aPerson("pia", "Pia Grant"), aPerson("ada", "Ada Finch")],
    labels: [
      ...aPlan().labels,
      aLabel("Wyn Ellis", "wyn"),
      aLabel("Pia Grant", "pia"),
      aLabel("Ada Finch", "ada"),
      aLabel("Harbour Trust"),
    ],
    themes: [{ ref: "1", title: "One", leads: ["Thea Lund"] }],
    standIns: [{ for: "ada", by: BEN, from: "2026-12-01", to: "2026-12-11" }],
  });
  const leads = ["Amina Diallo", "Ben Okafor", "Wyn Ellis", "Pia Grant", "Ada Finch", "Harbour Trust"];
  const dates = ["2026-11-10", "2026-11-27", "2026-12-12", "2026-12-25", "2027-01-01", "2027-01-20"];
  const actions = leads.flatMap((label, who) =>
    dates.map((date, index) =>
      anAction({
        ...{ id: `a${who}${index}`, ref: `1.${who + 1}.${index + 1}`, leads: [{ label, accountable: true }] },
        ...(index % 2 === who % 2 ? { reviewDate: date, endDate: null } : { reviewDate: null, endDate: date }),
      }),
    ),
  );
  const here = await reminderWorld(plan, actions);
  await here.conversations.setRhythm(KEY.tenant, "wyn", { every: 3, since: "2026-11-20", pausedUntil: null });
  await here.conversations.setRhythm(KEY.tenant, "pia", {
    every: "day",
    since: "2026-11-20",
    pausedUntil: "2026-12-14",
  });
  return here;
}

it("what a dry run says is next comes on that day, with all it names, where nobody answers and nothing is new", async () => {
  const here = await world();
  /** What the day before foretold for each. */
  let foretold = new Map<string, NextDigest | null>();
  let checked = 0;
  for (let day: Day = "2026-11-20"; day < addDays("2026-11-20", DAYS); day = addDays(day, 1)) {
    const ahead = await here.run(new Date(`${day}T09:30:00Z`), { dryRun: true });
    const before = here.messenger.left.length;
    await here.run(new Date(`${day}T10:00:00Z`));
    const today = new Map(here.messenger.left.slice(before).map((left) => [left.person, left.refs]));
    for (const [person, next] of foretold) {
      // What others leave unanswered comes up to an owner or a theme lead, and a cover's items with the absence.
      const isNews = person === OWEN || person === THEA || (person === BEN && day === "2026-12-01");
      if (next?.on === day) {
        expect([person, day, next.refs.filter((ref) => !today.get(person)?.includes(ref))]).toEqual([person, day, []]);
        expect([person, day, today.has(person)]).toEqual([person, day, true]);
        checked++;
      } else if (!isNews)
        expect([person, day, next?.on, today.get(person)]).toEqual([person, day, next?.on, undefined]);
    }
    for (const { person, outcome } of ahead.people)
      expect([person, day, outcome === "would-send"]).toEqual([person, day, today.has(person)]);
    const { people } = await here.run(new Date(`${day}T10:05:00Z`), { dryRun: true });
    const beforehand = new Map(ahead.people.map(({ person, next }) => [person, next]));
    for (const { person, next } of people)
      if (person !== OWEN && person !== THEA)
        expect([person, day, next]).toEqual([person, day, beforehand.get(person)]);
    foretold = new Map(
      people.filter(({ person }) => !person.startsWith("label-")).map(({ person, next }) => [person, next]),
    );
  }
  expect(foretold.has(AMINA)).toBe(true);
  expect(checked).toBeGreaterThan(25);
});
