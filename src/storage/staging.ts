import { z } from "zod";
import { jsonCells, readJson } from "./json-cells.ts";
import { checkRow, MOST_WRITES } from "./limits.ts";
import { PLAN } from "./plan-rows.ts";
import { removeRows } from "./rewrite.ts";
import { beginsWith, type Row, type Table, type Write } from "./table.ts";

/** Text of a staged row in UTF-16 units: well under what one row may hold. */
const MOST_TEXT = 300_000;

const Rows: z.ZodType<Row[]> = z.array(z.object({ key: z.string(), cells: z.record(z.string(), z.string()) }));

/** Writes rows aside, as many to a staged row as one transaction can put in their places. */
export async function stage(table: Table, partition: string, importId: string, rows: readonly Row[]): Promise<void> {
  for (const [index, chunk] of chunksOf(partition, rows).entries()) {
    const key = `${stagedPrefix(importId)}${String(index + 1).padStart(6, "0")}`;
    // A conflict is our own write, sent again by the client: nobody else knows the import's id.
    await table.write(partition, [{ kind: "create", row: { key, cells: jsonCells(chunk) } }]);
  }
}

/**
 * Puts staged rows in their places, a staged row at a time, which goes in the same transaction: so it happens once,
 * whoever does it and however often it is tried. Resolves whether none is left; at most `most` are done.
 */
export async function rollForward(table: Table, partition: string, importId: string, most: number): Promise<boolean> {
  let refused = "";
  for (let done = 0; done < most; ) {
    const [staged] = await table.query(beginsWith(partition, stagedPrefix(importId)), 1);
    if (staged === undefined) return true;
    const creates = readJson(Rows, staged).map((row): Write => ({ kind: "create", row }));
    const written = await table.write(partition, [...creates, { kind: "remove", key: staged.key, etag: staged.etag }]);
    // Refused and still there when nobody else could have done it: it never will be done.
    if (!written && refused === staged.key) throw new Error(`${staged.key} of ${partition} cannot be rolled forward`);
    if (written) done += 1;
    else refused = staged.key;
  }
  return false;
}

/**
 * Removes what other imports left behind. Only where the plan exists, so that none of them can still come to be.
 * Resolves how many staged rows went.
 */
export async function discardStaged(table: Table, partition: string): Promise<number> {
  const own = await table.read(partition, PLAN);
  if (own === undefined) return 0;
  const { takingIn } = own.cells;
  const staged = await table.query(beginsWith(partition, "import|"));
  const left = staged.filter((row) => !takingIn || !row.key.startsWith(stagedPrefix(takingIn)));
  return removeRows(table, partition, left);
}

function stagedPrefix(importId: string): string {
  return `import|${importId}|`;
}

// One write is kept for taking the staged row away.
function chunksOf(partition: string, rows: readonly Row[]): readonly (readonly Row[])[] {
  const chunks: Row[][] = [];
  let text = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    checkRow(partition, row.key, row.cells);
    const length = JSON.stringify(row).length + 1;
    const last = chunks.at(-1);
    if (last !== undefined && last.length < MOST_WRITES - 1 && text + length <= MOST_TEXT) {
      last.push(row);
      text += length;
    } else {
      chunks.push([row]);
      text = length;
    }
  }
  return chunks;
}
