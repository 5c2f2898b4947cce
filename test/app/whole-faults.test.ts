import { describe, expect, it } from "vitest";
import { readMembers } from "../../src/app/people/read-members.ts";
import type { SendOutcome } from "../../src/app/ports/messages.ts";
import { aLabel, anAction, aPerson, aPlan, KEY } from "../builders.ts";
import { type ReminderWorld, refOf, reminderWorld } from "../fakes/reminder-world.ts";

/** A Friday, ten working days before 4 December; nine in London is its hour. */
const DAY = "2026-11-20";
const MONDAY = "2026-11-23";
const at = (time: string, day = DAY) => new Date(`${day}T${time}:00Z`);
const SENT: SendOutcome = { kind: "sent", message: "m" };
const refused = (of: "process" | "tenant" | "message" | "person", code: string): SendOutcome => ({
  kind: "refused",
  ...{ of, code, reason: `Refused with ${code}.` },
});

/** So many leads with one action each, due on 4 December. */
function leads(count: number): Promise<ReminderWorld> {
  const ids = Array.from({ length: count }, (_, index) => `lead-${index}`);
  const people = ids.map((id) => aPerson(id, `Name of ${id}`));
  const labels = ids.map((id) => aLabel(`Name of ${id}`, id));
  const actions = ids.map((id, index) => {
    const lead = { label: `Name of ${id}`, accountable: true };
    return anAction({ id: `a${index}`, ref: `1.1.${index + 1}`, reviewDate: "2026-12-04", leads: [lead] });
  });
  return reminderWorld(aPlan({ people, labels }), actions, at("08:55"));
}

const unreachable = async (here: ReminderWorld) =>
  (await here.conversations.list(KEY.tenant)).flatMap((one) => (one.unreachable === null ? [] : [one.person]));
const rows = async (here: ReminderWorld, day = DAY) =>
  (await here.outbox.listDay(KEY.tenant, day)).map(({ value }) => value);

/** Answers as told and keeps who was tried. */
function answering(here: ReminderWorld, answer: (to: string) => SendOutcome): string[] {
  const tried: string[] = [];
  here.messenger.answer = (to) => {
    tried.push(to);
    return answer(to);
  };
  return tried;
}

describe("what is nobody's own", () => {
  it.each([
    ["process", "BotNotRegistered"],
    ["process", "AADSTS7000222"],
    ["tenant", "BotDisabledByAdmin"],
    ["tenant", "InvalidBotApiHost"],
    ["tenant", "NotEnoughPermissions"],
    ["tenant", "403"],
  ] as const)("leaves every row planned and marks nobody: of the %s, %s", async (of, code) => {
    const here = await leads(12);
    const tried = answering(here, () => refused(of, code));
    const report = await here.run(at("09:00"));
    expect(new Set(tried).size).toBe(3);
    expect(tried).toHaveLength(3);
    expect(report).toMatchObject({ sent: 0, refused: 0, waiting: 12 });
    expect(report.faults).toEqual([
      { of, tenant: of === "process" ? null : KEY.tenant, code, reason: `Refused with ${code}.`, people: 3 },
    ]);
    expect(report.refusals).toEqual({ [`Refused with ${code}.`]: 3 });
    expect(await unreachable(here)).toEqual([]);
    expect((await rows(here)).every(({ status }) => status === "planned")).toBe(true);
  });

  it("is tried with one person a tick, each time another, until one is served: then all are", async () => {
    const here = await leads(8);
    const tried = answering(here, () => refused("process", "BotNotRegistered"));
    await here.run(at("09:00"));
    const probes: string[] = [];
    for (const time of ["09:05", "09:10", "09:15", "09:20", "09:25"]) {
      const before = tried.length;
      const report = await here.run(at(time));
      expect(report.faults).toHaveLength(1);
      expect(tried.length).toBe(before + 1);
      probes.push(tried.at(-1) ?? "");
    }
    expect(new Set([...tried.slice(0, 3), ...probes]).size).toBe(8);
    here.messenger.answer = () => SENT;
    const after = await here.run(at("10:00"));
    expect(after).toMatchObject({ sent: 8, waiting: 0, faults: [] });
  });

  it("of the process is tried once a tick in all tenants together", async () => {
    const here = await leads(6);
    const others = ["west", "east"];
    for (const tenant of others) {
      const label = aLabel("Name of lead-0", "lead-0");
      const lead = { label: label.text, accountable: true };
      const actions = [anAction({ reviewDate: "2026-12-04", leads: [lead] })];
      const plan = aPlan({ key: { tenant, plan: "p" }, people: [aPerson("lead-0", label.text)], labels: [label] });
      await here.plans.createPlan({ plan, actions, history: [] });
      await here.conversations.remember(tenant, "lead-0", { ...refOf("lead-0"), tenant });
    }
    const tried = answering(here, () => refused("process", "BotNotRegistered"));
    await here.run(at("09:00"));
    for (const time of ["09:05", "09:10"]) {
      const before = tried.length;
      await here.run(at(time));
      expect(tried).toHaveLength(before + 1);
    }
    here.messenger.answer = () => SENT;
    expect(await here.run(at("10:00"))).toMatchObject({ sent: 8, waiting: 0, faults: [] });
  });

  it("lasting all day costs a day and nobody after it", async () => {
    const here = await leads(5);
    answering(here, () => refused("tenant", "BotDisabledByAdmin"));
    for (let hour = 9; hour < 20; hour++) await here.run(at(`${String(hour).padStart(2, "0")}:00`));
    here.messenger.answer = () => SENT;
    expect(await here.run(at("09:00", MONDAY))).toMatchObject({ sent: 5, repeated: 0 });
    expect((await rows(here)).map(({ status }) => status)).toEqual(Array(5).fill("expired"));
  });

  it("is of no whole where somebody was served between, and is told all the same where nobody was", async () => {
    const here = await leads(6);
    const tried = answering(here, (to) => (to === "lead-0" || to === "lead-3" ? refused("tenant", "403") : SENT));
    expect(await here.run(at("09:00"))).toMatchObject({ sent: 4, waiting: 2, faults: [] });
    expect(tried).toHaveLength(6);
    expect(await unreachable(here)).toEqual([]);
    const again = await here.run(at("09:05"));
    expect(again.faults).toMatchObject([{ code: "nothing got through", reason: "Refused with 403.", people: 2 }]);
  });
});

