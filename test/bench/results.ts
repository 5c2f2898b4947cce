import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tableOf } from "../proof/report.ts";

export type Row = Readonly<Record<string, string | number>>;
export type Rows = readonly Row[];

/** What every bench has measured, by its name and the table's. */
export type Results = Readonly<Record<string, Readonly<Record<string, Rows>>>>;

const FILE = "test-results/bench.json";

export function readResults(): Results {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : {};
}

/** Prints what was measured as a table and keeps it in test-results/bench.json, in the place of what was there of it. */
export async function show(bench: string, table: string, measured: Rows | Promise<Rows>): Promise<void> {
  const rows = await measured;
  console.log(`\n## ${table}\n\n${tableOf(rows)}`);
  const results = readResults();
  mkdirSync("test-results", { recursive: true });
  writeFileSync(FILE, `${JSON.stringify({ ...results, [bench]: { ...results[bench], [table]: rows } }, null, 2)}\n`);
}
