import type { Day } from "../calendar/day.ts";
import { isSettled } from "../people/labels.ts";
import { labelId, recipientsOf } from "../permissions/recipients.ts";
import { isOpen } from "../plan/action.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { Label, Person, PersonId } from "../plan/person.ts";
import { findPerson, holdersOf, nameOf, type Plan } from "../plan/plan.ts";
import { refsOf, type WaitingItem } from "../reminders/waiting-item.ts";

/** How it stands with our messages to somebody. Who is not listed has never added the bot. */
export interface PersonReach {
  readonly person: PersonId;
  /** Why messages no longer reach them; null: they do. */
  readonly unreachable: string | null;
  /** The ISO instant since when; absent or null: nobody knows. */
  readonly unreachableSince?: string | null | undefined;
}

interface Facts {
  readonly plan: Plan;
  readonly today: Day;
  readonly lines: readonly ActionLine[];
  readonly reach: readonly PersonReach[];
  readonly left: readonly PersonId[];
}

/** People who are not there to be asked, with what hangs on them: left, not reached, without cover; names of nobody. */
export function findPeopleGaps(facts: Facts): readonly WaitingItem[] {
  const hanging = hangingOn(facts);
  const { people } = facts.plan;
  // Whoever holds a name is asked, even one whom nobody counts among the plan's people.
  const others = [...hanging.keys()].filter((id) => !people.some((person) => person.id === id) && isHolder(facts, id));
  const all = [...people, ...others.map((id) => ({ id, name: nameOf(facts.plan, id), roles: [] }))];
  const silent = all.flatMap((person) => findSilent(facts, person, hanging.get(person.id) ?? []));
  return [...silent, ...findUncovered(facts), ...findUnsettled(facts, hanging)];
}

function isHolder({ plan, today }: Facts, person: PersonId): boolean {
  return plan.labels.some(({ text }) => holdersOf(plan, text, today).includes(person));
}

type Hanging = ReadonlyMap<PersonId, readonly string[]>;

/** The open actions that each person, or `labelId` of a name that stands for nobody, is asked about today. */
function hangingOn({ plan, lines, today }: Facts): Hanging {
  const found = new Map<PersonId, ActionLine[]>();
  for (const line of lines.filter(isOpen))
    for (const { person } of recipientsOf(plan, line, today)) found.set(person, [...(found.get(person) ?? []), line]);
  return new Map([...found].map(([person, held]) => [person, refsOf(held)]));
}

/** Whoever has neither an open action nor a part in running the plan is missed by nobody. */
function findSilent({ plan, today, reach, left }: Facts, { id, name, roles }: Person, refs: readonly string[]) {
  if (refs.length === 0 && !roles.some((role) => role === "owner" || role === "chair")) return [];
  const known = reach.find(({ person }) => person === id);
  const label = plan.labels.find(({ text }) => holdersOf(plan, text, today).includes(id))?.text ?? null;
  const about = { person: id, label, who: name, refs };
  const since = known?.unreachableSince ?? null;
  const items: readonly WaitingItem[] = left.includes(id)
    ? [{ kind: "left", since, ...about }]
    : known === undefined
      ? [{ kind: "not reached", why: "not-installed", since: plan.started?.at ?? plan.importedAt, ...about }]
      : known.unreachable !== null
        ? [{ kind: "not reached", why: "unreachable", since, ...about }]
        : [];
  return items;
}

/** Absences of today whose cover is away as well or gone, and delegates who are gone. */
function findUncovered({ plan, lines, today, left }: Facts): readonly WaitingItem[] {
  const isGone = (person: PersonId) => left.includes(person) || findPerson(plan, person) === undefined;
  const away = plan.standIns.filter(({ from, to }) => from <= today && today <= to);
  const isAway = (person: PersonId) => away.some((one) => one.for === person);
  const refs = (person: PersonId) =>
    refsOf(lines.filter((line) => isOpen(line) && line.leads.some(({ label }) => holds(plan, label, person, today))));
  const gap = (person: PersonId, by: PersonId, until: Day | null): WaitingItem => {
    const why = isGone(by) ? "left" : "away";
    const about = { who: nameOf(plan, person), since: null, refs: refs(person), by: findPerson(plan, by)?.name ?? "" };
    return { kind: "no cover", why, until, ...about };
  };
  return [
    ...away.filter(({ by }) => isGone(by) || isAway(by)).map((one) => gap(one.for, one.by, one.to)),
    ...plan.delegates.filter(({ by }) => isGone(by)).map((one) => gap(one.for, one.by, null)),
  ];
}

function holds(plan: Plan, label: string, person: PersonId, day: Day): boolean {
  return holdersOf(plan, label, day).includes(person);
}

/** Names that an action or a theme uses and that stand for nobody today; one that is claimed waits as a claim. */
function findUnsettled({ plan, lines, today }: Facts, hanging: Hanging): readonly WaitingItem[] {
  const used = new Set([...plan.themes.flatMap(({ leads }) => leads), ...lines.flatMap(labelsOf)]);
  const open = plan.labels.filter((label) => used.has(label.text) && isOfNobody(plan, label, today));
  return open.map((label) => ({
    kind: "unsettled",
    label: label.text,
    held: isSettled(label),
    who: label.text,
    since: plan.importedAt,
    refs: hanging.get(labelId(label.text)) ?? [],
  }));
}

function labelsOf({ leads }: ActionLine): readonly string[] {
  return leads.map(({ label }) => label);
}

function isOfNobody(plan: Plan, { text, sponsor, claims = [] }: Label, today: Day): boolean {
  const claimed = claims.some(({ refused }) => refused === null);
  return sponsor === null && !claimed && holdersOf(plan, text, today).length === 0;
}