describe("what is of one message", () => {
  it("ends its own row, is logged, and holds nobody", async () => {
    const here = await leads(5);
    answering(here, (to) => (to === "lead-2" ? refused("message", "MessageSizeTooBig") : SENT));
    const report = await here.run(at("09:00"));
    expect(report).toMatchObject({ sent: 4, notAccepted: 1, refused: 0, faults: [] });
    expect(await here.row("lead-2", DAY)).toMatchObject({ status: "not-accepted", attempts: 1 });
    expect(await unreachable(here)).toEqual([]);
    expect(here.logged).toEqual([`message-not-accepted {"person":"lead-2","day":"${DAY}","code":"MessageSizeTooBig"}`]);
    here.messenger.answer = () => SENT;
    expect(await here.run(at("09:05"))).toMatchObject({ sent: 0, faults: [] });
    expect(await here.run(at("09:00", MONDAY))).toMatchObject({ sent: 1 });
  });
});

describe("a run that serves nobody", () => {
  it.each<[string, SendOutcome]>([
    ["429", { kind: "not-delivered", code: "429", reason: "Teams is busy.", retryAfterMs: 1000 }],
    ["502", { kind: "uncertain", code: "502", reason: "Teams failed (502)." }],
  ])("is told: %s", async (code, outcome) => {
    const here = await leads(4);
    answering(here, () => outcome);
    expect((await here.run(at("09:00"))).faults).toMatchObject([{ of: "answers", code, people: 4 }]);
    expect(await unreachable(here)).toEqual([]);
  });
});

