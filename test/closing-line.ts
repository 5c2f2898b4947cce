import { writeSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/** Tests of a run by what came of them. */
interface Counted {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Ends a run with "N passed, N failed, N skipped": tests, not files; a file that could not be run counts as one failed. */
export function closingLine(): Reporter {
  return {
    onTestRunEnd(modules, unhandled) {
      const line = lineOf(countOf(modules, unhandled.length));
      // Other reporters write at this moment too: the line is to be the last of all.
      process.once("exit", () => writeSync(1, `${line}\n`));
    },
  };
}

function lineOf({ passed, failed, skipped }: Counted): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

function countOf(modules: readonly TestModule[], unhandled: number): Counted {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const count = (state: string) => tests.filter((test) => test.result().state === state).length;
  const broken = modules.filter((module) => module.errors().length > 0 && module.state() === "failed").length;
  return { passed: count("passed"), failed: count("failed") + broken + unhandled, skipped: count("skipped") };
}
