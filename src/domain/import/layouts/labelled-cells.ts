import type { ColumnRole } from "../../plan/draft.ts";
import { isDateRole, roleOf } from "../columns/words.ts";
import type { Grid, GridCell, GridRow } from "../document/grid.ts";

interface Said {
  readonly label: string;
  readonly role: ColumnRole;
  readonly lines: string[];
}

/** A table in whose cells stand "Action: …", "Lead: …", "Deadline: …" lines, with a column for each of these words. */
export function spreadLabels(grid: Grid): Grid {
  const labelled = grid.rows.flatMap((row) => row.cells.filter((cell) => cell.lines.filter(isLabelled).length > 1));
  return [...new Set(labelled.map(({ column }) => column))].reduce(spreadColumn, grid);
}

const LABELLED = /^([A-Za-z][A-Za-z /()-]{1,30}?)\s*:\s*(\S.*)$/;

function isLabelled(line: string): boolean {
  return LABELLED.test(line);
}

function spreadColumn(grid: Grid, column: number): Grid {
  const read = grid.rows.map((row) => {
    const cell = row.cells.find((one) => one.column === column && !one.merged);
    return cell === undefined ? undefined : { cell, ...saidIn(cell) };
  });
  const first = read.findIndex((one) => one !== undefined && one.said.length > 0);
  const under = read.slice(first).filter((one) => one !== undefined && one.cell.text !== "");
  if (first < 1 || under.length < 2 || !under.every((one) => one !== undefined && isTold(one.said))) return grid;
  const labels = [...new Set(under.flatMap((one) => one?.said.map(({ label }) => label) ?? []))];
  const rows = grid.rows.map((row, at): GridRow => {
    const one = read[at];
    if (at === first - 1) return { ...row, cells: [...row.cells, ...cellsOf(grid, labels, (label) => [label])] };
    if (at < first || one === undefined) return row;
    const own = { ...one.cell, lines: one.before, text: one.before.join("\n") };
    const linesFor = (label: string) => one.said.find((said) => said.label === label)?.lines ?? [];
    return {
      ...row,
      cells: [...row.cells.map((cell) => (cell === one.cell ? own : cell)), ...cellsOf(grid, labels, linesFor)],
    };
  });
  return { ...grid, rows, width: grid.width + labels.length };
}

/** The lines of a cell by the known words they begin with, and those ahead of the first. */
function saidIn({ lines }: GridCell): { readonly before: readonly string[]; readonly said: readonly Said[] } {
  const before: string[] = [];
  const said: Said[] = [];
  for (const line of lines) {
    const found = LABELLED.exec(line);
    const role = found === null ? null : roleOf(found[1] ?? "");
    if (found !== null && role !== null) said.push({ label: found[1] ?? "", role, lines: [found[2] ?? ""] });
    else (said.at(-1)?.lines ?? before).push(line);
  }
  return { before, said };
}

/** Who and when, or what and one of them, each once: the cell holds columns. */
function isTold(said: readonly Said[]): boolean {
  const roles = said.map(({ role }) => (isDateRole(role) ? "end" : role));
  const told = ["action", "leads", "end"].filter((role) => roles.some((one) => one === role));
  return told.length > 1 && new Set(said.map(({ label }) => label)).size === said.length;
}

function cellsOf(
  { width }: Grid,
  labels: readonly string[],
  linesOf: (label: string) => readonly string[],
): GridCell[] {
  return labels.flatMap((label, index): GridCell[] => {
    const lines = linesOf(label);
    const cell = { column: width + index, span: 1, merged: false, lines, text: lines.join("\n") };
    return lines.length === 0 ? [] : [{ ...cell, fill: null, date: null }];
  });
}
