import type { Day } from "../day.ts";
import { readRag } from "../rag.ts";
import { sortableRef } from "../ref.ts";
import { cleanRef } from "../table.ts";
import { AWAITING } from "./action-of-draft.ts";
import type { DraftAction, DraftDate, DraftMeasure, ImportField, ImportProblem, PlanDraft } from "./draft.ts";
import { readMeasures } from "./measures.ts";
import { AWAITING_MARK, OWN_COLUMNS, type OwnColumn } from "./own-columns.ts";
import { DATE_COLUMNS, type DateColumn, readOwnDate } from "./own-dates.ts";
import { readOwnOutline } from "./own-outline.ts";
import { type SourceCell, type SourceDocument, type SourceTable, textOf } from "./source.ts";

/** A row of a table that we wrote: its place, its text and its real date by column. */
export interface OwnRow {
  readonly place: string;
  readonly text: Readonly<Record<OwnColumn, string>>;
  readonly day: Readonly<Record<DateColumn, Day | null>>;
}

type Tell = (field: ImportField, text: string, message: string) => void;

/**
 * Reads a plan that was written by us, edited or not: nothing is guessed of it. Undefined where no table has all our
 * columns. Every row ends in an action or a problem.
 */
export function readOwnPlan(document: SourceDocument, on: Day): PlanDraft | undefined {
  const tables = document.blocks.filter((block) => block.kind === "table").map(rowsOf);
  const own = tables.filter((rows) => rows !== undefined);
  if (own.length === 0) return undefined;
  const problems: ImportProblem[] = [];
  const rows = keepNamed(own.flat(), problems);
  const actions = rows.map((row) => readOwnAction(row, on, tellOf(row, problems)));
  checkRefs(rows, actions, problems);
  const { themes, objectives } = readOwnOutline(rows, (row, field, text, message) => tellOf(row, problems)(field, text, message));
  return {
    plan: { title: "", period: null, status: null, sponsors: [], scheme: [], text: [] },
    themes,
    objectives,
    actions,
    measures: rows.flatMap(measuresIn),
    problems,
  };
}

/** The lines of a cell, one for each item. */
export function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line !== "");
}

function rowsOf({ rows }: SourceTable): readonly OwnRow[] | undefined {
  const heading = rows.find(({ cells }) => {
    const names = cells.map(textOf);
    return OWN_COLUMNS.every((column) => names.includes(column));
  });
  if (heading === undefined) return undefined;
  const at = new Map(heading.cells.map((cell) => [textOf(cell), cell.column]));
  return rows.slice(rows.indexOf(heading) + 1).map(({ place, cells }) => {
    const cellOf = (column: OwnColumn) => cells.find((cell) => cell.column === at.get(column));
    const text = Object.fromEntries(OWN_COLUMNS.map((column) => [column, textIn(cellOf(column))]));
    const days = Object.keys(DATE_COLUMNS).map((column) => [column, cellOf(column as DateColumn)?.date ?? null]);
    return { place, text: text as OwnRow["text"], day: Object.fromEntries(days) as OwnRow["day"] };
  });
}

function textIn(cell: SourceCell | undefined): string {
  return cell === undefined ? "" : textOf(cell).trim();
}

function tellOf({ place, text }: OwnRow, problems: ImportProblem[]): Tell {
  const ref = cleanRef(text.Ref) || null;
  return (field, said, message) => void problems.push({ place, ref, field, text: said, message });
}

/** Rows that can be told from each other: with a title and a ref of their own. */
function keepNamed(rows: readonly OwnRow[], problems: ImportProblem[]): readonly OwnRow[] {
  const places = new Map<string, string>();
  return rows.filter((row) => {
    const { Ref, Action } = row.text;
    const key = sortableRef(cleanRef(Ref));
    const first = places.get(key);
    const tell = tellOf(row, problems);
    if (Action === "") tell("title", Object.values(row.text).join(" ").trim(), "This row has no action: left out.");
    else if (key === "") tell("ref", Ref || Action, "This row has no ref: left out.");
    else if (first !== undefined) tell("ref", Ref, `This ref stands in ${first} already: left out.`);
    else {
      places.set(key, row.place);
      return true;
    }
    return false;
  });
}

function readOwnAction(row: OwnRow, on: Day, tell: Tell): DraftAction {
  const { text } = row;
  const list = (column: OwnColumn) => [...new Set(linesOf(text[column]))];
  const refs = (column: OwnColumn) => [...new Set(text[column].split(/[,;\n]/).map(cleanRef))].filter((ref) => ref !== "");
  const leads = list("Lead");
  if (leads.length === 0) tell("leads", "", "Nobody is named as lead.");
  const awaiting = text.RAG.endsWith(AWAITING_MARK);
  const dates = (Object.keys(DATE_COLUMNS) as DateColumn[]).flatMap((column) => datesIn(row, column, on, tell));
  return {
    ref: cleanRef(text.Ref),
    theme: cleanRef(text.Theme),
    objective: cleanRef(text.Objective),
    title: text.Action,
    source: text.Source === "" ? null : text.Source,
    leads,
    support: list("Supported by"),
    due: dates.find(({ kind }) => kind === "review") ?? dates.find(({ kind }) => kind === "end") ?? dates[0] ?? null,
    dates: awaiting ? [...dates, { kind: "event", date: null, precision: null, cadence: null, text: AWAITING }] : dates,
    rag: ratingIn(awaiting ? text.RAG.slice(0, -AWAITING_MARK.length) : text.RAG, tell),
    parts: linesOf(text.Parts).map((line) => {
      const [, rating = "", part = line] = /^([A-Z][a-z]+(?: rated)?): (.*)$/.exec(line) ?? [];
      return { text: part, rag: ratingIn(rating, tell) };
    }),
    dependsOn: refs("Depends on"),
    related: refs("Related to"),
  };
}

function datesIn({ text, day }: OwnRow, column: DateColumn, on: Day, tell: Tell): readonly DraftDate[] {
  const date = day[column];
  const kind = column === "Review date" ? "review" : column === "End date" ? "end" : "event";
  if (date !== null) return [{ kind, date, precision: "day", cadence: null, text: text[column] }];
  return linesOf(text[column]).flatMap((line) => {
    const { dates, problems } = readOwnDate(line, column, on);
    for (const { text: said, message } of problems) tell("due", said, message);
    return dates;
  });
}

function ratingIn(text: string, tell: Tell): DraftAction["rag"] {
  if (text === "" || /^not rated$/i.test(text)) return null;
  const rag = readRag(text);
  if (rag === undefined) tell("rag", text, "This is no rating: choose Red, Amber, Green, Complete or Not rated.");
  return rag === undefined || rag === "unrated" ? null : rag;
}

function measuresIn({ text }: OwnRow): readonly DraftMeasure[] {
  const owner = { kind: "action", ref: cleanRef(text.Ref) } as const;
  return linesOf(text.Measures).map((line) => {
    const [one, another] = readMeasures([line], null).measures;
    const bare = { ref: null, text: line, kind: null, unit: null, polarity: null, baseline: null, targets: [] };
    return { ...(another === undefined && one?.text === line ? one : bare), for: owner };
  });
}

function checkRefs(rows: readonly OwnRow[], actions: readonly DraftAction[], problems: ImportProblem[]): void {
  const known = new Set(actions.map(({ ref }) => sortableRef(ref)));
  actions.forEach(({ dependsOn }, index) => {
    const row = rows[index];
    for (const ref of dependsOn)
      if (row !== undefined && !known.has(sortableRef(ref)))
        tellOf(row, problems)("dependsOn", ref, "The plan has no action with this ref.");
  });
}
