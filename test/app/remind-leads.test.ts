import { describe, expect, it } from "vitest";
import type { Messenger } from "../../src/app/ports/messages.ts";
import { StoreDown } from "../../src/app/ports/ports.ts";
import { remindLeads } from "../../src/app/reminders/remind-leads.ts";
import { POINTS, type Point, type RemindDeps } from "../../src/app/sending/remind-deps.ts";
import { theAction } from "../../src/domain/due/about.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { ProgressUpdate } from "../../src/domain/plan/filings.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import { AMINA, aLabel, anAction, aPerson, aPlan, BEN, KEY, THEA } from "../builders.ts";
import { type ReminderWorld, refOf, reminderWorld } from "../fakes/reminder-world.ts";

/** A Friday, ten working days before 4 December; nine in London is its hour. */
const DAY = "2026-11-20";
const at = (time: string, day = DAY) => new Date(`${day}T${time}:00Z`);
const MONDAY = "2026-11-23";

/** Amina has a1 and a2 to review on 4 December, Ben has b1. */
function actions(): readonly Action[] {
  const ben = [{ label: "Ben Okafor", accountable: true }];
  return [
    anAction({ id: "a1", ref: "1.1.1", reviewDate: "2026-12-04" }),
    anAction({ id: "a2", ref: "1.1.2", reviewDate: "2026-12-04" }),
    anAction({ id: "b1", ref: "2.1.1", reviewDate: "2026-12-04", leads: ben }),
  ];
}

const world = (more: Partial<Plan> = {}) => reminderWorld(aPlan(more), actions(), at("10:00"));

/** As many people as wanted, each with one action due on 4 December. */
function crowd(count: number) {
  const ids = Array.from({ length: count }, (_, index) => `p${String(index).padStart(4, "0")}`);
  const people = ids.map((id) => aPerson(id, `Lead ${id}`));
  const labels = ids.map((id) => aLabel(`Lead ${id}`, id));
  const all = ids.map((id, index) =>
    anAction({
      id: `a-${id}`,
      ref: `1.1.${index + 1}`,
      reviewDate: "2026-12-04",
      leads: [{ label: `Lead ${id}`, accountable: true }],
    }),
  );
  return reminderWorld(aPlan({ people, labels }), all, at("10:00"));
}

const sentTo = ({ messenger }: ReminderWorld) => messenger.left.map(({ person }) => person).sort();
const askedRows = async ({ plans }: ReminderWorld) =>
  (await plans.listAsked(KEY)).map(({ person, about }) => `${person} ${about.id}`).sort();

