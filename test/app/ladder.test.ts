import { describe, expect, it } from "vitest";
import { chaseLeads } from "../../src/app/ladder/chase-leads.ts";
import { decideLadder } from "../../src/app/ladder/decide-ladder.ts";
import { listSnoozed } from "../../src/app/quiet/list-snoozed.ts";
import { redrawDigest } from "../../src/app/quiet/redraw-digest.ts";
import { setRhythm } from "../../src/app/quiet/set-rhythm.ts";
import { listDeliveries } from "../../src/app/reminders/list-deliveries.ts";
import { remindLeads } from "../../src/app/reminders/remind-leads.ts";
import { theAction } from "../../src/domain/due/about.ts";
import { AMINA, aLabel, anAction, anEvent, aOnce, aPlan, KEY, OWEN, THEA, VIV } from "../builders.ts";
import { reminderWorld } from "../fakes/reminder-world.ts";
import { asking } from "../fakes/world.ts";

const late = { reviewDate: "2026-11-20", endDate: null };
const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00Z`);
const whoGot = (here: Awaited<ReturnType<typeof reminderWorld>>) => here.messenger.left.map(({ person }) => person);

/** Runs on each of some days, as the clock would. */
async function live(here: Awaited<ReturnType<typeof reminderWorld>>, from: number, to: number) {
  for (let day = from; day <= to; day++) await here.run(at(`2026-12-${String(day).padStart(2, "0")}`));
}

describe("the ladder", () => {
  it("climbs from what was delivered, and tells owner and theme lead once each", async () => {
    const here = await reminderWorld(aPlan(), [anAction(late)]);
    await here.run(at("2026-12-01"));
    expect(whoGot(here)).toEqual([AMINA]);
    await live(here, 2, 31);
    const asked = await here.plans.listAsked(KEY);
    const rungs = asked
      .filter(({ about }) => about.id === "a1")
      .map(({ person, occasion, on }) => [person, occasion, on]);
    expect(rungs).toEqual([
      [AMINA, "after", "2026-12-31"],
      [OWEN, "plan owner", "2026-12-08"],
      [THEA, "theme lead", "2026-12-15"],
      [OWEN, "unanswered", "2026-12-22"],
    ]);
    expect(whoGot(here).filter((person) => person === THEA)).toHaveLength(1);
  });

  it("does not climb for someone whom nothing reaches", async () => {
    const here = await reminderWorld(aPlan(), [anAction(late)]);
    here.messenger.answer = (to) =>
      to === AMINA ? { kind: "refused", of: "person", code: "403", reason: "blocked" } : { kind: "sent", message: "m" };
    await live(here, 1, 31);
    const asked = await here.plans.listAsked(KEY);
    expect(asked.filter(({ occasion }) => occasion === "plan owner" || occasion === "theme lead")).toEqual([]);
  });

  it("stands still while an owner holds it, shows that, and goes on once let climb", async () => {
    const here = await reminderWorld(aPlan(), [anAction(late)]);
    await live(here, 1, 8);
    const hold = { name: { ref: "1.1.1" }, kind: "not further", words: "", once: aOnce("h1") } as const;
    expect(await decideLadder(here, asking(THEA), hold)).toMatchObject({ refusal: { reason: "not-allowed" } });
    expect(await decideLadder(here, asking(OWEN, { now: at("2026-12-09") }), hold)).toMatchObject({ ok: true });
    await live(here, 9, 16);
    expect(whoGot(here)).not.toContain(THEA);
    const owners = await redrawDigest(here, { tenant: KEY.tenant, person: OWEN, name: "Owen" }, at("2026-12-16"));
    expect(owners.items).toMatchObject([
      { escalation: { rung: "plan owner", waits: "not further", whose: ["Amina Diallo"] } },
    ]);
    await decideLadder(here, asking(OWEN), { ...hold, kind: "let climb", once: aOnce("h2") });
    await live(here, 17, 17);
    expect(whoGot(here)).toContain(THEA);
  });

  it("cannot be held where nobody is asked, which names the action", async () => {
    const here = await reminderWorld(aPlan(), [anAction({ ...late, reviewDate: null, endDate: null })]);
    const hold = { name: { ref: "1.1.1" }, kind: "not further", words: "", once: aOnce("h1") } as const;
    expect(await decideLadder(here, asking(OWEN), hold)).toMatchObject({
      refusal: { reason: "nothing-to-climb", ref: "1.1.1" },
    });
  });

  it("ends with an update", async () => {
    const here = await reminderWorld(aPlan(), [anAction(late)]);
    await live(here, 1, 4);
    await here.change("a1", { reviewDate: "2027-06-30" });
    await live(here, 5, 31);
    expect(new Set(whoGot(here))).not.toContain(THEA);
    const asked = await here.plans.listAsked(KEY);
    expect(asked.some(({ occasion }) => occasion === "plan owner")).toBe(false);
  });
});

describe("a chase", () => {
  const ahead = { reviewDate: "2027-06-30", endDate: null };
  const chase = (here: Awaited<ReturnType<typeof reminderWorld>>, person = THEA, day = "2026-12-01") =>
    chaseLeads(here, asking(person, { now: at(day) }), { ref: "1.1.1" }, "The board meets on Friday");

  it("is a message of its own that the next run sends, beside the day's digest, and asks nothing of the ladder", async () => {
    const here = await reminderWorld(aPlan(), [anAction(late)]);
    await here.run(at("2026-12-01"));
    expect(await chase(here)).toMatchObject({ ok: true, value: { to: [{ person: AMINA }], day: "2026-12-01" } });
    await here.run(at("2026-12-01", "10:05"));
    await here.run(at("2026-12-01", "10:10"));
    expect(here.messenger.left.map(({ person, refs }) => [person, refs])).toEqual([
      [AMINA, ["1.1.1"]],
      [AMINA, ["1.1.1"]],
    ]);
    const listed = await listDeliveries(here, asking(OWEN, { now: at("2026-12-01", "11:00") }));
    expect(listed.ok && listed.value.people.map(({ person, deliveries }) => [person, deliveries.length])).toEqual([
      [AMINA, 2],
    ]);
  });

  it("may be about what is not due for long, once a working day for each action, whoever asks", async () => {
    const here = await reminderWorld(aPlan(), [anAction(ahead)]);
    expect(await chase(here)).toMatchObject({ ok: true });
    const again = await chaseLeads(here, asking(OWEN, { now: at("2026-12-01", "15:00") }), { ref: "1.1.1" }, "");
    expect(again).toMatchObject({ refusal: { reason: "chased-today", by: "Thea Lund" } });
    await here.run(at("2026-12-01", "15:05"));
    expect(whoGot(here)).toEqual([AMINA]);
    expect(await chase(here, OWEN, "2026-12-02")).toMatchObject({ ok: true });
  });

  it("is one a working day although the action has another lead by then", async () => {
    const here = await reminderWorld(aPlan(), [anAction(ahead)]);
    expect(await chase(here)).toMatchObject({ ok: true });
    await here.change("a1", { leads: [{ label: "Ben Okafor", accountable: true }] });
    const again = await chaseLeads(here, asking(OWEN, { now: at("2026-12-01", "15:00") }), { ref: "1.1.1" }, "");
    expect(again).toMatchObject({ refusal: { reason: "chased-today" } });
    await here.run(at("2026-12-01", "15:05"));
    expect(whoGot(here)).toEqual([]);
  });

  it("that Teams refuses marks whom it was for, and one that is throttled goes with the next tick", async () => {
    const here = await reminderWorld(aPlan(), [anAction(ahead)]);
    await chase(here);
    here.messenger.answer = () => ({ kind: "refused", of: "person", code: "403", reason: "They blocked the bot." });
    await here.run(at("2026-12-01", "10:05"));
    expect(await here.conversations.find(KEY.tenant, AMINA)).toMatchObject({ unreachable: "They blocked the bot." });

    const busy = await reminderWorld(aPlan(), [anAction(ahead)]);
    await remindLeads(busy.deps, { now: at("2026-12-01", "09:30"), dueOnly: true });
    await chase(busy);
    busy.messenger.answer = () => ({
      kind: "not-delivered",
      code: "429",
      reason: "Teams is busy.",
      retryAfterMs: 200_000,
    });
    busy.clocks.set(at("2026-12-01", "10:05"));
    await remindLeads(busy.deps, { now: at("2026-12-01", "10:05"), dueOnly: true });
    busy.messenger.answer = () => ({ kind: "sent", message: "m" });
    busy.clocks.set(at("2026-12-01", "10:10"));
    await remindLeads(busy.deps, { now: at("2026-12-01", "10:10"), dueOnly: true });
    expect(whoGot(busy)).toEqual([AMINA]);
  });

  it("on a Saturday goes out on Monday", async () => {
    const here = await reminderWorld(aPlan(), [anAction(ahead)]);
    expect(await chase(here, THEA, "2026-12-05")).toMatchObject({ value: { day: "2026-12-07" } });
    await live(here, 5, 7);
    expect(whoGot(here)).toEqual([AMINA]);
  });

  it("reaches who has never written to the bot, where the app is installed for them", async () => {
    const plan = aPlan({
      people: [...aPlan().people, { id: "nia", name: "Nia Rees", roles: [] }],
      labels: [aLabel("Nia Rees", "nia")],
    });
    const here = await reminderWorld({ ...plan, people: aPlan().people }, [
      anAction({ ...ahead, leads: [{ label: "Nia Rees", accountable: true }] }),
    ]);
    const stored = await here.plans.readPlan(KEY);
    if (typeof stored === "string") throw new Error(stored);
    await here.plans.savePlan({ value: plan, mark: stored.mark }, anEvent());
    here.messenger.installedFor = ["nia"];
    expect(await chaseLeads(here, asking(OWEN, { now: at("2026-12-01") }), { ref: "1.1.1" }, "")).toMatchObject({
      ok: true,
    });
    await here.run(at("2026-12-01", "10:05"));
    expect(whoGot(here)).toEqual(["nia"]);
  });

  it("is not before reminders are started, nor once the plan is closed", async () => {
    const idle = await reminderWorld(aPlan({ started: null }), [anAction(ahead)]);
    expect(await chase(idle)).toMatchObject({ refusal: { reason: "nothing-to-chase" } });
    const closed = { at: "2026-11-30T09:00:00.000Z", by: OWEN, reason: "Done" };
    const over = await reminderWorld(aPlan({ closed }), [anAction(ahead)]);
    expect(await chase(over)).toMatchObject({ refusal: { reason: "plan-closed" } });
    expect(await over.outbox.listDay(KEY.tenant, "2026-12-01")).toEqual([]);
  });

  it("is a manager's, and about what somebody can answer", async () => {
    const here = await reminderWorld(aPlan(), [anAction({ ...ahead, state: "complete", rag: "complete" })]);
    expect(await chase(here, VIV)).toMatchObject({ refusal: { reason: "not-allowed" } });
    expect(await chase(here)).toMatchObject({ refusal: { reason: "nothing-to-chase" } });
  });
});

describe("one's own rhythm", () => {
  it("is kept for the person, and the run keeps to it", async () => {
    const here = await reminderWorld(aPlan(), [anAction(late)]);
    const who = { tenant: KEY.tenant, person: AMINA, now: at("2026-11-30") };
    expect(await setRhythm(here, who, { kind: "pause", until: "5 January" })).toMatchObject({
      value: { rhythm: { pausedUntil: "2027-01-05" } },
    });
    await here.conversations.remember(
      KEY.tenant,
      AMINA,
      (await here.conversations.find(KEY.tenant, AMINA))?.ref as never,
    );
    await live(here, 1, 31);
    expect(whoGot(here)).not.toContain(AMINA);
    await here.run(at("2027-01-05"));
    expect(whoGot(here)).toContain(AMINA);
  });

  it.each([
    ["a date that has gone", "20 November 2026", "date-past"],
    ["no date", "whenever", "date-unreadable"],
    ["a date too far", "1 December 2027", "pause-too-long"],
  ])("is not paused until %s", async (_, until, reason) => {
    const here = await reminderWorld();
    const who = { tenant: KEY.tenant, person: AMINA, now: at("2026-11-30") };
    expect(await setRhythm(here, who, { kind: "pause", until })).toMatchObject({ refusal: { reason } });
  });

  it("is that of someone the bot has met", async () => {
    const here = await reminderWorld();
    const who = { tenant: KEY.tenant, person: "nobody", now: at("2026-11-30") };
    expect(await setRhythm(here, who, { kind: "daily" })).toMatchObject({ refusal: { reason: "write-in-own-chat" } });
  });
});

it("lists what somebody has put off, the earliest to come back first", async () => {
  const here = await reminderWorld(aPlan(), [
    anAction(late),
    anAction({ ...late, id: "a2", ref: "1.1.2" }),
    anAction({ ...late, id: "a3", ref: "1.1.3" }),
  ]);
  const hold = { person: AMINA, date: "2026-11-20", kind: "snoozed", at: at("2026-12-01").toISOString() } as const;
  await here.plans.recordHold(
    KEY,
    { ...hold, about: theAction("a1"), until: "2026-12-04", afterDate: true },
    aOnce("1"),
  );
  await here.plans.recordHold(
    KEY,
    { ...hold, about: theAction("a2"), until: "2026-12-03", afterDate: true },
    aOnce("2"),
  );
  const refsOn = async (day: string) => {
    const listed = await listSnoozed(here, asking(AMINA, { now: at(day) }));
    return listed.ok && listed.value.items.map(({ line }) => line.ref);
  };
  expect(await refsOn("2026-12-02")).toEqual(["1.1.2", "1.1.1"]);
  expect(await refsOn("2026-12-03")).toEqual(["1.1.1"]);
  expect(await refsOn("2026-12-04")).toEqual([]);
});
