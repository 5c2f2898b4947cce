import { beforeEach, describe, expect, it } from "vitest";
import { createHear } from "../../src/teams/answers/hear.ts";
import type { Heard } from "../../src/teams/turn.ts";
import { AMINA, KEY, NOW } from "../builders.ts";
import { refOf } from "../fakes/reminder-world.ts";
import { aWorld } from "../fakes/world.ts";

const ref = { ...refOf(AMINA), tenant: KEY.tenant };
const help: Heard = { kind: "text", text: "help" };

let world: Awaited<ReturnType<typeof aWorld>>;
let asked: number;
let down: boolean;
let hears: (heard: Heard, afterSeconds: number, conversation?: string) => Promise<unknown>;

beforeEach(async () => {
  world = await aWorld();
  [asked, down] = [0, false];
  const { remember } = world.conversations;
  const conversations: typeof world.conversations = {
    ...world.conversations,
    remember: async (...args) => {
      asked++;
      if (down) throw new Error("the store is down");
      return remember(...args);
    },
  };
  const hear = createHear({ ...world, conversations, log: { info: () => {}, error: () => {} } });
  hears = (heard, afterSeconds, conversation = ref.conversation) => {
    const at = new Date(NOW.getTime() + afterSeconds * 1_000);
    const actor = { tenant: KEY.tenant, person: AMINA, name: "Amina Diallo" };
    return hear({ actor, at, activity: `a${afterSeconds}`, ref: { ...ref, conversation } }, heard);
  };
});

describe("the chat of a person who goes on talking", () => {
  it("is kept once a minute, and at once where it is another", async () => {
    for (const seconds of [0, 20, 59]) await hears(help, seconds);
    expect(asked).toBe(1);
    await hears(help, 61);
    expect(asked).toBe(2);
    await hears(help, 62, "another chat");
    expect(asked).toBe(3);
  });

  it("is kept whenever it is installed: they may have been gone meanwhile", async () => {
    await hears(help, 0);
    await world.conversations.markUnreachable(KEY.tenant, AMINA, "removed", NOW.toISOString());
    await hears({ kind: "installed" }, 1);
    expect(await world.conversations.find(KEY.tenant, AMINA)).toMatchObject({ unreachable: null });
  });

  it("is kept with the next word where the store was down", async () => {
    down = true;
    await expect(hears(help, 0)).rejects.toThrow("the store is down");
    down = false;
    await hears(help, 1);
    expect(await world.conversations.find(KEY.tenant, AMINA)).toBeDefined();
  });
});
