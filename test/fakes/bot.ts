import type { Message, Messenger, TeamsCheck } from "../../src/app/ports/messages.ts";
import type { Log, Roster } from "../../src/app/ports/ports.ts";
import { type ServerDeps, startServer } from "../../src/server/server.ts";
import type { InvokeAnswer } from "../../src/teams/bot.ts";
import { createTeams, type TeamsDeps } from "../../src/teams/teams.ts";
import type { Hear } from "../../src/teams/turn.ts";
import { type FakeConnector, startFakeConnector } from "./connector.ts";

export const testTenant = "7d1c2f4e-0a36-4b5e-9c55-1f0e6f0a1b2c";
const botId = "28:bot";

/** Someone who uses Teams: the directory's id and the name shown. */
export interface Someone {
  readonly id: string;
  readonly name: string;
}

/** Where something is said; ids as Teams writes them. */
export interface Place {
  readonly conversation: string;
  readonly kind: "personal" | "groupChat" | "channel";
}

/** An activity as Teams would post it, in part. */
export type ActivityParts = Readonly<Record<string, unknown>>;

/** What the HTTP request was answered. */
interface Answered {
  readonly status: number;
  readonly text: string;
  /** The answer to a button; undefined for anything else. */
  // biome-ignore lint/suspicious/noExplicitAny: read as a client of Teams would
  readonly body: (Omit<InvokeAnswer, "value"> & { readonly value: any }) | undefined;
}

/** One person at their Teams client. `card`: the id of the message that holds the button. */
interface Client {
  /** Their personal chat with the bot. */
  readonly chat: string;
  says(text: string, more?: ActivityParts): Promise<Answered>;
  /** Presses a button as Action.Execute. */
  presses(verb: string, data?: ActivityParts, more?: ActivityParts & { readonly card?: string }): Promise<Answered>;
  /** Presses a button as Action.Submit: a message with a value. */
  submits(data: ActivityParts, more?: ActivityParts & { readonly card?: string }): Promise<Answered>;
  installs(): Promise<Answered>;
  removes(): Promise<Answered>;
}

export interface TestBot {
  readonly url: string;
  readonly connector: FakeConnector;
  readonly messenger: Messenger;
  readonly roster: Roster;
  readonly check: TeamsCheck;
  /** Every line logged, as "event {facts}". */
  readonly lines: readonly string[];
  /** A person's client, in their personal chat unless told otherwise. */
  as(person: Someone, place?: Place): Client;
  /** Posts any body at all. */
  post(body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  /** Resolves when what goes on after an answer (others' view of a card) is done. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestBotParts extends Partial<Omit<TeamsDeps, "log">> {
  readonly hear?: Hear;
  /** Instead of `hear`, where it asks who is in a team or chat. */
  readonly hearWith?: (roster: Roster) => Hear;
  readonly connector?: FakeConnector;
  readonly giveFile?: ServerDeps["giveFile"];
  readonly log?: Log;
}

/** The real server and adapter on free ports of this machine, in local mode unless `auth` says otherwise. */
export async function startTestBot(parts: TestBotParts = {}): Promise<TestBot> {
  const connector = parts.connector ?? (await startFakeConnector());
  const lines: string[] = [];
  const note = (event: string, facts = {}) => void lines.push(`${event} ${JSON.stringify(facts)}`);
  const log = parts.log ?? { info: note, error: note };
  const teams = createTeams({
    auth: { kind: "local" },
    tenants: [testTenant],
    now: () => new Date("2027-03-10T09:00:00Z"),
    notice: plainMessage,
    ...parts,
    log,
  });
  const hear: Hear = parts.hearWith?.(teams.roster) ?? parts.hear ?? (async () => ({ kind: "none" }));
  const started = await startServer({
    host: "127.0.0.1",
    port: 0,
    receive: teams.receiveWith(hear),
    giveFile: parts.giveFile ?? (async () => ({ kind: "none", status: 404, says: "No file." })),
    health: () => ({ status: "ok", why: teams.failing() }),
    isWell: () => Object.keys(teams.failing()).length === 0,
    log,
  });
  if (!started.ok) throw new Error(started.fault);
  const url = `http://127.0.0.1:${started.server.port}`;
  const post = (body: unknown, headers = {}) => postTo(url, body, headers);
  return {
    url,
    connector,
    messenger: teams.messenger,
    roster: teams.roster,
    check: teams.check,
    lines,
    post,
    as: (person, place) => clientOf(person, place ?? personalChat(person), connector.url, post),
    settled: () => teams.settle(),
    async stop() {
      await started.server.stop();
      await teams.settle();
      await connector.stop();
    },
  };
}

/** A card of one sentence, for a bot whose words do not matter. */
export function plainMessage(sentence: string): Message {
  const body = [{ type: "TextBlock", text: sentence, wrap: true }];
  return { card: { type: "AdaptiveCard", version: "1.5", body }, summary: sentence };
}

export function personalChat(person: Someone): Place {
  return { conversation: `a:chat-of-${person.id}`, kind: "personal" };
}

let activities = 0;

/** A whole activity as Teams posts it; `more` replaces any part. */
export function anActivity(person: Someone, place: Place, serviceUrl: string, more: ActivityParts): ActivityParts {
  return {
    id: `activity-${++activities}`,
    channelId: "msteams",
    serviceUrl,
    timestamp: "2027-03-10T09:00:00.000Z",
    from: { id: `29:${person.id}`, name: person.name, aadObjectId: person.id },
    recipient: { id: botId, name: "Plan Keeper" },
    conversation: {
      id: place.conversation,
      conversationType: place.kind,
      tenantId: testTenant,
      ...(place.kind !== "personal" && { isGroup: true }),
    },
    channelData: { tenant: { id: testTenant } },
    ...more,
  };
}

function clientOf(
  person: Someone,
  place: Place,
  serviceUrl: string,
  post: (body: unknown) => Promise<Answered>,
): Client {
  const send = (activity: ActivityParts) => post(anActivity(person, place, serviceUrl, activity));
  return {
    chat: place.conversation,
    says: (text, more) => send({ type: "message", text, textFormat: "plain", ...more }),
    presses: (verb, data = {}, { card, ...more } = {}) =>
      send({
        type: "invoke",
        name: "adaptiveCard/action",
        value: { action: { type: "Action.Execute", verb, data }, trigger: "manual" },
        ...(card !== undefined && { replyToId: card }),
        ...more,
      }),
    submits: (data, { card, ...more } = {}) =>
      send({ type: "message", value: data, ...(card !== undefined && { replyToId: card }), ...more }),
    installs: () => send({ type: "installationUpdate", action: "add" }),
    removes: () => send({ type: "installationUpdate", action: "remove" }),
  };
}

async function postTo(url: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Answered> {
  const response = await fetch(`${url}/api/messages`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, body: text === "" ? undefined : JSON.parse(text) };
}
