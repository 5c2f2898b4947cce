import type { Day } from "../../domain/calendar/day.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import type { KnownPerson } from "../ports/ports.ts";
import { isTriedAgain, meetPeople } from "./meet-people.ts";
import type { Sending } from "./send-digest.ts";
import { type Worked, workOutbox } from "./work-outbox.ts";

/** Who is to hear of what is planned. */
export interface ToReach {
  readonly days: readonly Day[];
  readonly concerns: (person: PersonId) => boolean;
  readonly known: ReadonlyMap<PersonId, KnownPerson>;
  /** Who is owed something, met or not. */
  readonly owed: readonly PersonId[];
  /** Whose message tells them whom nothing reaches. */
  readonly hearOfOthers: ReadonlySet<PersonId>;
}

/** What a run made of the rows, and of whom it knows where a message goes. */
export interface Reached extends Worked {
  readonly known: ReadonlyMap<PersonId, KnownPerson>;
}

/**
 * Sends what is planned: first to all who are known, then to those who can be met by now. So whatever keeps somebody
 * from being met holds nobody's message but the few that say who is not reached: they are told when it has been tried.
 */
export async function reachPeople(sending: Sending, { days, concerns, ...toReach }: ToReach): Promise<Reached> {
  const { known, owed, hearOfOthers } = toReach;
  const reachable = [...known].filter(([, { unreachable }]) => unreachable === null);
  const strangers = owed.filter((person) => isToMeet(known.get(person), sending.deps.clocks.now()));
  const hears = ([person]: readonly [PersonId, KnownPerson]) => strangers.length > 0 && hearOfOthers.has(person);
  const first = new Map(reachable.filter((one) => !hears(one)));
  const worked = await workOutbox(sending, { days, concerns, reachable: first });
  const waiting = strangers.filter((person) => (worked.rows.get(person)?.status ?? "planned") === "planned");
  const met = await meetPeople(sending, known, waiting);
  const then = new Map([...reachable.filter(hears), ...met]);
  if (then.size === 0) return { ...worked, known };
  const later = await workOutbox(sending, { days, concerns, reachable: then });
  return {
    done: new Map([...worked.done, ...later.done]),
    rows: later.rows,
    known: new Map([...[...met].filter(([person]) => !known.has(person)), ...known]),
  };
}

function isToMeet(before: KnownPerson | undefined, now: Date): boolean {
  return before === undefined || isTriedAgain(before, now);
}
