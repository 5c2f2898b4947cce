import { describe, expect, it } from "vitest";
import { holdReminder } from "../../src/app/quiet/hold-reminder.ts";
import { redrawDigest } from "../../src/app/quiet/redraw-digest.ts";
import { listDeliveries } from "../../src/app/reminders/list-deliveries.ts";
import { showLastRun } from "../../src/app/reminders/show-last-run.ts";
import { previewReminders, startReminders } from "../../src/app/reminders/start-reminders.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import type { HoldWish } from "../../src/domain/reminders/holds.ts";
import { AMINA, aLabel, anAction, anEvent, aOnce, aPlan, BEN, KEY, NOW, OWEN, THEA, TODAY, VIV } from "../builders.ts";
import { type ReminderWorld, reminderWorld } from "../fakes/reminder-world.ts";

const asking = (person: string, now = NOW) => ({ tenant: KEY.tenant, person, name: person, now, plan: null });
const day = (text: string) => new Date(`${text}T10:00:00Z`);

/** a1 is Amina's and past its review; a2 hers and ahead; b1 is Ben's and near. */
function world(more: Partial<Plan> = {}): Promise<ReminderWorld> {
  const ben = [{ label: "Ben Okafor", accountable: true }];
  return reminderWorld(aPlan(more), [
    anAction({ id: "a1", ref: "1.1.1", reviewDate: "2026-11-18", endDate: null }),
    anAction({ id: "a2", ref: "1.1.2", reviewDate: "2027-01-29", endDate: null }),
    anAction({ id: "b1", ref: "2.1.1", reviewDate: "2026-12-04", endDate: null, leads: ben }),
  ]);
}

const hold = (here: ReminderWorld, person: string, wish: HoldWish, id = "a1", more = {}) =>
  holdReminder(here.deps, asking(person), {
    name: { id },
    wish,
    date: null,
    once: aOnce(`${person} ${id} ${wish.kind}`),
    ...more,
  });

describe("putting a reminder off", () => {
  it("keeps the item back, and it is owed again on its day", async () => {
    const here = await world();
    expect(await hold(here, AMINA, { kind: "next-working-day" })).toMatchObject({
      ok: true,
      value: { hold: { until: "2026-11-23" }, item: { state: "held", hold: { kind: "snoozed" } } },
    });
    await here.run(NOW);
    expect(here.messenger.left.map(({ person }) => person)).toEqual([BEN]);
    await here.run(day("2026-11-23"));
    expect(here.messenger.left.map(({ person }) => person)).toEqual([BEN, AMINA]);
  });

  it("pressed twice answers what is held; another press is refused", async () => {
    const here = await world();
    const first = await hold(here, AMINA, { kind: "next-working-day" });
    expect(await hold(here, AMINA, { kind: "next-working-day" })).toEqual(first);
    expect(await hold(here, AMINA, { kind: "next-week" })).toEqual({ ok: false, refusal: { reason: "snooze-again" } });
  });

  it.each([
    ["who is not asked", BEN, "a1", {}, "not-allowed"],
    ["of another date than the card's", AMINA, "a1", { date: "2026-10-30" }, "changed-meanwhile"],
    ["of no known action", AMINA, "zz", {}, "ref-unknown"],
  ])("is refused to one %s", async (_, person, id, more, reason) => {
    const here = await world();
    expect(await hold(here, person, { kind: "seen" }, id, more)).toMatchObject({ ok: false, refusal: { reason } });
    expect(await here.plans.listHolds(KEY)).toEqual([]);
  });

  it("is refused for what an owner has marked as not to be paused", async () => {
    const here = await world({ settings: { ...aPlan().settings, notPaused: ["a1"] } });
    for (const wish of [{ kind: "seen" }, { kind: "next-working-day" }] as const)
      expect(await hold(here, AMINA, wish)).toMatchObject({ refusal: { reason: "not-to-be-paused", ref: "1.1.1" } });
    expect(await here.plans.listHolds(KEY)).toEqual([]);
  });

  it("is refused once nothing waits", async () => {
    const here = await world();
    await here.change("a1", { state: "awaiting-sign-off" });
    expect(await hold(here, AMINA, { kind: "seen" })).toMatchObject({ refusal: { reason: "nothing-waiting" } });
  });
});