describe("a run", () => {
  it("sends one digest a person, and what was asked is known", async () => {
    const here = await world();
    const report = await here.run(at("09:00"));
    expect(here.messenger.left).toEqual([
      { person: AMINA, refs: ["1.1.1", "1.1.2"], repeated: false },
      { person: BEN, refs: ["2.1.1"], repeated: false },
    ]);
    expect(report).toMatchObject({ planned: 2, sent: 2, repeated: 0, failed: 0 });
    expect(await here.row(AMINA, DAY)).toMatchObject({ status: "sent", attempts: 1, message: "message-0", reason: "" });
    expect(await here.plans.listAsked(KEY)).toContainEqual({
      person: AMINA,
      about: theAction("a1"),
      date: "2026-12-04",
      occasion: "10 before",
      on: DAY,
      times: 1,
    });
  });

  it("sends nothing again on the same day, or before the next rung, and says why", async () => {
    const here = await world();
    await here.run(at("09:00"));
    const again = await here.run(at("17:00"));
    expect(again.people).toMatchObject([
      { person: AMINA, outcome: "nothing", reason: "digest-today", delivery: { status: "sent" } },
      { person: BEN, outcome: "nothing", reason: "digest-today" },
    ]);
    const monday = await here.run(at("09:00", MONDAY));
    expect(monday.people.map(({ reason, next }) => `${reason} ${next?.on}`)).toEqual([
      "asked-already 2026-12-02",
      "asked-already 2026-12-02",
    ]);
    expect(here.messenger.left).toHaveLength(2);
  });

  it("sends nothing before the hour, on a day nobody works or of a plan not started", async () => {
    const here = await world();
    for (const [now, reason] of [
      [at("08:59"), "before-hour"],
      [at("12:00", "2026-11-21"), "not-worked"],
    ] as const) {
      expect((await here.run(now)).people).toEqual([]);
      expect((await here.run(now, { dryRun: true })).people[0]).toMatchObject({ outcome: "nothing", reason });
    }
    const idle = await world({ started: null });
    expect((await idle.run(at("09:00"), { dryRun: true })).people[0]).toMatchObject({
      reason: "not-started",
      next: null,
    });
    await idle.run(at("09:00"));
    expect([...here.messenger.left, ...idle.messenger.left]).toEqual([]);
  });

  it("asks every five working days after the date until it is answered, never twice a day", async () => {
    const here = await world();
    const days: string[] = [];
    for (let day = 0; day < 50; day++) {
      const today = new Date(Date.UTC(2026, 10, 20 + day)).toISOString().slice(0, 10);
      if (today === "2026-12-30") await here.change("a1", { state: "awaiting-sign-off" });
      if (today === "2026-12-30")
        await here.change("a2", { reviewDate: "2027-03-31", lastUpdate: anUpdate("2026-12-30") });
      const before = here.messenger.left.length;
      for (const time of ["09:00", "09:05", "16:00"]) await here.run(at(time, today));
      const mine = here.messenger.left.slice(before).filter(({ person }) => person === AMINA);
      if (mine.length > 0) days.push(`${today} ${mine.length}`);
    }
    expect(days).toEqual(
      ["2026-11-20", "2026-12-02", "2026-12-04", "2026-12-11", "2026-12-18", "2026-12-29"].map((day) => `${day} 1`),
    );
  });

  it("T17 sends one digest after a week in which nothing ran", async () => {
    const here = await world();
    await here.run(at("08:00", "2026-12-08"));
    await here.run(at("10:00", "2026-12-08"));
    expect(here.messenger.left.map(({ person, refs }) => `${person} ${refs}`)).toEqual([
      "amina 1.1.1,1.1.2",
      "ben 2.1.1",
    ]);
  });

  it("explains all of it beforehand, and changes nothing", async () => {
    const here = await world();
    const dry = await here.run(at("09:00"), { dryRun: true });
    expect(dry.people.slice(0, 2)).toMatchObject([
      { person: AMINA, outcome: "would-send", reason: "owed", next: { on: "2026-12-02", at: "09:00" } },
      { person: BEN, outcome: "would-send", reason: "owed" },
    ]);
    expect(dry.people.slice(2)).toMatchObject(
      ["Carys Vaughan", "Owen Pryce", "Thea Lund", "Viv Marsh"].map((name) => ({ name, reason: "nothing-asked" })),
    );
    expect(dry.people[0]?.items).toMatchObject([{ state: "owed", rung: "10 before" }, { state: "owed" }]);
    expect([here.messenger.left, await here.row(AMINA, DAY), await askedRows(here)]).toEqual([[], undefined, []]);
  });

  it("keeps to the people of one plan when asked to", async () => {
    const here = await world();
    const report = await remindLeads(here.deps, { now: at("09:00"), plan: { ...KEY, plan: "another" } });
    expect([report.people, here.messenger.left]).toEqual([[], []]);
    expect(await remindLeads(here.deps, { now: at("09:00"), plan: KEY })).toMatchObject({ sent: 2 });
  });
});

