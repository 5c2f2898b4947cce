import { isDeepStrictEqual } from "node:util";
import type { Day } from "../../domain/calendar/day.ts";
import type { Action } from "../../domain/plan/action.ts";
import { type Cells, MOST_WRITES } from "../table/limits.ts";
import { putWrite } from "../table/rewrite.ts";
import type { FoundRow, Row, Write } from "../table/table.ts";
import { versionOf } from "../table/version.ts";
import { indexKeys } from "./action-keys.ts";
import { ACTION_VERSION, readAction } from "./action-rows.ts";
import { changeRowOf, readEntry } from "./history-rows.ts";
import { lineCells } from "./line-rows.ts";
import { derivedRefRows } from "./ref-rows.ts";

/** Begins the keys of all rows that are derived from an action and its history; each ends in the action's id. */
export const INDEXES = ["status|", "next|", "awaits|", "request|", "updated|", "lead|", "ref|"] as const;

/** An action's row as read, with what is derived from it as that stands: `history` oldest first, `changes` of it by day. */
export interface ActionRows {
  readonly own: FoundRow;
  readonly index: readonly FoundRow[];
  readonly history: readonly FoundRow[];
  readonly changes: readonly FoundRow[];
}

/** The index rows of an action, as those of a new plan are made. */
export function derivedIndex({ own, history }: Pick<ActionRows, "own" | "history">, importedOn: Day): readonly Row[] {
  const action = readAction(own);
  const entries = history.map(readEntry);
  const cells = lineCells(action);
  const lines = indexKeys(action).map((key): Row => ({ key, cells }));
  return [...lines, ...derivedRefRows(action, entries, cameOn(action, entries[0], importedOn))];
}

/**
 * What makes an action's index rows those that they should be, with its own row as it is, in the present version: of one
 * transaction, on the state it was derived from. Empty: they are. The rest of what is too much for one comes next.
 */
export function indexMends(rows: ActionRows, importedOn: Day): readonly Write[] {
  const wanted = derivedIndex(rows, importedOn);
  const found = new Map(rows.index.map((row) => [row.key, row]));
  const keys = new Set(wanted.map(({ key }) => key));
  const mends = [
    ...wanted.filter((row) => !isSame(row.cells, found.get(row.key))).map((row): Write => ({ kind: "put", row })),
    ...rows.index.filter(({ key }) => !keys.has(key)).map(({ key, etag }): Write => ({ kind: "remove", key, etag })),
  ];
  const { key, cells } = rows.own;
  if (mends.length === 0 && versionOf(cells) === ACTION_VERSION) return [];
  const own: Write = {
    kind: "replace",
    row: { key, cells: { ...cells, shape: String(ACTION_VERSION) } },
    over: rows.own,
  };
  return [own, ...mends.slice(0, MOST_WRITES - 1)];
}

/** What makes the changes by day those that an action's history tells. Entries are never changed, so neither are these. */
export function changeMends({ history, changes }: Pick<ActionRows, "history" | "changes">): readonly Write[] {
  const found = new Map(changes.map((row) => [row.key, row]));
  const wanted = history.map(changeRowOf);
  return wanted.filter((row) => !isSame(row.cells, found.get(row.key))).map((row) => putWrite(row, found.get(row.key)));
}

/** A ref holds from the day its action came. */
function cameOn(
  { addedOn }: Action,
  first: { readonly at: string; readonly day: Day } | undefined,
  importedOn: Day,
): Day {
  return addedOn ?? (first !== undefined && first.at.slice(0, 10) > importedOn ? first.day : importedOn);
}

/** Whether a row says the same, in whatever order its fields stand. */
function isSame(wanted: Cells, found: FoundRow | undefined): boolean {
  return found !== undefined && isDeepStrictEqual(plain(wanted), plain(found.cells));
}

function plain({ shape = "1", ...cells }: Cells): unknown {
  const texts = Object.keys(cells).filter((name) => /^json\d*$/.test(name));
  const json = texts.sort(byNumber).map((name) => cells[name]);
  try {
    return [shape, JSON.parse(json.join(""))];
  } catch {
    return json;
  }
}

function byNumber(a: string, b: string): number {
  return Number(a.slice(4)) - Number(b.slice(4));
}
