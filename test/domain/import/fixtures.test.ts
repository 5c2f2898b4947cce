import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/documents/read-document.ts";
import type { PlanDraft } from "../../../src/domain/import/draft.ts";
import type { SourceDocument } from "../../../src/domain/import/source.ts";
import { understandPlan } from "../../../src/domain/import/understand.ts";
import { type FixtureCase, fixtureCases } from "./cases.ts";
import { type Difference, differences, isAsked, plain } from "./compare.ts";
import { addScores, describeScore, EMPTY_SCORE, type Score, scoreOf } from "./score.ts";

interface Understood {
  readonly document: SourceDocument;
  readonly draft: PlanDraft;
}

const cases = fixtureCases();
const read = new Map<string, Promise<Understood | null>>();

/** null: refused, with a sentence. */
function understand({ name, file, bytes, expected }: FixtureCase): Promise<Understood | null> {
  const known = read.get(name);
  if (known !== undefined) return known;
  const begun = (async () => {
    const document = await readDocument(file, bytes);
    if (!document.ok) return null;
    return {
      document: document.value,
      draft: understandPlan(document.value, { importedOn: expected.importedOn ?? "2026-11-20" }),
    };
  })();
  read.set(name, begun);
  return begun;
}

describe.each(cases)("the plan “$name”", (one) => {
  it("is understood as its people mean it", async () => {
    const understood = await understand(one);
    if (understood === null || one.expected.noPlan) {
      expect(one.expected.noPlan, "the document was refused").toBe(true);
      expect(understood?.draft.actions ?? []).toEqual([]);
      return;
    }
    const found = differences(one.expected, understood.draft, understood.document);
    expect(found.map(describeDifference).join("\n\n")).toBe("");
  });

  it("comes out whole: refs once, due among the dates, themes and objectives that exist, questions with words", async () => {
    const draft = (await understand(one))?.draft;
    if (draft === undefined) return;
    const refs = draft.actions.map((action) => action.ref);
    expect(refs.filter((ref) => ref === "" || /[.\s]$/.test(ref))).toEqual([]);
    expect(refs.filter((ref, index) => refs.indexOf(ref) !== index && !isAsked(draft, ref, "ref"))).toEqual([]);
    for (const action of draft.actions) {
      if (!isAsked(draft, action.ref, "title")) expect(action.title, `the title of ${action.ref}`).not.toBe("");
      if (action.due !== null) expect(action.dates).toContainEqual(action.due);
      if (action.theme !== "") expect(draft.themes.map((theme) => theme.ref)).toContain(action.theme);
      if (action.objective !== "")
        expect(draft.objectives.map((objective) => objective.ref)).toContain(action.objective);
    }
    for (const problem of draft.problems) {
      expect(problem.place).not.toBe("");
      expect(problem.message).not.toBe("");
    }
  });

  it("invents no words: titles, leads and dates stand in the document", async () => {
    const understood = await understand(one);
    if (understood === null) return;
    const text = plain(
      JSON.stringify(understood.document.blocks)
        .replace(/\\[nt]/g, " ")
        .replace(/\\"/g, '"'),
    );
    const words = new Set(text.match(/[\p{L}\p{N}]+/gu));
    for (const action of understood.draft.actions) {
      expect((action.title.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !words.has(word))).toEqual([]);
      for (const lead of [...action.leads, ...action.support]) expect(text).toContain(plain(lead));
    }
  });

  it("loses no row: something of each stands in the plan or is asked", async () => {
    const understood = await understand(one);
    if (understood === null) return;
    const told = plain(
      JSON.stringify(understood.draft)
        .replace(/\\[nt]/g, " ")
        .replace(/\\"/g, '"'),
    );
    const lost = rowsOf(understood.document)
      .filter(({ cells }) => !cells.some((cell) => HEADING.test(cell)))
      .filter(({ cells }) => !cells.some((cell) => told.includes(cell) || told.includes(withoutLabel(cell))))
      .filter(({ place }) => !understood.document.leftOut.some((left) => left.place === place));
    expect(lost).toEqual([]);
  });
});

it("states nothing that is wrong, and says how much it understood", async () => {
  let total: Score = EMPTY_SCORE;
  for (const one of cases.filter((each) => !each.expected.noPlan)) {
    const understood = await understand(one);
    const draft = understood?.draft ?? {
      plan: {},
      actions: [],
      themes: [],
      objectives: [],
      measures: [],
      problems: [],
    };
    total = addScores(total, scoreOf(one.expected, draft as unknown as PlanDraft));
  }
  console.log(`${cases.length} documents\n${describeScore(total)}`);
  const wrong = Object.entries(total).map(([name, count]) => `${name}: ${count.wrong}`);
  expect(wrong).toEqual(["refs: 0", "leads: 0", "dates: 0", "ratings: 0"]);
});

const HEADING =
  /^(ref\.?|no\.?|nos|number|actions?|action (ref|no\.?|number|required)|objective|priority|initials|section|meeting|version|rag|officer|lead|name|ofsted recommendation|\d)$/i;

// "Theme 1: Help early" stands as "Help early".
function withoutLabel(cell: string): string {
  return cell.replace(/^[^:–]{1,30}[:–] */, "").replace(/^[\d.]+ +/, "");
}

function rowsOf(document: SourceDocument): { place: string; cells: string[] }[] {
  return document.blocks
    .filter((block) => block.kind === "table")
    .flatMap((table) => table.rows)
    .map((row) => ({
      place: row.place,
      cells: row.cells
        .filter((cell) => !cell.merged)
        .flatMap((cell) => cell.paragraphs.flatMap((paragraph) => paragraph.text.split("\n")))
        .map(plain)
        .filter((cell) => cell !== ""),
    }))
    .filter((row) => row.cells.length > 0);
}

function describeDifference({ field, expected, got, sin }: Difference): string {
  const mark = sin ? "STATED AND WRONG " : "";
  return `${mark}${field}\n  expected ${JSON.stringify(expected)}\n  got      ${JSON.stringify(got)}`;
}