describe("who cannot be reached", () => {
  it("is met by their directory id where the app is installed for them, and reached from then on", async () => {
    const here = await reminderWorld(
      aPlan({
        people: [...aPlan().people, aPerson("zoe", "Zoe Hart")],
        labels: [aLabel("Amina Diallo", "zoe"), aLabel("Ben Okafor", BEN)],
      }),
      actions(),
    );
    const unknown = {
      ...here.deps.conversations,
      list: async () => (await here.conversations.list(KEY.tenant)).filter(({ person }) => person !== "zoe"),
    };
    expect(await here.run(at("10:00"), { conversations: unknown })).toMatchObject({ notReached: 1 });
    here.messenger.installedFor.push("zoe");
    expect(await here.run(at("10:30"), { conversations: unknown })).toMatchObject({ sent: 1 });
    expect(sentTo(here)).toContain("zoe");
    expect((await here.conversations.find(KEY.tenant, "zoe"))?.ref).toEqual(refOf("zoe"));
  });

  it("is looked for where Teams was last seen to answer", async () => {
    const here = await reminderWorld(
      aPlan({ people: [...aPlan().people, aPerson("zoe", "Zoe Hart")], labels: [aLabel("Amina Diallo", "zoe")] }),
      actions(),
    );
    const unknown = {
      ...here.deps.conversations,
      list: async () => (await here.conversations.list(KEY.tenant)).filter(({ person }) => person !== "zoe"),
    };
    for (const [person, day] of [
      [BEN, "2026-11-02"],
      [AMINA, "2026-11-09"],
      [THEA, "2026-11-05"],
    ] as const)
      await here.conversations.remember(
        KEY.tenant,
        person,
        { ...refOf(person), serviceUrl: `http://127.0.0.1/${day}/` },
        new Date(`${day}T09:00:00Z`),
      );
    const asked: string[] = [];
    const open: Messenger["open"] = async (_, { serviceUrl }) => {
      asked.push(serviceUrl);
      return { kind: "refused", of: "person", code: "403", reason: "not installed" };
    };
    await here.run(at("10:00"), { conversations: unknown, messenger: { ...here.messenger, open } });
    expect(asked).toEqual(["http://127.0.0.1/2026-11-09/"]);
  });

  it("is recorded, and is sent their digest as soon as the bot meets them that day", async () => {
    const here = await world({
      people: [...aPlan().people, aPerson("nia", "Nia Rees")],
      labels: [aLabel("Amina Diallo", "nia"), aLabel("Ben Okafor", BEN)],
    });
    await here.conversations.remember(KEY.tenant, "nia", refOf("nia"));
    await here.conversations.markUnreachable(KEY.tenant, "nia", "blocked", at("08:00").toISOString());
    const report = await here.run(at("09:00"));
    expect(report.people.find(({ person }) => person === "nia")).toMatchObject({
      outcome: "not-reached",
      reason: "unreachable",
    });
    expect(await here.row("nia", DAY)).toMatchObject({ status: "planned", reason: "blocked" });
    await here.conversations.remember(KEY.tenant, "nia", refOf("nia"));
    await here.run(at("11:00"));
    expect(await here.row("nia", DAY)).toMatchObject({ status: "sent" });
  });

  it("is asked again the next working day, the row of the day before ended", async () => {
    const here = await reminderWorld(
      aPlan({ labels: [aLabel("Amina Diallo", "nobody-met"), aLabel("Ben Okafor", BEN)] }),
      actions(),
      at("10:00"),
    );
    await here.run(at("09:00"));
    expect(await here.row("nobody-met", DAY)).toMatchObject({ status: "planned", reason: "not installed for them" });
    await here.run(at("09:00", MONDAY));
    expect(await here.row("nobody-met", DAY)).toMatchObject({ status: "expired", reason: "not installed for them" });
    expect(await here.row("nobody-met", MONDAY)).toMatchObject({ status: "planned" });
  });

  it("is a label that nobody has settled too, listed as often as a person would be asked", async () => {
    const here = await world({ labels: [aLabel("Amina Diallo", AMINA)] });
    const report = await here.run(at("09:00"));
    expect(report.people).toMatchObject([
      { person: AMINA },
      { name: "Ben Okafor", outcome: "not-reached", reason: "unsettled" },
    ]);
    const rows = async (day: string) =>
      (await here.outbox.listDay(KEY.tenant, day)).map(({ value }) => `${value.name} ${value.status}: ${value.reason}`);
    expect(await rows(DAY)).toContain("Ben Okafor refused: nobody has said who this is");
    await here.run(at("09:00", MONDAY));
    expect(await rows(MONDAY)).toEqual([]);
    await here.run(at("09:00", "2026-12-02"));
    expect(await rows("2026-12-02")).toContain("Ben Okafor refused: nobody has said who this is");
  });

  it("T13 is who Teams refuses for good: known from then on", async () => {
    const here = await world();
    here.messenger.answer = (to) =>
      to === BEN
        ? { kind: "refused", of: "person", code: "403", reason: "bot blocked" }
        : { kind: "sent", message: "m" };
    expect(await here.run(at("09:00"))).toMatchObject({ sent: 1, refused: 1 });
    expect(await here.row(BEN, DAY)).toMatchObject({ status: "refused", reason: "bot blocked" });
    expect(await here.conversations.find(KEY.tenant, BEN)).toMatchObject({ unreachable: "bot blocked" });
    expect(await askedRows(here)).toEqual(["amina a1", "amina a2"]);
  });
});

