import type { ImportWhy } from "../../plan/import-why.ts";
import { findTimes, type Period } from "../dates/times.ts";
import { cutNames, type KnownNames } from "../leads/known-names.ts";

/** The dates of a cell that several actions share, one for each: its lines, or dates that run on in one line. */
export function dateItems(lines: readonly string[], period: Period): readonly string[] {
  return lines.flatMap((line) => {
    if (line.length > 1_000) return [line];
    const { text, times, rest } = findTimes(line, period);
    const plain = rest.replace(/[\s.,;]+/g, "") === "";
    if (times.length < 2 || !plain) return [line];
    return times.map(({ at, end }, index) =>
      text.slice(index === 0 ? 0 : at, times[index + 1]?.at ?? Math.max(end, text.length)).trim(),
    );
  });
}

/** The leads of such a cell, one entry for each; names joined by a stroke or a comma stand together. */
export function leadItems(lines: readonly string[], known: KnownNames): readonly string[] {
  return lines.flatMap((line) => cutRun(line, known) ?? [line]);
}

/** "A/ B C D/E" as "A/ B", "C", "D/E": strokes bind, known names part. */
function cutRun(line: string, known: KnownNames): readonly string[] | undefined {
  const parts = line.split("/").map((part) => part.trim());
  const groups: string[][] = [[]];
  for (const [index, part] of parts.entries()) {
    const names = cutNames(part, known) ?? [part];
    if (index === 0) groups.length = 0;
    else groups.at(-1)?.push(names[0] ?? "");
    for (const name of index === 0 ? names : names.slice(1)) groups.push([name]);
  }
  const cut = groups.map((group) => group.join("/ "));
  return cut.length > 1 ? cut.map((group) => printed(line, group)) : undefined;
}

/** A group as the line prints it, with its own spaces about the strokes. */
function printed(line: string, group: string): string {
  const pattern = group
    .split("/ ")
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("\\s*/\\s*");
  return new RegExp(pattern).exec(line)?.[0] ?? group;
}

/** What is asked of a cell that cannot be shared out. */
export const SHARED: ImportWhy = { reason: "shared-cell", pairs: [] };
