import type { Cells } from "../../src/storage/table/limits.ts";
import type { FoundRow, Row, Table, Write } from "../../src/storage/table/table.ts";

/** What the next release keeps more, in every object of a row and in a cell. */
export const LATER = "kept by the next release";

const NEXT = "9";

/**
 * A table as the next release sees it, which keeps a field more in everything that it writes, and a cell. `raised`: kinds
 * of rows, by how their keys begin, that it writes in the next version.
 */
export function newerTable(table: Table, raised: readonly string[] = []): Table {
  const isRaised = (key: string) => raised.some((begins) => key.startsWith(begins));
  /** To itself its own version is the present one. */
  const own = (row: FoundRow): FoundRow =>
    row.cells.shape === NEXT && isRaised(row.key) ? { ...row, cells: { ...row.cells, shape: "1" } } : row;
  const written = (row: Row): Row => {
    const cells = { ...withLater(row), laterCell: LATER };
    return { ...row, cells: isRaised(row.key) ? { ...cells, shape: NEXT } : cells };
  };
  return {
    read: async (partition, key) => {
      const row = await table.read(partition, key);
      return row && own(row);
    },
    query: async (filter, most) => (await table.query(filter, most)).map(own),
    write: (partition, writes) =>
      table.write(
        partition,
        writes.map((write): Write => ("row" in write ? { ...write, row: written(write.row) } : write)),
      ),
  };
}

/** History is sealed, staged rows hold rows, and a text alone is no object. */
const AS_IT_IS = /^(update|change|import|inbox|piece|draft)\|/;

function withLater({ key, cells }: Row): Cells {
  if (AS_IT_IS.test(key) || cells.json === undefined || cells["json1"] !== undefined) return cells;
  return { ...cells, json: JSON.stringify(laterIn(JSON.parse(cells.json))) };
}

function laterIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(laterIn);
  if (typeof value !== "object" || value === null) return value;
  const inner = Object.entries(value).map(([name, one]) => [name, laterIn(one)]);
  return { ...Object.fromEntries(inner), later: LATER };
}
