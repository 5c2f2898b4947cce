import { NewerRelease } from "../../app/ports/stored.ts";
import type { Cells } from "./limits.ts";
import type { FoundRow } from "./table.ts";

/**
 * The version of a row's shape that its cell `shape` names; a row without one is in the first. A new optional field
 * needs no other: an older release keeps what it does not know. A kind of row takes the next number where an older
 * release, running beside a newer while that is rolled out, would spoil what it writes.
 */
export const FIRST_VERSION = 1;

/** What a write on a row must know of it. */
export type Over = Pick<FoundRow, "etag" | "cells">;

/** Cells that some row of this release has, beside those of its JSON. */
const KNOWN = ["shape", "writer", "takingIn", "closed", "head", "at", "given", "pieces"];

/** The version of a row's shape. */
export function versionOf({ shape }: Cells): number {
  return Number(shape ?? FIRST_VERSION);
}

/** Whether a row is of a newer release than one that writes a version. */
export function isNewer({ cells }: Pick<FoundRow, "cells">, ours = FIRST_VERSION): boolean {
  return versionOf(cells) > ours;
}

/** Cells to stand where others are: those that this release does not know stay. Throws NewerRelease. */
export function laidOver({ cells }: Over, own: Cells): Cells {
  if (versionOf(cells) > versionOf(own)) throw new NewerRelease("a newer release wrote it");
  return { ...otherCells(cells), ...own };
}

/** What a newer release wrote is left to it: undefined then. */
export async function unlessNewer<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof NewerRelease) return undefined;
    throw error;
  }
}

/** Names a row as it was read: what a later write on it must still find, and what it must keep. */
export function markOf({ etag, cells }: Over): string {
  const kept = { ...otherCells(cells), ...(isNewer({ cells }) && { shape: cells.shape }) };
  return Object.keys(kept).length === 0 ? etag : `${etag} ${JSON.stringify(kept)}`;
}

/** The row that a mark names, as far as a write on it must know. */
export function foundBy(mark: string): Over {
  const [etag = "", ...kept] = mark.split(" ");
  return { etag, cells: kept.length === 0 ? {} : JSON.parse(kept.join(" ")) };
}

/** Cells that this release knows. */
export function knownCells(cells: Cells): Cells {
  return pick(cells, (name) => isKnown(name));
}

function otherCells(cells: Cells): Cells {
  return pick(cells, (name) => !isKnown(name));
}

function pick(cells: Cells, wanted: (name: string) => boolean): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([name]) => wanted(name)));
}

function isKnown(name: string): boolean {
  return KNOWN.includes(name) || /^json\d*$/.test(name);
}
