import { describe, expect, it } from "vitest";
import type { Message, Messenger } from "../../src/app/ports/messages.ts";
import type { Delivery } from "../../src/domain/due/delivery.ts";
import { onPageLoad } from "../../src/local/page-load.ts";
import type { Hear, Turn } from "../../src/teams/turn.ts";
import { memoryOutbox } from "../fakes/memory-outbox.ts";

const START = "2027-03-10T09:00:00.000Z";

describe("a page load of the client", () => {
  it("brings the welcome first, then the reminders, once each", async () => {
    const { load, shown } = aClient({ owed: true });
    await load("09:01:00");
    expect(shown).toEqual(["welcome", "reminders sent"]);
  });

  it("that reports its installation twice brings nothing twice", async () => {
    const { load, shown } = aClient({ owed: true });
    await load("09:01:00.000");
    await load("09:01:00.040");
    expect(shown).toEqual(["welcome", "reminders sent"]);
  });

  it("later on brings today's reminders again without sending them again", async () => {
    const { load, shown } = aClient({ owed: true });
    await load("09:01:00");
    await load("09:02:00");
    expect(shown).toEqual(["welcome", "reminders sent", "reminders drawn"]);
  });

  it("after a restart the same day draws what was sent before", async () => {
    const before = aClient({ owed: true, sentAt: "2027-03-10T08:00:00.000Z", welcomed: true });
    await before.load("09:01:00");
    expect(before.shown).toEqual(["reminders drawn"]);
  });

  it("draws nothing again that was sent to the waiting client before its first load", async () => {
    const { load, shown } = aClient({ owed: true, sentAt: "2027-03-10T09:00:30.000Z", welcomed: true });
    await load("09:01:00");
    expect(shown).toEqual([]);
  });

  it("brings nothing when nothing waits any more", async () => {
    const { load, shown } = aClient({ owed: true, waiting: false });
    await load("09:01:00");
    await load("09:02:00");
    expect(shown).toEqual(["welcome", "reminders sent"]);
  });

  it("leaves a channel and a typed line to the bot", async () => {
    const { load, say, shown } = aClient({ owed: true });
    await load("09:01:00", "channel");
    await say("reminders");
    expect(shown).toEqual(["welcome", "reminders drawn"]);
  });
});

function aClient({ owed = false, sentAt = null as string | null, welcomed = false, waiting = true }) {
  const shown: string[] = [];
  const outbox = memoryOutbox();
  let welcomedAlready = welcomed;
  const messenger: Messenger = {
    open: async () => ({ kind: "refused", of: "person", code: "403", reason: "" }),
    async send(_, message) {
      shown.push(message.summary);
      return { kind: "sent", message: "1" };
    },
    update: async () => true,
  };
  const hear: Hear = async (_, heard) => {
    const message: Message = { card: {}, summary: heard.kind === "installed" ? "welcome" : "reminders drawn" };
    if (heard.kind === "installed" && welcomedAlready) return { kind: "none" };
    if (heard.kind === "installed") welcomedAlready = true;
    return { kind: "message", message, base: null };
  };
  let at = START;
  const remind = async () => {
    const planned = await outbox.plan(aDelivery(at));
    if (planned && owed) await messenger.send(aTurn(at).ref, { card: {}, summary: "reminders sent" });
  };
  const local = onPageLoad({
    hear,
    messenger,
    outbox,
    remind,
    isWaiting: async () => waiting,
    zone: "Europe/London",
    startedAt: new Date(START),
  });
  const take = async (turn: Turn, heard: Parameters<Hear>[1]) => {
    if (sentAt !== null) await outbox.plan(aDelivery(sentAt));
    const reply = await local(turn, heard);
    if (reply.kind === "message") shown.push(reply.message.summary);
  };
  return {
    shown,
    async load(time: string, kind: Turn["ref"]["kind"] = "personal") {
      at = new Date(`2027-03-10T${time}Z`).toISOString();
      await take(aTurn(at, kind), { kind: "installed" });
    },
    say: (text: string) => take(aTurn(at), { kind: "text", text }),
  };
}

function aDelivery(sentAt: string): Delivery {
  return {
    ...{ tenant: "t", day: "2027-03-10", person: "p", name: "P", items: [], status: "sent", reason: "" },
    ...{ plannedAt: sentAt, notBefore: null, attempts: 1, claim: null, repeated: false, sentAt, message: "1" },
  };
}

function aTurn(at: string, kind: Turn["ref"]["kind"] = "personal"): Turn {
  const ref = { tenant: "t", kind, conversation: `${kind} chat`, serviceUrl: "", bot: "b", user: "u" };
  return { actor: { tenant: "t", person: "p", name: "P" }, at: new Date(at), activity: at, ref };
}
