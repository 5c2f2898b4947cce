import type { Day } from "../../calendar/day.ts";
import type { DraftMeasure } from "../../plan/draft.ts";
import type { ImportWhy } from "../../plan/import-why.ts";
import { findTimes, type Period } from "../dates/times.ts";

type Measure = Omit<DraftMeasure, "for">;
type Target = DraftMeasure["targets"][number];

/** The measures of a cell, and what is asked about them. */
export interface ReadMeasures {
  readonly measures: readonly Measure[];
  readonly problems: readonly { readonly text: string; readonly why: ImportWhy }[];
}

const NUMBER = String.raw`(?:£ ?)?(-?\d{1,3}(?:,\d{3})+|-?\d+(?:\.\d+)?) ?(%|per ?cent\b|days?\b|working days?\b|weeks?\b|hours?\b|months?\b)?`;
const TARGET_LINE = /^(?:(?:interim|final|stretch|annual|year[- ]end)\s+)?targets?\b|^\d+(?:\.\d+)? ?% by\b/i;
const LOWER =
  /\b(reduc\w*|lower\w*|decreas\w*|fewer|less(?: than)?|down (?:from|to)|fall\w*|no more than|below|under|maximum|at most|cut)\b/i;
const HIGHER =
  /\b(increas\w*|higher|rais\w*|improv\w*|more (?:than|children|families|staff)|up (?:from|to)|grow\w*|at least|no less than|above|over|minimum|rise)\b/i;
const HAS_NUMBER = /\d/;

/** Reads the measures of a cell: numbered ones, else one for each line; targets stand with the measure above them. */
export function readMeasures(lines: readonly string[], period: Period): ReadMeasures {
  const items = itemsOf(lines.flatMap(breakTargets)).filter(
    (item) => !/^(action )?completed?[.]?$/i.test(item.join(" ").trim()),
  );
  const read = items.map((item) => readOne(item, period));
  return { measures: read.map(({ measure }) => measure), problems: read.flatMap(({ problems }) => problems) };
}

/** Numbered measures and targets that run on in one line start lines of their own. */
function breakTargets(line: string): readonly string[] {
  return line
    .replace(
      /(?<!\s|\b(?:interim|final|stretch|annual))\s+(?=(?:interim |final )?targets?\b(?: by [^:]{3,14})?(?:\s*:)?\s*(?:[\d£]|tbc|by\b|of\b))/gi,
      "\n",
    )
    .replace(/(?<![:=\s])\s+(?=\d{1,3}\.\s+(?:%|[A-Z]))/g, "\n")
    .split("\n")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function itemsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const items: string[][] = [];
  for (const line of lines) {
    const last = items.at(-1);
    if (last !== undefined && TARGET_LINE.test(line)) last.push(line);
    else items.push([line]);
  }
  return items;
}

function readOne(
  item: readonly string[],
  period: Period,
): { readonly measure: Measure; readonly problems: ReadMeasures["problems"] } {
  const [first = "", ...more] = item;
  const numbered = /^(\d{1,3}[a-z]?|[a-z])[.)]\s*(?=\S)/i.exec(first);
  const text = numbered === null ? first : first.slice(numbered[0].length).trim();
  const whole = [text, ...more].join("\n");
  const change = changeOf(whole);
  const stated = more.flatMap((line) => targetsOf(line, period));
  const inline = more.length > 0 ? [] : targetsOf(text, period);
  const targets = stepped(stated.length > 0 ? stated : inline);
  const toConfirm = /\btargets?\b[^.]{0,20}\b(tbc|to be (confirmed|agreed|set))\b/i.test(whole);
  const numeric =
    targets.length > 0 || toConfirm || /^%|\b(number|percentage|rate|average|proportion|share)\b|%/i.test(text);
  const polarity = change?.polarity ?? polarityOf(text);
  const problems: ReadMeasures["problems"] = [
    ...(toConfirm ? [{ text: whole, why: { reason: "no-target-yet" } as const }] : []),
    ...(polarity === null && targets.some(({ value }) => value !== null)
      ? [{ text, why: { reason: "which-is-better" } as const }]
      : []),
  ];
  const measure: Measure = {
    ref: numbered?.[1] ?? null,
    text,
    kind: numeric
      ? "number"
      : /\byes ?\/ ?no\b|\bin place$|\bpublished$|\bcomplete$/i.test(text)
        ? "yes/no"
        : "judgement",
    unit: unitOf(whole, numeric),
    polarity,
    baseline: change?.baseline ?? baselineOf(text),
    targets,
  };
  return { measure, problems };
}

