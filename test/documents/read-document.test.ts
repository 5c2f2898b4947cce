import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/documents/read-document.ts";
import type { SourceDocument } from "../../src/domain/import/document/source.ts";
import { zip } from "../domain/import/zip.ts";
import { docx, p, packed, read } from "./docx.ts";

const CFB = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const compound = (stream: string) => Buffer.concat([CFB, Buffer.alloc(512), Buffer.from(stream, "utf16le")]);
const typed = (type: string) => packed("<x/>", {}, type);

describe("the kind of a file", () => {
  it.each([
    ["a PDF", Buffer.from("%PDF-1.7\n"), "pdf"],
    ["a PDF with bytes before it", Buffer.from("\n\n%PDF-1.7\n"), "pdf"],
    ["an old Word file", compound("WordDocument"), "old-word"],
    ["an old Excel file", compound("Workbook"), "old-excel"],
    ["a file with a password", compound("EncryptedPackage"), "protected"],
    ["an old file of another program", compound("PowerPoint Document"), "other"],
    ["nothing", new Uint8Array(), "empty"],
    ["rich text", Buffer.from("{\\rtf1 x}"), "other"],
    ["a picture", Buffer.from("\x89PNG\r\n", "latin1"), "other"],
    ["any zip", zip([{ path: "notes.txt", bytes: Buffer.from("x") }]), "other"],
    ["slides", typed("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"), "other"],
    ["a binary workbook", typed("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), "old-excel"],
  ])("that is not read is told: %s", async (_, bytes, kind) => {
    expect(await readDocument("plan.docx", bytes)).toEqual({ ok: false, refusal: { reason: "file-kind", kind } });
  });

  it.each([
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
  ])("is Word for %s, whatever the name", async (type) => {
    const main =
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>';
    expect(await readDocument("plan.xlsx", packed(main, {}, type))).toMatchObject({
      value: { kind: "word", name: "plan.xlsx" },
    });
  });

  it("is text for what is none of them", async () => {
    expect(await readDocument("plan.docx", Buffer.from("Ref,Action\n1,Visit\n"))).toMatchObject({ ok: true });
  });

  it("is text for words that begin as a zip does", async () => {
    expect(await readDocument("plan.csv", Buffer.from("PK,Action\n1,Visit\n"))).toMatchObject({
      value: { kind: "csv" },
    });
  });

  it("that is cut off is refused", async () => {
    const whole = docx(p("x"));
    expect(await readDocument("plan.docx", whole.subarray(0, whole.length / 2))).toMatchObject({
      refusal: { reason: "file-unreadable" },
    });
  });

  it("is found where the file keeps its main part, and nothing outside is fetched", async () => {
    const relations =
      '<Relationship Id="x" TargetMode="External" Type="http://x/styles" Target="http://127.0.0.1:9/styles.xml"/>';
    expect((await read(docx(p("x"), { relations }))).blocks).toMatchObject([{ text: "x" }]);
  });
});

const folder = process.env["PLANS_DIR"];
if (folder !== undefined) {
  describe("plans that councils have published", () => {
    it.each([
      ["kent-2014.docx", 5, 50, 5],
      ["kent-2017.docx", 1, 34, 1],
      ["west-sussex-2019.docx", 1, 12, 1],
    ])("%s keeps its tables, rows and headings", async (name, tables, rows, headers) => {
      const { blocks, leftOut } = await read(readFileSync(`${folder}/${name}`));
      const all = blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
      expect(all).toHaveLength(tables);
      expect(all.flatMap((table) => table.rows)).toHaveLength(rows);
      expect(all.flatMap((table) => table.rows).filter(({ isHeader }) => isHeader).length).toBeGreaterThanOrEqual(
        headers - 1,
      );
      expect(leftOut).toEqual([]);
      expect(blocks.find(isHeading)).toBeDefined();
    });
  });
}

function isHeading(block: SourceDocument["blocks"][number]): boolean {
  return block.kind === "paragraph" && block.heading === 1;
}
