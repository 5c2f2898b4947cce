import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { z } from "zod";
import type { ImportDrafts } from "../app/ports/ports.ts";
import { jsonCells, readJson } from "./table/json-cells.ts";
import { keyPart, partitionOf } from "./table/keys.ts";
import { removeRows } from "./table/rewrite.ts";
import { beginsWith, type FoundRow, olderThan, type Table } from "./table/table.ts";
import { foundBy, markOf } from "./table/version.ts";

/** Characters of compressed text to a row: two bytes each, under the megabyte a row may hold. */
const ROW_TEXT = 400_000;
/** What a draft may unpack to. */
const MOST_BYTES = 200_000_000;

/**
 * Drafts in a table: compressed, the first piece in the draft's own row, the rest in rows of that writing's own; so a
 * reader finds one writing whole, and the draft's own row makes it count.
 */
export function tableDrafts(table: Table): ImportDrafts {
  return {
    save: (key, id, content, at, mark) => saveDraft(table, partitionOf(key), id, { content, at, mark }),
    read: (key, id) => readDraft(table, partitionOf(key), id),
    drop: async (key, id) => {
      const partition = partitionOf(key);
      const own = await table.read(partition, draftKey(id));
      if (own !== undefined) await removeRows(table, partition, [own]);
      await removeRows(table, partition, await table.query(beginsWith(partition, piecePrefix(id))));
    },
    sweep: async (before) => {
      const old = await table.query(olderThan(before));
      let removed = 0;
      for (const partition of new Set(old.map((row) => row.partition))) {
        const rows = old.filter((row) => row.partition === partition);
        removed += await removeRows(table, partition, rows);
      }
      return removed;
    },
  };
}

interface Writing {
  readonly content: string;
  readonly at: string;
  /** The mark of the draft that this one replaces; null: there is none yet. */
  readonly mark: string | null;
}

async function saveDraft(table: Table, partition: string, id: string, { content, at, mark }: Writing) {
  const [writer, pieces] = [randomUUID(), await pack(content)];
  const [first = "", ...rest] = pieces;
  for (const [index, piece] of rest.entries()) {
    const row = { key: pieceKey(id, writer, index), cells: { ...jsonCells(piece), at } };
    await table.write(partition, [{ kind: "create", row }]);
  }
  const row = { key: draftKey(id), cells: { ...jsonCells(first), at, writer, pieces: String(rest.length) } };
  const own =
    mark === null ? ({ kind: "create", row } as const) : ({ kind: "replace", row, over: foundBy(mark) } as const);
  const saved = (await table.write(partition, [own])) ?? (await table.read(partition, row.key));
  const ours = saved !== undefined && (!("cells" in saved) || saved.cells.writer === writer);
  const pieceRows = await table.query(beginsWith(partition, piecePrefix(id)));
  const stale = pieceRows.filter((found) => found.key.startsWith(`${piecePrefix(id)}${writer}|`) !== ours);
  await removeRows(table, partition, stale);
  return ours;
}

async function readDraft(table: Table, partition: string, id: string) {
  // Written anew while it was read: once more finds the new one.
  for (let tries = 0; tries < 5; tries++) {
    const own = await table.read(partition, draftKey(id));
    if (own === undefined) return undefined;
    const count = Number(own.cells["pieces"]);
    const keys = Array.from({ length: count }, (_, index) => pieceKey(id, own.cells.writer ?? "", index));
    const rest = await Promise.all(keys.map((piece) => table.read(partition, piece)));
    const whole = rest.filter((row) => row !== undefined);
    if (whole.length === rest.length) return { value: await unpack([own, ...whole]), mark: markOf(own) };
  }
  return undefined;
}

function draftKey(id: string): string {
  return `draft|${keyPart(id)}`;
}

function piecePrefix(id: string): string {
  return `piece|${keyPart(id)}|`;
}

function pieceKey(id: string, writing: string, index: number): string {
  return `${piecePrefix(id)}${writing}|${String(index).padStart(4, "0")}`;
}

async function pack(content: string): Promise<readonly string[]> {
  const text = (await promisify(gzip)(content)).toString("base64");
  return Array.from({ length: Math.ceil(text.length / ROW_TEXT) }, (_, index) =>
    text.slice(index * ROW_TEXT, (index + 1) * ROW_TEXT),
  );
}

async function unpack(rows: readonly FoundRow[]): Promise<string> {
  const text = rows.map((row) => readJson(z.string(), row)).join("");
  return (await promisify(gunzip)(Buffer.from(text, "base64"), { maxOutputLength: MOST_BYTES })).toString();
}
