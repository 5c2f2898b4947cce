import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CAPS } from "../../src/documents/package/caps.ts";
import { readCsv, writeCsv } from "../../src/documents/text/csv.ts";
import type { TextTable } from "../../src/domain/import/document/text-table.ts";

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function cells(text: string | Uint8Array): TextTable {
  const read = readCsv(typeof text === "string" ? bytes(text) : text);
  if (!read.ok) throw new Error(read.refusal.reason);
  return read.value;
}

describe("reading CSV", () => {
  it.each([
    ["commas", "Ref,Action\n1,Two"],
    ["semicolons, as a continental Excel writes", "Ref;Action\r\n1;Two\r\n"],
    ["tabs", "Ref\tAction\n1\tTwo\n"],
    ["a byte order mark", "\ufeffRef,Action\n1,Two"],
    ["old line ends", "Ref,Action\r1,Two\r"],
    ["quotes", '"Ref","Action"\n"1","Two"'],
  ])("takes %s", (_, text) => {
    expect(cells(text)).toEqual([
      ["Ref", "Action"],
      ["1", "Two"],
    ]);
  });

  it("keeps delimiters, quotes and line breaks inside quotes", () => {
    expect(cells('a,b\n"1, 2","say ""yes""\r\nagain"')).toEqual([
      ["a", "b"],
      ["1, 2", 'say "yes"\r\nagain'],
    ]);
  });

  it("reads Windows-1252 where the bytes are not UTF-8", () => {
    expect(cells(Uint8Array.from([...bytes("a,b\n1,child"), 0x92, ...bytes("s")]))[1]).toEqual(["1", "child’s"]);
  });

  it("takes off the apostrophe that guards a formula, and no other", () => {
    expect(cells("a,b,c\n'=1+1,'s-Hertogenbosch,''-2")[1]).toEqual(["=1+1", "'s-Hertogenbosch", "'-2"]);
  });

  it.each([
    ["a workbook", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), "file-unreadable"],
    ["a quotation mark that never ends", bytes('a,b\n"1,2\n3,4'), "file-unreadable"],
    ["too many bytes", new Uint8Array(CAPS.bytes + 1).fill(97), "file-too-big"],
    ["too many rows", bytes("a\n".repeat(CAPS.rows + 1)), "file-too-big"],
    ["too long a cell", bytes(`a\n${"x".repeat(32_768)}`), "file-too-big"],
  ])("refuses %s", (_, file, reason) => {
    expect(readCsv(file)).toMatchObject({ ok: false, refusal: { reason } });
  });
});

describe("writing CSV", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠a", "'=1"])("guards %j", (cell) => {
    const written = writeCsv([[cell]]).replace(/^\ufeff"?/, "");
    expect(written.startsWith("'")).toBe(true);
  });

  it("leaves NUL out: with one the file would be no text, to us neither", () => {
    const table = [
      ["Ref", "Action"],
      ["1", "Vis\0its"],
      ["2", "\0=1"],
    ];
    expect(cells(writeCsv(table))).toEqual([
      ["Ref", "Action"],
      ["1", "Visits"],
      ["2", "=1"],
    ]);
    expect(readCsv(new TextEncoder().encode(writeCsv(table))).ok).toBe(true);
  });

  it("is read again as it was", () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom("=1", "'=1", "''@x", "－", "a;b", 'q"q', "l\nl", "\r\n", "\ttab"),
    );
    const table = fc.array(
      fc.array(
        cell.map((text) => text.replaceAll("\0", "")),
        { minLength: 2, maxLength: 2 },
      ),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(table, (rows) => {
        const whole = [["Ref", "Action"], ...rows];
        expect(cells(writeCsv(whole))).toEqual(whole);
      }),
    );
  });
});
