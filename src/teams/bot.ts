import type { Card, ConversationRef, Message, Messenger } from "../app/ports/messages.ts";
import { type Log, type PostRefusal, StoreDown } from "../app/ports/ports.ts";
import { NewerRelease } from "../app/ports/stored.ts";
import type { RefusedFor } from "../domain/reminders/whole-fault.ts";
import { failures } from "./failures.ts";
import { outcomeOf } from "./sdk/send-outcome.ts";
import type { Hear, Heard, LongWork, Reply, Turn } from "./turn.ts";

/** What answering needs of the wire, and how long it may take. */
export interface BotDeps {
  readonly hear: Hear;
  readonly messenger: Messenger;
  readonly notice: (sentence: string) => Message;
  readonly log: Log;
  /** Milliseconds that a button waits for its answer; Teams gives up after five seconds. */
  readonly patience: number;
  /** Milliseconds between what is shown of work that goes on. */
  readonly progress: number;
  /** Learns what came of an answer in a team or group chat: null, or why Teams refuses it for good. */
  readonly posted?: (to: ConversationRef, refusal: PostRefusal | null) => Promise<void>;
  /** Takes what goes on after the answer, so that it is finished before the process ends. */
  readonly later: (work: Promise<void>) => void;
}

/** Sends a new message into the turn's conversation and gives its id. */
export type Post = (message: Message) => Promise<string>;

/** The body of an invoke's HTTP response. */
export type InvokeAnswer =
  | { readonly statusCode: 200; readonly type: "application/vnd.microsoft.card.adaptive"; readonly value: Card }
  | { readonly statusCode: 200; readonly type: "application/vnd.microsoft.activity.message"; readonly value: string };

type Outcome = Reply | { readonly kind: "failed"; readonly sentence: string };

/** Answers a message, a pressed Submit or an installation. Never rejects. */
export async function answerMessage(deps: BotDeps, turn: Turn, heard: Heard, post: Post): Promise<void> {
  const outcome = await answerOf(deps, turn, heard);
  try {
    if (outcome.kind === "message") await postMessage(deps, turn, heard, outcome, post);
    if (outcome.kind === "replace") await replace(deps, turn, outcome, post);
    if (outcome.kind === "working") deps.later(finish(deps, turn, await post(outcome.first), outcome.work));
    if (outcome.kind === "failed" && isAnswered(heard)) await post(deps.notice(outcome.sentence));
    if (outcome.kind !== "none") tellPosted(deps, turn, null);
  } catch (error) {
    deps.log.error("answer not delivered", { activity: turn.activity, kind: turn.ref.kind, error: String(error) });
    const sent = outcomeOf(error, true);
    if (sent.kind === "refused" && isOfPlace(sent)) tellPosted(deps, turn, sent.reason);
  }
}

/** What is said of this chat or channel; of our registration, the organisation or the message is nothing of the place's. */
function isOfPlace({ of, code }: { readonly of: RefusedFor; readonly code: string }): boolean {
  return of === "person" || code === "403";
}

/** Only where others look on: a person to whom nothing gets through is known from their reminders. */
function tellPosted({ posted, later, log }: BotDeps, { ref, at }: Turn, reason: string | null): void {
  if (posted === undefined || ref.kind === "personal") return;
  const told = posted(ref, reason === null ? null : { reason, at: at.toISOString() });
  later(told.catch((error: unknown) => log.error("post not noted", { error: String(error) })));
}

/** Answers a button. Never rejects, never waits past `patience`; what others see is brought up to date meanwhile. */
export async function answerInvoke(deps: BotDeps, turn: Turn, heard: Heard): Promise<InvokeAnswer> {
  const outcome = answerOf(deps, turn, heard);
  deps.later(outcome.then((known) => showOthers(deps, turn, heard, known)));
  return within(
    deps.patience,
    outcome.then((known) => invokeAnswerOf(known)),
    sentenceAnswer(failures.slow),
  );
}

/** The answer to a button that is one plain sentence. */
export function sentenceAnswer(value: string): InvokeAnswer {
  return { statusCode: 200, type: "application/vnd.microsoft.activity.message", value };
}

async function answerOf(deps: BotDeps, turn: Turn, heard: Heard): Promise<Outcome> {
  const { hear } = deps;
  try {
    const reply = await hear(turn, heard);
    if (reply.kind !== "working" || heard.kind !== "submission") return reply;
    return { kind: "message", message: await reply.work(() => {}), base: null };
  } catch (error) {
    return { kind: "failed", sentence: sentenceOf(deps, turn, error) };
  }
}

