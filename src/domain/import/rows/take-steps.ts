import type { ImportWhy } from "../../plan/import-why.ts";
import type { Mapping } from "../columns/columns.ts";
import { type GridRow, rowText } from "../document/grid.ts";
import { leadingRef } from "../document/ref-text.ts";
import { isBeside, isTemplate, rowsBeside } from "./beside-plan.ts";
import { type OutlinePosition, setTheme } from "./outline.ts";
import { leadLine, readGroupCell, takeOutlineLine, themeLine } from "./outline-lines.ts";
import type { Rows } from "./record.ts";
import { takeHeading, takeRow } from "./rows.ts";
import type { DocumentStep } from "./steps.ts";

/** Takes the document's steps one after another. */
export function takeSteps(steps: readonly DocumentStep[], rows: Rows, title: string): void {
  const named = titlesBeforeTables(steps, title);
  const plan = steps.some((step) => step.kind === "row");
  let before: Mapping | null = null;
  const beside = rowsBeside(steps);
  steps.forEach((step, index) => {
    if (step.kind === "text") rows.outline.text.push(step.text);
    else if (step.kind === "row") {
      if (before !== null && !isAlike(before, step.mapping)) rows.record = null;
      const first = before !== step.mapping;
      before = step.mapping;
      if (step.mapping.kind !== "plan") rows.outline.text.push(rowText(step.row));
      else if (beside.has(step))
        keepRow(rows, step.row, first ? OTHER : null, step.row.place.replace(/, row \d+$/, ""));
      else if (isTemplate(step.row)) keepRow(rows, step.row, TEMPLATE);
      else takeRow(rows, step.row, step.mapping, step.afterBreak);
    } else takeLine(rows, step, { named: named.has(index) && !isBeside(step.line.text), title, plan });
  });
}

const OTHER: ImportWhy = { reason: "table-kept-as-text" };
const TEMPLATE: ImportWhy = { reason: "row-of-the-template" };

function keepRow({ outline, problems }: Rows, row: GridRow, why: ImportWhy | null, place = row.place): void {
  const text = rowText(row);
  outline.text.push(text);
  if (why !== null) problems.push({ place, ref: null, field: "title", text, why });
}

/** Whether one table may go on in another: most headings are the same, of which a page break may have damaged some. */
function isAlike(one: Mapping, other: Mapping): boolean {
  const [all, named] = [one, other].map(({ columns }) => columns.filter(({ heading }) => heading !== ""));
  const same = named?.filter(({ heading }) => one.columns.some((column) => column.heading === heading)) ?? [];
  return one === other || same.length * 2 >= Math.max(named?.length ?? 0, all?.length ?? 0);
}

function takeLine(
  rows: Rows,
  step: Extract<DocumentStep, { kind: "line" }>,
  about: { readonly named: boolean; readonly title: string; readonly plan: boolean },
): void {
  const { outline } = rows;
  const { line } = step;
  const text = line.text.replace(/^#+\s*/, "");
  const isTitle = text === about.title && outline.themes.length === 0;
  const led = isTitle || !about.plan ? undefined : withLead(text);
  if (led !== undefined && (line.heading !== null || about.named || themeLine(led.title) !== undefined)) {
    takeLine(rows, { ...step, line: { ...line, text: led.title } }, about);
    if (!takeOutlineLine(outline, led.lead, line.place)) outline.text.push(led.lead);
    return;
  }
  if (line.heading !== null && outline.collecting !== null && themeLine(text) === undefined) outline.collecting = null;
  if (!about.plan || isTitle || line.contents) outline.text.push(text);
  else if (takeOutlineLine(outline, text, line.place)) rows.record = null;
  else if (about.named) nameTheme(outline, text, line.place);
  else outline.text.push(text);
}

/** "A home for all (Lead: Ada Lund, Head of Care)": a heading and who leads what stands below it. */
function withLead(text: string): { readonly title: string; readonly lead: string } | undefined {
  const found = /^(.{3,}?)(?:[([|]|\s[–—-])\s{0,9}([A-Za-z][A-Za-z ]{1,40}:\s{0,9}[^()]{3,200})$/.exec(
    text.replace(/[)\]]$/, ""),
  );
  const [, title = "", lead = ""] = found ?? [];
  return leadLine(lead) === undefined ? undefined : { title, lead };
}

function nameTheme(outline: OutlinePosition, text: string, place: string): void {
  const read = readGroupCell(text);
  if (read.ref === null) takeHeading(outline, text, place);
  else setTheme(outline, read, place).byLine = true;
}

/**
 * Lines that name the table below them: the last heading before it, or a short numbered line; a plain short line only
 * where each of several tables has one of its own.
 */
function titlesBeforeTables(steps: readonly DocumentStep[], title: string): ReadonlySet<number> {
  const found = new Set<number>();
  const plain: number[] = [];
  let tables = 0;
  steps.forEach((step, index) => {
    const starts = step.kind === "row" && step.mapping.kind === "plan" && steps[index - 1]?.kind === "line";
    if (!starts) return;
    tables += 1;
    const at = lineBefore(steps, index, title);
    if (at === undefined) return;
    if (at.sure) found.add(at.index);
    else plain.push(at.index);
  });
  const texts = new Set(plain.map((index) => textAt(steps, index)));
  if (plain.length > 1 && plain.length + found.size >= tables && texts.size === plain.length)
    for (const index of plain) found.add(index);
  return found;
}

function lineBefore(
  steps: readonly DocumentStep[],
  from: number,
  title: string,
): { readonly index: number; readonly sure: boolean } | undefined {
  let plain: number | undefined;
  for (let index = from - 1; index >= 0 && index >= from - 12; index--) {
    const step = steps[index];
    if (step?.kind !== "line") break;
    const { text, heading, contents } = step.line;
    if (contents) break;
    if (text === title || isGeneral(text)) {
      if (heading !== null) break;
      continue;
    }
    if (heading !== null) return { index, sure: true };
    if (leadLine(text) !== undefined || text.length > 150) continue;
    if (leadingRef(text) !== undefined && text.length < 150 && !/[.;]$/.test(text)) return { index, sure: true };
    if (plain === undefined && index === from - 1 && !/[.:;]$/.test(text)) plain = index;
  }
  return plain === undefined ? undefined : { index: plain, sure: false };
}

function textAt(steps: readonly DocumentStep[], index: number): string {
  const step = steps[index];
  return step?.kind === "line" ? step.line.text : "";
}

/** Headings that name no theme: "Action plan", "Appendix A", a sheet's own name. */
function isGeneral(text: string): boolean {
  return (
    /^(the |our )?((detailed|full|improvement|action|delivery|development|service|strategic|practice) )*(plan|actions?|table|tracker|log)( (\d{4}.*|table|tracker|log))?$/i.test(
      text.trim(),
    ) ||
    /^(sheet ?\d*|appendix|annex|contents|introduction|background|governance|purpose|foreword|summary|key|legend|rag( ratings?| key| status)?|monitoring|glossary|version|cover|read ?me|notes?|lists?)\b/i.test(
      text.trim(),
    )
  );
}
