import type { PersonId } from "../../domain/plan/person.ts";
import type { ReaderHabits } from "../../domain/reminders/rhythm.ts";
import type { KnownPerson } from "../ports/ports.ts";

/** Each zone that somebody's client said, once. */
export function zonesOf(people: Iterable<KnownPerson>): readonly string[] {
  return [...new Set([...people].flatMap(({ zone }) => zone ?? []))];
}

/** What deciding needs to know of each reader beside the plans. */
export function readersOf(people: Iterable<KnownPerson>): ReadonlyMap<PersonId, ReaderHabits> {
  const readers = new Map<PersonId, ReaderHabits>();
  for (const { person, zone, rhythm } of people) readers.set(person, { zone: zone ?? null, rhythm: rhythm ?? null });
  return readers;
}
