import type { Day } from "../../calendar/day.ts";
import type { DraftAction, DraftDate } from "../../plan/draft.ts";
import { addAll } from "../../plan/many.ts";
import { DATE_ROLES } from "../columns/words.ts";
import { readDue } from "../dates/due.ts";
import { governingDate } from "../dates/governing.ts";
import type { Period } from "../dates/times.ts";
import { isUnexplained } from "../leads/initials.ts";
import type { KnownNames } from "../leads/known-names.ts";
import { readLeads } from "../leads/leads.ts";
import type { LegendEntry } from "../ratings/legend.ts";
import { readMentions } from "./mentions.ts";
import { readRowRag } from "./read-rag.ts";
import { type ActionRecord, eachOnce, type Field, fieldsOf, type Tell } from "./record.ts";
import { dateItems, leadItems, SHARED } from "./shared-cells.ts";

/** What reading one action needs to know of the whole document. */
export interface ReadContext {
  readonly importedOn: Day;
  readonly period: Period;
  readonly legend: readonly LegendEntry[];
  readonly known: KnownNames;
  /** Initials that the document explains. */
  readonly explained: ReadonlySet<string>;
}

type Told = Pick<
  DraftAction,
  "leads" | "support" | "due" | "dates" | "rag" | "parts" | "source" | "dependsOn" | "related"
> & {
  /** Phrases whose date is a review or an end, which their heading does not say. */
  readonly unclear: readonly string[];
};

/** Reads who, when and how it stands out of the cells of one action; each doubt is told. */
export function readFields(record: ActionRecord, context: ReadContext, tell: Tell): Told {
  const pairs = record.shared === null ? [] : pairsOf(record, context);
  const told: Tell = (field, text, why) => tell(field, text, why.reason === "shared-cell" ? { ...why, pairs } : why);
  const people = readPeople(record, context, told);
  const { dates, unclear, starts } = readAllDates(record, context, told);
  const due = governingDate(dates.filter((date) => !starts.has(date)));
  const { rag, parts } = readRowRag(record, due, context.legend, tell);
  const source = fieldsOf(record, "source")
    .map(({ cell }) => cell.lines.join(" "))
    .join(" ");
  return {
    ...people,
    due,
    dates,
    unclear,
    rag,
    parts,
    source: source === "" ? null : source,
    ...readDependencies(record),
  };
}

function readPeople(
  record: ActionRecord,
  { known, explained }: ReadContext,
  tell: Tell,
): Pick<Told, "leads" | "support"> {
  const fields = fieldsOf(record, "leads");
  const cells = eachOnce(fields);
  const lines = sharedLines(
    record,
    cells.flatMap(({ cell }) => cell.lines),
    (all) => leadItems(all, known),
    (text) => tell("leads", text, SHARED),
  );
  const read = readLeads(lines ?? [], known);
  for (const { text, why } of read.problems) tell("leads", text, why);
  for (const label of read.leads)
    if (isUnexplained(label, explained)) tell("leads", label, { reason: "whose-initials" });
  const helpers = readLeads(
    eachOnce(fieldsOf(record, "support")).flatMap(({ cell }) => cell.lines),
    known,
  );
  if (lines !== undefined && read.leads.length === 0 && read.problems.length === 0)
    tell("leads", "", { reason: "no-lead" });
  const columns = new Set(cells.map(({ column }) => column.column));
  if (columns.size > 1 && read.leads.length > 1) tell("leads", read.leads.join("; "), { reason: "leads-in-columns" });
  return { leads: read.leads, support: [...read.support, ...helpers.leads, ...helpers.support] };
}

/** The lines that are this action's own: all, or one where several actions share the row and the numbers agree. */
function sharedLines(
  { shared }: ActionRecord,
  lines: readonly string[],
  split: (lines: readonly string[]) => readonly string[],
  fail: (text: string) => void,
): readonly string[] | undefined {
  if (shared === null) return lines;
  const items = split(lines);
  if (items.length === shared.count) return [items[shared.index] ?? ""];
  if (items.length > 0) fail(items.join("; "));
  return items.length > 0 ? undefined : [];
}

