import { type Day, dayIn, timeIn } from "../calendar/day.ts";
import { addWorkingDays, onOrAfter } from "../calendar/working-days.ts";
import { theAction } from "../due/about.ts";
import { type LastAsked, occasionName } from "../due/asked.ts";
import type { FieldChange, HistoryEntry, HistoryKind } from "../history/history.ts";
import { redactLine } from "../permissions/audience.ts";
import { recipientsOf } from "../permissions/recipients.ts";
import type { Action } from "../plan/action.ts";
import { lineOf } from "../plan/action-line.ts";
import type { PersonId } from "../plan/person.ts";
import { findPerson, holdersOf, nameOf, type Plan } from "../plan/plan.ts";
import { type News, type NewsKind, nameLine, type WaitingAsk } from "./waiting-item.ts";

/** News for one person of a plan. */
export interface PersonNews {
  readonly person: PersonId;
  readonly name: string;
  readonly news: News;
  readonly at: string;
}

/** Working days within which good news is told; bad news is told on the next working morning. */
const GOOD_WITHIN = 5;
/** Working days after which nothing is a reason for a message any more: it goes with the next there is. */
const STALE_AFTER = 10;

/** What is heard with the next message there is, within some days. */
const GOOD: readonly NewsKind[] = ["accepted", "date agreed", "change agreed"];

/** What answers a request, and the entry in which it was asked. */
const ANSWERS: Readonly<
  Partial<Record<HistoryKind, { readonly kind: NewsKind; readonly asked: HistoryKind | "move" }>>
> = {
  "completion-accepted": { kind: "accepted", asked: "completion-proposed" },
  "completion-returned": { kind: "sent back", asked: "completion-proposed" },
  reopened: { kind: "opened again", asked: "completion-proposed" },
  "date-change-approved": { kind: "date agreed", asked: "move" },
  "date-change-refused": { kind: "date refused", asked: "move" },
  "edit-accepted": { kind: "change agreed", asked: "edit-proposed" },
  "edit-refused": { kind: "change refused", asked: "edit-proposed" },
  "not-mine-settled": { kind: "still yours", asked: "not-mine-said" },
  reassigned: { kind: "yours no longer", asked: "not-mine-said" },
};

/** Whose own dates and leads an update, a completion or a state moves: they are told of those by other ways. */
const MOVES: readonly HistoryKind[] = ["edit-accepted", "imported"];

/** Entries that may be news to somebody: the others of a plan need not be looked at. */
export function mayBeNews({ kind, entry, changes }: HistoryEntry): boolean {
  return kind in ANSWERS || (entry > 1 && MOVES.includes(kind) && changes.some(({ field }) => MOVED.includes(field)));
}

const MOVED: readonly FieldChange["field"][] = ["leads", "end date", "review date"];

/**
 * Whom an entry of an action is news to, and as what: who asked for it, who leads the action, who leads it from now on or
 * no longer. Who decided knows; so does who has filed an update of it since. `newestFirst`: its history.
 */
export function findNews(
  plan: Plan,
  action: Action,
  entry: HistoryEntry,
  newestFirst: readonly HistoryEntry[],
  today: Day,
): readonly PersonNews[] {
  const asker = askerOf(entry, newestFirst);
  const leads = recipientsOf(plan, action, today).filter(({ unreached }) => unreached === null);
  const before = formerLeads(plan, entry, today);
  const people = new Set([...(asker === null ? [] : [asker]), ...leads.map(({ person }) => person), ...before]);
  const knows = new Set(newestFirst.filter((one) => one.entry > entry.entry && isUpdate(one)).map(({ by }) => by));
  return [...people].flatMap((person): readonly PersonNews[] => {
    if (person === entry.by || knows.has(person) || findPerson(plan, person) === undefined) return [];
    const place = { asked: person === asker, leads: leads.some((one) => one.person === person) };
    const kind = kindFor(entry, { ...place, led: before.includes(person) });
    if (kind === null) return [];
    const line = nameLine(redactLine({ plan, person, today, audience: "own chat" }, lineOf(action)));
    const words = "hidden" in line ? "" : wordsOf(entry);
    const news = { kind, entry: entry.entry, byName: entry.byName, words, asked: place.asked };
    return [
      {
        person,
        name: nameOf(plan, person),
        at: entry.at,
        news: { ...news, line, ...dateOf(entry, action) },
      },
    ];
  });
}

/** That a person is told, as the plan remembers it. */
export function newsAsked(person: PersonId, { line, entry }: Pick<News, "line" | "entry">, today: Day): LastAsked {
  return { person, about: theAction(line.id), date: today, occasion: { news: entry }, on: today };
}

