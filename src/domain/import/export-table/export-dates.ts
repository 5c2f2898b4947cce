import { CADENCES } from "../../calendar/cadence.ts";
import { readDay } from "../../calendar/date-text.ts";
import { type Day, formatDay } from "../../calendar/day.ts";
import type { DocumentDate } from "../../plan/action.ts";
import type { DraftDate } from "../../plan/draft.ts";
import { type DueReading, readDue } from "../dates/due.ts";
import { DATE_COLUMNS, type DateColumn } from "./export-columns.ts";

const KINDS: readonly DocumentDate["kind"][] = ["review", "end", "cadence", "event", "ongoing", "complete"];

/** "Autumn term 2027 [end 17 December 2027]": a phrase and, in brackets, how it is understood. */
const NOTED = new RegExp(
  `^(.*?) ?\\[(${KINDS.join("|")})(?: (${CADENCES.join("|")}))?(?: (\\d{1,2} [A-Z][a-z]+ \\d{4}))?\\]$`,
);

/** The column a date is written in. */
export function columnOfDate({ kind }: Pick<DocumentDate, "kind">): DateColumn {
  return kind === "review" ? "Review date" : kind === "end" ? "End date" : "Other dates";
}

/** A date as one line of its column: its own phrase, and how it is understood where the phrase does not say it there. */
export function writeExportDate(date: DocumentDate, on: Day): string {
  const text = date.text.replace(/\s+/g, " ").trim();
  const read = readExportDate(text, columnOfDate(date), on);
  const [one, another] = read.dates;
  const isSaid =
    another === undefined && one !== undefined && read.problems.length === 0 && isSame(one, { ...date, text });
  if (isSaid) return text;
  const noted = [date.kind, date.cadence, date.date && formatDay(date.date)].filter((part) => part);
  return `${text} [${noted.join(" ")}]`.trim();
}

/** Reads one line of a column of dates. */
export function readExportDate(line: string, column: DateColumn, on: Day): Pick<DueReading, "dates" | "problems"> {
  const [, text, kind, cadence, day] = NOTED.exec(line) ?? [];
  if (text === undefined) return readDue([line], { role: DATE_COLUMNS[column], importedOn: on, period: null });
  const date = day === undefined ? null : (readDay(day, on) ?? null);
  const found: DraftDate = {
    kind: KINDS.find((one) => one === kind) ?? "event",
    date,
    precision: date === null ? null : "day",
    cadence: CADENCES.find((one) => one === cadence) ?? null,
    text,
  };
  return { dates: [found], problems: [] };
}

function isSame(a: DocumentDate, b: DocumentDate): boolean {
  return a.kind === b.kind && a.date === b.date && a.cadence === b.cadence && a.text === b.text;
}
