import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type ActivityParts,
  anActivity,
  personalChat,
  plainMessage,
  startTestBot,
  type TestBot,
} from "../fakes/bot.ts";

const nia = { id: "0b7e2a4c-93d1-4f4e-8a53-6d2f1c9b8e70", name: "Nia Penhale" };
/** Stands for 20,000 levels, which JSON.stringify cannot write. */
const deep = "DEEP";
const levels = `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`;

let bot: TestBot;
let heard: unknown[];
beforeEach(async () => {
  heard = [];
  bot = await startTestBot({
    hear: async (_turn, said) => {
      heard.push(said);
      return { kind: "message", message: plainMessage("Heard."), base: null };
    },
  });
});
afterEach(() => bot.stop());

function post(more: ActivityParts) {
  const activity = JSON.stringify(anActivity(nia, personalChat(nia), bot.connector.url, more));
  return bot.post(activity.replace(`"${deep}"`, levels));
}

async function isWell(): Promise<boolean> {
  return (await fetch(`${bot.url}/health`)).status === 200;
}

describe("an activity that passed the server's guard", () => {
  it.each<[string, ActivityParts, number, number]>([
    ["nobody sent", { type: "message", from: undefined }, 200, 0],
    ["somebody without a directory's id sent", { type: "message", from: { id: "29:x" } }, 200, 0],
    ["is for nobody", { type: "message", recipient: null }, 200, 0],
    ["has a number for a text", { type: "message", text: 7 }, 200, 0],
    ["has an object for an id", { type: "message", id: {} }, 200, 0],
    ["has entities that are none", { type: "message", text: "help", entities: "x" }, 200, 0],
    ["has a value 20,000 levels deep", { type: "message", value: deep }, 200, 1],
    ["wants its replies in the response", { type: "message", text: "help", deliveryMode: "expectReplies" }, 200, 1],
    ["names a host that is not ours", { type: "message", serviceUrl: "http://169.254.169.254/" }, 400, 0],
    ["names no host", { type: "message", serviceUrl: "nowhere" }, 400, 0],
    ["is of another tenant", { type: "message", channelData: { tenant: { id: "other" } } }, 401, 0],
    ["is of no tenant", { type: "message", channelData: {}, conversation: { id: "a:1" } }, 401, 0],
    ["has a number for a tenant", { type: "message", channelData: { tenant: { id: 7 } } }, 400, 0],
  ])("and %s does no harm", async (_what, more, status, turns) => {
    const answer = await post(more);
    expect([answer.status, answer.text, heard.length]).toEqual([status, "", turns]);
    expect(await isWell()).toBe(true);
  });

  it("and is an invoke is answered with a sentence, whatever it holds", async () => {
    for (const more of [{ from: undefined }, { value: deep }, { value: null }, { name: 7 }]) {
      const { status, body } = await post({ type: "invoke", name: "adaptiveCard/action", ...more });
      expect([status, body?.statusCode, typeof body?.value]).toEqual([200, 200, "string"]);
    }
    expect(heard).toEqual([]);
    expect(await isWell()).toBe(true);
  });

  it("and carries hostile words hands them on as they are", async () => {
    const text = "**bold** [x](https://evil.example) {{DATE(2026-01-01)}} <at>all</at> \u202e\u200b =1+1 '; drop";
    await post({ type: "message", text });
    expect(heard).toEqual([{ kind: "text", text }]);
  });

  it("and carries its own prototype changes nothing of ours", async () => {
    const value = JSON.parse('{"action":{"verb":"seen","data":{"__proto__":{"polluted":1},"constructor":{"x":1}}}}');
    await post({ type: "invoke", name: "adaptiveCard/action", value });
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(heard).toHaveLength(1);
    expect(await isWell()).toBe(true);
  });
});
