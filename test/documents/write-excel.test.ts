import { SSF } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatShowing, serialOf } from "../../src/documents/excel/formats.ts";
import { writeExcel } from "../../src/documents/excel/write-excel.ts";
import { unpack } from "../../src/documents/package/unpack.ts";
import { readDocument } from "../../src/documents/read-document.ts";
import { EXPORT_COLUMNS, type ExportCell } from "../../src/domain/import/export-table/export-columns.ts";

const look = { sheet: "Plan", complete: "Grey" };
const cell = (text: string, more: Partial<ExportCell> = {}): ExportCell => ({ text, day: null, rag: null, ...more });
const heading = EXPORT_COLUMNS.map((text) => cell(text));
const rowOf = (cells: Partial<Record<(typeof EXPORT_COLUMNS)[number], ExportCell>>) =>
  EXPORT_COLUMNS.map((column) => cells[column] ?? cell(""));

async function writtenAs(cells: Parameters<typeof rowOf>[0], complete = "Grey") {
  const bytes = await writeExcel([heading, rowOf(cells)], { ...look, complete });
  const read = await readDocument("plan.xlsx", bytes);
  if (!read.ok) throw new Error(read.refusal.reason);
  const table = read.value.blocks.find((block) => block.kind === "table");
  const row = table?.kind === "table" ? table.rows[1] : undefined;
  const byColumn = new Map(row?.cells.map((one) => [EXPORT_COLUMNS[one.column], one]));
  return { bytes, cellOf: (column: (typeof EXPORT_COLUMNS)[number]) => byColumn.get(column) };
}

async function sheetOf(bytes: Uint8Array): Promise<string> {
  const parts = await unpack(bytes, () => true);
  return new TextDecoder().decode(parts.get("xl/worksheets/sheet1.xml"));
}

describe("a workbook we write", () => {
  it.each([
    '=HYPERLINK("https://example.org")',
    "+44 20",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "1.10",
    "007",
    "TRUE",
    "31/07/2027",
  ])("holds %s as text, never a formula, a number or a date", async (text) => {
    const { bytes, cellOf } = await writtenAs({ Action: cell(text) });
    const sheet = await sheetOf(bytes);
    expect(sheet).not.toContain("<f>");
    expect(sheet.match(/<v>/g)).toBeNull();
    expect(cellOf("Action")).toMatchObject({ paragraphs: [{ text: text.trim() }], date: null });
  });

  it.each([
    ["31/07/2027", "2027-07-31"],
    ["1 May 2027", "2027-05-01"],
    ["01.02.27", "2027-02-01"],
    ["2027-12-31", "2027-12-31"],
    ["Review 31 July 2027", "2027-07-31"],
    ["Complete by 30.09.2027 (first draft)", "2027-09-30"],
  ])("holds the date %s as a real one that is shown as it is written", async (text, day) => {
    const { cellOf } = await writtenAs({ "End date": cell(text, { day }) });
    expect(cellOf("End date")).toMatchObject({ date: day, paragraphs: [{ text }] });
  });

  it("holds a phrase about a date as its words", async () => {
    const { cellOf } = await writtenAs({ "End date": cell("By July 2027", { day: "2027-07-31" }) });
    expect(cellOf("End date")).toMatchObject({ date: null, paragraphs: [{ text: "By July 2027" }] });
  });

  it("shows ratings by word and colour, and leaves what is not rated plain", async () => {
    const fills = new Set<string | null | undefined>();
    for (const rag of ["red", "amber", "green", "complete", "unrated"] as const) {
      const { cellOf } = await writtenAs({ RAG: cell(rag, { rag }) });
      expect(cellOf("RAG")?.paragraphs[0]?.text).toBe(rag);
      fills.add(cellOf("RAG")?.fill);
    }
    expect(fills.size).toBe(5);
    expect(fills).toContain(null);
    const { cellOf } = await writtenAs({ RAG: cell("Complete", { rag: "complete" }) }, "Blue");
    expect(fills).not.toContain(cellOf("RAG")?.fill);
  });

  it("keeps its heading in sight, wraps its columns and offers dates where dates go", async () => {
    const sheet = await sheetOf((await writtenAs({})).bytes);
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet.match(/customWidth/g)).toHaveLength(EXPORT_COLUMNS.length);
    const parts = await unpack((await writtenAs({})).bytes, () => true);
    expect(new TextDecoder().decode(parts.get("xl/styles.xml"))).toContain('wrapText="1"');
    expect(sheet).toMatch(/<c r="J2" s="7"\/><c r="K2" s="7"\/><c r="L2" s="7"\/>/);
  });

  it("is the same bytes for the same plan", async () => {
    const [one, two] = [await writtenAs({ Action: cell("a") }), await writtenAs({ Action: cell("a") })];
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
  });

  it("holds any text that a cell may", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (text) => {
        const { bytes, cellOf } = await writtenAs({ Ref: cell("1"), Action: cell(text) });
        expect(bytes.length).toBeGreaterThan(0);
        const kept = text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF\s]/gu, "");
        const read =
          cellOf("Action")
            ?.paragraphs.map((line) => line.text)
            .join("") ?? "";
        expect(read.replace(/\s/g, "")).toBe(kept);
      }),
      { numRuns: 60 },
    );
    const long = await writtenAs({ Action: cell("x".repeat(40_000)) });
    expect(long.cellOf("Action")?.paragraphs[0]?.text).toHaveLength(32_767);
  });
});

describe("the number formats of dates", () => {
  const formats = [
    "d mmmm yyyy",
    "dd mmm yyyy",
    "d\\-mmm\\-yy",
    "dd\\/mm\\/yyyy",
    "d\\/m\\/yy",
    "d\\.m\\.yyyy",
    "yyyy\\-mm\\-dd",
  ];

  it("show every day just as it is written, its words around it", () => {
    const day = fc.date({ min: new Date("1901-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });
    const words = fc.constantFrom(
      ["", ""],
      ["Review ", ""],
      ["", " (end)"],
      ["By ", ", then monthly"],
      ["Dec. d-m: ", ""],
    );
    fc.assert(
      fc.property(day, fc.constantFrom(...formats), words, (date, format, [before, after]) => {
        const on = date.toISOString().slice(0, 10);
        const text = `${before}${SSF.format(format, serialOf(on))}${after}`;
        expect(SSF.format(formatShowing(on, text) ?? "", serialOf(on))).toBe(text);
      }),
    );
  });

  it.each(["July 2027", "31/08/2027", "31/07/2027 and 31/07/2027", "Phase 2: 31 July 2027", 'By "31 July 2027"'])(
    "show no day as %s",
    (text) => expect(formatShowing("2027-07-31", text)).toBeUndefined(),
  );

  it("begin where spreadsheets count days alike", () => {
    expect(formatShowing("1900-01-01", "01/01/1900")).toBeUndefined();
  });
});
