import { jsonCells, readJson } from "../table/json-cells.ts";
import { PLAN } from "../table/keys.ts";
import { checkRow, MOST_WRITES } from "../table/limits.ts";
import { MOST_TRIES, putWrite, removeRows } from "../table/rewrite.ts";
import { beginsWith, type FoundRow, type Table, type Write } from "../table/table.ts";
import { isNewer, unlessNewer } from "../table/version.ts";
import { laidPatches } from "./patch-rows.ts";
import { type StagedStep, StepShape } from "./staged-step.ts";

/** The first staged row of an import; whoever takes it away decides whether the import comes to be. */
const HEAD = "000000";
/** Patches read their actions first: as much work as so many staged rows of another kind. */
const PATCH_COST = 3;

/** Writes steps aside. Resolves the write that takes the head away: it belongs into the transaction that commits them. */
export async function stage(
  table: Table,
  partition: string,
  importId: string,
  steps: readonly StagedStep[],
): Promise<Write> {
  const key = (number: number) => `${stagedPrefix(importId)}${String(number).padStart(HEAD.length, "0")}`;
  const head = { key: key(0), cells: { json: "{}" } };
  // A conflict is our own write, sent again by the client: nobody else knows the import's id.
  await table.write(partition, [{ kind: "create", row: head }]);
  for (const [index, step] of steps.entries()) {
    const row = { key: key(index + 1), cells: jsonCells(step) };
    checkRow(partition, row.key, row.cells);
    await table.write(partition, [{ kind: "create", row }]);
  }
  const written = await table.read(partition, head.key);
  // Gone already: somebody has discarded it, and this ETag will not be found.
  return { kind: "remove", key: head.key, etag: written?.etag ?? "W/\"datetime'1970-01-01T00%3A00%3A00.0000000Z'\"" };
}

/**
 * Does what committed staged rows say, one after the other, each in one transaction that takes the staged row away:
 * so it happens once, whoever does it and however often it is tried. Resolves whether none is left; at most `most`
 * are done, and none that a newer release staged or whose actions it wrote: that goes on with them.
 */
export async function rollForward(table: Table, partition: string, importId: string, most: number): Promise<boolean> {
  let [refused, refusals] = ["", 0];
  for (let done = 0; done < most; ) {
    const [staged] = await table.query(beginsWith(partition, stagedPrefix(importId)), 1);
    if (staged === undefined) return true;
    if (isNewer(staged)) return false;
    const step = readJson(StepShape, staged);
    const writes = await writesOf(table, partition, staged, step);
    const written = await unlessNewer(async () => (await table.write(partition, writes)) !== undefined);
    if (written === undefined) return false;
    if (written) {
      done += step.kind === "patch" ? PATCH_COST : 1;
      continue;
    }
    refusals = refused === staged.key ? refusals + 1 : 1;
    refused = staged.key;
    // Refused again and again and still there, when nobody else could have done it: it never will be done.
    if (refusals > MOST_TRIES) throw new Error(`${staged.key} of ${partition} cannot be rolled forward`);
  }
  return false;
}

async function writesOf(
  table: Table,
  partition: string,
  staged: FoundRow,
  step: StagedStep,
): Promise<readonly Write[]> {
  const remove: Write = { kind: "remove", key: staged.key, etag: staged.etag };
  if (step.kind === "create") return [...step.rows.map((row): Write => ({ kind: "create", row })), remove];
  if (step.kind === "put") {
    const present = await Promise.all(
      [...step.rows.map(({ key }) => key), ...step.remove].map((key) => table.read(partition, key)),
    );
    const found = new Map(present.flatMap((row) => (row === undefined ? [] : [[row.key, row]])));
    const gone = step.remove.flatMap((key) => found.get(key) ?? []);
    return [
      ...step.rows.map((row) => putWrite(row, found.get(row.key))),
      ...gone.map(({ key, etag }): Write => ({ kind: "remove", key, etag })),
      remove,
    ];
  }
  const { writes, rest } = await laidPatches(table, partition, step, MOST_WRITES - 1);
  if (rest.length === 0) return [...writes, remove];
  const row = { key: staged.key, cells: jsonCells({ ...step, patches: rest }) };
  return [...writes, { kind: "replace", row, over: staged }];
}

/** Removes what other imports left behind; one that is being staged will then not come to be. Resolves how many rows went. */
export async function discardStaged(table: Table, partition: string): Promise<number> {
  const staged = await table.query(beginsWith(partition, "import|"));
  // Read after them: an import whose head is gone and that is not named here has been discarded, or is done.
  const takingIn = (await table.read(partition, PLAN))?.cells.takingIn;
  let removed = 0;
  for (const prefix of new Set(staged.map((row) => prefixOf(row.key)))) {
    if (takingIn && prefix === stagedPrefix(takingIn)) continue;
    const rows = staged.filter((row) => prefixOf(row.key) === prefix);
    const head = rows.filter((row) => row.key === `${prefix}${HEAD}`);
    // Gone meanwhile: it has just been committed, or somebody else is discarding it.
    if (head.length > 0 && (await removeRows(table, partition, head)) === 0) continue;
    removed += head.length;
    removed += await removeRows(
      table,
      partition,
      rows.filter((row) => !head.includes(row)),
    );
  }
  return removed;
}

function stagedPrefix(importId: string): string {
  return `import|${importId}|`;
}

function prefixOf(key: string): string {
  return key.slice(0, key.lastIndexOf("|") + 1);
}
