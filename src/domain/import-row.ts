import type { Action, ActionPart, DocumentDate } from "./action.ts";
import { nextReviewFor } from "./cadence.ts";
import { readDates } from "./date-phrase.ts";
import type { Day } from "./day.ts";
import { type Rag, readRag, worstRag } from "./rag.ts";
import { cleanRef, splitCell, type TableRow } from "./table.ts";
import type { WorkingWeek } from "./working-days.ts";

/** The columns of a plan kept as a table. */
export const PLAN_COLUMNS = [
  "Theme",
  "Theme title",
  "Theme lead",
  "Objective",
  "Objective title",
  "Ref",
  "Action",
  "Lead",
  "Review/end date",
  "Measures",
  "Depends on",
  "RAG",
  "Parts",
] as const;
export type PlanColumn = (typeof PLAN_COLUMNS)[number];

export type ImportField = "ref" | "title" | "theme" | "objective" | "leads" | "due" | "rag" | "measures" | "dependsOn";

/** What could not be understood: where it stands, what it says, what to do. */
export interface ImportProblem {
  readonly place: string;
  readonly ref: string | null;
  readonly field: ImportField;
  readonly text: string;
  readonly message: string;
}

/** Tells of a problem in a row. */
export type Tell = (field: ImportField, text: string, message: string) => void;

const AWAITING = /\(?\bawaiting sign-?off\b\)?/i;

/** An action as a row of the table gives it; `id` names it for good. */
export function readAction(row: TableRow<PlanColumn>, id: string, on: Day, week: WorkingWeek, tell: Tell): Action {
  const { cells } = row;
  const labels = [...new Set(splitCell(cells.Lead))];
  if (labels.length === 0) tell("leads", "", "Nobody is named as lead.");
  const { dates, problems } = readDates(cells["Review/end date"], on);
  for (const { text, message } of problems) tell("due", text, message);
  return {
    id,
    ref: cleanRef(cells.Ref),
    theme: cleanRef(cells.Theme),
    objective: cleanRef(cells.Objective),
    title: cells.Action.trim(),
    leads: labels.map((label, index) => ({ label, accountable: index === 0 })),
    dates,
    ...governingDates(dates, on, week),
    measures: splitCell(cells.Measures),
    dependsOn: cells["Depends on"]
      .split(/[,;\n]/)
      .map(cleanRef)
      .filter((ref) => ref !== ""),
    ...readRating(cells.RAG, splitCell(cells.Parts), dates, tell),
    lastUpdate: null,
    undo: null,
    dateChange: null,
    revisions: [],
    checkDate: null,
    version: 1,
  };
}

/**
 * Which of the document's dates count on a day: the next review (else the last one named, else that of the cadence),
 * the latest end.
 */
export function governingDates(
  dates: readonly DocumentDate[],
  on: Day,
  week: WorkingWeek,
): Pick<Action, "reviewDate" | "endDate" | "cadence"> {
  const days = (kind: DocumentDate["kind"]) =>
    dates.flatMap((date) => (date.kind === kind && date.date !== null ? [date.date] : [])).sort();
  const reviews = days("review");
  const cadence = dates.find((date) => date.cadence !== null)?.cadence ?? null;
  const named = reviews.find((day) => day >= on) ?? reviews.at(-1);
  return {
    reviewDate: named ?? (cadence === null ? null : nextReviewFor(cadence, on, week)),
    endDate: days("end").at(-1) ?? null,
    cadence,
  };
}

/** One rating, or one for each part with the worst as the whole's; a completion by the word of its date alone. */
function readRating(
  cell: string,
  parts: readonly string[],
  dates: readonly DocumentDate[],
  tell: Tell,
): Pick<Action, "rag" | "parts" | "state"> {
  const words = cell
    .replace(AWAITING, "")
    .split(/[,;\n]/)
    .map((word) => word.trim());
  const given = words.every((word) => word === "") ? [] : words;
  const rags = given.map((word) => readOne(word, tell));
  const rated = rateParts(parts, rags, cell, tell);
  const rag = rated.length > 0 ? worstRag(rated.map((part) => part.rag)) : (rags[0] ?? "unrated");
  const awaiting = AWAITING.test(cell);
  if (awaiting && rag !== "complete") tell("rag", cell, "Only what is complete can await sign-off.");
  if (rag === "complete") return { rag, parts: rated, state: awaiting ? "awaiting-sign-off" : "complete" };
  const complete = dates.filter((date) => date.kind === "complete");
  if (complete.length === 0) return { rag, parts: rated, state: "open" };
  if (given.length === 0 && complete.length === dates.length)
    return { rag: "complete", parts: rated, state: "complete" };
  tell("rag", cell, "Its date says complete and its rating or another date does not: taken as open.");
  return { rag, parts: rated, state: "open" };
}

function rateParts(texts: readonly string[], rags: readonly Rag[], cell: string, tell: Tell): readonly ActionPart[] {
  if (texts.length === 0 && rags.length > 1) {
    tell("rag", cell, "Several ratings without the parts they are for: name the parts in the column Parts.");
    return rags.map((rag, index) => ({ text: `Part ${index + 1}`, rag }));
  }
  const fits = rags.length === texts.length || rags.length === 0;
  if (texts.length > 0 && !fits) tell("rag", cell, `${texts.length} parts need as many ratings: taken as not rated.`);
  return texts.map((text, index) => ({ text, rag: (fits ? rags[index] : undefined) ?? "unrated" }));
}

function readOne(word: string, tell: Tell): Rag {
  if (/^(-|not( yet)? rated|unrated)?$/i.test(word)) return "unrated";
  const rag = readRag(word);
  if (rag === undefined) tell("rag", word, "Not a rating: write Red, Amber, Green or Complete.");
  return rag ?? "unrated";
}