describe("between planning and sending", () => {
  /** A run whose plan changes once the rows are written. */
  async function runWhile(here: ReminderWorld, change: () => Promise<unknown>) {
    let changed = false;
    return here.run(at("09:00"), {
      at: async (point: Point) => {
        if (point !== "before-claim" || changed) return;
        changed = true;
        await change();
      },
    });
  }

  it.each([
    ["answered", { reviewDate: "2027-01-29", lastUpdate: anUpdate(DAY) }, "1.1.1 was answered"],
    ["moved", { reviewDate: "2026-12-18" }, "1.1.1 was answered"],
    ["done", { state: "awaiting-sign-off" as const }, "1.1.1 is done"],
    ["handed on", { leads: [{ label: "Thea Lund", accountable: true }] }, "1.1.1 is somebody else's"],
  ])("T18 what is %s goes", async (_, change, reason) => {
    const here = await world();
    await runWhile(here, () => here.change("a1", change));
    expect(here.messenger.left).toContainEqual({ person: AMINA, refs: ["1.1.2"], repeated: false });
    expect(await here.row(AMINA, DAY)).toMatchObject({ status: "sent", reason });
    expect(await askedRows(here)).toEqual(["amina a2", "ben b1"]);
  });

  it("T18 nothing is sent when nothing is left, and the row says why", async () => {
    const here = await world();
    const report = await runWhile(here, () => here.change("b1", { state: "complete" }));
    expect(sentTo(here)).toEqual([AMINA]);
    expect(report).toMatchObject({ sent: 1, skipped: 1 });
    expect(await here.row(BEN, DAY)).toMatchObject({ status: "skipped", reason: "2.1.1 is done" });
  });
});

describe("when Teams is in trouble", () => {
  it("T9 waits together when told to slow down, loses nobody and repeats nothing", async () => {
    const here = await crowd(200);
    let refusals = 0;
    here.messenger.answer = () =>
      refusals++ < 20
        ? { kind: "not-delivered", code: "429", reason: "throttled", retryAfterMs: 3000 }
        : { kind: "sent", message: "m" };
    expect(await here.run()).toMatchObject({ sent: 200, repeated: 0, waiting: 0 });
    expect(new Set(sentTo(here)).size).toBe(200);
    expect(here.messenger.left).toHaveLength(200);
  });

  it("T9 keeps to the rate, after a burst of a second", async () => {
    const here = await crowd(200);
    await here.run(at("10:00"), { perSecond: 20 });
    expect(here.clocks.monotonic()).toBeGreaterThanOrEqual(((200 - 20) / 20) * 1000);
  });

  it("T10 leaves to a later run what is still not delivered after three tries", async () => {
    const here = await world();
    here.messenger.answer = () => ({ kind: "not-delivered", code: "429", reason: "throttled", retryAfterMs: 1000 });
    expect(await here.run()).toMatchObject({ waiting: 2, sent: 0 });
    expect(await here.row(AMINA, DAY)).toMatchObject({ status: "planned", attempts: 3, reason: "throttled" });
    here.messenger.answer = () => ({ kind: "sent", message: "m" });
    expect(await here.run(at("10:05"))).toMatchObject({ sent: 2, repeated: 0 });
  });

  it("T10 leaves all to another run where the wait is long", async () => {
    const here = await world();
    here.messenger.answer = () => ({ kind: "not-delivered", code: "429", reason: "throttled", retryAfterMs: 600_000 });
    expect(await here.run()).toMatchObject({ waiting: 2 });
    expect(await here.row(AMINA, DAY)).toMatchObject({ attempts: 1, notBefore: "2026-11-20T10:10:00.000Z" });
    expect(await here.row(BEN, DAY)).toMatchObject({ attempts: 0 });
    here.messenger.answer = () => ({ kind: "sent", message: "m" });
    expect(await here.run(at("10:05"))).toMatchObject({ sent: 1, waiting: 1 });
    expect(await here.run(at("10:15"))).toMatchObject({ sent: 1 });
    expect(sentTo(here)).toEqual([AMINA, BEN]);
  });

  it("T11 never resends what may have arrived: it is asked about in the next digest", async () => {
    const here = await world();
    here.messenger.answer = (to) =>
      to === BEN ? { kind: "uncertain", code: "502", reason: "reset" } : { kind: "sent", message: "m" };
    expect(await here.run()).toMatchObject({ sent: 1, uncertain: 1 });
    await here.run(at("11:00"));
    expect(sentTo(here)).toEqual([AMINA, BEN]);
    expect(await here.row(BEN, DAY)).toMatchObject({ status: "uncertain", reason: "reset", attempts: 1 });
    here.messenger.answer = () => ({ kind: "sent", message: "m" });
    await here.run(at("09:00", MONDAY));
    expect(here.messenger.left.slice(2)).toEqual([{ person: BEN, refs: ["2.1.1"], repeated: false }]);
  });

  it("T12 holds up nobody for one who hangs, where many wait", async () => {
    const here = await crowd(150);
    let release: () => void = () => {};
    const hanging = new Promise<void>((done) => {
      release = done;
    });
    const send: RemindDeps["messenger"]["send"] = async (to, message) => {
      if (to.user === "p0000") await hanging;
      const outcome = await here.messenger.send(to, message);
      if (here.messenger.left.length === 149) release();
      return outcome;
    };
    expect(await here.run(at("10:00"), { messenger: { ...here.messenger, send } })).toMatchObject({ sent: 150 });
    expect(here.messenger.left.at(-1)?.person).toBe("p0000");
  });

  it("has no more than one message under way where few wait: only that one can ever be sent twice", async () => {
    const here = await crowd(100);
    let underWay = 0;
    let most = 0;
    const send: RemindDeps["messenger"]["send"] = async (to, message) => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay--;
      return here.messenger.send(to, message);
    };
    await here.run(at("10:00"), { messenger: { ...here.messenger, send } });
    expect(most).toBe(1);
  });

  it("T14 keeps the claim through a slow send", async () => {
    const here = await world();
    here.messenger.answer = () => {
      here.clocks.pass(10_000);
      return { kind: "sent", message: "m" };
    };
    expect(await here.run()).toMatchObject({ sent: 2, repeated: 0 });
  });
});