/** A turn for each person and each urgency, beside what waits for their decision; what they were told is left out. */
export function newsAsks(
  plan: Plan,
  news: readonly PersonNews[],
  asked: readonly LastAsked[],
  today: Day,
): readonly WaitingAsk[] {
  const told = new Set(asked.map(({ person, about, occasion }) => `${person} ${about.id} ${occasionName(occasion)}`));
  const fresh = news.filter(
    ({ person, news: { line, entry } }) => !told.has(`${person} ${line.id} ${occasionName({ news: entry })}`),
  );
  return [...new Set(fresh.map(({ person }) => person))].map((person): WaitingAsk => {
    const mine = fresh.filter((one) => one.person === person);
    const days = mine.flatMap((one) => owedOn(plan, one, today) ?? []);
    const owedFrom = days.sort()[0] ?? null;
    const state = owedFrom !== null && owedFrom <= today ? "owed" : "told";
    return {
      ...{ person, name: mine[0]?.name ?? "", state, owedFrom, owedAgain: null },
      notice: { plan: plan.key, title: plan.title, counts: [], news: mine.map((one) => one.news) },
      rows: mine.map((one) => newsAsked(person, one.news, today)),
    };
  });
}

/** From which day it is a reason for a message; null: for none. */
function owedOn({ settings: { zone, hour, week } }: Plan, { news, at }: PersonNews, today: Day): Day | null {
  const on = dayIn(zone, new Date(at));
  const byHour = timeIn(zone, new Date(at)) <= hour && onOrAfter(week, on) === on;
  const next = byHour ? on : addWorkingDays(week, on, 1);
  if (addWorkingDays(week, next, STALE_AFTER) < today) return null;
  return GOOD.includes(news.kind) ? addWorkingDays(week, next, GOOD_WITHIN - 1) : next;
}

function askerOf(entry: HistoryEntry, newestFirst: readonly HistoryEntry[]): PersonId | null {
  const asked = ANSWERS[entry.kind]?.asked;
  const isAsking = ({ kind, changes }: HistoryEntry) =>
    asked === "move" ? changes.some(({ field, to }) => field === "requested end date" && to !== null) : kind === asked;
  return newestFirst.find((one) => one.entry < entry.entry && isAsking(one))?.by ?? null;
}

/** Who led it until then, by the names it stood under, and is not asked about it any more. */
function formerLeads(plan: Plan, { changes }: HistoryEntry, today: Day): readonly PersonId[] {
  const change = changes.find(({ field }) => field === "leads");
  const [from, to] = [namesIn(change?.from ?? null), namesIn(change?.to ?? null)];
  const labels = plan.labels.filter(({ text }) => from.includes(text) && !to.includes(text));
  return [...new Set(labels.flatMap(({ text }) => holdersOf(plan, text, today)))];
}

/** The names in what a change says of leads: "Amina Diallo (accountable), Ben Okafor". */
function namesIn(words: string | null): readonly string[] {
  return (words ?? "").split(/[,;]/).map((name) => name.replace(" (accountable)", "").trim());
}

/** What an entry is to somebody; null: nothing. */
function kindFor(
  { kind, changes }: HistoryEntry,
  is: { readonly asked: boolean; readonly leads: boolean; readonly led: boolean },
): NewsKind | null {
  const answer = ANSWERS[kind]?.kind ?? null;
  const has = (...fields: readonly FieldChange["field"][]) => changes.some(({ field }) => fields.includes(field));
  if (is.led && !is.leads) return "yours no longer";
  if (has("leads") && is.leads) return is.led ? null : "yours now";
  if (kind === "reassigned") return is.asked ? "yours no longer" : null;
  if (is.asked) return answer;
  if (kind === "not-mine-settled" || kind === "edit-refused") return null;
  if (MOVES.includes(kind)) return has("end date", "review date") ? "re-dated" : null;
  return answer;
}

function wordsOf({ kind, reason }: HistoryEntry): string {
  // The reason of a move that is agreed is that of whoever asked for it.
  return kind === "date-change-approved" || kind === "edit-accepted" ? "" : reason;
}

function dateOf({ changes }: HistoryEntry, { endDate }: Action): Pick<News, "date" | "dateKind"> {
  const end = changes.find(({ field }) => field === "end date");
  const review = changes.find(({ field }) => field === "review date");
  if (end !== undefined) return { date: end.to, dateKind: "end date" };
  if (review !== undefined) return { date: review.to, dateKind: "review" };
  return { date: endDate, dateKind: "end date" };
}

function isUpdate({ kind }: HistoryEntry): boolean {
  return kind === "update" || kind === "completion-proposed" || kind === "check-passed";
}
