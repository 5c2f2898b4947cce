import fc from "fast-check";
import { expect, it } from "vitest";
import type { SourceBlock, SourceDocument } from "../../../src/domain/import/document/source.ts";
import { understandPlan } from "../../../src/domain/import/understand.ts";
import { cell } from "./documents.ts";

const HEADINGS = [
  "Ref",
  "Action",
  "Lead",
  "By when",
  "RAG",
  "Objective",
  "Theme",
  "KPI",
  "Progress",
  "Status",
  "Zed",
  "How",
  "",
];
const PIECES = [
  ...["1.1", "1.1.1", "2", "(a)", "R1", "1.", "Theme 2: Homes", "Lead Officer: Ada Lund", "Improvement Outcomes"],
  ...["Ada Lund", "Ada Lund and Bo Ek", "Head of Care, Team", "AL", "All", "TBC", "/", ",", "and", "&"],
  ...["31/03/2027", "Sept/Nov 2027", "Q2", "Monthly", "Complete", "Review 31 st July 2027", "31/06/2027", "Ongoing"],
  ...[
    "R",
    "Amber",
    "Blue",
    "R A A",
    "1. Do this\n2. Do that",
    "1.1 Write it. 1.2 Print it.",
    "90% by March 2027",
    "Target: 80%",
  ],
  ...["\n", "“", "<li>", "**", "|", "%", "dependent on 1.1", "Red – late", "(", "…", "\u00a0", "💥", "-"],
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 12 })), { maxLength: 4 })
  .map((pieces) => pieces.join(" "));

/** Tables whose every row holds a word of its own, "row17word". */
const blocks = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constant("line" as const), text, heading: fc.constantFrom(null, 1, 2) }),
      fc.record({
        kind: fc.constant("table" as const),
        headings: fc.array(fc.constantFrom(...HEADINGS), { maxLength: 7 }),
        rows: fc.array(
          fc.array(
            fc.record({ text, merged: fc.boolean(), span: fc.integer({ min: 1, max: 3 }), filled: fc.boolean() }),
            { minLength: 1, maxLength: 7 },
          ),
          { maxLength: 6 },
        ),
        at: fc.nat(6),
      }),
    ),
    { maxLength: 5 },
  )
  .map((drawn) => {
    let count = 0;
    return drawn.map((one, index): SourceBlock => {
      const place = `block ${index}`;
      if (one.kind === "line") return { kind: "paragraph", place, text: one.text, heading: one.heading, list: null };
      const heading = { place, isHeader: true, cells: one.headings.map((word, column) => cell(column, word)) };
      const rows = one.rows.map((cells) => {
        count += 1;
        const mark = one.at % cells.length;
        const made = cells.map(({ text: words, merged, span, filled }, column) =>
          column === mark
            ? cell(column, `row${count}word ${words}`)
            : cell(column, words, {
                merged,
                span: column + span > cells.length ? 1 : span,
                fill: filled ? "FFC000" : null,
              }),
        );
        return { place: `row ${count}`, isHeader: false, cells: made };
      });
      return { kind: "table", place, rows: [heading, ...rows] };
    });
  });

it("never throws, and loses no row of any document", () => {
  fc.assert(
    fc.property(blocks, fc.constantFrom<SourceDocument["kind"]>("word", "excel", "csv", "text"), (drawn, kind) => {
      const draft = understandPlan({ name: "any", kind, blocks: drawn, leftOut: [] }, { importedOn: "2026-11-20" });
      const said = JSON.stringify(draft);
      const words = JSON.stringify(drawn).match(/row\d+word/g) ?? [];
      expect(words.filter((word) => !new RegExp(`${word}\\b`).test(said))).toEqual([]);
      for (const { due, dates } of draft.actions) if (due !== null) expect(dates).toContainEqual(due);
    }),
    { numRuns: 500 },
  );
}, 60_000);

it("answers hostile texts at once", () => {
  for (const piece of [
    "1.1 A ",
    "a, ",
    "A B and ",
    "31/",
    "(",
    "1) ",
    "Red – a\n",
    "target 9% ",
    "/ ",
    "\n",
    "1/1/2027 ",
    "[",
    " A",
    "aa",
    "Q1 ",
    "May ",
  ]) {
    const long = piece.repeat(Math.floor(32_767 / piece.length));
    const rows = [
      ["Ref", "Action", "Lead", "By when", "RAG", "KPI"],
      ["1.1", long, long, long, long, long],
      [long, "x", "y", "z"],
    ];
    const table: SourceBlock = {
      kind: "table",
      place: "t",
      rows: rows.map((cells, at) => ({
        place: `row ${at}`,
        isHeader: false,
        cells: cells.map((words, column) => cell(column, words)),
      })),
    };
    const lines: SourceBlock = { kind: "paragraph", place: "p", text: long, heading: null, list: null };
    const document: SourceDocument = { name: "x", kind: "text", blocks: [lines, table], leftOut: [] };
    const { actions, problems } = understandPlan(document, { importedOn: "2026-11-20" });
    expect(actions.length + problems.length, piece).toBeGreaterThan(0);
  }
}, 60_000);
