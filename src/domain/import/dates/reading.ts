import type { Day } from "../../calendar/day.ts";
import type { ColumnRole, DraftDate } from "../../plan/draft.ts";
import type { ImportWhy } from "../../plan/import-why.ts";
import type { Period } from "./times.ts";

/** What reading a phrase about a date is told beside the phrase. */
export interface DueContext {
  /** What the column is headed: "due" means review and end both. */
  readonly role: ColumnRole;
  readonly importedOn: Day;
  readonly period: Period;
}

/** A date of a phrase before its words are put beside it; `unclear`: its heading means review and end both. */
export type PhraseDate = Omit<DraftDate, "text"> & { readonly unclear?: boolean };
/** What one phrase says; `problem`: what a person is asked about it. */
export interface PhraseReading {
  readonly dates: readonly PhraseDate[];
  readonly problem?: ImportWhy;
}

/** A phrase that names no day, only that something happens. */
export function event(problem?: ImportWhy): PhraseReading {
  return {
    dates: [{ kind: "event", date: null, precision: null, cadence: null }],
    ...(problem !== undefined && { problem }),
  };
}
