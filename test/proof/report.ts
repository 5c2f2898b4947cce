import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import { fileURLToPath } from "node:url";

/** Rows as a Markdown table, headed by the names of their fields. */
export function tableOf(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const line = (cells: readonly unknown[]) => `| ${cells.join(" | ")} |`;
  return [line(names), line(names.map(() => "---")), ...rows.map((row) => line(names.map((name) => row[name])))].join(
    "\n",
  );
}

const PAGE = fileURLToPath(new URL("../../docs/proof.md", import.meta.url));

/** What is run, and told, by itself. */
export type Part = "storms" | "steps" | "kills" | "year";

/** Where, when and of what the tables are. */
export function madeOn(now: Date, command: string, took: number): string {
  const commit = execFileSync("git", ["log", "-1", "--format=%h"], { encoding: "utf8" }).trim();
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? "unknown"}), Node ${process.versions.node}`;
  return `\`${command}\` at ${commit}, on ${now.toISOString().slice(0, 10)}, ${machine}: ${Math.ceil(took / 60_000)} minutes.`;
}

/** Puts a part's tables into docs/proof.md, in place of its last ones. */
export async function writePart(part: Part, text: string): Promise<void> {
  const page = await readFile(PAGE, "utf8");
  const [begin, end] = [`<!-- begin of ${part} -->`, `<!-- end of ${part} -->`];
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`docs/proof.md has no place for ${part}`);
  await writeFile(PAGE, `${before}${begin}\n\n${text}\n\n${end}${after}`);
}