function readAllDates(
  record: ActionRecord,
  context: ReadContext,
  tell: Tell,
): {
  readonly dates: readonly DraftDate[];
  readonly unclear: readonly string[];
  readonly starts: ReadonlySet<DraftDate>;
} {
  const dates: DraftDate[] = [];
  const starts = new Set<DraftDate>();
  const unclear: string[] = [];
  let failed = false;
  for (const role of DATE_ROLES) {
    const cells = eachOnce(fieldsOf(record, role));
    const all = cells.flatMap(({ cell }) => (cell.date === null ? cell.lines : [cell.text]));
    const lines = sharedLines(
      record,
      all,
      (some) => dateItems(some, context.period),
      (text) => tell("due", text, SHARED),
    );
    if (lines === undefined) {
      failed = true;
      continue;
    }
    const before = dates.length;
    const real = cells.length === 1 ? cells[0]?.cell.date : null;
    if (real != null && record.shared === null) dates.push(realDate(real, cells[0] as Field, role));
    else {
      const read = readDue(lines, { ...context, role });
      for (const { text, why } of read.problems) tell("due", text, why);
      addAll(dates, read.dates);
      addAll(unclear, read.unclear);
    }
    if (role === "start") for (const date of dates.slice(before)) starts.add(date);
    if (real != null && role === "due") unclear.push(cells[0]?.cell.text ?? "");
  }
  const headed = record.fields.some(
    ({ column }) => column.role !== null && DATE_ROLES.some((role) => role === column.role),
  );
  if (headed && !failed && dates.every(({ kind, date }) => kind === "event" && date !== null))
    tell("due", "", { reason: "no-date" });
  return { dates, unclear, starts };
}

/** A spreadsheet's own date; one that is shown as a month alone is the month. */
function realDate(day: Day, { cell }: Field, role: (typeof DATE_ROLES)[number]): DraftDate {
  const kinds = { due: "end", end: "end", review: "review", start: "event", completed: "complete" } as const;
  return { kind: kinds[role], date: day, precision: "day", cadence: null, text: cell.text === "" ? day : cell.text };
}

function readDependencies(record: ActionRecord): Pick<Told, "dependsOn" | "related"> {
  const texts = [
    ...record.title,
    ...record.fields.filter(({ column }) => TELLING.has(column.role ?? "")).map(({ cell }) => cell.text),
  ];
  const read = texts.map(readMentions);
  const own = fieldsOf(record, "depends").flatMap(
    ({ cell }) => cell.text.match(/(?:[A-Z]{1,3}[. ]?)?\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?/g) ?? [],
  );
  const dependsOn = [...new Set([...own, ...read.flatMap(({ waits }) => waits)])];
  const related = [...new Set(read.flatMap(({ mentions }) => mentions))].filter((ref) => !dependsOn.includes(ref));
  return { dependsOn, related };
}

const TELLING = new Set<string>([...DATE_ROLES, "measures", "detail", "progress", "other", "status"]);

/** Dates and leads that agree with each other, but not with the actions, are offered as pairs. */
function pairsOf(record: ActionRecord, { known, period }: ReadContext): readonly string[] {
  const lines = (roles: readonly string[]) =>
    record.fields
      .filter(({ column, cell }) => roles.includes(column.role ?? "") && !column.unsure && !cell.merged)
      .flatMap(({ cell }) => cell.lines);
  const dates = dateItems(lines(DATE_ROLES), period);
  const leads = leadItems(lines(["leads"]), known);
  if (dates.length !== leads.length || dates.length === 0 || dates.length === record.shared?.count) return [];
  return dates.map((date, index) => `${date} – ${leads[index]}`);
}
