import { afterEach, describe, expect, it } from "vitest";
import type { Message } from "../../src/app/ports/messages.ts";
import { StoreDown } from "../../src/app/ports/ports.ts";
import { NewerRelease } from "../../src/app/ports/stored.ts";
import { failures } from "../../src/teams/failures.ts";
import type { Hear, Heard, Reply, Turn } from "../../src/teams/turn.ts";
import { plainMessage, startTestBot, type TestBot, type TestBotParts } from "../fakes/bot.ts";

const nia = { id: "0b7e2a4c-93d1-4f4e-8a53-6d2f1c9b8e70", name: "Nia Penhale" };
const channel = { conversation: "19:board@thread.tacv2;messageid=1700000000000", kind: "channel" } as const;
const adaptiveCard = "application/vnd.microsoft.card.adaptive";
const sentence = "application/vnd.microsoft.activity.message";

let bot: TestBot;
afterEach(() => bot.stop());

async function start(hear: Hear, more: TestBotParts = {}): Promise<TestBot> {
  bot = await startTestBot({ hear, ...more });
  return bot;
}

function says(text: string, base: string | null = null): Reply {
  return { kind: "message", message: plainMessage(text), base: base === null ? null : plainMessage(base) };
}

function textOf(card: { body: { text: string }[] } | undefined): string | undefined {
  return card?.body[0]?.text;
}

/** A message of the bot's in a place, for buttons to stand on. */
async function aCardIn(place?: typeof channel): Promise<string> {
  await bot.as(nia, place).says("help");
  return bot.connector.delivered.at(-1)?.id ?? "";
}

describe("a typed message", () => {
  it("is answered by one activity with one card and the text of its notification", async () => {
    await start(async () => says("Three actions."));
    const { status, text } = await bot.as(nia).says("my actions");
    expect([status, text]).toEqual([200, ""]);
    expect(bot.connector.attempts).toHaveLength(1);
    const [sent] = bot.connector.delivered;
    expect(sent?.activity).toMatchObject({ type: "message", summary: "Three actions." });
    expect(sent?.activity.text).toBeUndefined();
    expect(sent?.activity.attachments).toEqual([
      { contentType: adaptiveCard, content: plainMessage("Three actions.").card },
    ]);
  });

  it("in a channel is answered in its thread", async () => {
    await start(async () => says("Summary."));
    await bot.as(nia, channel).says("<at>Plan Keeper</at> summary");
    expect(bot.connector.delivered[0]?.conversation).toBe(channel.conversation);
  });

  it("is heard with who said it, where and when, however long it is", async () => {
    const heard: [Turn, Heard][] = [];
    await start(async (...turn) => {
      heard.push(turn);
      return { kind: "none" };
    });
    await bot
      .as(nia)
      .says("x".repeat(100_000), { id: "activity-long", from: { id: "29:n", aadObjectId: nia.id.toUpperCase() } });
    const [turn, said] = heard[0] ?? [];
    expect(turn).toMatchObject({
      actor: { tenant: "7d1c2f4e-0a36-4b5e-9c55-1f0e6f0a1b2c", person: nia.id },
      at: new Date("2027-03-10T09:00:00Z"),
      activity: "activity-long",
    });
    expect(said).toEqual({ kind: "text", text: "x".repeat(4_000) });
    expect(bot.connector.attempts).toEqual([]);
  });

  it("delivered again, at once or later, is heard and answered once", async () => {
    let turns = 0;
    await start(async () => says(`Turn ${++turns}`));
    const again = { id: "activity-repeated" };
    const client = bot.as(nia);
    const answers = await Promise.all([1, 2, 3].map(() => client.says("my actions", again)));
    answers.push(await client.says("my actions", again));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(turns).toBe(1);
    expect(bot.connector.attempts).toHaveLength(1);
  });

  it("without an id is never taken for another", async () => {
    const ids = new Set<string>();
    await start(async (turn) => {
      ids.add(turn.activity);
      return says("Heard.");
    });
    await bot.as(nia).says("help", { id: undefined });
    await bot.as(nia).says("help", { id: undefined });
    expect(ids.size).toBe(2);
  });
});