describe("the digest drawn again", () => {
  it("holds what waits for an answer; what is put off is counted among the others; no row is written", async () => {
    const here = await world();
    await here.run(NOW);
    const before = await redrawDigest(here.deps, asking(AMINA), NOW);
    expect(before).toMatchObject({ person: AMINA, day: TODAY, items: [{ line: { ref: "1.1.1" } }], putOff: [] });
    await hold(here, AMINA, { kind: "seen" });
    const digest = await redrawDigest(here.deps, asking(AMINA), NOW);
    expect(digest).toMatchObject({ items: [], putOff: [{ line: { ref: "1.1.1" }, hold: { kind: "seen" } }] });
    expect((digest.others?.count ?? 0) - (before.others?.count ?? 0)).toBe(1);
    expect((await here.outbox.listDay(KEY.tenant, TODAY)).length).toBe(2);
  });

  it("is empty once all is answered, for a plan not started and for a stranger", async () => {
    const here = await world();
    await here.change("a1", { reviewDate: "2027-02-26" });
    const idle = await world({ started: null });
    expect((await redrawDigest(here.deps, asking(AMINA), NOW)).items).toEqual([]);
    expect((await redrawDigest(idle.deps, asking(AMINA), NOW)).items).toEqual([]);
    expect((await redrawDigest(here.deps, asking("nobody"), NOW)).items).toEqual([]);
  });

  it("names what another lead has answered since it was asked of them, and not what was answered before", async () => {
    const here = await world();
    const joint = [
      { label: "Amina Diallo", accountable: true },
      { label: "Ben Okafor", accountable: false },
    ];
    await here.change("a1", { leads: joint });
    await here.run(NOW);
    const filed = (at: string) => ({
      ...{ entry: 3, at, by: BEN, byName: "Ben Okafor", inNameOf: null, rag: "amber" as const, partRags: [] },
      ...{ progress: "", difference: "", evidence: "", nextReview: null },
    });
    const answered = async (at: string) => {
      await here.change("a1", { reviewDate: "2027-02-26", lastUpdate: filed(at) });
      return (await redrawDigest(here.deps, asking(AMINA), day("2026-11-24"))).answered?.map(({ line }) => line.ref);
    };
    expect(await answered("2026-11-19T09:00:00.000Z")).toEqual([]);
    expect(await answered("2026-11-23T09:00:00.000Z")).toEqual(["1.1.1"]);
  });

  it("is the stand-in's while the lead is away", async () => {
    const here = await world({ standIns: [{ for: AMINA, by: THEA, from: TODAY, to: TODAY }] });
    expect((await redrawDigest(here.deps, asking(THEA), NOW)).items).toHaveLength(1);
  });
});

describe("deliveries of one plan", () => {
  it("show nothing of another: neither its messages, nor what waits in it, nor what was left out of it", async () => {
    const here = await world();
    const other = { tenant: KEY.tenant, plan: "other" };
    const waits = { at: "2026-11-19T15:00:00.000Z", by: AMINA, byName: "Amina Diallo", suggests: "", words: "" };
    const late = anAction({ id: "z1", ref: "9.1", reviewDate: "2027-03-01", endDate: null, notMine: waits });
    await here.plans.createPlan({ plan: aPlan({ key: other }), actions: [late], history: [] });
    await here.run(NOW);
    expect(here.messenger.left.map(({ person }) => person)).toContain(OWEN);
    const listed = async (plan: string) => {
      const list = await listDeliveries(here.deps, { ...asking(OWEN), plan });
      return list.ok ? list.value.people.map(({ person }) => person) : list.refusal;
    };
    expect(await listed(KEY.plan)).toEqual([AMINA, BEN]);
    expect(await listed("other")).toEqual([OWEN, THEA]);
  });
});

