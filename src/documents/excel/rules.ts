import { childOf, elementsOf, type XmlElement } from "../package/markup.ts";
import { type Area, readArea } from "./area.ts";
import type { SheetCell, SheetRow } from "./cell.ts";
import { xmlText } from "./strings.ts";

/** A conditional format that colours cells; `test` is null where it asks more than whether a cell says a word. */
export interface Rule {
  /** As the file names them, "G2:G40". */
  readonly where: string;
  readonly areas: readonly Area[];
  readonly priority: number;
  readonly fill: string | null;
  readonly test: ((text: string) => boolean) | null;
  /** The cell it asks, from the first cell of its first area; a row or column may be fixed. Null for the cell itself. */
  readonly asks: Asked | null;
  /** The rule in the spreadsheet's own words. */
  readonly said: string;
}

interface Asked {
  readonly row: number;
  readonly column: number;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

/** Reads one conditional format's rules that colour something; `painted` are the colours by number. */
export function readRules(format: XmlElement, painted: readonly (string | null)[]): readonly Rule[] {
  const where = format.attributes["sqref"] ?? "";
  const areas = where.split(/\s+/).flatMap((name) => readArea(name) ?? []);
  return elementsOf(format).flatMap((rule): Rule[] => {
    const { type = "", dxfId, priority, text } = rule.attributes;
    const fill = painted[Number(dxfId ?? -1)] ?? null;
    const scale = type === "colorScale" || type === "iconSet";
    if (rule.name !== "cfRule" || (fill === null && !scale)) return [];
    const formula = xmlText(childOf(rule, "formula")).trim();
    const order = Number(priority ?? 0);
    const said = text ?? formula;
    return [{ where, areas, priority: order, fill, said: `${type} ${said}`.trim(), ...understood(rule, formula) }];
  });
}

function understood(rule: XmlElement, formula: string): Pick<Rule, "test" | "asks"> {
  const { type, operator, text } = rule.attributes;
  const word = text?.toLowerCase() ?? "";
  if (type === "cellIs" && operator === "equal") return { test: equals(formula), asks: null };
  if (word !== "" && type === "containsText") return { test: (cell) => cell.includes(word), asks: null };
  if (word !== "" && type === "beginsWith") return { test: (cell) => cell.startsWith(word), asks: null };
  if (word !== "" && type === "endsWith") return { test: (cell) => cell.endsWith(word), asks: null };
  const [, columnFixed, column, rowFixed, row, value] =
    /^(\$?)([A-Z]{1,3})(\$?)(\d{1,7})\s*=\s*(.{1,300})$/i.exec(formula) ?? [];
  const cell = readArea(`${column}${row}`.toUpperCase());
  if (type !== "expression" || cell === null) return { test: null, asks: null };
  const asks = { row: cell.top, column: cell.left, rowFixed: rowFixed === "$", columnFixed: columnFixed === "$" };
  return { test: equals(value ?? ""), asks };
}

/** Whether a cell says this, in any case; null where it is not a plain text or number. */
function equals(literal: string): Rule["test"] {
  const text = /^"((?:[^"]|"")+)"$/.exec(literal)?.[1]?.replaceAll('""', '"') ?? /^-?\d+(?:\.\d+)?$/.exec(literal)?.[0];
  if (text === undefined) return null;
  const wanted = text.toLowerCase();
  return (cell) => cell === wanted;
}

// No real sheet comes near; a hostile one stops here.
const MOST_LOOKS = 5_000_000;

/** Colours the cells as the rules do that are understood: the first that holds decides. Returns the rules it passed over. */
export function paint(rows: readonly SheetRow[], rules: readonly Rule[]): readonly Rule[] {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const done = new Set<SheetCell>();
  let looks = 0;
  return rules
    .toSorted((one, other) => one.priority - other.priority)
    .filter((rule) => {
      const { test, fill } = rule;
      if (test === null || fill === null || looks > MOST_LOOKS) return true;
      for (const { row, cell } of within(rule.areas, rows)) {
        if (++looks > MOST_LOOKS) return true;
        if (done.has(cell) || !test(asked(rule, row, cell.column, byNumber))) continue;
        cell.fill = fill;
        done.add(cell);
      }
      return false;
    });
}

function* within(areas: readonly Area[], rows: readonly SheetRow[]) {
  for (const { top, left, bottom, right } of areas) {
    for (const row of rows) {
      if (row.number < top || row.number > bottom) continue;
      for (const cell of row.cells) if (cell.column >= left && cell.column <= right) yield { row, cell };
    }
  }
}

/** What the cell says, in small letters, that a rule asks when it stands at this place. */
function asked({ asks, areas }: Rule, row: SheetRow, column: number, byNumber: ReadonlyMap<number, SheetRow>): string {
  const origin = areas[0] ?? { top: 0, left: 0 };
  const wantedRow = asks === null ? row.number : asks.row + (asks.rowFixed ? 0 : row.number - origin.top);
  const wantedColumn = asks === null ? column : asks.column + (asks.columnFixed ? 0 : column - origin.left);
  const cell = byNumber.get(wantedRow)?.cells.find((candidate) => candidate.column === wantedColumn);
  return cell?.text.toLowerCase() ?? "";
}
