import type { Day } from "../calendar/day.ts";
import { ENGLAND, type WorkingWeek } from "../calendar/working-days.ts";
import type { ActionId } from "./action-state.ts";
import type { Channel } from "./channel.ts";
import type { PlanDocument } from "./kept-document.ts";
import type { Delegate, Handover, Label, Person, PersonId, StandIn } from "./person.ts";
import type { RagScheme } from "./rag.ts";

/** Names a plan in its tenant. The id is the one an administrator gave it: a-z, 0-9 and hyphens, at most 40. */
export interface PlanKey {
  readonly tenant: string;
  readonly plan: string;
}

/** One improvement plan of one organisation: all of it but its actions. */
export interface Plan {
  readonly key: PlanKey;
  readonly title: string;
  readonly scheme: RagScheme;
  readonly themes: readonly Theme[];
  readonly objectives: readonly Objective[];
  readonly people: readonly Person[];
  readonly labels: readonly Label[];
  readonly standIns: readonly StandIn[];
  readonly delegates: readonly Delegate[];
  /** Handovers whose day has not come when they were decided; `planOn` does them on their day. */
  readonly handovers?: readonly Handover[] | undefined;
  readonly settings: PlanSettings;
  readonly document: PlanDocument;
  /** When the owner pressed *Start reminders*; null: nothing is ever sent. */
  readonly started: { readonly at: string; readonly by: PersonId } | null;
  readonly importedAt: string;
  /** Channels and chats bound to it. */
  readonly channels?: readonly Channel[] | undefined;
  /** Who began it, at which ISO instant; absent: nobody knows, or an administrator at the command line. */
  readonly begun?: { readonly by: PersonId; readonly at: string } | undefined;
  /** When it was closed: reminders end, nothing is changed any more, the record stays. */
  readonly closed?: { readonly at: string; readonly by: PersonId; readonly reason: string } | null | undefined;
}

/** A priority of the plan. `leads` are label texts. */
export interface Theme {
  readonly ref: string;
  readonly title: string;
  readonly leads: readonly string[];
  /** A level above themes. */
  readonly section?: string | null;
  /** Where it comes from: the quoted recommendation, inspection page and paragraph. */
  readonly source?: string | null;
  readonly intent?: string | null;
  readonly outcome?: string | null;
}

/** A group of actions inside a theme. */
export interface Objective {
  readonly ref: string;
  readonly theme: string;
  readonly title: string;
}

/** What an owner turns: when and whom the plan asks, and how it is overseen. */
export interface PlanSettings {
  /** IANA zone that decides what day it is. */
  readonly zone: string;
  /** "HH:MM" in the zone from which a day's reminders are owed. */
  readonly hour: string;
  readonly week: WorkingWeek;
  /** Working days before a date on which to remind, in any order. */
  readonly leadDays: readonly number[];
  /** Working days between reminders of a date that has passed. */
  readonly repeatEvery: number;
  /** Working days after a review date before its update counts as due. */
  readonly grace: number;
  /** Months that may lie at most between a review and the next. */
  readonly longestGapMonths: number;
  /** Working days without an update after which an open action without a cadence is stale. */
  readonly staleAfter: number;
  /** Approved moves of an end date after which its lead is to attend the board. */
  readonly attendAfter: number;
  /** Who accepts a completion: a second person, or, knowingly and said in every summary, any manager. */
  readonly signOff: "second person" | "any manager";
  /** Whether cards name people by their names or by the plan's labels (posts). */
  readonly called: "names" | "posts";
  /** Actions asked about even where their lead has paused reminders. */
  readonly notPaused: readonly ActionId[];
  /** Working days after an update in which nobody is reminded before a date. */
  readonly quietAfter: number;
  /** Working days that a rung of the ladder has for an answer. */
  readonly climbAfter: number;
  /** Whether a rung that reaches a director or chair waits for an owner's press. */
  readonly climbsToDirectors: "owner lets it climb" | "by itself";
  /** Which owner hears of what nobody has answered: they share it instead of each hearing all. */
  readonly unansweredTo: "first owner" | "by theme";
  /** Days on which a board's papers are due, until boards keep their own. */
  readonly paperDeadlines: readonly Day[];
  /** What a theme or an action has otherwise; an action's outweighs its theme's. */
  readonly overrides: readonly SettingsOverride[];
}