/** Of several targets with dates all but the last are on the way to it. */
function stepped(targets: readonly Target[]): readonly Target[] {
  if (targets.length < 2 || targets.some(({ interim, by }) => interim || by === null)) return targets;
  const last = targets.reduce((latest, one) => ((one.by ?? "") > (latest.by ?? "") ? one : latest));
  return targets.map((target) => ({ ...target, interim: target !== last }));
}

/** "from 24% to 15%", "51% to 30 %": where it stands and which way is better. */
function changeOf(
  text: string,
): { readonly baseline: number; readonly polarity: DraftMeasure["polarity"] } | undefined {
  const found = new RegExp(`${NUMBER} ?(?:up |down )?to ${NUMBER}`, "i").exec(text);
  if (found === null) return undefined;
  const [from, to] = [toNumber(found[1]), toNumber(found[3])];
  const said = /\bfrom\b/i.test(text.slice(0, found.index)) || /%|per ?cent/.test(found[0]);
  if (!said || from === null || to === null || from === to) return undefined;
  return { baseline: from, polarity: to < from ? "lower" : "higher" };
}

function baselineOf(text: string): number | null {
  const found = new RegExp(
    String.raw`\b(?:baseline|currently|current(?: position)?|starting point)\b[^\d]{0,20}${NUMBER}`,
    "i",
  ).exec(text);
  return toNumber(found?.[1]);
}

/** Targets of a line, each with its date: "Interim target by Oct 2026: 70%", "down from 24% to 15% by March 2027 and 10% by March 2028". */
function targetsOf(line: string, period: Period): readonly Target[] {
  const said = TARGET_LINE.test(line) || /\btarget\b/i.test(line);
  const from = said ? line.slice(Math.max(0, line.search(/(?:interim |final )?target/i))) : line;
  const { text, times, rest } = findTimes(from, period);
  const values = [...rest.matchAll(new RegExp(NUMBER, "gi"))].filter((match) => said || isAimed(rest, match));
  const interim = /\binterim\b/i.test(from);
  const kept = values.filter(
    (match, index) =>
      !(
        index + 1 < values.length &&
        /^\s*(?:up |down )?to\s*$/i.test(text.slice(match.index + match[0].length, values[index + 1]?.index))
      ),
  );
  const lone = times.length === 1 && kept.length === 1;
  return kept.map((match, index) => {
    const next = kept[index + 1]?.index ?? text.length;
    const near = lone ? times[0] : times.find((time) => time.at > match.index && time.at <= next);
    return { value: toNumber(match[1]), by: (near?.day ?? null) as Day | null, interim };
  });
}

/** Without the word target, a number is one only after "to", "than", "least" or before "by <date>". */
function isAimed(text: string, match: RegExpMatchArray): boolean {
  const before = text.slice(0, match.index);
  if (before.trim() === "" && /%/.test(match[0])) return true;
  if (match[2] === undefined && !LOWER.test(before) && !HIGHER.test(before) && !/\bfrom\b/i.test(before)) return false;
  if (match[2] === undefined && !/\b(to|of|than|least)\s*$/i.test(before)) return false;
  return (
    /\b(to|than|least|most|above|over|below|under|reach(es)?|achieves?|minimum of|maximum of|average of|and)\s*$/i.test(
      before,
    ) && HAS_NUMBER.test(match[0])
  );
}

function polarityOf(text: string): DraftMeasure["polarity"] {
  const [lower, higher] = [LOWER.test(text), HIGHER.test(text)];
  return lower === higher ? null : lower ? "lower" : "higher";
}

function unitOf(text: string, numeric: boolean): string | null {
  if (!numeric) return null;
  if (/%|\bper ?cent(age)?\b/i.test(text)) return "%";
  return (
    /\d ?(working days|days|weeks|hours|months)\b/i.exec(text)?.[1]?.toLowerCase() ??
    (/\bnumber\b/i.test(text) ? "number" : null)
  );
}

function toNumber(text: string | undefined): number | null {
  return text === undefined ? null : Number(text.replace(/,/g, ""));
}
