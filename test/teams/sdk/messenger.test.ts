import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ConversationRef } from "../../../src/app/ports/messages.ts";
import type { RefusedFor } from "../../../src/domain/reminders/whole-fault.ts";
import { plainMessage, startTestBot, type TestBot, testTenant } from "../../fakes/bot.ts";
import type { Behaviour } from "../../fakes/connector.ts";
import { aFreePort } from "../../fakes/free-port.ts";

const message = plainMessage("3 actions to review, 1 overdue");

let bot: TestBot;
beforeEach(async () => {
  bot = await startTestBot({ patience: { send: 1_000, invoke: 4_000 } });
});
afterEach(() => bot.stop());

function aChat(serviceUrl = bot.connector.url): ConversationRef {
  return { tenant: testTenant, kind: "personal", conversation: "a:nia", serviceUrl, bot: "28:bot", user: "29:nia" };
}

const refuse = (status: number, code: string): Behaviour => ({ kind: "refuse", status, code });
const refusedOf = (of: RefusedFor, reason?: string) => ({ kind: "refused", of, ...(reason && { reason }) });

describe("a message nobody asked for", () => {
  it("arrives whole, and its id is known", async () => {
    const outcome = await bot.messenger.send(aChat(), message);
    const [sent] = bot.connector.messagesIn("a:nia");
    expect(outcome).toEqual({ kind: "sent", message: sent?.id });
    expect(sent?.activity).toMatchObject({
      type: "message",
      summary: "3 actions to review, 1 overdue",
      from: { id: "28:bot" },
      recipient: { id: "29:nia" },
      conversation: { id: "a:nia", conversationType: "personal", tenantId: testTenant },
    });
    expect(sent?.activity.replyToId).toBeUndefined();
  });

  it("is sent to a channel's thread", async () => {
    const thread = "19:board@thread.tacv2;messageid=1700000000000";
    await bot.messenger.send({ ...aChat(), kind: "channel", conversation: thread, user: "" }, message);
    expect(bot.connector.messagesIn(thread)).toHaveLength(1);
  });

  const nested = { errorCode: 209, message: '{"subCode":"MessageWritesBlocked","details":null}' };
  it.each<[string, Behaviour, object]>([
    ["blocked", refuse(403, "ConversationBlockedByUser"), refusedOf("person", "They have blocked the app.")],
    [
      "a code in a string",
      { kind: "refuse", status: 403, body: nested },
      refusedOf("person", "They have blocked or muted the app."),
    ],
    ["not in the roster", refuse(403, "BotNotInConversationRoster"), refusedOf("person")],
    ["not installed", refuse(403, "ForbiddenOperationException"), refusedOf("person")],
    ["unknown conversation", refuse(404, "ConversationNotFound"), refusedOf("person")],
    ["switched off", refuse(403, "BotDisabledByAdmin"), refusedOf("tenant")],
    ["wrong host", refuse(403, "InvalidBotApiHost"), refusedOf("tenant")],
    ["no permission", refuse(403, "NotEnoughPermissions"), refusedOf("tenant")],
    ["403 of a code nobody knows", refuse(403, "SomethingNew"), refusedOf("tenant")],
    ["403 without a code", { kind: "refuse", status: 403, body: {} }, refusedOf("tenant")],
    ["403 that is no JSON's object", { kind: "refuse", status: 403, body: "no" }, refusedOf("tenant")],
    ["404 of the address", { kind: "refuse", status: 404, body: {} }, refusedOf("tenant")],
    ["bad argument", refuse(400, "Bad Argument"), refusedOf("message", "Teams does not accept the message.")],
    ["too big", refuse(413, "MessageSizeTooBig"), refusedOf("message", "The message is too big for Teams.")],
    ["not registered", refuse(401, "BotNotRegistered"), refusedOf("process")],
    ["401 without a code", { kind: "refuse", status: 401, body: {} }, refusedOf("process")],
    ["throttled", { kind: "throttle", retryAfter: 7 }, { kind: "not-delivered", retryAfterMs: 7_000 }],
    ["throttled for an hour", { kind: "throttle", retryAfter: 3_600 }, { kind: "not-delivered", retryAfterMs: 60_000 }],
    ["throttled without a word", { kind: "throttle" }, { kind: "not-delivered", retryAfterMs: 5_000 }],
    [
      "busy with the conversation",
      { kind: "refuse", status: 412, code: "PreconditionFailed" },
      { kind: "not-delivered" },
    ],
    ["a server's fault", { kind: "refuse", status: 500 }, { kind: "uncertain" }],
    ["a gateway's fault", { kind: "refuse", status: 502 }, { kind: "uncertain" }],
    ["unavailable", { kind: "refuse", status: 503 }, { kind: "uncertain" }],
    ["a gateway's timeout", { kind: "refuse", status: 504 }, { kind: "uncertain" }],
    ["a reset before delivery", { kind: "drop" }, { kind: "uncertain" }],
    ["a reset after delivery", { kind: "accept then reset" }, { kind: "uncertain" }],
    ["silence", { kind: "stall" }, { kind: "uncertain" }],
  ])("is tried once: %s", async (_what, behaviour, outcome) => {
    bot.connector.behave(behaviour);
    expect(await bot.messenger.send(aChat(), message)).toMatchObject(outcome);
    expect(bot.connector.attempts).toHaveLength(1);
  });

  it("follows no redirect with our token", async () => {
    bot.connector.behave({ kind: "refuse", status: 307, body: {} });
    expect(await bot.messenger.send(aChat(), message)).toMatchObject({ kind: "refused" });
  });

  it("is certainly not delivered where nobody listens", async () => {
    const outcome = await bot.messenger.send(aChat(`http://127.0.0.1:${await aFreePort()}/`), message);
    expect(outcome).toMatchObject({ kind: "not-delivered", reason: "Teams could not be reached (ECONNREFUSED)." });
  });

  it("goes to no host but this machine in local mode, and to none but Microsoft's otherwise", async () => {
    expect(await bot.messenger.send(aChat("https://smba.trafficmanager.net/uk/"), message)).toMatchObject({
      kind: "refused",
    });
    const auth = { kind: "password", appId: "b", tenantId: testTenant, password: "p" } as const;
    const production = await startTestBot({ auth, connector: bot.connector });
    expect(await production.messenger.send(aChat(), message)).toMatchObject({ kind: "refused" });
    expect(bot.connector.attempts).toEqual([]);
    await production.stop();
  });
});

