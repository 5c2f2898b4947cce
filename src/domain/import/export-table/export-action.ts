import type { Day } from "../../calendar/day.ts";
import type { ActionState } from "../../plan/action-state.ts";
import type { DraftAction, DraftDate, DraftMeasure, ImportField } from "../../plan/draft.ts";
import type { ImportWhy } from "../../plan/import-why.ts";
import { readRag } from "../../plan/rag.ts";
import { governingDate } from "../dates/governing.ts";
import { printedRef } from "../document/text-table.ts";
import { readMeasures } from "../measures/measures.ts";
import { AWAITING } from "../reconcile/action-of-draft.ts";
import {
  cellLines,
  DATE_COLUMNS,
  type DateColumn,
  DONE_WORD,
  EXPORT_STATES,
  type ExportColumn,
  type ExportRow,
} from "./export-columns.ts";
import { readExportDate } from "./export-dates.ts";

type Tell = (field: ImportField, text: string, why: ImportWhy) => void;

/** An action of a row that we wrote; `known` are the refs of its table. */
export function readExportAction(row: ExportRow, known: ReadonlyMap<string, string>, on: Day, tell: Tell): DraftAction {
  const { text, ref } = row;
  const list = (column: ExportColumn) => [...new Set(cellLines(text[column]))];
  if (text.Lead === "") tell("leads", "", { reason: "no-lead" });
  const dates = (Object.keys(DATE_COLUMNS) as DateColumn[]).flatMap((column) => datesIn(row, column, on, tell));
  const due = governingDate(dates);
  const { rag, awaiting } = readRating(text.RAG, due, tell);
  const state = readState(text.State, tell);
  const waits = refsIn(text["Depends on"]).filter((other) => {
    const itself: ImportWhy | null = other === ref ? { reason: "waits-for-itself" } : null;
    const fault = itself ?? (known.has(other.toLowerCase()) ? null : UNKNOWN);
    if (fault !== null) tell("dependsOn", other, fault);
    return fault === null;
  });
  return {
    ref,
    theme: printedRef(text.Theme),
    objective: printedRef(text.Objective),
    title: text.Action,
    source: text.Source === "" ? null : text.Source,
    leads: list("Lead"),
    support: list("Supported by"),
    due,
    dates: awaiting ? [...dates, { kind: "event", date: null, precision: null, cadence: null, text: AWAITING }] : dates,
    rag,
    parts: cellLines(text.Parts).map((line) => {
      const [, rating = "", part = line] = /^(Red|Amber|Green|Complete|Done|Not rated): (.*)$/.exec(line) ?? [];
      return { text: part, rag: ratingOf(rating, tell) };
    }),
    dependsOn: waits.map((other) => known.get(other.toLowerCase()) ?? other),
    related: refsIn(text["Related to"]),
    ...(state && { state }),
  };
}

const UNKNOWN: ImportWhy = { reason: "no-such-ref" };

/** The measures of a row that we wrote, one for each line. */
export function readExportMeasures({ text, ref }: ExportRow): readonly DraftMeasure[] {
  return cellLines(text.Measures).map((line) => {
    const [one, another] = readMeasures([line], null).measures;
    const bare = { ref: null, text: line, kind: null, unit: null, polarity: null, baseline: null, targets: [] };
    const read = another === undefined && one?.text === line ? one : bare;
    return { ...read, for: { kind: "action", ref } };
  });
}

function readState(text: string, tell: Tell): ActionState | undefined {
  if (text === "") return undefined;
  const words = text.toLowerCase();
  const known = (Object.keys(EXPORT_STATES) as ActionState[]).find(
    (one) => EXPORT_STATES[one]?.toLowerCase() === words,
  );
  if (known === undefined) tell("rag", text, { reason: "no-state", states: Object.values(EXPORT_STATES) });
  return known;
}

function refsIn(text: string): readonly string[] {
  return [...new Set(text.split(/[,;\n]/).map(printedRef))].filter((ref) => ref !== "");
}

function datesIn({ text, day }: ExportRow, column: DateColumn, on: Day, tell: Tell): readonly DraftDate[] {
  const date = day[column];
  const kind = column === "Review date" ? "review" : column === "End date" ? "end" : "event";
  if (date !== null) return [{ kind, date, precision: "day", cadence: null, text: text[column] }];
  return cellLines(text[column]).flatMap((line) => {
    const { dates, problems } = readExportDate(line, column, on);
    for (const { text: said, why } of problems) tell("due", said, why);
    return dates;
  });
}

function readRating(
  text: string,
  due: DraftDate | null,
  tell: Tell,
): { readonly rag: DraftAction["rag"]; readonly awaiting: boolean } {
  const [, rated] = WAITS_FOR_SECOND.exec(text) ?? [];
  const awaiting = rated !== undefined;
  const rag = ratingOf(awaiting ? rated : text, tell);
  if (awaiting && rag !== "complete") tell("rag", text, { reason: "awaits-too-early" });
  return { rag: text === "" && due?.kind === "complete" ? "complete" : rag, awaiting: awaiting && rag === "complete" };
}

/** "Done, awaiting sign-off"; as older files of ours say it, "Complete (awaiting sign-off)". */
const WAITS_FOR_SECOND = /^(.*\S)(?:,| \() ?awaiting sign-off\)?$/i;

function ratingOf(text: string, tell: Tell): DraftAction["rag"] {
  if (text === "" || /^not rated$/i.test(text)) return null;
  const rag = text.toLowerCase() === DONE_WORD.toLowerCase() ? "complete" : readRag(text);
  if (rag === undefined) tell("rag", text, { reason: "no-rating" });
  return rag === undefined || rag === "unrated" ? null : rag;
}