describe("one fault", () => {
  it("of a card stops nobody else, and is tried again later", async () => {
    const here = await world();
    const draw = {
      digest: (...[digest, repeated]: Parameters<RemindDeps["draw"]["digest"]>) => {
        if (digest.person === AMINA) throw new Error("no such template");
        return here.deps.draw.digest(digest, repeated);
      },
    };
    expect(await here.run(at("09:00"), { draw })).toMatchObject({ sent: 1, waiting: 1 });
    expect(await here.row(AMINA, DAY)).toMatchObject({ status: "planned", reason: "the digest could not be drawn" });
    expect(await here.run(at("09:10"))).toMatchObject({ sent: 1, repeated: 0 });
  });

  it("of a plan stops no other plan; of the store, all until the next run", async () => {
    const here = await world();
    const broken = (fault: Error) => ({ ...here.plans, listAsked: () => Promise.reject(fault) });
    expect(await here.run(at("09:00"), { plans: broken(new Error("bad row")) })).toMatchObject({ failed: 0, sent: 0 });
    expect(await here.run(at("09:00"), { plans: broken(new StoreDown("down")) })).toMatchObject({ failed: 1, sent: 0 });
    expect(here.logged.map((line) => line.split(" ")[0])).toEqual(["plan-unreadable", "reminders-failed"]);
    expect(await here.run(at("09:05"))).toMatchObject({ failed: 0, sent: 2 });
  });

  it("of the store just after a send is waited out: nothing is sent twice", async () => {
    const here = await world();
    let faults = 5;
    const outbox = {
      ...here.outbox,
      record: (...args: Parameters<RemindDeps["outbox"]["record"]>) =>
        faults-- > 0 ? Promise.reject(new StoreDown("down")) : here.outbox.record(...args),
    };
    expect(await here.run(at("09:00"), { outbox })).toMatchObject({ sent: 2, repeated: 0 });
    expect(here.messenger.left).toHaveLength(2);
  });

  it("of ours in what was asked does not repeat the message", async () => {
    const here = await world();
    const plans = { ...here.plans, recordAsked: () => Promise.reject(new Error("bug")) };
    await here.run(at("09:00"), { plans });
    await here.run(at("12:00"), { plans });
    expect(here.messenger.left).toHaveLength(2);
    expect(here.logged.every((line) => line.startsWith("asked-not-recorded"))).toBe(true);
  });
});

