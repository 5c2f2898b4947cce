import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "vitest";
import { remindLeads } from "../../../src/app/reminders/remind-leads.ts";
import { startEmulator } from "../../../src/local/emulator.ts";
import { joinReminders } from "../../../src/sending.ts";
import { fileServer } from "../../../src/serve-file.ts";
import { openStores, type Stores } from "../../../src/storage/tables.ts";
import { createHear } from "../../../src/teams/answers/hear.ts";
import { type Place, type Someone, startTestBot, type TestBot } from "../../fakes/bot.ts";
import { localFiles } from "../../fakes/files.ts";
import { type ReadCard, readCard } from "../../fakes/read-card.ts";

const silent = { info: () => {}, error: () => {} };

/** Teams for some weeks: the real server and adapter, the real tables, and a clock that each act moves by a minute. */
export interface World {
  readonly stores: Stores;
  readonly bot: TestBot;
  readonly connectionString: string;
  now(): Date;
  /** Turns the clock to a minute of a day in London's winter: "2026-12-01", "10:00". */
  turnTo(day: string, time: string): void;
  /** Types a line; the one card that answers. */
  says(person: Someone, text: string, place?: Place): Promise<ReadCard>;
  /** Presses a button of a card; the card that takes its place. */
  presses(person: Someone, card: ReadCard, title: string, inputs?: object): Promise<ReadCard>;
  /** Drops a file into one's own chat; what stands there in the end. */
  drops(person: Someone, name: string, content: string | Uint8Array): Promise<ReadCard>;
  /** Opens the file behind a button of the last card of somebody's chat. */
  downloads(person: Someone, title: string): Promise<Uint8Array>;
  /** The reminder job; every message that left, by the conversation it went to. */
  reminds(): Promise<readonly { readonly to: string; readonly card: unknown }[]>;
  /** The last card of somebody's chat, as JSON. */
  lastCard(person: Someone): unknown;
  stop(): Promise<void>;
}

const PUBLIC_URL = "https://keeper.example";

export async function startWorld(): Promise<World> {
  const emulator = await startEmulator({ folder: null, port: 0, log: silent });
  if (!emulator.ok) throw new Error(emulator.detail);
  const { connectionString } = emulator;
  const stores = await openStores({ connectionString });
  const shelf = await startShelf();
  let clock = new Date(0);
  const now = () => clock;
  const minute = () => {
    clock = new Date(clock.getTime() + 60_000);
  };
  const bot = await startTestBot({
    hearWith: (roster) =>
      createHear({ ...stores, ...localFiles, roster, publicUrl: PUBLIC_URL, newId: randomUUID, log: silent }),
    giveFile: fileServer({ ...stores, log: silent, now }),
    now,
  });
  const job = joinReminders(stores, bot.messenger, silent, now);
  const posted = () => bot.connector.delivered.filter(({ method }) => method === "POST");
  const shown = (chat: string) => readCard(bot.connector.lastCard(chat));

  /** Whatever somebody does is answered by one message at most, to them: nobody else hears of it. */
  async function answered(chat: string, messages: number, act: () => Promise<{ readonly status: number }>) {
    minute();
    const before = posted().length;
    expect((await act()).status).toBe(200);
    await bot.settled();
    expect(
      posted()
        .slice(before)
        .map(({ conversation }) => conversation),
    ).toEqual(Array(messages).fill(chat));
  }

  return {
    stores,
    bot,
    connectionString,
    now,
    turnTo: (day, time) => {
      clock = new Date(`${day}T${time}:00Z`);
    },
    async says(person, text, place) {
      const client = bot.as(person, place);
      await answered(client.chat, 1, () => client.says(text));
      return shown(client.chat);
    },
    async presses(person, card, title, inputs = {}) {
      const pressed = card.buttons.get(title);
      if (pressed === undefined) throw new Error(`no button ${title} among ${[...card.buttons.keys()]}: ${card.says}`);
      let after: unknown;
      await answered("", 0, async () => {
        const { status, body } = await bot.as(person).presses(pressed.verb, { ...pressed.data, ...inputs });
        after = body?.value;
        return { status };
      });
      return readCard(after);
    },
    async drops(person, name, content) {
      const client = bot.as(person);
      const attachments = [shelf.put(name, content)];
      await answered(client.chat, 1, () => client.says("", { attachments }));
      return shown(client.chat);
    },
    async downloads(person, title) {
      const card = JSON.stringify(bot.connector.lastCard(bot.as(person).chat));
      const [, url] = card.match(new RegExp(`"title":"${title.replace(/[()]/g, "\\$&")}","url":"([^"]*)"`)) ?? [];
      if (url === undefined) throw new Error(`no link ${title}`);
      const response = await fetch(url.replace(PUBLIC_URL, bot.url));
      expect(response.status).toBe(200);
      return new Uint8Array(await response.arrayBuffer());
    },
    async reminds() {
      const before = posted().length;
      expect(await remindLeads(job, { now: clock, dueOnly: true })).toMatchObject({
        failed: 0,
        uncertain: 0,
        waiting: 0,
      });
      return posted()
        .slice(before)
        .map(({ conversation, activity }) => ({ to: conversation, card: activity.attachments[0].content }));
    },
    lastCard: (person) => bot.connector.lastCard(bot.as(person).chat),
    async stop() {
      await bot.stop();
      await shelf.stop();
      await emulator.stop();
    },
  };
}

/** Where Teams keeps what is dropped into a chat. */
async function startShelf() {
  const files = new Map<string, string | Uint8Array>();
  const server = createServer((request, response) => response.end(files.get(request.url ?? "")));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    put(name: string, content: string | Uint8Array) {
      const path = `/${encodeURIComponent(name)}`;
      files.set(path, content);
      const downloadUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
      const contentType = "application/vnd.microsoft.teams.file.download.info";
      return { contentType, name, content: { downloadUrl, fileType: name.split(".").at(-1) } };
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