describe("somebody whom Teams says it does not reach", () => {
  async function blocked() {
    const here = await leads(2);
    answering(here, (to) => (to === "lead-1" ? refused("person", "ConversationBlockedByUser") : SENT));
    here.messenger.installedFor = ["lead-1"];
    await here.run(at("09:00"));
    expect(await unreachable(here)).toEqual(["lead-1"]);
    return here;
  }

  it("is tried again by itself after a week, and counted as not reached since the first time", async () => {
    const here = await blocked();
    const tried = answering(here, () => refused("person", "ConversationBlockedByUser"));
    await here.run(at("09:00", MONDAY));
    await here.run(at("09:00", "2026-11-26"));
    expect(tried).not.toContain("lead-1");
    await here.run(at("09:00", "2026-11-27"));
    expect(tried).toContain("lead-1");
    const known = await here.conversations.find(KEY.tenant, "lead-1");
    expect(known?.unreachableSince?.slice(0, 10)).toBe(DAY);
    tried.length = 0;
    await here.run(at("09:00", "2026-12-03"));
    expect(tried).not.toContain("lead-1");
    here.messenger.answer = () => SENT;
    await here.conversations.remember(KEY.tenant, "lead-0", refOf("lead-0"));
    await here.run(at("09:00", "2026-12-04"));
    expect(await here.row("lead-1", "2026-12-04")).toMatchObject({ status: "sent" });
    expect(await unreachable(here)).toEqual([]);
  });

  it("is tried again on the next run once a roster shows them", async () => {
    const here = await blocked();
    const members = [{ person: "lead-1", name: "Name of lead-1" }];
    const team = { ...refOf("lead-1"), kind: "channel" as const, conversation: "19:team@thread.tacv2" };
    await readMembers({ ...here, roster: { members: async () => members }, log: here.deps.log }, team);
    expect(await unreachable(here)).toEqual(["lead-1"]);
    here.messenger.answer = () => SENT;
    await here.run(at("09:00", MONDAY));
    expect(await here.row("lead-1", MONDAY)).toMatchObject({ status: "sent" });
    expect(await unreachable(here)).toEqual([]);
  });
});

describe("people never met", () => {
  /** Of eight leads the last five have never written. */
  async function strangers() {
    const here = await leads(8);
    const known = { ...here.deps.conversations };
    const met = new Set(["lead-0", "lead-1", "lead-2"]);
    const conversations = {
      ...known,
      list: async () => (await known.list(KEY.tenant)).filter(({ person }) => met.has(person)),
      remember: async (...args: Parameters<typeof known.remember>) => {
        met.add(args[1]);
        return known.remember(...args);
      },
    };
    return { here, conversations };
  }

  it("are met after everybody who is known has been written to", async () => {
    const { here, conversations } = await strangers();
    const order: string[] = [];
    const open = async (person: string) => {
      order.push(`open ${person}`);
      return { kind: "opened" as const, ref: refOf(person) };
    };
    here.messenger.answer = (to) => {
      order.push(`send ${to}`);
      return SENT;
    };
    const report = await here.run(at("09:00"), { conversations, messenger: { ...here.messenger, open } });
    expect(report).toMatchObject({ sent: 8 });
    expect(order.slice(0, 3)).toEqual(["send lead-0", "send lead-1", "send lead-2"]);
    expect(order.slice(3, 8).every((one) => one.startsWith("open"))).toBe(true);
  });

  it("are left to the next run once three in a row could not be met, and it is told", async () => {
    const { here, conversations } = await strangers();
    const asked: string[] = [];
    const open = async (person: string): Promise<SendOutcome & { kind: "uncertain" }> => {
      asked.push(person);
      return { kind: "uncertain", code: "503", reason: "Teams failed (503)." };
    };
    const messenger = { ...here.messenger, open };
    const report = await here.run(at("09:00"), { conversations, messenger });
    expect(report).toMatchObject({ sent: 3, faults: [{ of: "opening", code: "503" }] });
    expect(asked.length).toBeLessThanOrEqual(4);
    const before = asked.length;
    await here.run(at("09:05"), { conversations, messenger });
    expect(asked).toHaveLength(before + 1);
    const opens = async (person: string) => ({ kind: "opened" as const, ref: refOf(person) });
    await here.run(at("09:10"), { conversations, messenger: { ...here.messenger, open: opens } });
    expect(await here.run(at("09:15"), { conversations, messenger: { ...here.messenger, open: opens } })).toMatchObject(
      {
        faults: [],
      },
    );
    expect((await rows(here)).every(({ status }) => status === "sent")).toBe(true);
  });

  it("slow all down when Teams asks for it", async () => {
    const { here, conversations } = await strangers();
    const busy = { kind: "not-delivered" as const, code: "429", reason: "Teams is busy.", retryAfterMs: 20_000 };
    const open = async (person: string) => (person < "lead-5" ? busy : { kind: "opened" as const, ref: refOf(person) });
    const before = here.clocks.monotonic();
    await here.run(at("09:00"), { conversations, messenger: { ...here.messenger, open } });
    expect(here.clocks.monotonic() - before).toBeGreaterThan(19_000);
  });
});
