import type { Mapping } from "../columns/columns.ts";
import { plainHeading } from "../columns/words.ts";
import type { GridRow } from "../document/grid.ts";
import type { DocumentStep } from "./steps.ts";

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

/** Rows under such a heading; tables that name their actions so only where the plan stands elsewhere. */
export function rowsBeside(steps: readonly DocumentStep[]): ReadonlySet<DocumentStep> {
  const found: Extract<DocumentStep, { kind: "row" }>[] = [];
  let [beside, elsewhere] = [false, false];
  for (const step of steps) {
    if (step.kind === "line" && (isBeside(step.line.text) || step.line.heading !== null))
      beside = isBeside(step.line.text);
    if (step.kind !== "row" || step.mapping.kind !== "plan") continue;
    if (beside) found.push(step);
    else elsewhere = true;
  }
  return new Set(elsewhere ? found : found.filter(({ mapping }) => !saysActions(mapping)));
}

function saysActions({ columns }: Mapping): boolean {
  return columns.some(({ role, heading }) => role === "action" && /\b(actions?|tasks?)\b/.test(plainHeading(heading)));
}

/** A row of a template that was never filled in: an example, or nothing but "[insert action]". */
export function isTemplate({ cells }: GridRow): boolean {
  const filled = cells.filter(({ text, merged }) => text !== "" && !merged);
  return (
    filled.length > 1 &&
    (filled.every(({ text }) => /^(\[[^\]]*\]|<[^>]*>)$/.test(text)) ||
      filled.every(({ text }) => /^(e\.g\.|eg[ .:]|example\b)/i.test(text)))
  );
}
