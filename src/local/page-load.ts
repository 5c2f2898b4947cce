import type { Messenger } from "../app/ports/messages.ts";
import type { Outbox } from "../app/ports/ports.ts";
import { dayIn } from "../domain/calendar/day.ts";
import type { Hear, Turn } from "../teams/turn.ts";

/** What is needed to show a page that was loaded what it had. */
export interface PageLoadDeps {
  readonly hear: Hear;
  readonly messenger: Messenger;
  readonly outbox: Outbox;
  /** A run of the reminders: whoever is owed one today and has none yet is sent it. */
  readonly remind: () => Promise<void>;
  /** Whether anything waits for the answer of the one whose page it is. */
  readonly isWaiting: (turn: Turn) => Promise<boolean>;
  /** The zone that decides what day it is. */
  readonly zone: string;
  /** When the client started, empty. */
  readonly startedAt: Date;
}

/** A page load reports its installation twice, under two names, within this time. */
const ONE_LOAD_MS = 1_000;

/**
 * The client forgets its messages and reports an installation at every page load, so that each brings today's
 * unanswered reminders again: sent by a run when they were not, else drawn anew as an answer. What was sent before
 * the first load lies in the chat already.
 */
export function onPageLoad({ hear, messenger, outbox, remind, isWaiting, zone, startedAt }: PageLoadDeps): Hear {
  const loads = new Map<string, Date>();
  return async (turn, heard) => {
    if (heard.kind !== "installed" || turn.ref.kind !== "personal") return hear(turn, heard);
    const last = loads.get(turn.ref.conversation);
    if (last !== undefined && turn.at.getTime() - last.getTime() < ONE_LOAD_MS) return { kind: "none" };
    loads.set(turn.ref.conversation, turn.at);
    const welcome = await hear(turn, heard);
    // Not as the answer, which would come after the reminders.
    if (welcome.kind === "message") await messenger.send(turn.ref, welcome.message);
    await remind();
    const emptyUntil = last === undefined ? startedAt : turn.at;
    const sentAt = await whenSent(outbox, turn, zone);
    if (sentAt !== null && sentAt >= emptyUntil.toISOString()) return { kind: "none" };
    if (!(await isWaiting(turn))) return { kind: "none" };
    return hear({ ...turn, activity: `${turn.activity} reminders` }, { kind: "text", text: "reminders" });
  };
}

async function whenSent(outbox: Outbox, { actor, at }: Turn, zone: string): Promise<string | null> {
  const row = await outbox.read(actor.tenant, dayIn(zone, at), actor.person);
  return row?.value.sentAt ?? null;
}