describe("someone never met", () => {
  it("is written to in a chat opened by their directory id", async () => {
    const like = aChat();
    const opened = await bot.messenger.open("3f2a7c1e-55d0-4b8e-9a11-0c9d8e7f6a5b", like);
    if (opened.kind !== "opened") throw new Error(opened.reason);
    expect(opened.ref).toMatchObject({ kind: "personal", tenant: like.tenant, serviceUrl: like.serviceUrl });
    expect(await bot.messenger.send(opened.ref, plainMessage("Good morning"))).toMatchObject({ kind: "sent" });
    expect(bot.connector.messagesIn(opened.ref.conversation)).toHaveLength(1);
    expect(bot.connector.opened).toEqual([
      expect.objectContaining({
        tenantId: like.tenant,
        members: [expect.objectContaining({ id: "3f2a7c1e-55d0-4b8e-9a11-0c9d8e7f6a5b" })],
      }),
    ]);
  });

  it.each<[string, number, string, object]>([
    ["the app is not installed", 403, "ForbiddenOperationException", refusedOf("person")],
    ["nobody is let in", 401, "BotNotRegistered", refusedOf("process")],
    ["an administrator switched it off", 403, "BotDisabledByAdmin", refusedOf("tenant")],
    ["Teams fails", 503, "ServiceError", { kind: "uncertain", code: "503" }],
    ["Teams is busy", 429, "Throttled", { kind: "not-delivered", retryAfterMs: 5_000 }],
  ])("is asked for once, and not met where %s", async (_, status, code, outcome) => {
    bot.connector.refuseOpening(status, code);
    expect(await bot.messenger.open("p", aChat())).toMatchObject(outcome);
    expect(bot.connector.opened).toHaveLength(1);
  });

  it("is asked for at no address that is not Microsoft's", async () => {
    expect(await bot.messenger.open("p", aChat("https://example.org/"))).toMatchObject(refusedOf("tenant"));
  });
});

describe("a look that changes nothing", () => {
  it("says whether Teams lets us in", async () => {
    expect(await bot.check.look(aChat())).toEqual({ kind: "well" });
    bot.connector.refuseReading(401, "BotNotRegistered");
    expect(await bot.check.look(aChat())).toMatchObject(refusedOf("process"));
    expect(bot.connector.attempts).toEqual([]);
  });
});

describe("an update of a message", () => {
  it("replaces it in place", async () => {
    await bot.messenger.send(aChat(), plainMessage("before"));
    const id = bot.connector.delivered[0]?.id ?? "";
    expect(await bot.messenger.update(aChat(), id, message)).toBe(true);
    expect(bot.connector.lastCard("a:nia")).toEqual(message.card);
    expect(bot.connector.messagesIn("a:nia")).toHaveLength(1);
  });

  it("says when the message is gone, and throws for anything else", async () => {
    expect(await bot.messenger.update(aChat(), "message-deleted", message)).toBe(false);
    bot.connector.behave({ kind: "refuse", status: 503 });
    await expect(bot.messenger.update(aChat(), "message-1", message)).rejects.toThrow();
    expect(bot.connector.attempts).toHaveLength(2);
  });
});
