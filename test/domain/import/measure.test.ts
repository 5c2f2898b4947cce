import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { readDocument } from "../../../src/documents/read-document.ts";
import { understandPlan } from "../../../src/domain/import/understand.ts";
import type { ExpectedPlan } from "./cases.ts";
import { differences } from "./compare.ts";
import { addScores, describeScore, EMPTY_SCORE, scoreOf } from "./score.ts";

/** One file of expectations: documents, and what must come out of each of them. */
interface Expectation {
  readonly files: readonly string[];
  readonly expected: ExpectedPlan;
}

/**
 * Measures plans that may not stand in the repository: EXPECTED_DIR holds the expectations, DOCUMENTS_DIR the documents
 * they name. Prints precision and recall of each document and of all, and every difference.
 */
const [expectations, documents] = [process.env["EXPECTED_DIR"], process.env["DOCUMENTS_DIR"]];
if (expectations !== undefined && documents !== undefined) {
  it("states nothing that is wrong of plans kept elsewhere", async () => {
    let total = EMPTY_SCORE;
    for (const name of readdirSync(expectations).filter((file) => file.endsWith(".json"))) {
      const { files, expected } = JSON.parse(readFileSync(join(expectations, name), "utf8")) as Expectation;
      for (const file of files) {
        const document = await readDocument(basename(file), readFileSync(join(documents, file)));
        if (!document.ok) throw new Error(`${file}: ${document.refusal.reason}`);
        const draft = understandPlan(document.value, { importedOn: expected.importedOn ?? "2026-11-20" });
        const score = scoreOf(expected, draft);
        total = addScores(total, score);
        console.log(
          `${file}: ${draft.actions.length} actions, ${draft.problems.length} problems\n${describeScore(score)}`,
        );
        for (const { field, expected: wanted, got, sin } of differences(expected, draft, document.value))
          console.log(
            `${sin ? "STATED AND WRONG " : ""}${field}: ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`,
          );
      }
    }
    console.log(`all\n${describeScore(total)}`);
    const wrong = Object.entries(total).map(([field, count]) => `${field}: ${count.wrong}`);
    expect(wrong).toEqual(["refs: 0", "leads: 0", "dates: 0", "ratings: 0"]);
  });
}