describe("a message that cannot be answered", () => {
  it("tells the person so in a sentence, never with a stack, and logs the activity", async () => {
    await start(async () => {
      throw new Error("boom at line 7");
    });
    const { status, text } = await bot.as(nia).says("help", { id: "activity-7" });
    expect([status, text]).toEqual([200, ""]);
    expect(textOf(bot.connector.lastCard(bot.as(nia).chat))).toBe(failures.broken);
    expect(bot.lines.join()).toMatch(/turn failed .*activity-7.*boom/);
  });

  it("names the store when that is what does not answer", async () => {
    await start(async () => {
      throw new StoreDown("no answer");
    });
    await bot.as(nia).says("help");
    expect(textOf(bot.connector.lastCard(bot.as(nia).chat))).toBe(failures.storeDown);
  });

  it("is sent once even when Teams fails, and the bot lives on", async () => {
    await start(async () => says("Three actions."));
    bot.connector.behave({ kind: "refuse", status: 502 }, 1);
    expect((await bot.as(nia).says("my actions")).status).toBe(200);
    expect(bot.connector.attempts).toHaveLength(1);
    expect(bot.lines.join()).toContain("answer not delivered");
    await bot.as(nia).says("my actions");
    expect(bot.connector.delivered).toHaveLength(1);
  });
});

