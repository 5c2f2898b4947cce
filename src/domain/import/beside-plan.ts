import { plainHeading } from "./column-words.ts";
import type { Mapping } from "./columns.ts";
import type { Row } from "./grid.ts";

const KIND = "(?:risks?|issues?|assumptions?|decisions?|lessons(?: learned| learnt)?|dependencies|raid)";
const LOGS = new RegExp(
  String.raw`^(?:(?:appendix|annex|section|part) \w+\W+)?(?:(?:key|top|main|current|open|strategic|project|programme) )*${KIND}(?:(?:,|,? and| &|\/) ?${KIND})*(?: (?:register|log|list|table))?$`,
  "i",
);
const LISTS =
  /^(?:lists?|look-?ups?|drop-?downs?|data validation|reference data|guidance|instructions|(?:change|version) (?:log|history|control)|(?:key )?contacts?|(?:board |group )?members(?:hip)?|(?:our )?partners|attend(?:ees|ance)|glossary)$/i;

/** A heading, or the name of a sheet, of what stands beside a plan: risks, decisions, the lists behind its cells. */
export function isBeside(heading: string): boolean {
  const text = heading.trim().replace(/[.:]$/, "");
  return text.length < 80 && (LOGS.test(text) || LISTS.test(text));
}

/** Whether a table names its actions so: under such a heading nothing less will do. */
export function saysActions({ columns }: Mapping): boolean {
  return columns.some(({ role, heading }) => role === "action" && /\b(actions?|tasks?)\b/.test(plainHeading(heading)));
}

/** A row of a template that was never filled in: an example, or nothing but "[insert action]". */
export function isTemplate({ cells }: Row): boolean {
  const filled = cells.filter(({ text, merged }) => text !== "" && !merged);
  return (
    filled.length > 1 &&
    (filled.every(({ text }) => /^(\[[^\]]*\]|<[^>]*>)$/.test(text)) ||
      filled.every(({ text }) => /^(e\.g\.|eg[ .:]|example\b)/i.test(text)))
  );
}