describe("starting reminders", () => {
  const outside = { text: "Ben Okafor", kind: "outside", holders: [], sponsor: OWEN } as const;

  it("shows who gets what first, and who cannot be reached", async () => {
    const here = await world({ started: null, labels: [aLabel("Amina Diallo", AMINA), outside] });
    const preview = await previewReminders(here.deps, asking(OWEN));
    expect(preview).toMatchObject({
      ok: true,
      value: {
        first: [{ person: AMINA, on: TODAY, items: [{ line: { ref: "1.1.1" } }] }],
        notReached: [{ name: "Ben Okafor", why: "outside-teams", sponsor: "Owen Pryce", on: TODAY }],
      },
    });
    expect(here.messenger.left).toEqual([]);
  });

  it("names what nobody would be asked about, and tells the only owner what they decide alone", async () => {
    const here = await reminderWorld(aPlan({ started: null }), [
      anAction({ id: "a1", ref: "1.1.1", leads: [] }),
      anAction({ id: "a2", ref: "1.1.2", reviewDate: null, endDate: null }),
      anAction({ id: "a3", ref: "1.1.3", reviewDate: null, endDate: null, state: "complete" }),
    ]);
    expect(await previewReminders(here.deps, asking(OWEN))).toMatchObject({
      value: { unaskable: [{ line: { ref: "1.1.1" }, lacks: ["lead"] }, { lacks: ["date"] }], alone: true },
    });
    const two = await world({
      started: null,
      people: [...aPlan().people, { id: "petra", name: "Petra", roles: ["owner"] }],
    });
    expect(await previewReminders(two.deps, asking(OWEN))).toMatchObject({ value: { unaskable: [], alone: false } });
  });

  it("says tomorrow of whoever had today's message of another plan", async () => {
    const here = await world();
    const other = { tenant: KEY.tenant, plan: "other" };
    await here.run(NOW);
    const action = anAction({ id: "z1", ref: "9.1", reviewDate: "2026-11-18", endDate: null });
    await here.plans.createPlan({ plan: aPlan({ key: other, started: null }), actions: [action], history: [] });
    expect(await previewReminders(here.deps, { ...asking(OWEN), plan: "other" })).toMatchObject({
      value: { first: [{ person: AMINA, on: "2026-11-23" }] },
    });
  });

  it("sends nothing before the press, and then what is owed", async () => {
    const here = await world({ started: null });
    expect(await here.run(NOW)).toMatchObject({ sent: 0 });
    expect(await startReminders(here.deps, asking(OWEN))).toMatchObject({
      ok: true,
      value: { plan: { started: { by: OWEN } } },
    });
    expect(await here.run(NOW)).toMatchObject({ sent: 2 });
  });

  it("is the owners' alone", async () => {
    const here = await world({ started: null });
    const refusal = { reason: "not-allowed", ask: ["Owen Pryce"] };
    for (const person of [AMINA, VIV]) {
      expect(await startReminders(here.deps, asking(person))).toMatchObject({ ok: false, refusal });
      expect(await previewReminders(here.deps, asking(person))).toMatchObject({ ok: false, refusal });
    }
    expect(await here.run(NOW)).toMatchObject({ sent: 0 });
  });

  it("may be pressed twice; another owner is told since when", async () => {
    const owner = (id: string) => ({ id, name: id, roles: ["owner" as const] });
    const here = await world({ started: null, people: [...aPlan().people, owner("second-owner")] });
    await startReminders(here.deps, asking(OWEN));
    const again = await startReminders(here.deps, asking(OWEN, day("2026-11-23")));
    expect(again).toMatchObject({ ok: true, value: { plan: { started: { at: NOW.toISOString() } } } });
    const refusal = { reason: "already-started", at: NOW.toISOString() };
    expect(await startReminders(here.deps, asking("second-owner"))).toEqual({ ok: false, refusal });
  });

  it("looks again when the plan changed under the press", async () => {
    const here = await world({ started: null });
    let lost = 1;
    const plans = {
      ...here.plans,
      savePlan: async (...saved: Parameters<typeof here.plans.savePlan>) =>
        lost-- > 0 ? false : here.plans.savePlan(...saved),
    };
    expect(await startReminders({ plans }, asking(OWEN))).toMatchObject({ ok: true });
    expect(await here.run(NOW)).toMatchObject({ sent: 2 });
  });
});