describe("a pressed button", () => {
  it("is heard with its data, its verb and the message it stands on", async () => {
    const heard: Heard[] = [];
    await start(async (_turn, said) => {
      heard.push(said);
      return says("Saved.");
    });
    await bot.as(nia).presses("save", { action: "a1", rag: "amber" }, { card: "message-9" });
    await bot.as(nia).submits({ verb: "save", action: "a1", rag: "amber" }, { card: "message-9" });
    const data = { verb: "save", action: "a1", rag: "amber" };
    expect(heard).toEqual([
      { kind: "submission", data, card: "message-9" },
      { kind: "submission", data, card: "message-9" },
    ]);
  });

  it("is answered with a card in its place, for everyone in a personal chat", async () => {
    await start(async (_turn, { kind }) => says(kind === "text" ? "Update 1.2.3" : "Saved."));
    const card = await aCardIn();
    const { status, body } = await bot.as(nia).presses("save", {}, { card });
    expect(status).toBe(200);
    expect(body).toEqual({ statusCode: 200, type: adaptiveCard, value: plainMessage("Saved.").card });
    await bot.settled();
    expect(bot.connector.delivered.at(-1)).toMatchObject({ method: "PUT", id: card });
    expect(textOf(bot.connector.lastCard(bot.as(nia).chat))).toBe("Saved.");
  });

  it("in a channel shows the others their own view", async () => {
    await start(async () => says("Saved. Undo?", "Saved by Nia."));
    const card = await aCardIn(channel);
    const { body } = await bot.as(nia, channel).presses("save", {}, { card });
    await bot.settled();
    expect(textOf(body?.value)).toBe("Saved. Undo?");
    expect(textOf(bot.connector.lastCard(channel.conversation))).toBe("Saved by Nia.");
  });

  it("in a channel leaves the others' view alone when there is none for them", async () => {
    await start(async () => says("The date is past."));
    const card = await aCardIn(channel);
    await bot.as(nia, channel).presses("save", {}, { card });
    await bot.settled();
    expect(bot.connector.delivered.filter(({ method }) => method === "PUT")).toEqual([]);
  });

  it("as a Submit changes the message itself", async () => {
    await start(async (_turn, { kind }) => says(kind === "text" ? "Update 1.2.3" : "Saved."));
    const card = await aCardIn();
    const { status, text } = await bot.as(nia).submits({ verb: "save" }, { card });
    expect([status, text]).toEqual([200, ""]);
    expect(bot.connector.delivered.map(({ method, id }) => `${method} ${id}`)).toEqual([`POST ${card}`, `PUT ${card}`]);
  });

  it("as a Submit on a message that is gone is answered by a new one", async () => {
    await start(async () => says("Saved."));
    const card = await aCardIn();
    bot.connector.forget(card);
    await bot.as(nia).submits({ verb: "save" }, { card });
    expect(bot.connector.messagesIn(bot.as(nia).chat)).toHaveLength(2);
  });

  it("is answered 200 when the bot fails, the card and what was typed in it left alone", async () => {
    await start(async (_turn, { kind }) => {
      if (kind === "text") return says("Update 1.2.3");
      throw new StoreDown("no answer");
    });
    const card = await aCardIn();
    const { status, body } = await bot.as(nia).presses("save", {}, { card });
    await bot.settled();
    expect(status).toBe(200);
    expect(body).toEqual({ statusCode: 200, type: sentence, value: failures.storeDown });
    expect(bot.connector.delivered).toHaveLength(1);
  });

  it("is answered before Teams gives up, and the card follows when the work is done", async () => {
    let finish: (reply: Reply) => void = () => {};
    const slow = new Promise<Reply>((resolve) => {
      finish = resolve;
    });
    await start(async (_turn, { kind }) => (kind === "text" ? says("Update 1.2.3") : slow), {
      patience: { send: 10_000, invoke: 20 },
    });
    const card = await aCardIn();
    const { body } = await bot.as(nia).presses("save", {}, { card });
    expect(body).toEqual({ statusCode: 200, type: sentence, value: failures.slow });
    finish(says("Saved."));
    await bot.settled();
    expect(textOf(bot.connector.lastCard(bot.as(nia).chat))).toBe("Saved.");
  });

  it("delivered again gets the same answer and is heard once", async () => {
    let turns = 0;
    await start(async () => says(`Saved ${++turns}`));
    const press = () => bot.as(nia).presses("save", {}, { id: "activity-click" });
    const [first, second] = await Promise.all([press(), press()]);
    expect(turns).toBe(1);
    expect(second?.body).toEqual(first?.body);
  });

  it.each([
    ["task/fetch", { data: {} }],
    ["adaptiveCard/action", { action: "nonsense" }],
    ["adaptiveCard/action", undefined],
  ])("of another kind (%s) is answered 200 with a sentence", async (name, value) => {
    await start(async () => says("Never."));
    const { status, body } = await bot.as(nia).presses("save", {}, { name, value });
    expect([status, body]).toEqual([200, { statusCode: 200, type: sentence, value: failures.unknown }]);
  });
});

describe("a card that is kept up to date", () => {
  const known: string[] = [];
  const replacing = (messageId: string | null): Hear => {
    return async () => ({
      kind: "replace",
      messageId,
      message: plainMessage("Summary"),
      sent: async (id) => void known.push(id),
    });
  };

  it("is posted and its id learnt, then updated in place", async () => {
    let known: string | null = null;
    const sent = async (id: string) => {
      known = id;
    };
    await start(async () => ({ kind: "replace", messageId: known, message: plainMessage("Summary"), sent }));
    await bot.as(nia, channel).says("summary");
    await bot.as(nia, channel).says("summary");
    expect(bot.connector.delivered.map(({ method, id }) => [method, id])).toEqual([
      ["POST", known],
      ["PUT", known],
    ]);
  });

  it("is posted anew when it is gone", async () => {
    await start(replacing("message-deleted"));
    await bot.as(nia, channel).says("summary");
    expect(bot.connector.attempts.map((attempt) => attempt.split(" ")[0])).toEqual(["PUT", "POST"]);
    expect(known.at(-1)).toBe(bot.connector.delivered[0]?.id);
  });

  it("is posted by a button too", async () => {
    await start(replacing(null));
    const { body } = await bot.as(nia, channel).presses("summary");
    await bot.settled();
    expect(textOf(body?.value)).toBe("Summary");
    expect(known.at(-1)).toBe(bot.connector.delivered[0]?.id);
  });
});

