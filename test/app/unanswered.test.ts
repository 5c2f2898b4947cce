import { expect, it } from "vitest";
import { decideLadder } from "../../src/app/ladder/decide-ladder.ts";
import { listUnanswered } from "../../src/app/ladder/list-unanswered.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/plan/plan.ts";
import { AMINA, anAction, aOnce, aPlan, CARYS, OWEN, THEA, VIV } from "../builders.ts";
import { reminderWorld } from "../fakes/reminder-world.ts";
import { asking } from "../fakes/world.ts";

const at = (day: number, time = "10:00") => new Date(`2026-12-${String(day).padStart(2, "0")}T${time}:00Z`);
const settings = { ...DEFAULT_SETTINGS, paperDeadlines: ["2027-01-08"] };
type World = Awaited<ReturnType<typeof reminderWorld>>;

/** Amina's review of 20 November is asked from 1 December on; nobody answers. */
async function until(last: number): Promise<World> {
  const here = await reminderWorld(aPlan({ settings }), [anAction({ reviewDate: "2026-11-20", endDate: null })]);
  for (let day = 1; day <= last; day++) await here.run(at(day));
  return here;
}

async function listedFor(here: World, person: string, day: number) {
  const listed = await listUnanswered(here, asking(person, { now: at(day, "12:00") }));
  return listed.ok ? listed.value.items.map(({ line }) => line.ref) : listed.refusal.reason;
}

it("is seen by an owner first, then by the theme lead and the chair, and by nobody else", async () => {
  const here = await until(21);
  expect(await listedFor(here, OWEN, 21)).toEqual(["1.1.1"]);
  expect(await listedFor(here, THEA, 21)).toEqual([]);
  await here.run(at(22));
  expect(here.messenger.left.at(-1)?.person).toBe(OWEN);
  for (const person of [OWEN, THEA, CARYS]) expect(await listedFor(here, person, 22), person).toEqual(["1.1.1"]);
  for (const person of [AMINA, VIV]) expect(await listedFor(here, person, 22), person).toBe("not-allowed");
});

it("tells whom it was asked of, how often and when last", async () => {
  const here = await until(22);
  const listed = await listUnanswered(here, asking(OWEN, { now: at(22, "12:00") }));
  expect(listed).toMatchObject({
    value: { due: "2027-01-08", items: [{ since: "2026-12-01", seen: "2026-12-22", notFurther: null }] },
  });
  const [item] = listed.ok ? listed.value.items : [];
  expect(item?.asks.map(({ person, rung, last, times }) => [person, rung, last, times])).toEqual([
    [AMINA, null, "2026-12-22", 4],
    [OWEN, "plan owner", "2026-12-08", 1],
    [THEA, "theme lead", "2026-12-15", 1],
  ]);
});

it("counts asks alone, not how often it stood in a message that another action was the reason of", async () => {
  const reviews = ["2026-11-20", "2026-12-03", "2026-12-04"];
  const actions = reviews.map((reviewDate, at) =>
    anAction({ id: `a${at}`, ref: `1.1.${at + 1}`, reviewDate, endDate: null }),
  );
  const here = await reminderWorld(aPlan({ settings }), actions);
  for (let day = 1; day <= 22; day++) await here.run(at(day));
  const listed = await listUnanswered(here, asking(OWEN, { now: at(22, "12:00") }));
  const [item] = listed.ok ? listed.value.items : [];
  expect(
    item?.asks.filter(({ rung }) => rung === null).map(({ person, last, times }) => [person, last, times]),
  ).toEqual([[AMINA, "2026-12-22", 4]]);
});

it("is empty for others while an owner holds what is on it, and shows the owner who holds it", async () => {
  const here = await until(22);
  const hold = {
    name: { ref: "1.1.1" },
    kind: "not further",
    words: "Ben starts on Monday",
    once: aOnce("h"),
  } as const;
  await decideLadder(here, asking(OWEN, { now: at(22) }), hold);
  expect(await listedFor(here, CARYS, 22)).toEqual([]);
  const listed = await listUnanswered(here, asking(OWEN, { now: at(22) }));
  expect(listed).toMatchObject({
    value: { items: [{ notFurther: { byName: "Owen Pryce", words: "Ben starts on Monday" } }] },
  });
  await decideLadder(here, asking(OWEN, { now: at(23) }), { ...hold, kind: "let climb", words: "", once: aOnce("r") });
  expect(await listedFor(here, CARYS, 23)).toEqual(["1.1.1"]);
});

it("loses what is answered", async () => {
  const here = await until(22);
  await here.change("a1", { reviewDate: "2027-06-30" });
  expect(await listedFor(here, OWEN, 22)).toEqual([]);
});

it("is on the owner's desk, told at the day's hour", async () => {
  const here = await until(22);
  const waits = here.messenger.left.filter(({ waits = [] }) => waits.includes("1 unanswered"));
  expect(waits.map(({ person }) => person)).toEqual([OWEN]);
});

it("brings whoever is not reached to the owner in the five working days before papers, once", async () => {
  const near = { ...DEFAULT_SETTINGS, paperDeadlines: ["2026-12-16"] };
  const here = await reminderWorld(aPlan({ settings: near }), [anAction({ reviewDate: "2027-06-30", endDate: null })]);
  here.messenger.answer = (to) =>
    to === AMINA ? { kind: "refused", of: "person", code: "403", reason: "blocked" } : { kind: "sent", message: "m" };
  await here.conversations.markUnreachable("tenant-a", AMINA, "blocked", at(1, "08:00").toISOString());
  const told: number[] = [];
  for (let day = 1; day <= 18; day++) {
    const before = here.messenger.left.length;
    await here.run(at(day));
    if (here.messenger.left.slice(before).some(({ person }) => person === OWEN)) told.push(day);
  }
  // On the 1st it is new, on the 8th five working days have passed; the 9th is the fifth working day before.
  expect(told).toEqual([1, 8, 9, 16]);
});
