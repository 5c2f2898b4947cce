import { describe, expect, it } from "vitest";
import { type StoredDraft, workDraft } from "../../../src/app/import/import-draft.ts";
import { problemWords } from "../../../src/cards/wording/import-wording.ts";
import { readDocument } from "../../../src/documents/read-document.ts";
import { rekeyAnswers } from "../../../src/domain/import/settle/rekey-answers.ts";
import { understandDocument } from "../../../src/domain/import/understand-document.ts";
import { nameProblems } from "../../../src/domain/plan/answers.ts";
import type { ImportProblem } from "../../../src/domain/plan/draft.ts";
import draft from "../../fixtures/drafts/draft-0.1.json" with { type: "json" };
import kept from "../../fixtures/drafts/problems-0.1.json" with { type: "json" };
import { fixtureCases } from "./cases.ts";

/** Each problem of each plan of the fixtures, as release 0.1 named and worded it. */
const former: Readonly<Record<string, readonly (readonly string[])[]>> = kept;

const cases = fixtureCases().filter(({ name }) => former[name] !== undefined);

describe("a problem of an import", () => {
  it.each(cases)("of “$name” keeps the answers given under its old id, and its words", async (one) => {
    const document = await readDocument(one.file, one.bytes);
    if (!document.ok) throw new Error("the fixture is refused");
    const importedOn = one.expected.importedOn ?? "2026-11-20";
    const { problems } = understandDocument(document.value, { importedOn, columns: {} });
    expect(problems.map(({ why }) => problemWords(why))).toEqual(former[one.name]?.map(([, words]) => words));
    const answers = (former[one.name] ?? []).map(([id = ""]) => ({ kind: "as-understood", problem: id }) as const);
    const now = nameProblems(problems).map(({ id }) => ({ kind: "as-understood", problem: id }));
    expect(rekeyAnswers(problems, answers)).toEqual(now);
    expect(rekeyAnswers(problems, rekeyAnswers(problems, answers))).toEqual(now);
  });

  it("has an id that no rewording moves, and no row that is put above", () => {
    const problem: ImportProblem = { ...ROW, why: { reason: "ref-stands-already", first: "row 4" } };
    const [here] = nameProblems([problem]);
    const [moved] = nameProblems([
      { ...problem, place: "row 9", why: { reason: "ref-stands-already", first: "row 5" } },
    ]);
    expect(moved?.id).toBe(here?.id);
    expect(problemWords(problem.why)).toContain("row 4");
  });

  it("has another id where it asks something else of the same text", () => {
    const green: ImportProblem = { ...ROW, why: { reason: "colour-alone", name: "Green" } };
    const ids = nameProblems([green, { ...ROW, why: { reason: "colour-alone", name: "Red" } }, green]);
    expect(new Set(ids.map(({ id }) => id)).size).toBe(3);
  });
});

describe("a draft that was stored by release 0.1", () => {
  it("opens with all its answers", () => {
    const stored = draft as unknown as StoredDraft;
    const { view, settled } = workDraft({ plan: "north", draft: stored.id }, stored, null, new Date(stored.at));
    expect(view.problems).toHaveLength(stored.answers.length);
    const open = view.problems.filter(({ answer }) => answer === null).map(({ why }) => why.reason);
    expect(open).toEqual([]);
    expect(settled).toHaveLength(stored.answers.length);
  });
});

const ROW = { place: "row 8", ref: "1.1", field: "ref", text: "1.1" } as const;
