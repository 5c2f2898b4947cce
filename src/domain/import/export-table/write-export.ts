import { type Day, formatDay } from "../../calendar/day.ts";
import { type Action, countedRating, isCounted } from "../../plan/action.ts";
import type { Plan } from "../../plan/plan.ts";
import { RATING_WORDS, type Rag } from "../../plan/rag.ts";
import type { TextTable } from "../document/text-table.ts";
import { governingDates } from "../reconcile/action-of-draft.ts";
import {
  AWAITING_WORDS,
  type DateColumn,
  DONE_WORD,
  EXPORT_COLUMNS,
  EXPORT_STATES,
  type ExportCell,
  type ExportColumn,
} from "./export-columns.ts";
import { columnOfDate, writeExportDate } from "./export-dates.ts";

/** A plan as a table of cells, its heading first. */
export type ExportTable = readonly (readonly ExportCell[])[];

/**
 * The plan as it stands on a day, in the columns we read as they are written: importing it again makes no difference.
 * What lies only in its history, and what the document says beside its actions, stays with the plan.
 */
export function planTable(plan: Plan, actions: readonly Action[], on: Day): ExportTable {
  const rows = actions.map((action) => {
    const cells = cellsOf(action, plan, on);
    return EXPORT_COLUMNS.map((column): ExportCell => ({ text: "", day: null, rag: null, ...cells[column] }));
  });
  return [EXPORT_COLUMNS.map((text) => ({ text, day: null, rag: null })), ...rows];
}

/** The texts of a table alone. */
export function textsOf(table: ExportTable): TextTable {
  return table.map((row) => row.map((cell) => cell.text));
}

function cellsOf(action: Action, plan: Plan, on: Day): Partial<Record<ExportColumn, Partial<ExportCell>>> {
  const theme = plan.themes.find(({ ref }) => ref === action.theme);
  const objective = plan.objectives.find(({ ref }) => ref === action.objective);
  const leads = [...action.leads].sort((a, b) => Number(b.accountable) - Number(a.accountable));
  return {
    Ref: { text: action.ref },
    Theme: { text: action.theme },
    "Theme title": { text: theme?.title ?? "" },
    "Theme lead": lines(theme?.leads),
    Objective: { text: action.objective },
    "Objective title": { text: objective?.title ?? "" },
    Action: { text: action.title },
    Lead: lines(leads.map(({ label }) => label)),
    "Supported by": lines(action.support),
    ...datesOf(action, plan, on),
    Measures: lines(action.measures),
    "Depends on": lines(action.dependsOn),
    "Related to": lines(action.related),
    Source: { text: action.source ?? "" },
    RAG: ratingCell(action),
    State: { text: EXPORT_STATES[action.state] ?? "" },
    Parts: lines(action.parts.map(({ text, rag }) => `${ratingWord(rag, action)}: ${text}`)),
  };
}

// What awaits sign-off is neither called nor coloured complete.
function ratingCell(action: Action): Partial<ExportCell> {
  const { rag, state } = action;
  if (state === "awaiting-sign-off") return { text: AWAITING_WORDS };
  const text = ratingWord(rag, action);
  return text === DONE_WORD ? { text } : { text, rag };
}

function ratingWord(rag: Rag, action: Action): string {
  // What has left the plan is told by its state, whatever it was rated then.
  const counts = isCounted(action) ? countedRating(rag, action.state) : rag;
  return counts === "proposed" ? DONE_WORD : RATING_WORDS[counts];
}

// The document's own phrases while they still say when; a date that has moved since stands in place of those of its kind.
function datesOf(action: Action, plan: Plan, on: Day): Record<DateColumn, Partial<ExportCell>> {
  const written = governingDates(action.dates, on, plan.settings.week);
  const cell = (column: DateColumn, moved: Day | null): Partial<ExportCell> => {
    if (moved !== null) return { text: formatDay(moved), day: moved };
    const dates = action.dates.filter((date) => columnOfDate(date) === column);
    const [only, another] = dates;
    const phrases = lines(dates.map((date) => writeExportDate(date, on)));
    // A phrase is one date, and may be written as one, where nothing had to be added to it.
    const bare = only !== undefined && another === undefined && phrases.text === only.text;
    return { ...phrases, day: bare && column !== "Other dates" ? only.date : null };
  };
  return {
    "Review date": cell("Review date", action.reviewDate === written.reviewDate ? null : action.reviewDate),
    "End date": cell("End date", action.endDate === written.endDate ? null : action.endDate),
    "Other dates": cell("Other dates", null),
  };
}

function lines(items: readonly string[] = []): Pick<ExportCell, "text"> {
  return { text: items.map((item) => item.replace(/\s+/g, " ").trim()).join("\n") };
}
