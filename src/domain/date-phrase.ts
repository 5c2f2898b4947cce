import type { DocumentDate } from "./action.ts";
import { takeCadence } from "./cadence.ts";
import { type FoundDates, hintsAtDate, takeDates } from "./date-text.ts";
import type { Day } from "./day.ts";

export { nextReviewFor } from "./cadence.ts";
export { readDay } from "./date-text.ts";

/** What was understood of a cell of dates, and in sentences what was not. */
export interface ReadDates {
  readonly dates: readonly DocumentDate[];
  readonly problems: readonly { readonly text: string; readonly message: string }[];
}

type Reading = Omit<DocumentDate, "text"> & { readonly problem?: string };

const COMPLETE = /^(action )?completed?\b(?! by)|\bcompleted?\.?$/i;
const NOT_WHOLLY = /\b(not|nearly|almost|partly|partially|part|phase|stage|draft|be|when|once|until)\b/i;
const REVIEW = /\breviews?\b/i;
const END = /\b(end|ends|completion|complete by|completed by|finish|deadline)\b/i;
const EVENT =
  /\b(when|once|after|await(s|ing)?|until|following|reviewed|subject to|dependent|depends|from|since|start(s|ing)?)\b/i;
/** Words that add nothing to a date under a heading of review and end dates. */
const PLAIN =
  /\b(for|on|by|the|to|be|in|of|a|at|and|due|date|target|no later than|with immediate effect|(mon|tues|wednes|thurs|fri|satur|sun)day)\b|[^a-z0-9]/gi;

/**
 * Reads the dates of one cell under a heading that means both review and end date; several are separated by ";"
 * or a line break. Each keeps its own phrase. A bare date is an end date; a month is its last day; a cadence has
 * no date of its own. What says neither is kept as an event, with a problem where it speaks of a time.
 */
export function readDates(cell: string, importedOn: Day): ReadDates {
  const phrases = cell.split(/[;\r\n]/).map((phrase) => phrase.trim());
  const read = phrases.filter((text) => text !== "").map((text) => ({ text, ...readPhrase(text, importedOn) }));
  return {
    dates: read.map(({ kind, date, cadence, text }) => ({ kind, date, cadence, text })),
    problems: read.flatMap(({ text, problem }) => (problem === undefined ? [] : [{ text, message: problem }])),
  };
}

function readPhrase(text: string, importedOn: Day): Reading {
  const found = takeDates(text);
  if (found.impossible.length > 0) return event(`There is no such day as ${found.impossible.join(", ")}.`);
  if (found.dates.length > 1) return event("Several dates stand in one phrase: separate them with a semicolon.");
  if (COMPLETE.test(found.rest)) return readComplete(found, importedOn);
  const { cadence, rest } = takeCadence(found.rest);
  const date = found.dates[0]?.day ?? null;
  if (cadence !== null) {
    const problem =
      date !== null || hintsAtDate(rest) ? `Read as ${cadence}; the date beside it was not used.` : undefined;
    return { kind: "cadence", date: null, cadence, ...(problem && { problem }) };
  }
  return date === null ? readUndated(rest) : readDated(rest, date);
}

/** A phrase that begins or ends with the word; a day that is still to come contradicts it. */
function readComplete({ dates, rest }: FoundDates, importedOn: Day): Reading {
  const date = dates[0]?.day ?? null;
  if (NOT_WHOLLY.test(rest) || REVIEW.test(rest) || hintsAtDate(rest))
    return event("It is not clear whether this is complete: write Complete, or the date it is due.");
  if (date !== null && date > importedOn)
    return event("It says complete, with a date still to come: write Complete, or Completion with the date.");
  return { kind: "complete", date, cadence: null };
}

function readUndated(rest: string): Reading {
  if (hintsAtDate(rest)) return event("No date could be read: write it as 31 July 2027, with the year.");
  if (/\bon-?going\b|\bcontinuous(ly)?\b/i.test(rest)) return { kind: "ongoing", date: null, cadence: null };
  const bare = rest.replace(REVIEW, "").replace(END, "").replace(PLAIN, "");
  return bare === "" ? event("It names no date.") : event();
}

function readDated(rest: string, date: Day): Reading {
  if (hintsAtDate(rest)) return event("Besides the date it speaks of another time: separate them with a semicolon.");
  if (EVENT.test(rest) || /\bcompleted?\b(?! by)/i.test(rest))
    return event("The date was not used: it is not said to be a review or an end date.");
  const [review, end] = [REVIEW.test(rest), END.test(rest)];
  if (review && end) return event("It says both review and end: write them apart, separated by a semicolon.");
  if (review) return { kind: "review", date, cadence: null };
  if (end || rest.replace(PLAIN, "") === "") return { kind: "end", date, cadence: null };
  return { kind: "end", date, cadence: null, problem: "Read as an end date, though it does not say so." };
}

function event(problem?: string): Reading {
  return { kind: "event", date: null, cadence: null, ...(problem !== undefined && { problem }) };
}
