import { type Day, dayIn, timeIn } from "../calendar/day.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import { mayDecideEdit } from "../changes/decide-edit.ts";
import { ALL_THAT_WAITS, isSame } from "../due/about.ts";
import type { LastAsked } from "../due/asked.ts";
import { may, planStandingsOf, type Standing, standingsOf } from "../permissions/permissions.ts";
import type { PersonId } from "../plan/person.ts";
import { holdersOf, nameOf, type Plan } from "../plan/plan.ts";
import {
  refsOf,
  WAITING_KINDS,
  type WaitingAsk,
  type WaitingItem,
  type WaitingKind,
  type WaitingNotice,
} from "../reminders/waiting-item.ts";
import { mayDecideDate } from "../updates/date-change.ts";
import { decidable } from "../updates/file-dates.ts";
import { mayDecideCompletion } from "../updates/sign-off.ts";
import { beforePapers } from "./before-papers.ts";

/** Working days after which what waits unchanged is told of again: as long as between two reminders of a date. */
const AGAIN_AFTER = 5;

/** What of what waits in a plan is this person's to decide or to see to. */
export function waitingFor(
  plan: Plan,
  items: readonly WaitingItem[],
  person: PersonId,
  today: Day,
): readonly WaitingItem[] {
  const standings = planStandingsOf(plan, person, today);
  return items.flatMap((item): readonly WaitingItem[] => {
    if (item.kind === "file dates") return theirMoves(plan, item, person);
    return isTheirs(plan, item, person, standings, today) ? [item] : [];
  });
}

type FileDates = Extract<WaitingItem, { readonly kind: "file dates" }>;

/** Those of a file's moves that they decide, as one item; none where they decide none. */
function theirMoves(plan: Plan, item: FileDates, person: PersonId): readonly FileDates[] {
  const actions = decidable(plan, item.actions, person);
  return actions.length === 0 ? [] : [{ ...item, actions, refs: refsOf(actions) }];
}

function isTheirs(
  plan: Plan,
  item: Exclude<WaitingItem, FileDates>,
  person: PersonId,
  standings: readonly Standing[],
  today: Day,
): boolean {
  switch (item.kind) {
    case "completion":
      return mayDecideCompletion(plan, item.action, person, today);
    case "end date":
      return mayDecideDate(plan, item.action, person);
    case "edit":
      return mayDecideEdit(plan, item.action, person, today);
    case "not mine":
      return may("reassign an action", standingsOf(plan, item.action, person, today));
    case "claim":
    case "unsettled":
      return may("settle who a name is", standings);
    case "left":
    case "not reached":
    case "no cover":
      return may("hand over", standings);
    case "unanswered":
      return may("let it climb or not further", standings);
    case "import problems":
      return may("import into the plan", standings);
    case "without lead":
    case "without date":
      return may("edit an action at once", standings);
    case "held":
    case "run failed":
      return may("see deliveries", standings);
  }
}

/** The people of a plan for whom something may wait: who runs it, who chairs it, who leads a theme of it. */
export function decidersOf(plan: Plan, today: Day): readonly PersonId[] {
  const runs = plan.people.filter(({ roles }) => roles.includes("owner") || roles.includes("chair"));
  const leads = plan.themes.flatMap((theme) => theme.leads.flatMap((label) => holdersOf(plan, label, today)));
  const known = new Set(plan.people.map(({ id }) => id));
  return [...new Set([...runs.map(({ id }) => id), ...leads])].filter((id) => known.has(id));
}

/** What waits for each of a plan's people, those alone for whom something does. */
export function waitingAsks(
  plan: Plan,
  items: readonly WaitingItem[],
  asked: readonly LastAsked[],
  today: Day,
): readonly WaitingAsk[] {
  return decidersOf(plan, today).flatMap((person) => waitingAskOf(plan, items, asked, person, today) ?? []);
}

/** The same for one of them; undefined: nothing waits for them. */
export function waitingAskOf(
  plan: Plan,
  items: readonly WaitingItem[],
  asked: readonly LastAsked[],
  person: PersonId,
  today: Day,
): WaitingAsk | undefined {
  const mine = waitingFor(plan, items, person, today);
  if (mine.length === 0) return undefined;
  const told = asked.find((row) => row.person === person && isSame(row.about, ALL_THAT_WAITS))?.on ?? null;
  const papers = beforePapers(plan.settings, silentIn(plan, mine, today), asked, person, today);
  const owedFrom = earlier(toldFrom(plan, mine, told, today), papers.from);
  // Told today: a message that was cut off is sent once more with all that it held.
  const isTold = told !== null && told >= today && waitedByHour(plan, mine, today).length > 0;
  return {
    person,
    name: nameOf(plan, person),
    notice: noticeOf(plan, mine),
    state: isTold || owedFrom <= today ? "owed" : "told",
    owedFrom,
    owedAgain: earlier(addWorkingDays(plan.settings.week, today, AGAIN_AFTER), papers.again),
    rows: [{ person, about: ALL_THAT_WAITS, date: today, occasion: "after", on: today }, ...papers.rows],
  };
}

function noticeOf(plan: Plan, mine: readonly WaitingItem[]): WaitingNotice {
  const counts = WAITING_KINDS.map((kind) => ({ kind, count: countOf(mine, kind) })).filter(({ count }) => count > 0);
  return { plan: plan.key, title: plan.title, counts };
}

function countOf(items: readonly WaitingItem[], kind: WaitingKind): number {
  return items.filter((item) => item.kind === kind).length;
}

/**
 * From which day a person is told of what waits for them: of what waited by the plan's hour, so that nothing interrupts a day
 * that has begun. At once when something came since they were told; unchanged, every five working days.
 */
function toldFrom(plan: Plan, mine: readonly WaitingItem[], told: Day | null, today: Day): Day {
  const { zone, hour, week } = plan.settings;
  const isNew = (since: string) => told === null || since > `${told} ${hour}`;
  const byHour = waitedByHour(plan, mine, today);
  const unchanged = told === null ? today : addWorkingDays(week, told, AGAIN_AFTER);
  if (byHour.length > 0 && (unchanged <= today || byHour.some(isNew))) return today;
  const isComing = mine.some(({ since }) => isNew(placeIn(zone, since)));
  return isComing || unchanged <= today ? addWorkingDays(week, today, 1) : unchanged;
}

function waitedByHour({ settings: { zone, hour } }: Plan, mine: readonly WaitingItem[], today: Day): readonly string[] {
  return mine.map(({ since }) => placeIn(zone, since)).filter((since) => since <= `${today} ${hour}`);
}

/** Who was not reached by the plan's hour. */
function silentIn(plan: Plan, mine: readonly WaitingItem[], today: Day): readonly PersonId[] {
  const silent = mine.flatMap((item) => (item.kind === "not reached" ? [item] : []));
  return silent.filter((item) => waitedByHour(plan, [item], today).length > 0).map(({ person }) => person);
}

function earlier(one: Day, other: Day | null): Day {
  return other !== null && other < one ? other : one;
}

// "2026-11-20 09:00" in the plan's zone; what nobody knows came first.
function placeIn(zone: string, since: string | null): string {
  if (since === null || since === "") return "";
  const at = new Date(since);
  return `${dayIn(zone, at)} ${timeIn(zone, at)}`;
}
