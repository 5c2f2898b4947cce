import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The clock of whole programs, which stands some days ahead of this machine's. */
export interface Clock {
  /** What a program is started with to go by it. */
  readonly environment: Readonly<Record<string, string>>;
  /** From now on it is this many days later than today. */
  turnTo(daysAhead: number): void;
  close(): void;
}

export function startClock(): Clock {
  const folder = mkdtempSync(join(tmpdir(), "plan-keeper-clock-"));
  const file = join(folder, "days");
  // In one step: nobody reads half a file.
  const turnTo = (daysAhead: number) => {
    writeFileSync(`${file}.new`, String(daysAhead));
    renameSync(`${file}.new`, file);
  };
  turnTo(0);
  const preload = fileURLToPath(new URL("ahead.cjs", import.meta.url));
  return {
    environment: { AHEAD_FILE: file, NODE_OPTIONS: `--require=${JSON.stringify(preload)}` },
    turnTo,
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