function sentenceOf({ log }: BotDeps, turn: Turn, error: unknown): string {
  if (error instanceof NewerRelease) {
    log.info("left to a newer release", { activity: turn.activity });
    return failures.newerRelease;
  }
  const down = error instanceof StoreDown;
  const trace = error instanceof Error ? error.stack : String(error);
  log.error(down ? "store down" : "turn failed", { activity: turn.activity, error: trace });
  return down ? failures.storeDown : failures.broken;
}

function invokeAnswerOf(outcome: Outcome): InvokeAnswer {
  switch (outcome.kind) {
    case "message":
    case "replace":
      return { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: outcome.message.card };
    case "working":
      return { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: outcome.first.card };
    case "failed":
      return sentenceAnswer(outcome.sentence);
    case "none":
      return sentenceAnswer(failures.nothing);
  }
}

/** The answer to a button changes only the view of the one who pressed it: the message itself is updated apart. */
async function showOthers(deps: BotDeps, turn: Turn, heard: Heard, outcome: Outcome): Promise<void> {
  try {
    const base = outcome.kind === "message" ? baseOf(turn.ref, outcome) : null;
    const card = cardOf(heard);
    if (base !== null && card !== null) await deps.messenger.update(turn.ref, card, base);
    if (outcome.kind === "replace") await replace(deps, turn, outcome, (message) => postAnew(deps, turn.ref, message));
  } catch (error) {
    deps.log.error("card not updated", { activity: turn.activity, error: String(error) });
  }
}

/** A pressed Submit cannot be answered to one person: the card changes for all, or the answer is a message of its own. */
async function postMessage(deps: BotDeps, turn: Turn, heard: Heard, reply: Reply & { kind: "message" }, post: Post) {
  const card = cardOf(heard);
  const base = baseOf(turn.ref, reply);
  const shown = card !== null && base !== null && (await deps.messenger.update(turn.ref, card, base));
  if (!shown) await post(reply.message);
}

async function replace(deps: BotDeps, turn: Turn, reply: Reply & { kind: "replace" }, post: Post): Promise<void> {
  const { messageId, message, sent } = reply;
  if (messageId !== null && (await deps.messenger.update(turn.ref, messageId, message))) return;
  await sent(await post(message));
}

/** Brings the message that says what is being done to what came of it. Never rejects. */
async function finish(deps: BotDeps, turn: Turn, id: string, work: LongWork): Promise<void> {
  const { messenger, log, notice } = deps;
  let told: Message | null = null;
  let showing: Promise<unknown> = Promise.resolve();
  const show = (message: Message | null) => {
    told = null;
    if (message !== null && id !== "")
      showing = showing.then(() => messenger.update(turn.ref, id, message)).catch(() => {});
  };
  const progress = setInterval(() => show(told), deps.progress);
  try {
    const tell = (latest: Message) => {
      told = latest;
    };
    const done = Promise.resolve(tell).then(work);
    const message = await done.catch((error: unknown) => notice(sentenceOf(deps, turn, error)));
    clearInterval(progress);
    await showing;
    const there = id !== "" && (await messenger.update(turn.ref, id, message).catch(() => false));
    if (!there) await postAnew(deps, turn.ref, message);
  } catch (error) {
    log.error("answer not delivered", { activity: turn.activity, error: String(error) });
  }
}

async function postAnew({ messenger }: BotDeps, to: ConversationRef, message: Message): Promise<string> {
  const outcome = await messenger.send(to, message);
  if (outcome.kind !== "sent") throw new Error(outcome.reason);
  return outcome.message;
}

/** In a personal chat nobody else looks: the message becomes what was answered, and is still that after a reload. */
function baseOf(ref: ConversationRef, { message, base }: Reply & { kind: "message" }): Message | null {
  return ref.kind === "personal" ? message : base;
}

function cardOf(heard: Heard): string | null {
  return heard.kind === "submission" ? heard.card : null;
}

function isAnswered(heard: Heard): boolean {
  return heard.kind !== "installed" && heard.kind !== "removed";
}

function within<T>(milliseconds: number, work: Promise<T>, otherwise: T): Promise<T> {
  return new Promise((resolve, reject) => {
    const over = setTimeout(() => resolve(otherwise), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(over));
  });
}
