import { takeCadence } from "../../calendar/cadence.ts";
import type { DraftDate } from "../../plan/draft.ts";
import type { ImportWhy } from "../../plan/import-why.ts";
import { readDone } from "./done.ts";
import { kindOf } from "./kind.ts";
import { type DueContext, event, type PhraseDate, type PhraseReading } from "./reading.ts";
import { type FoundTime, type FoundTimes, findTimes } from "./times.ts";
import { DONE_FIRST, EVENT, IMMEDIATE, ONGOING, RANGE, REVISED } from "./words.ts";

/** What a cell of dates says. */
export interface DueReading {
  readonly dates: readonly DraftDate[];
  /** Each a phrase and what is asked of it. */
  readonly problems: readonly { readonly text: string; readonly why: ImportWhy }[];
  /** Phrases with a bare date under a heading that means both review and end: settled once for the column. */
  readonly unclear: readonly string[];
}

/** Reads one cell of dates: each phrase with its own meaning; what is not certain is asked. */
export function readDue(lines: readonly string[], context: DueContext): DueReading {
  const read = phrasesOf(lines).map((text) => ({ text, ...readPhrase(text, context) }));
  const dates = read.flatMap(({ text, dates: found }) =>
    found.map(({ kind, date, precision, cadence }) => ({ kind, date, precision, cadence, text })),
  );
  const problems: { text: string; why: ImportWhy }[] = read.flatMap(({ text, problem }) =>
    problem === undefined ? [] : [{ text, why: problem }],
  );
  const ends = new Set(dates.filter(({ kind }) => kind === "end").map(({ date }) => date)).size;
  if (ends > 1 && problems.length === 0)
    problems.push({ text: lines.join("; "), why: { reason: "several-end-dates" } });
  return {
    dates,
    problems,
    unclear: read.filter((phrase) => phrase.dates.some((date) => date.unclear)).map(({ text }) => text),
  };
}

/** Longer phrases are prose. */
const LONGEST = 600;

/** The lines of a cell as phrases: a line with no time of its own belongs to the next that has one, else to the last. */
function phrasesOf(lines: readonly string[]): readonly string[] {
  if (lines.some((line) => line.length > LONGEST)) return lines;
  const pieces = lines.flatMap((line) => line.split(/;(?:\s|$)/)).map((line) => line.trim());
  const phrases: string[] = [];
  let open = "";
  for (const piece of pieces.filter((line) => line !== "")) {
    const before = phrases.at(-1);
    if (/^(action )?completed?[.!]?$/i.test(piece) && open === "" && before !== undefined && !DONE_FIRST.test(before)) {
      phrases[phrases.length - 1] = `${before} ${piece}`;
      continue;
    }
    const joined = `${open} ${piece}`.trim();
    const whole = open !== "" && findTimes(joined, null).times.length > 0;
    if (isTimed(piece) || whole) {
      phrases.push(joined);
      open = "";
    } else open = joined;
  }
  if (open === "") return phrases;
  const last = phrases.pop();
  return last === undefined ? [open] : [...phrases, `${last} ${open}`];
}

function isTimed(piece: string): boolean {
  const { times } = findTimes(piece, null);
  const complete =
    times.some(({ day }) => day !== null) ||
    times.some(({ precision }) => precision !== "month" && precision !== "day");
  return complete || takeCadence(piece).cadence !== null || DONE_FIRST.test(piece) || ONGOING.test(piece);
}

function readPhrase(text: string, context: DueContext): PhraseReading {
  if (text.length > LONGEST) return event({ reason: "too-long-for-a-date" });
  const bare = text.replace(/\(?\b(dependent|depends|depending|subject to)\b[^)]*\)?/i, (aside) =>
    /\d\.\d/.test(aside) ? " " : aside,
  );
  if (bare.trim() === "") return event();
  const found = findTimes(bare, context.period);
  if (found.impossible.length > 0) return event({ reason: "no-such-day", days: found.impossible });
  const done = readDone(found, context);
  if (done !== undefined) return done;
  const { cadence, rest } = takeCadence(found.rest.replace(/ +/g, " "));
  if (cadence !== null && takeCadence(rest).cadence !== null) return event({ reason: "two-cadences" });
  if (cadence !== null) return readCadence(cadence, found, rest, context);
  const [one, ...more] = found.times;
  if (one === undefined) return readUndated(found.text, context);
  return more.length === 0 ? readOne(found, one, context) : readSeveral(found, context);
}