it("T21 told to stop, ends after the message in hand and leaves nothing claimed; the next run goes on", async () => {
  const here = await crowd(50);
  const stopping = new AbortController();
  here.messenger.answer = () => {
    if (here.messenger.left.length === 9) stopping.abort();
    return { kind: "sent", message: "m" };
  };
  expect(await remindLeads(here.deps, { now: at("10:00"), stopping: stopping.signal })).toMatchObject({ sent: 10 });
  const rows = await here.outbox.listDay(KEY.tenant, DAY);
  expect(new Set(rows.map(({ value }) => value.status))).toEqual(new Set(["sent", "planned"]));
  expect(await here.run()).toMatchObject({ sent: 40, repeated: 0 });
});

describe("clocks", () => {
  it("T4 does not send after a pause that outlasted the claim: another has sent it by then", async () => {
    const here = await world();
    let paused = false;
    const point = async (name: Point) => {
      if (name !== "read-again" || paused) return;
      paused = true;
      await here.run(at("09:00"));
    };
    await here.run(at("09:00"), { at: point });
    expect(sentTo(here)).toEqual([AMINA, BEN]);
    expect(here.logged.map((line) => line.split(" ")[0])).toContain("delivery-overtaken");
  });

  it.each([
    ["two hours ahead", 7_200_000],
    ["an hour behind", -3_600_000],
    ["ten minutes ahead", 600_000],
  ])("T15 takes nothing from a live process though the wall clock is %s", async (_, off) => {
    const here = await world();
    const seen: string[] = [];
    // Another instance holds Amina's row and is in the middle of its send.
    const stopped = stopAt("before-send", AMINA, here);
    await Promise.race([here.run(at("12:00"), stopped.deps), stopped.dead]);
    await here.run(new Date(at("12:00").getTime() + off), {
      clocks: {
        ...here.clocks,
        sleep: async (ms) => {
          seen.push((await here.row(AMINA, DAY))?.status ?? "");
          await here.clocks.sleep(ms);
        },
      },
    });
    expect(seen.length).toBeGreaterThanOrEqual(8);
    expect(new Set(seen)).toEqual(new Set(["sending"]));
    expect(here.messenger.left.filter(({ person }) => person === AMINA)).toEqual([
      { person: AMINA, refs: ["1.1.1", "1.1.2"], repeated: true },
    ]);
  });

  it("T15 sends nothing twice when the clock goes a day forward and back again", async () => {
    const here = await world();
    await here.run(at("09:00"));
    await here.run(at("09:00", MONDAY));
    await here.run(at("08:00"));
    await here.run(at("09:05"));
    expect(here.messenger.left).toHaveLength(2);
  });
});

describe("T1 cut off at", () => {
  it.each(POINTS)(
    "%s: everyone has their digest after the next run, twice only if it had left, and then it says so",
    async (point) => {
      const here = await world();
      const killed = stopAt(point, AMINA, here);
      await Promise.race([here.run(at("09:00"), killed.deps), killed.dead]);
      const leftBefore = sentTo(here).filter((person) => person === AMINA).length;
      const report = await here.run(at("09:10"));
      const amina = here.messenger.left.filter(({ person }) => person === AMINA);
      const afterItLeft = point === "after-send" || point === "asked";
      expect(leftBefore).toBe(afterItLeft || point === "recorded" ? 1 : 0);
      expect(amina).toHaveLength(afterItLeft ? 2 : 1);
      expect(amina.map(({ repeated }) => repeated)).toEqual(
        afterItLeft ? [false, true] : [["claimed", "read-again", "before-send"].includes(point)],
      );
      expect(new Set(sentTo(here))).toEqual(new Set([AMINA, BEN]));
      expect(await askedRows(here)).toEqual(["amina a1", "amina a2", "ben b1"]);
      expect(report.failed).toBe(0);
      expect(await here.run(at("09:20"))).toMatchObject({ sent: 0, planned: 0 });
    },
  );

  it.each(POINTS)("%s by a fault that is thrown: the same run, or the next, puts it right", async (point) => {
    const here = await world();
    let thrown = false;
    const fault = (name: Point) => {
      if (name !== point || thrown) return;
      thrown = true;
      throw new Error("a bug");
    };
    await here.run(at("09:00"), { at: fault });
    await here.run(at("09:10"));
    expect(new Set(sentTo(here))).toEqual(new Set([AMINA, BEN]));
    expect(here.messenger.left.length - 2).toBe(point === "after-send" || point === "asked" ? 1 : 0);
    expect(await askedRows(here)).toEqual(["amina a1", "amina a2", "ben b1"]);
  });
});