describe("other activities", () => {
  it("are answered 200 and nothing more", async () => {
    let turns = 0;
    await start(async () => says(`Turn ${++turns}`));
    for (const type of ["typing", "messageReaction", "event", "endOfConversation", "somethingNew"]) {
      expect((await bot.as(nia).says("", { type })).status).toBe(200);
    }
    expect(turns).toBe(0);
  });

  it("an installation is heard, and its failure bothers nobody", async () => {
    const heard: string[] = [];
    await start(async (_turn, { kind }) => {
      heard.push(kind);
      throw new Error("boom");
    });
    expect((await bot.as(nia).installs()).status).toBe(200);
    expect((await bot.as(nia).removes()).status).toBe(200);
    expect(heard).toEqual(["installed", "removed"]);
    expect(bot.connector.attempts).toEqual([]);
  });
});

describe("work that may outlast the turn", () => {
  const reading = plainMessage("Reading plan.docx …");
  const texts = () =>
    bot.connector.delivered.map(({ method, activity }) => `${method} ${textOf(activity.attachments[0].content)}`);
  /** A message that is not there yet. */
  function later() {
    let resolve = (_: Message) => {};
    const promise = new Promise<Message>((done) => {
      resolve = done;
    });
    return { promise, resolve: (message: Message) => resolve(message) };
  }
  const ids = () => new Set(bot.connector.delivered.map(({ id }) => id));

  it("is answered at once by a message that becomes what came of it", async () => {
    const work = later();
    await start(async () => ({ kind: "working", first: reading, work: () => work.promise }));
    expect((await bot.as(nia).says("plan")).status).toBe(200);
    expect(texts()).toEqual(["POST Reading plan.docx …"]);
    work.resolve(plainMessage("12 actions."));
    await bot.settled();
    expect(texts()).toEqual(["POST Reading plan.docx …", "PUT 12 actions."]);
    expect(ids().size).toBe(1);
  });

  it("shows how far it is in the same message, and nothing of it afterwards", async () => {
    const work = later();
    const hear: Hear = async () => ({
      kind: "working",
      first: reading,
      work: (tell) => {
        tell(plainMessage("Half of it."));
        return work.promise;
      },
    });
    await start(hear, { patience: { send: 1_000, invoke: 1_000, progress: 1 } });
    await bot.as(nia).says("plan");
    await bot.connector.until(2);
    work.resolve(plainMessage("12 actions."));
    await bot.settled();
    expect(texts()).toEqual(["POST Reading plan.docx …", "PUT Half of it.", "PUT 12 actions."]);
    expect(ids().size).toBe(1);
  });

  it.each([
    ["a bug", new Error("bug"), failures.broken],
    ["a store that is down", new StoreDown("down"), failures.storeDown],
    ["what a newer release has", new NewerRelease("newer"), failures.newerRelease],
  ])("that ends in %s says so in that message", async (_, error, sentence) => {
    await start(async () => ({ kind: "working", first: reading, work: () => Promise.reject(error) }));
    await bot.as(nia).says("plan");
    await bot.settled();
    expect(texts()).toEqual(["POST Reading plan.docx …", `PUT ${sentence}`]);
  });

  it("whose message was deleted meanwhile is answered by another", async () => {
    const work = later();
    await start(async () => ({ kind: "working", first: reading, work: () => work.promise }));
    await bot.as(nia).says("plan");
    bot.connector.forget(bot.connector.delivered[0]?.id ?? "");
    work.resolve(plainMessage("12 actions."));
    await bot.settled();
    expect(texts()).toEqual(["POST Reading plan.docx …", "POST 12 actions."]);
  });

  it("is waited for by a button", async () => {
    await start(async () => ({ kind: "working", first: reading, work: async () => plainMessage("12 actions.") }));
    const { body } = await bot.as(nia).presses("read");
    expect(textOf(body?.value)).toBe("12 actions.");
  });
});
