import { describe, expect, it } from "vitest";
import { readActivity } from "../../src/teams/read-activity.ts";
import { type ActivityParts, anActivity, type Place, personalChat } from "../fakes/bot.ts";

const nia = { id: "0b7e2a4c-93d1-4f4e-8a53-6d2f1c9b8e70", name: "Nia Penhale" };
const chat = personalChat(nia);
const thread: Place = { conversation: "19:board@thread.tacv2;messageid=1700000000000", kind: "channel" };
const group: Place = { conversation: "19:some@unq.gbl.spaces", kind: "groupChat" };
const botMention = { type: "mention", text: "<at>Plan Keeper</at>", mentioned: { id: "28:bot", name: "Plan Keeper" } };

function read(more: ActivityParts, place = chat) {
  return readActivity(anActivity(nia, place, "http://127.0.0.1:1/", more), new Date(0), () => "fresh");
}

function textIn(text: string, entities: unknown = []): unknown {
  const heard = read({ type: "message", text, entities })?.heard;
  return typeof heard === "object" && heard.kind === "text" ? heard.text : heard;
}

describe("the text of a message", () => {
  it.each([
    ["as typed", "overdue actions", [], "overdue actions"],
    ["with white space squeezed", "  overdue\r\n\tactions\u00a0 ", [], "overdue actions"],
    ["without the bot's mention", "<at>Plan Keeper</at>&nbsp;summary", [botMention], "summary"],
    ["without the bot's mention that came without an entity", "<at>Plan Keeper</at> summary", [], "summary"],
    ["without any of its mentions", "<at>Plan Keeper</at> a <at>Plan Keeper</at> b", [botMention], "a b"],
    [
      "with other people as their names",
      "<at>Plan Keeper</at> overdue lead <at>Owen</at>",
      [botMention, { type: "mention", text: "<at>Owen</at>", mentioned: { id: "29:owen", name: "Owen $& Rhys" } }],
      "overdue lead Owen $& Rhys",
    ],
    ["with a mention nobody made", "<at>Someone</at> help", [], "<at>Someone</at> help"],
    ["with entities of other kinds", "help", [{ type: "clientInfo", locale: "en-GB" }, null, 7], "help"],
    ["that is empty", "", [botMention], ""],
  ])("is read %s", (_how, text, entities, expected) => {
    expect(textIn(text, entities)).toBe(expected);
  });

  it("is nothing when there is none", () => {
    expect(textIn(undefined as unknown as string)).toBe("");
  });

  it("of 100,000 characters is read to the 4,000th", () => {
    expect(textIn(`${"word ".repeat(20_000)}`)).toHaveLength(3_999);
  });
});

describe("where to answer", () => {
  it("is the personal chat, with the person's Teams id", () => {
    expect(read({ type: "message" })?.turn.ref).toEqual({
      tenant: "7d1c2f4e-0a36-4b5e-9c55-1f0e6f0a1b2c",
      kind: "personal",
      conversation: chat.conversation,
      serviceUrl: "http://127.0.0.1:1/",
      bot: "28:bot",
      user: `29:${nia.id}`,
    });
  });

  it("is the thread of a channel, and a group chat, with nobody's id", () => {
    expect(read({ type: "message" }, thread)?.turn.ref).toMatchObject({
      kind: "channel",
      conversation: thread.conversation,
      user: "",
    });
    expect(read({ type: "message" }, group)?.turn.ref).toMatchObject({ kind: "group", user: "" });
  });
});

describe("who asks", () => {
  it("is the directory's id in lower case", () => {
    const from = { id: "29:x", aadObjectId: "0B7E2A4C-93D1-4F4E-8A53-6D2F1C9B8E70" };
    expect(read({ type: "message", from })?.turn.actor).toMatchObject({ person: nia.id, name: "" });
  });

  it.each([undefined, null, "", "../x", "a/b", "x".repeat(65), 7])("is nobody with the id %j", (aadObjectId) => {
    expect(read({ type: "message", from: { id: "29:x", aadObjectId } })).toBeUndefined();
  });
});

describe("an installation", () => {
  const bot = { id: "28:bot" };
  it.each([
    ["installed", chat, { type: "installationUpdate", action: "add" }, "installed"],
    ["removed", chat, { type: "installationUpdate", action: "remove" }, "removed"],
    ["upgraded", chat, { type: "installationUpdate", action: "add-upgrade" }, undefined],
    ["joined by the bot", chat, { type: "conversationUpdate", membersAdded: [bot] }, "installed"],
    ["joined by a person", chat, { type: "conversationUpdate", membersAdded: [{ id: "29:x" }] }, undefined],
    ["joined by the bot in a channel", thread, { type: "conversationUpdate", membersAdded: [bot] }, undefined],
    ["installed in a channel", thread, { type: "installationUpdate", action: "add" }, "installed"],
  ])("is heard when %s", (_what, place, more, kind) => {
    const heard = read(more, place)?.heard;
    expect(typeof heard === "object" ? heard.kind : undefined).toBe(kind);
  });
});

describe("a button", () => {
  it("has its verb from the button, not from its data", () => {
    const value = { action: { verb: "seen", data: { verb: "approve", __proto__: { rag: "green" }, action: "a1" } } };
    const arrival = read({ type: "invoke", name: "adaptiveCard/action", value, replyToId: "message-1" });
    expect(arrival).toMatchObject({
      invoke: true,
      heard: { kind: "submission", data: { verb: "seen", action: "a1" }, card: "message-1" },
    });
  });

  it("may have no data and stand on no message", () => {
    const value = { action: { verb: "seen" } };
    expect(read({ type: "invoke", name: "adaptiveCard/action", value })?.heard).toEqual({
      kind: "submission",
      data: { verb: "seen" },
      card: null,
    });
  });

  it("that only types a text is a text", () => {
    expect(read({ type: "message", text: "help", value: "help" })?.heard).toEqual({ kind: "text", text: "help" });
  });
});