function readCadence(
  cadence: NonNullable<DraftDate["cadence"]>,
  found: FoundTimes,
  rest: string,
  context: DueContext,
): PhraseReading {
  const every: PhraseDate = { kind: "cadence", date: null, precision: null, cadence };
  const [one, ...more] = found.times;
  if (one === undefined || (cadence === "annual" && one.day === null)) return { dates: [every] };
  if (more.length > 0) return { dates: [every], problem: { reason: "cadence-beside-dates", cadence } };
  const dated = readOne({ ...found, rest }, one, context);
  const problem: ImportWhy | undefined = dated.problem ?? { reason: "cadence-and-a-date", cadence };
  return { dates: [...dated.dates, every], problem };
}

function readUndated(text: string, { role }: DueContext): PhraseReading {
  if (ONGOING.test(text)) return { dates: [{ kind: "ongoing", date: null, precision: null, cadence: null }] };
  if (/^[-–—.\s]*$|^n\/?a$|^none$/i.test(text)) return { dates: [] };
  if (IMMEDIATE.test(text)) return event({ reason: "no-day-named" });
  if (/\d/.test(text)) return event({ reason: "no-date-read" });
  if (/\btb[cda]\b|to be (confirmed|agreed|determined)/i.test(text)) return event({ reason: "no-date-yet" });
  if (EVENT.test(text)) return event();
  return event(role === "start" ? undefined : { reason: "no-date-known" });
}

function readOne(found: FoundTimes, time: FoundTime, context: DueContext): PhraseReading {
  const said = found.rest.replace(/ +/g, " ").trim();
  const { kind, unclear, problem } = kindOf(said, context);
  const ongoing: readonly PhraseDate[] = ONGOING.test(said)
    ? [{ kind: "ongoing", date: null, precision: null, cadence: null }]
    : [];
  const told = time.asked ?? problem;
  const date: PhraseDate = { kind, date: time.day, precision: time.precision, cadence: null, unclear };
  return { dates: [date, ...ongoing], ...(told != null && { problem: told }) };
}

function readSeveral(found: FoundTimes, context: DueContext): PhraseReading {
  const [one, two, ...more] = found.times;
  if (one === undefined || two === undefined) return event();
  if (more.length === 0 && RANGE.test(found.text.slice(one.end, two.at)) && isRange(found, one, two))
    return readRange(found, one, two, context);
  const parts = found.times.map((time, index) => {
    const from = index === 0 ? 0 : (found.times[index - 1]?.end ?? 0);
    const until = index === found.times.length - 1 ? found.text.length : time.end;
    const said = found.rest.slice(from, until);
    return readOne({ ...found, rest: said }, time, context);
  });
  const dates = parts.flatMap((part) => part.dates);
  const told = parts.find((part) => part.problem !== undefined)?.problem;
  const ends = dates.filter(({ kind }) => kind === "end").length;
  const reviews = dates.filter(({ kind }) => kind === "review").length;
  const several = ends > 1 || reviews > 1 || REVISED.test(found.text);
  const problem: ImportWhy | undefined = told ?? (several ? { reason: "several-dates" } : undefined);
  return { dates: dates.map((date) => ({ ...date, unclear: false })), ...(problem !== undefined && { problem }) };
}

function isRange(found: FoundTimes, one: FoundTime, two: FoundTime): boolean {
  const link = found.text.slice(one.end, two.at);
  return (
    (found.window || !/^\s*(\/|&|and)\s*$/i.test(link)) && one.day !== null && two.day !== null && one.day < two.day
  );
}

/** From one time to another: the end governs, both are kept. */
function readRange(found: FoundTimes, one: FoundTime, two: FoundTime, context: DueContext): PhraseReading {
  const said = found.rest
    .replace(RANGE, " ")
    .replace(/\b(from|between|start\w*)\b/gi, " ")
    .replace(/ +/g, " ")
    .trim();
  const { kind, problem } = kindOf(said, context.role === "due" ? { ...context, role: "end" } : context);
  const first: PhraseDate = { kind: "event", date: one.day, precision: one.precision, cadence: null };
  const last: PhraseDate = { kind, date: two.day, precision: two.precision, cadence: null };
  const told: ImportWhy | undefined = problem ?? (found.window ? { reason: "window-of-months" } : undefined);
  return { dates: [first, last], ...(told !== undefined && { problem: told }) };
}