describe("last run", () => {
  const runOf = async (here: ReminderWorld, at: string, person = OWEN) => {
    const told = await showLastRun(here.deps, asking(person, day(at)));
    if (!told.ok) return told.refusal.reason;
    const { on, missed, counts, next } = told.value;
    return { on, missed, counts, next: next?.toISOString() ?? null };
  };

  it("tells an owner what came of the last, and when the next is", async () => {
    const here = await world();
    expect(await runOf(here, "2026-11-20")).toMatchObject({ on: null, missed: null, counts: {} });
    await here.run(NOW);
    expect(await runOf(here, "2026-11-20")).toEqual({
      ...{ on: "2026-11-20", missed: null, counts: { sent: 2 } },
      next: "2026-11-23T09:00:00.000Z",
    });
  });

  it("tells of a working day on which nothing ran, and that a closed plan sends nothing", async () => {
    const here = await world();
    await here.run(NOW);
    expect(await runOf(here, "2026-11-25")).toMatchObject({ on: "2026-11-20", missed: "2026-11-24" });
    const stored = await here.plans.readPlan(KEY);
    if (typeof stored === "string") throw new Error(stored);
    const closed = { at: NOW.toISOString(), by: OWEN, reason: "" };
    await here.plans.savePlan({ ...stored, value: { ...stored.value, closed } }, anEvent());
    expect(await runOf(here, "2026-11-25")).toMatchObject({ missed: null, next: null });
  });

  it("is the owners' alone", async () => {
    expect(await runOf(await world(), "2026-11-20", AMINA)).toBe("not-allowed");
  });
});

describe("deliveries", () => {
  it("tell an owner what was sent to whom, newest first, and who was not reached and why", async () => {
    const here = await world({ labels: [aLabel("Amina Diallo", AMINA), aLabel("Ben Okafor", "not-met")] });
    await here.run(NOW);
    await here.run(day("2026-11-25"));
    await here.run(day("2026-11-27"));
    const listed = await listDeliveries(here.deps, asking(OWEN, day("2026-11-27")));
    const people = listed.ok ? listed.value.people : [];
    expect(
      people.map(({ person, deliveries }) => [
        person,
        deliveries.map((one) => `${one.day} ${one.status}: ${one.reason}`),
      ]),
    ).toEqual([
      [AMINA, ["2026-11-27 sent: ", "2026-11-20 sent: "]],
      // Told of whom nothing reaches, and then of days on which nothing ran.
      [OWEN, ["2026-11-27 sent: ", "2026-11-25 sent: ", "2026-11-20 sent: "]],
      [
        "not-met",
        [
          "2026-11-27 planned: not installed for them",
          "2026-11-25 expired: not installed for them",
          "2026-11-20 expired: not installed for them",
        ],
      ],
    ]);
  });

  it("call outside Teams nobody for whom nobody vouches, be it a row of an earlier release", async () => {
    const police = { text: "Police", kind: "outside", holders: [], sponsor: OWEN } as const;
    const here = await world({ labels: [aLabel("Amina Diallo", AMINA), police] });
    await here.change("a2", { reviewDate: "2026-11-18", leads: [{ label: "Police", accountable: true }] });
    await here.run(NOW);
    const reasons = async () => {
      const listed = await listDeliveries(here.deps, asking(OWEN));
      const people = listed.ok ? listed.value.people : [];
      return people.flatMap(({ name, deliveries }) => deliveries.map(({ reason }) => [name, reason]));
    };
    const told = [
      ["Amina Diallo", ""],
      ["Ben Okafor", "nobody has said who this is"],
      ["Police", "outside Teams"],
    ];
    expect((await reasons()).filter(([name]) => name !== "Owen Pryce")).toEqual(told);
    const rows = await here.outbox.listDay(KEY.tenant, TODAY);
    const ben = rows.find(({ value }) => value.name === "Ben Okafor");
    if (ben === undefined) throw new Error("no row");
    await here.outbox.record(ben, { ...ben.value, reason: "outside Teams" });
    expect((await reasons()).filter(([name]) => name !== "Owen Pryce")).toEqual(told);
  });

  it("go ten working days back, and show no other plan's items", async () => {
    const here = await world();
    await here.run(NOW);
    const listOn = async (on: string) => {
      const listed = await listDeliveries(here.deps, asking(OWEN, day(on)));
      return listed.ok ? listed.value.people.length : listed.refusal;
    };
    expect([await listOn("2026-12-04"), await listOn("2026-12-07")]).toEqual([2, 0]);
    const other = { ...KEY, plan: "second" };
    await here.plans.createPlan({ plan: aPlan({ key: other }), actions: [], history: [] });
    const listed = await listDeliveries(here.deps, { ...asking(OWEN), plan: "second" });
    expect(listed).toMatchObject({ ok: true, value: { people: [] } });
  });

  it("are the owners' alone", async () => {
    const here = await world();
    expect(await listDeliveries(here.deps, asking(AMINA))).toMatchObject({ refusal: { reason: "not-allowed" } });
  });
});
