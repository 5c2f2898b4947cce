import type { Day } from "../calendar/day.ts";
import { theAction } from "../due/about.ts";
import { type LastAsked, occasionName } from "../due/asked.ts";
import type { HistoryEntry } from "../history/history.ts";
import { redactLine } from "../permissions/audience.ts";
import { recipientsOf } from "../permissions/recipients.ts";
import { isOpen } from "../plan/action.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { ActionId } from "../plan/action-state.ts";
import type { PersonId } from "../plan/person.ts";
import type { Plan } from "../plan/plan.ts";
import { sortableRef } from "../plan/ref.ts";
import { type Freed, nameLine, type WaitingAsk, type WaitingNotice } from "./waiting-item.ts";

/** Somebody whose action need not wait for another any more, and who has not been told. */
export interface FreedNews {
  readonly person: PersonId;
  readonly name: string;
  readonly freed: Freed;
}

/**
 * What the leads of a plan's open actions are to be told once: that an action they wait for is complete, or withdrawn.
 * `lines`: all of the plan. What was so when the plan was taken in is no news. The row of a pair says that they were
 * told; `again` are the rows of those whose other action is open once more, which is news when it is done anew.
 */
export function findFreed(
  plan: Plan,
  lines: readonly ActionLine[],
  asked: readonly LastAsked[],
  today: Day,
): { readonly news: readonly FreedNews[]; readonly again: readonly LastAsked[] } {
  const told = new Map(asked.filter(isTold).map((row) => [pairOf(row), row]));
  const byRef = new Map(lines.map((line) => [sortableRef(line.ref), line]));
  const news: FreedNews[] = [];
  const again: LastAsked[] = [];
  for (const line of lines) {
    if (line.waitsFor === undefined || !isOpen(line)) continue;
    const others = line.waitsFor.flatMap((ref) => byRef.get(sortableRef(ref)) ?? []);
    for (const { person, name, unreached } of recipientsOf(plan, line, today)) {
      for (const other of others) {
        const row = told.get(pairOf(freedAsked(person, line.id, other.id, today)));
        const freed = freedOf({ plan, person, today }, line, other, others);
        if (freed === null && row !== undefined) again.push({ ...row, date: "" });
        if (freed !== null && row === undefined && unreached === null && other.version > 1)
          news.push({ person, name, freed });
      }
    }
  }
  return { news, again };
}

/** What a lead is told of an action of theirs and one it waits for; null: it waits still. */
export function freedOf(
  reader: { readonly plan: Plan; readonly person: PersonId; readonly today: Day },
  line: ActionLine,
  other: ActionLine,
  others: readonly ActionLine[],
): Freed | null {
  const how = endOf(other);
  if (how === null || !isOpen(line)) return null;
  const seen = redactLine({ ...reader, audience: "own chat" }, other);
  return { line, other: nameLine(seen), how, still: others.filter(waits).map((one) => one.ref) };
}

/** That a person is told, as the plan remembers it. */
export function freedAsked(person: PersonId, action: ActionId, other: ActionId, today: Day): LastAsked {
  return { person, about: theAction(action), date: today, occasion: { freedBy: other }, on: today };
}

/** Who completed or withdrew an action, by its newest entries: they know. */
export function doersOf(newestFirst: readonly HistoryEntry[]): readonly PersonId[] {
  const first = newestFirst.findIndex(({ kind }) => kind === "completion-proposed" || kind === "withdrawn");
  return newestFirst.slice(0, first + 1).flatMap(({ kind, by }) => (DONE_BY.includes(kind) ? [by] : []));
}

const DONE_BY: readonly HistoryEntry["kind"][] = ["completion-proposed", "completion-accepted", "withdrawn"];

/** A turn for each person, beside what waits for their decision. */
export function freedAsks(plan: Plan, news: readonly FreedNews[], today: Day): readonly WaitingAsk[] {
  const people = [...new Set(news.map(({ person }) => person))];
  return people.map((person) => {
    const mine = news.filter((one) => one.person === person);
    const freed = mine.map((one) => one.freed);
    return {
      ...{ person, name: mine[0]?.name ?? "", state: "owed", owedFrom: today, owedAgain: null },
      notice: freedNotice(plan, freed),
      rows: freed.map(({ line, other }) => freedAsked(person, line.id, other.id, today)),
    };
  });
}

/** What is freed in a plan, as a digest tells it. */
export function freedNotice({ key, title }: Plan, freed: readonly Freed[]): WaitingNotice {
  return { plan: key, title, counts: [], freed };
}

function endOf({ state }: ActionLine): Freed["how"] | null {
  return state === "complete" || state === "withdrawn" ? state : null;
}

// What was merged goes on in another action, what was carried in another plan.
function waits({ state }: ActionLine): boolean {
  return state !== "complete" && state !== "withdrawn";
}

function isTold({ occasion, date }: LastAsked): boolean {
  return typeof occasion === "object" && "freedBy" in occasion && date !== "";
}

function pairOf({ person, about, occasion }: LastAsked): string {
  return `${person} ${about.id} ${occasionName(occasion)}`;
}
