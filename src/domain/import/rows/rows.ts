import type { ImportWhy } from "../../plan/import-why.ts";
import { addAll, leastOf } from "../../plan/many.ts";
import type { Mapping } from "../columns/columns.ts";
import { covers } from "../columns/header.ts";
import type { GridCell, GridRow } from "../document/grid.ts";
import { isColumnRef, tidyRef } from "../document/ref-text.ts";
import { takeGroups } from "./group-cells.ts";
import { type OutlineGroup, type OutlinePosition, setTheme, startSection } from "./outline.ts";
import { takeOutlineLine, themeLine } from "./outline-lines.ts";
import type { ActionRecord, Field, Rows } from "./record.ts";
import { fieldsUnder, shifted } from "./row-fields.ts";
import { itemsOf } from "./row-items.ts";

/** Takes one row under a header: a line across the table, more of the action above, or one or several actions. */
export function takeRow(rows: Rows, given: GridRow, mapping: Mapping, afterBreak: boolean): void {
  const row = rows.loose ? shifted(given, mapping) : given;
  const fields = fieldsUnder(row, mapping, rows.count);
  rows.count += 1;
  const live = row.cells.filter((cell) => cell.text !== "" && !cell.merged);
  const [lone, ...more] = live;
  if (lone === undefined) {
    addColours(rows, fields);
    return;
  }
  if (more.length === 0 && takeAcross(rows, row, lone, mapping)) return;
  const outside = live.filter((cell) => !mapping.columns.some((column) => covers(column, cell.column)));
  if (outside.length > 0) rows.outline.text.push(outside.map((cell) => cell.text).join(" "));
  const started = takeGroups(rows.outline, fields, row.place, rows.record, mapping.groupRef);
  takeActions(rows, row, fields, mapping, { afterBreak, started });
}

/** A row of which only one cell speaks: a line of the outline, or of no action. */
function takeAcross(rows: Rows, row: GridRow, cell: GridCell, mapping: Mapping): boolean {
  const { outline } = rows;
  const text = cell.lines.join(" ");
  if (takeOutlineLine(outline, cell.lines[0] ?? "", row.place)) {
    for (const line of cell.lines.slice(1)) if (!takeOutlineLine(outline, line, row.place)) outline.text.push(line);
    rows.record = null;
    return true;
  }
  const column = mapping.columns.find((one) => covers(one, cell.column));
  const wide = cell.span > Math.max(1, column?.span ?? 1);
  const firstColumn = leastOf(mapping.columns.map((one) => one.column));
  const first =
    cell.column === firstColumn &&
    (column?.role === "ref" || column?.role === null || isTitleLike(cell, column?.role ?? null));
  if (!wide && !first) return false;
  if (column?.role === "ref" && isColumnRef(cell.text) && !wide) return false;
  if (/^(sub-?)?totals?\b/i.test(text) || text.length > 200) outline.text.push(text);
  else if (mapping.columns.some(({ role }) => role === "theme") || outline.section === text)
    startSection(outline, text);
  else takeHeading(outline, text, row.place);
  rows.record = null;
  return true;
}

/** In a plan kept as a sheet a lone cell without a number stands above the rows, unless it goes on in small letters. */
function isTitleLike(cell: GridCell, role: string | null): boolean {
  return role === "action" ? /^\p{Lu}/u.test(cell.text) && cell.text.length < 80 : false;
}

/** A short line across the table: a theme; one that had nothing under it was the section above. */
export function takeHeading(outline: OutlinePosition, text: string, place: string): void {
  const before = outline.theme;
  const empty =
    before !== null &&
    !before.used &&
    before.intent.length + before.outcome.length === 0 &&
    before.leadLines.length === 0 &&
    outline.themes.at(-1) === before;
  if (empty && themeLine(before.title) === undefined && before.ref === null) {
    outline.themes.pop();
    outline.section = before.title;
    outline.sections.push(before.title);
  }
  setTheme(outline, { ref: null, title: text }, place).byLine = true;
}

