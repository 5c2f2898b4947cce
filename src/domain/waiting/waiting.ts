import { type Day, earlierFirst } from "../calendar/day.ts";
import type { Hold, LadderDecision, LastAsked } from "../due/asked.ts";
import { isUndated, isUnled } from "../lists/lists.ts";
import { type Action, isOpen } from "../plan/action.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { PersonId } from "../plan/person.ts";
import { nameOf, type Plan } from "../plan/plan.ts";
import { findItems } from "../reminders/items.ts";
import { isListedToday, unansweredOf } from "../reminders/unanswered.ts";
import { refsOf, WAITING_KINDS, type WaitingItem } from "../reminders/waiting-item.ts";
import { isMoved, movesOf } from "../updates/file-dates.ts";
import { findFailedRun, type RunRecord, type SentBefore } from "./failed-run.ts";
import { findPeopleGaps, type PersonReach } from "./people-gaps.ts";

/** All that telling what waits needs of one plan. */
export interface WaitingFacts {
  readonly plan: Plan;
  readonly today: Day;
  /** Every action. */
  readonly lines: readonly ActionLine[];
  /** Those that are proposed complete or that somebody has asked something about, whole. */
  readonly asked: readonly Action[];
  /** What people were asked, what they put off, and what owners decided about the ladder. */
  readonly reminded: readonly LastAsked[];
  readonly holds: readonly Hold[];
  readonly decisions: readonly LadderDecision[];
  readonly reach: readonly PersonReach[];
  /** Who was in a team or chat of ours and is in none any more. */
  readonly left: readonly PersonId[];
  /** Null: no run of reminders has worked this plan through yet. */
  readonly run: RunRecord | null;
  /** What became of the messages of the working day before. */
  readonly before: readonly SentBefore[];
}

/** Everything that waits in a plan, for whomever: what blocks most first, then the oldest, then what most hangs on. */
export function whatWaits(facts: WaitingFacts): readonly WaitingItem[] {
  const items = [
    ...findRunItems(facts),
    ...facts.asked.flatMap(findRequests),
    ...findFileDates(facts.asked),
    ...findClaims(facts),
    ...findPeopleGaps(facts),
    ...findUnanswered(facts),
    ...findLacking(facts),
    ...findProblems(facts.plan),
    ...findHeld(facts),
  ];
  return items.sort(compareWaiting);
}

function compareWaiting(a: WaitingItem, b: WaitingItem): number {
  const byKind = WAITING_KINDS.indexOf(a.kind) - WAITING_KINDS.indexOf(b.kind);
  const byAge = earlierFirst(a.since ?? "", b.since ?? "");
  return byKind || byAge || b.refs.length - a.refs.length || a.who.localeCompare(b.who, "en-GB");
}

function findRunItems(facts: WaitingFacts): readonly WaitingItem[] {
  const failed = findFailedRun(facts);
  return failed === null
    ? []
    : [{ kind: "run failed", who: "", since: `${failed.day}T12:00:00.000Z`, refs: [], ...failed }];
}

function findRequests(action: Action): readonly WaitingItem[] {
  const { dateChange, proposal, notMine, lastUpdate, state } = action;
  const item = (kind: "completion" | "end date" | "edit" | "not mine", asked: Request): WaitingItem => {
    return { kind, action, who: asked.byName, since: asked.at, refs: [action.ref] };
  };
  return [
    ...(state === "awaiting-sign-off" ? [item("completion", lastUpdate ?? { byName: "", at: null })] : []),
    ...(dateChange && !isMoved(action) ? [item("end date", dateChange)] : []),
    ...(proposal ? [item("edit", proposal)] : []),
    ...(notMine ? [item("not mine", notMine)] : []),
  ];
}

/** One item for each import that asks to move end dates, however many. */
function findFileDates(asked: readonly Action[]): readonly WaitingItem[] {
  const moved = asked.filter(isMoved);
  const imports = [...new Set(moved.map(({ dateChange }) => dateChange.file.import))];
  return imports.flatMap((imported): readonly WaitingItem[] => {
    const actions = movesOf(moved, imported);
    const [first] = actions;
    if (first === undefined) return [];
    const { byName: who, at: since, file } = first.dateChange;
    return [{ kind: "file dates", file: file.name, imported, actions, who, since, refs: refsOf(actions) }];
  });
}

interface Request {
  readonly byName: string;
  readonly at: string | null;
}

function findClaims({ plan, lines }: WaitingFacts): readonly WaitingItem[] {
  return plan.labels.flatMap(({ text, claims = [] }) => {
    const waiting = claims.filter((claim) => claim.refused === null);
    const refs = refsOf(lines.filter((line) => isOpen(line) && line.leads.some(({ label }) => label === text)));
    return waiting.map(
      ({ person, name, at }): WaitingItem => ({ kind: "claim", label: text, person, who: name, since: at, refs }),
    );
  });
}

/** One item for all that lack the same: an owner names a lead, or a date. */
function findLacking({ plan: { importedAt }, lines }: WaitingFacts): readonly WaitingItem[] {
  const lacking = [
    { kind: "without lead", found: lines.filter(isUnled) },
    { kind: "without date", found: lines.filter(isUndated) },
  ] as const;
  return lacking.flatMap(({ kind, found }): readonly WaitingItem[] =>
    found.length === 0 ? [] : [{ kind, who: "", since: importedAt, refs: refsOf(found) }],
  );
}

function findProblems({ document, importedAt }: Plan): readonly WaitingItem[] {
  const count = document.problems.length;
  return count === 0 ? [] : [{ kind: "import problems", count, who: "", since: importedAt, refs: [] }];
}

/** The list as one item: an owner looks at it before anybody else does. */
function findUnanswered({ plan, lines, reminded, holds, decisions, today }: WaitingFacts): readonly WaitingItem[] {
  const { due, items } = unansweredOf({ plan, lines, asked: reminded, holds, decisions }, today);
  const listed = items.filter((item) => isListedToday(item, today));
  if (listed.length === 0) return [];
  return [{ kind: "unanswered", due, who: "", since: null, refs: refsOf(listed.map(({ line }) => line)) }];
}

/** One item for all: nobody decides about them, but an owner should know. */
function findHeld({ plan, lines, holds, today }: WaitingFacts): readonly WaitingItem[] {
  const items = findItems({ plan, lines, asked: [], holds }, today);
  const late = items.filter(({ state, date }) => state === "held" && date < today);
  if (late.length === 0) return [];
  const who = [...new Set(late.map(({ hold }) => nameOf(plan, hold?.person ?? "")))].sort().join(", ");
  const since = late.flatMap(({ hold }) => (hold === null ? [] : [hold.at])).sort()[0] ?? null;
  return [{ kind: "held", who, since, refs: refsOf(late.map(({ line }) => line)) }];
}