/** Settings that a theme or an action may have of its own. */
export type OverridableSettings = Partial<
  Pick<PlanSettings, "leadDays" | "repeatEvery" | "grace" | "quietAfter" | "climbAfter">
>;

/** What one theme (by its ref) or one action (by its id) has otherwise than the plan. */
export interface SettingsOverride {
  readonly of: "theme" | "action";
  readonly id: string;
  readonly settings: OverridableSettings;
}

/** Ten and two working days before, on the day, every five after: the council documents' own monthly rhythm. */
export const DEFAULT_SETTINGS: PlanSettings = {
  zone: "Europe/London",
  hour: "09:00",
  week: ENGLAND,
  leadDays: [10, 2],
  repeatEvery: 5,
  grace: 0,
  longestGapMonths: 3,
  staleAfter: 30,
  attendAfter: 3,
  signOff: "second person",
  called: "names",
  notPaused: [],
  quietAfter: 10,
  climbAfter: 5,
  climbsToDirectors: "owner lets it climb",
  unansweredTo: "first owner",
  paperDeadlines: [],
  overrides: [],
};

/** Its reminders have ended and nothing of it is changed any more; all of it can be read. */
export function isClosed({ closed }: Pick<Plan, "closed">): boolean {
  return closed !== undefined && closed !== null;
}

const labelsByText = indexedBy((label: Label) => label.text);
const peopleById = indexedBy((person: Person) => person.id);

/** A list by what names its members, made once a list: every action of a plan looks its leads up. */
function indexedBy<T>(nameOf: (item: T) => string): (items: readonly T[]) => ReadonlyMap<string, T> {
  const known = new WeakMap<readonly T[], ReadonlyMap<string, T>>();
  return (items) => {
    const found = known.get(items) ?? new Map([...items].reverse().map((item) => [nameOf(item), item]));
    known.set(items, found);
    return found;
  };
}

/** What the plan says of a label; one that nobody has settled is an outside one without sponsor. */
export function findLabel(plan: Plan, text: string): Label {
  return labelsByText(plan.labels).get(text) ?? { text, kind: "outside", holders: [], sponsor: null };
}

/** People who hold a label on a day. */
export function holdersOf(plan: Plan, text: string, day: Day): readonly PersonId[] {
  return findLabel(plan, text)
    .holders.filter((holder) => (holder.from ?? day) <= day && day <= (holder.to ?? day))
    .map((holder) => holder.person);
}

/** A person of the plan by their id; undefined: nobody of it. */
export function findPerson(plan: Plan, id: PersonId): Person | undefined {
  return peopleById(plan.people).get(id);
}

/** What somebody is called in the plan, in words even where they have left it. */
export function nameOf(plan: Plan, id: PersonId): string {
  return findPerson(plan, id)?.name ?? "someone no longer in the plan";
}

/** Who owns the plan. */
export function ownersOf(plan: Plan): readonly Person[] {
  return plan.people.filter((person) => person.roles.includes("owner"));
}

/** The label texts under which a day's items come to a person: held themselves or as stand-in for who is away. */
export function labelsAnsweredBy(plan: Plan, person: PersonId, day: Day): readonly string[] {
  const answeredFor = new Set([person, ...standingInFor(plan, person, day)]);
  return plan.labels
    .filter((label) => holdersOf(plan, label.text, day).some((id) => answeredFor.has(id)))
    .map((label) => label.text);
}

/** The people someone stands in for on a day: also those whom a colleague was to cover who is away as well. */
export function standingInFor(plan: Plan, person: PersonId, day: Day): readonly PersonId[] {
  const covers = plan.standIns.filter((cover) => cover.from <= day && day <= cover.to);
  const found: PersonId[] = [];
  const follow = (by: PersonId) => {
    for (const cover of covers) {
      if (cover.by !== by || cover.for === person || found.includes(cover.for)) continue;
      found.push(cover.for);
      follow(cover.for);
    }
  };
  follow(person);
  return found;
}
