import type { PersonId } from "../plan/person.ts";

/**
 * Whose matter it is that Teams refuses. process: our registration or credential, so nobody at all gets anything.
 * tenant: an organisation has switched the app off, or does not let it write. message: this one message. person: what
 * Teams says of the one addressed, and nothing else makes somebody unreachable.
 */
export type RefusedFor = "process" | "tenant" | "message" | "person";

/** Why something did not get through. */
export interface SendFault {
  /** Teams' or Microsoft's own code, else the HTTP status or the network's: for logs and administrators. */
  readonly code: string;
  /** A sentence. */
  readonly reason: string;
}

/** What several people have met in a row, with nobody served between them. */
export interface WholeFault extends SendFault {
  /** Each once, whoever met it longest ago first. */
  readonly people: readonly PersonId[];
  /** The ISO instant at which it was met last. */
  readonly at: string;
}

/** So many different people, and nobody served between them: it is not about any of them. */
const ENOUGH = 3;
/** What nobody has met for so long, in milliseconds, is found out anew. */
const FORGOTTEN_MS = 86_400_000;

/** The fault once one more person has met it. */
export function metBy(
  before: WholeFault | undefined,
  person: PersonId,
  { code, reason }: SendFault,
  now: Date,
): WholeFault {
  const others = (before === undefined || isForgotten(before, now) ? [] : before.people).filter(
    (one) => one !== person,
  );
  return { code, reason, people: [...others, person], at: now.toISOString() };
}

/** Whether it is a fault of the whole: what is planned then waits, and one is tried a run. */
export function isWhole(fault: WholeFault | undefined, now: Date): fault is WholeFault {
  return fault !== undefined && fault.people.length >= ENOUGH && !isForgotten(fault, now);
}

/** Who of some is tried, to see whether it has passed: each time another, whoever met it longest ago after all others. */
export function whoToTry({ people }: WholeFault, some: readonly PersonId[]): PersonId | undefined {
  return some.find((person) => !people.includes(person)) ?? people.find((person) => some.includes(person));
}

function isForgotten({ at }: WholeFault, now: Date): boolean {
  return now.getTime() - Date.parse(at) >= FORGOTTEN_MS;
}