describe("several at once", () => {
  it.each([2, 3])("T2 %i runs side by side send each digest once", async (runs) => {
    const here = await crowd(100);
    const reports = await Promise.all(Array.from({ length: runs }, () => here.run()));
    expect(here.messenger.left).toHaveLength(100);
    expect(new Set(sentTo(here)).size).toBe(100);
    expect(reports.reduce((sum, report) => sum + report.sent, 0)).toBe(100);
    expect(reports.reduce((sum, report) => sum + report.planned, 0)).toBe(100);
  });

  it("gives up on a row that stops every process that takes it, and asks in the next digest", async () => {
    const here = await world();
    for (let time = 0; time < 12; time++) {
      const forever = new Promise<never>(() => {});
      let ended: () => void = () => {};
      const dead = new Promise<void>((resolve) => {
        ended = resolve;
      });
      const send: RemindDeps["messenger"]["send"] = (to, message) => {
        if (to.user !== AMINA) return here.messenger.send(to, message);
        ended();
        return forever;
      };
      await Promise.race([here.run(at("09:00"), { messenger: { ...here.messenger, send } }), dead]);
    }
    expect(await here.row(AMINA, DAY)).toMatchObject({ status: "uncertain", attempts: 10 });
    expect(new Set(sentTo(here))).toEqual(new Set([BEN]));
    await here.run(at("09:00", MONDAY));
    expect(sentTo(here)).toContain(AMINA);
  });

  it("takes up first what was tried least, so that a row that stops processes holds up no other", async () => {
    const here = await world();
    for (const person of [AMINA, BEN, AMINA]) {
      const killed = stopAt("before-send", person, here);
      await Promise.race([here.run(at("09:00"), killed.deps), killed.dead]);
    }
    expect(await here.row(AMINA, DAY)).toMatchObject({ status: "sending", attempts: 2 });
    expect(await here.row(BEN, DAY)).toMatchObject({ status: "sending", attempts: 1 });
    await here.run(at("09:00"));
    expect(here.messenger.left.map(({ person }) => person)).toEqual([BEN, AMINA]);
  });
});

/** Ends a run as kill -9 would, at a point it reaches for one person: nothing of it goes on. */
function stopAt(point: Point, person: string, here: ReminderWorld) {
  let stopped = false;
  let ended: () => void = () => {};
  const dead = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const forever = new Promise<never>(() => {});
  const at = async (name: Point) => {
    if (stopped) await forever;
    if (name !== point || !(await reached(point, person, here))) return;
    stopped = true;
    ended();
    await forever;
  };
  return { at, deps: { at } as Partial<RemindDeps>, dead };
}

/** Whether it is this person's row that stands at the point: the hook itself is told no names. */
async function reached(point: Point, person: string, here: ReminderWorld): Promise<boolean> {
  const row = await here.row(person, DAY);
  if (point === "decided") return true;
  if (point === "planned" || point === "before-claim") return row !== undefined;
  if (point === "recorded") return row?.status === "sent";
  const left = here.messenger.left.some((one) => one.person === person);
  const asked = (await here.plans.listAsked(KEY)).some((one) => one.person === person);
  if (point === "after-send") return left;
  return point === "asked" ? asked : row?.status === "sending";
}

function anUpdate(day: string): ProgressUpdate {
  return {
    entry: 2,
    at: `${day}T08:00:00.000Z`,
    by: AMINA,
    byName: "Amina Diallo",
    inNameOf: null,
    rag: "amber",
    partRags: [],
    progress: "Two posts offered",
    difference: "",
    evidence: "",
    nextReview: "2027-03-31",
  };
}