function takeActions(
  rows: Rows,
  row: GridRow,
  fields: readonly Field[],
  mapping: Mapping,
  at: { readonly afterBreak: boolean; readonly started: boolean },
): void {
  const items = itemsOf(rows, fields, mapping, at);
  if (items.kind === "more") {
    addTo(rows, row, fields, at.started);
    return;
  }
  if (items.kind === "untitled") {
    const text = [items.ref, items.text].filter((part) => part !== "").join(" ");
    const why: ImportWhy = { reason: "row-says-no-action" };
    rows.problems.push({ place: row.place, ref: items.ref === "" ? null : items.ref, field: "title", text, why });
    rows.record = null;
    return;
  }
  if (items.before !== "") addBefore(rows, items.before, at.started);
  const { theme, objective } = rows.outline;
  if (theme !== null) theme.used = true;
  if (objective !== null) objective.used = true;
  rows.outline.collecting = null;
  if (items.items.length > 1) keepSource(theme ?? objective, fields);
  const kept = fields.filter(
    ({ column }) =>
      column.role !== "action" && column.role !== "ref" && column.role !== "theme" && column.role !== "objective",
  );
  const made = items.items.map(
    ({ ref, title }, index): ActionRecord => ({
      ...{
        place: row.place,
        ref: ref === null ? null : tidyRef(ref),
        given: ref === null,
        title: [title],
        theme,
        objective,
      },
      ...{ fields: [...kept], shared: items.items.length > 1 ? { index, count: items.items.length } : null },
      doubts: items.doubt === null || index > 0 ? [] : [items.doubt],
    }),
  );
  addAll(rows.records, made);
  rows.record = made.at(-1) ?? rows.record;
}

/** Words ahead of a cell's first number: the end of the action above, or what the theme is about. */
function addBefore(rows: Rows, before: string, started: boolean): void {
  if (rows.record !== null && !started) rows.record.title.push(before);
  else if (rows.outline.theme !== null) rows.outline.theme.intent.push(before);
  else rows.outline.text.push(before);
}

/** More of the action above: its cells go on in these. */
function addTo(rows: Rows, row: GridRow, fields: readonly Field[], started: boolean): void {
  const { record, outline } = rows;
  const live = fields.filter(
    ({ cell, column }) =>
      !cell.merged &&
      (cell.text !== "" || cell.fill !== null) &&
      column.role !== "theme" &&
      column.role !== "objective",
  );
  const words = live.filter(({ cell }) => cell.text !== "");
  if (record === null || (started && words.every(({ column }) => column.role === "action"))) {
    const text = words.map(({ cell }) => cell.text).join(" | ");
    if (outline.theme !== null && words.every(({ column }) => column.role === "action"))
      outline.theme.intent.push(text);
    else if (text !== "") {
      outline.text.push(text);
      rows.problems.push({
        place: row.place,
        ref: null,
        field: "title",
        text,
        why: { reason: "row-of-no-action" },
      });
    }
    return;
  }
  const same = fields.some(({ cell, column }) => cell.merged && (column.role === "ref" || column.role === "action"));
  for (const field of live) {
    if (
      field.column.role === "leads" &&
      !same &&
      record.fields.some((one) => one.column.role === "leads" && one.cell.text !== "")
    )
      record.doubts.push({
        field: "leads",
        text: field.cell.text,
        why: { reason: "row-names-a-lead" },
      });
    if (field.column.role === "action") record.title.push(field.cell.text);
    else if (field.column.role !== "ref") for (const one of siblings(rows, record)) one.fields.push(field);
    else if (!isColumnRef(field.cell.text)) outline.text.push(field.cell.text);
  }
}

/** The actions of one row share what goes on below it. */
function siblings({ records }: Rows, record: ActionRecord): readonly ActionRecord[] {
  return record.shared === null ? [record] : records.filter((one) => one.shared !== null && one.place === record.place);
}

function addColours(rows: Rows, fields: readonly Field[]): void {
  const rated = fields.filter(({ cell, column }) => column.role === "rag" && cell.fill !== null && !cell.merged);
  const same = fields.some(({ cell, column }) => cell.merged && (column.role === "ref" || column.role === "action"));
  if (same && rows.record !== null) addAll(rows.record.fields, rated);
}

/** What several actions of one row come from is the source of what groups them. */
function keepSource(group: OutlineGroup | null, fields: readonly Field[]): void {
  const cell = fields.find(({ column }) => column.role === "source")?.cell;
  if (group !== null && group.source === null && cell !== undefined && cell.text !== "")
    group.source = cell.lines.join(" ");
}
