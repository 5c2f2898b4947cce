import { formatDay } from "../calendar/day.ts";
import type { Label, Person } from "../plan/person.ts";
import { findPerson, nameOf, type Plan } from "../plan/plan.ts";
import type { PeopleColumn, PeopleImport } from "./import-people.ts";

/** The plan with what a people table says laid over it: what it does not name, or has no column for, stays. */
export function layPeople(plan: Plan, told: PeopleImport): Plan {
  const has = (column: PeopleColumn) => !told.missing.includes(column);
  const ids = new Set(told.people.map(({ id }) => id));
  const person = (now: Person): Person => {
    const before = findPerson(plan, now.id);
    return has("Plan roles") ? now : { ...now, roles: before?.roles ?? [] };
  };
  return {
    ...plan,
    people: layOver(plan.people, told.people.map(person), ({ id }) => id),
    labels: layOver(
      plan.labels,
      told.labels.map((label) => labelAfter(plan, label, has)),
      ({ text }) => text,
    ),
    standIns: has("Stand-in") ? [...plan.standIns.filter((one) => !ids.has(one.for)), ...told.standIns] : plan.standIns,
    delegates: has("Delegate")
      ? [...plan.delegates.filter((one) => !ids.has(one.for)), ...told.delegates]
      : plan.delegates,
  };
}

function labelAfter(plan: Plan, now: Label, has: (column: PeopleColumn) => boolean): Label {
  const before = plan.labels.find(({ text }) => text === now.text);
  // A row that says nothing of its name was not filled in: nothing that is settled is undone by it.
  if (before === undefined || isOpen(now)) return before ?? now;
  const dated = has("From") || has("To");
  const holders = now.holders.map((holder) => {
    return (
      (dated ? undefined : before.holders.find(({ person, to }) => person === holder.person && to === null)) ?? holder
    );
  });
  const past = dated ? [] : before.holders.filter(({ to }) => to !== null);
  const answers = has("Answers") ? now.answers : before.answers;
  const held = now.holders.map(({ person }) => person);
  const claims = before.claims?.filter(({ person }) => !held.includes(person));
  return {
    ...now,
    holders: [...past, ...holders],
    ...(answers !== undefined && { answers }),
    ...(claims !== undefined && { claims }),
  };
}

function isOpen({ kind, holders, sponsor }: Label): boolean {
  return kind === "outside" && holders.length === 0 && sponsor === null;
}

function layOver<T>(ours: readonly T[], theirs: readonly T[], key: (one: T) => string): readonly T[] {
  const now = new Map(theirs.map((one) => [key(one), one]));
  const known = new Set(ours.map(key));
  return [...ours.map((one) => now.get(key(one)) ?? one), ...theirs.filter((one) => !known.has(key(one)))];
}

/** One difference that a people table makes, as a sentence; `label`: of which name, null for none. */
export interface PeopleDifference {
  readonly says: string;
  readonly label: string | null;
}

/** What differs between two states of a plan's people. None: nothing. */
export function peopleDifferences(before: Plan, after: Plan): readonly PeopleDifference[] {
  const people = after.people.flatMap((now) => {
    const was = findPerson(before, now.id);
    const roles = now.roles.join(", ") || "no role";
    if (was === undefined) return [`${now.name} joins the plan${now.roles.length > 0 ? ` as ${roles}` : ""}.`];
    const renamed = was.name === now.name ? [] : [`${was.name} is called ${now.name}.`];
    const moved = [...was.roles].sort().join() === [...now.roles].sort().join();
    return [...renamed, ...(moved ? [] : [`${now.name}: ${was.roles.join(", ") || "no role"} → ${roles}.`])];
  });
  const labels = after.labels.flatMap((now) => {
    const was = before.labels.find(({ text }) => text === now.text);
    const [from, to] = [was === undefined ? "no such name" : holdersSay(before, was), holdersSay(after, now)];
    return from === to ? [] : [{ says: `“${now.text}”: ${from} → ${to}.`, label: now.text }];
  });
  const covers = differing(before.standIns, after.standIns, ({ for: lead, by, from, to }) => {
    return `${nameOf(after, by)} answers for ${nameOf(after, lead)} from ${formatDay(from)} to ${formatDay(to)}`;
  });
  const delegates = differing(before.delegates, after.delegates, (one) => {
    return `${nameOf(after, one.by)} files in the name of ${nameOf(after, one.for)}`;
  });
  const plain = [...people, ...covers, ...delegates].map((says) => ({ says, label: null }));
  return [...plain, ...labels];
}

function differing<T>(before: readonly T[], after: readonly T[], say: (one: T) => string): readonly string[] {
  const [was, is] = [before.map(say), after.map(say)];
  const added = is.filter((one) => !was.includes(one)).map((one) => `${one}.`);
  return [...added, ...was.filter((one) => !is.includes(one)).map((one) => `No longer: ${one}.`)];
}

function holdersSay(plan: Plan, { kind, holders, sponsor, answers }: Label): string {
  if (sponsor !== null) return `outside Teams, ${nameOf(plan, sponsor)} vouches`;
  if (holders.length === 0) return "nobody";
  const held = holders.map(({ person, from, to }) => {
    const days = [from === null ? "" : `from ${formatDay(from)}`, to === null ? "" : `until ${formatDay(to)}`];
    return [nameOf(plan, person), ...days].filter((part) => part !== "").join(" ");
  });
  const who = answers === undefined || answers === "each" ? "each answers" : `${nameOf(plan, answers)} answers`;
  return kind === "role" ? `a role of ${held.join(", ")}; ${who}` : held.join(", ");
}
