import { describe, expect, it } from "vitest";
import { problemWords } from "../../../src/cards/wording/import-wording.ts";
import { readDocument } from "../../../src/documents/read-document.ts";
import type { SourceCell, SourceDocument } from "../../../src/domain/import/document/source.ts";
import { understandPlan } from "../../../src/domain/import/understand.ts";
import type { PlanDraft } from "../../../src/domain/plan/draft.ts";
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
      expect(understood?.draft.problems, "nothing is said about it").not.toEqual([]);
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
      expect(problemWords(problem.why)).not.toBe("");
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

  it("loses no row: something of each is in a theme, action, measure or legend, or it or its table is asked about", async () => {
    const understood = await understand(one);
    if (understood === null) return;
    const { document, draft } = understood;
    const { text: _, ...plan } = draft.plan;
    const told = plain(
      JSON.stringify({ ...draft, plan })
        .replace(/\\[nt]/g, " ")
        .replaceAll('\\"', '"'),
    );
    const places = [...draft.problems, ...document.leftOut].map((one) => one.place);
    const lost = rowsOf(document)
      .filter(({ cells }) => !cells.some((cell) => told.includes(cell) || told.includes(withoutLabel(cell))))
      .filter(({ place, table }) => !places.includes(place) && !places.includes(table))
      .map(({ place, cells }) => `${place}: ${cells.join(" | ")}`);
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

// "Theme 1: Help early" stands as "Help early".
function withoutLabel(cell: string): string {
  return cell.replace(/^[^:–]{1,30}[:–] */, "").replace(/^[\d.]+ +/, "");
}

/** The rows of several cells below each table's heading; a row of one cell is running text, a key of initials is used. */
function rowsOf(document: SourceDocument): { place: string; table: string; cells: string[] }[] {
  return document.blocks
    .filter((block) => block.kind === "table")
    .flatMap(({ place: table, rows }) => {
      const full = rows.map(({ place, cells }) => ({ place, table, cells: wordsOf(cells) }));
      const [heading, ...below] = full.filter(({ cells }) => cells.length > 1);
      if (heading === undefined || heading.cells.some((cell) => /^initials$/i.test(cell))) return [];
      return below.filter(({ cells }) => cells.join() !== heading.cells.join());
    });
}

function wordsOf(cells: readonly SourceCell[]): string[] {
  return cells
    .filter((cell) => !cell.merged)
    .flatMap((cell) => cell.paragraphs.flatMap((paragraph) => paragraph.text.split("\n")))
    .map(plain)
    .filter((cell) => cell.length > 3);
}

function describeDifference({ field, expected, got, sin }: Difference): string {
  const mark = sin ? "STATED AND WRONG " : "";
  return `${mark}${field}\n  expected ${JSON.stringify(expected)}\n  got      ${JSON.stringify(got)}`;
}
