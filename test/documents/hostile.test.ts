import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/documents/read-document.ts";
import { readDocumentApart } from "../../src/documents/read-document-apart.ts";
import type { Refusal } from "../../src/domain/plan/refusal.ts";
import { zip } from "../domain/import/zip.ts";
import { docx, p, packed, tbl, tc, tr } from "./docx.ts";

const PLAIN = docx(p("A plan") + tbl([tr(["1", "Visit"]), tr([tc(p("2")), tc("Write")])]));
const DAMAGED = { reason: "file-unreadable" };

async function refusalOf(bytes: Uint8Array): Promise<Refusal | null> {
  const result = await readDocument("plan.docx", bytes);
  return result.ok ? null : result.refusal;
}

/** A zip whose list of contents says something else of its last part: `at` counts from that part's entry. */
function lying(bytes: Buffer, at: number, write: (bytes: Buffer, offset: number) => void): Buffer {
  const copy = Buffer.from(bytes);
  write(copy, copy.lastIndexOf("PK\x01\x02") + at);
  return copy;
}

/** A Word file whose main part comes last, so that `lying` meets it. */
function mainLast(main: string): Buffer {
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const types = `<Types xmlns="t"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`;
  return zip([
    { path: "[Content_Types].xml", bytes: Buffer.from(types) },
    { path: "word/document.xml", bytes: Buffer.from(main) },
  ]);
}

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const body = (inside: string) => `<w:document ${WORD}><w:body>${inside}</w:body></w:document>`;

describe("a zip", () => {
  it("that is packed too tightly is refused before it is unpacked", async () => {
    expect(await refusalOf(docx(p("x".repeat(5_000_000))))).toEqual({
      reason: "file-unreadable",
      why: "it is packed more tightly than any real document",
    });
  });

  it("that says it holds more than the limit is refused before it is unpacked", async () => {
    const big = lying(mainLast(body(p("x"))), 24, (bytes, at) => bytes.writeUInt32LE(300_000_000, at));
    expect(await refusalOf(big)).toMatchObject({ reason: "file-too-big", what: "bytes unpacked" });
  });

  it.each([
    ["less than", 10],
    ["more than", 900_000],
  ])("that says it holds %s it does is refused", async (_, size) => {
    const lie = lying(mainLast(body(p("x".repeat(1000)))), 24, (bytes, at) => bytes.writeUInt32LE(size, at));
    expect(await refusalOf(lie)).toMatchObject(DAMAGED);
  });

  it("whose bytes are not those it was packed from is refused", async () => {
    const turned = lying(mainLast(body(p("x"))), 16, (bytes, at) => bytes.writeUInt32LE(1, at));
    expect(await refusalOf(turned)).toMatchObject(DAMAGED);
  });

  it("with a password of its own is refused with the way out", async () => {
    const locked = lying(mainLast(body(p("x"))), 8, (bytes, at) => bytes.writeUInt16LE(1, at));
    expect(await refusalOf(locked)).toEqual({ reason: "file-kind", kind: "protected" });
  });

  it("of too many parts is refused", async () => {
    const many = Array.from({ length: 2001 }, (_, index) => ({ path: `word/${index}.xml`, bytes: Buffer.from("x") }));
    expect(await refusalOf(zip(many))).toMatchObject(DAMAGED);
  });

  it.each(["../plan.xml", "/etc/plan.xml", "C:/plan.xml", "word/../../plan.xml", "..\\plan.xml"])(
    "with a part called %s is refused",
    async (path) => {
      expect(await refusalOf(zip([{ path, bytes: Buffer.from("x") }]))).toMatchObject(DAMAGED);
    },
  );

  it("with a part that stands in it twice is refused", async () => {
    const part = { path: "[Content_Types].xml", bytes: Buffer.from("<Types/>") };
    expect(await refusalOf(zip([part, part]))).toMatchObject(DAMAGED);
  });
});

describe("the markup of a document", () => {
  it.each([
    ["a definition", `<!DOCTYPE x [<!ENTITY a "b">]>${body(p("&a;"))}`],
    [
      "a billion laughs",
      `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>${body(p("&c;"))}`,
    ],
    ["a file from outside", `<!DOCTYPE x SYSTEM "file:///etc/hostname">${body(p("x"))}`],
    ["an entity that is not XML's own", body(p("&nbsp;"))],
    ["elements 100,000 deep", body("<w:sdt>".repeat(100_000) + "</w:sdt>".repeat(100_000))],
    ["tables 100,000 deep", body("<w:tbl><w:tr><w:tc>".repeat(33_334))],
    ["a thousand attributes", body(`<w:p ${Array.from({ length: 1000 }, (_, at) => `a${at}="1"`).join(" ")}/>`)],
    ["no end", body(p("x")).slice(0, -20)],
    ["no start", "just words"],
    ["nothing", ""],
  ])("with %s is refused", async (_, main) => {
    expect(await refusalOf(packed(main))).toMatchObject(DAMAGED);
  });

  it.each([
    ["columns", body(tbl([tr([tc("x", '<w:gridSpan w:val="5000"/>')])]))],
    ["columns", body(tbl([tr(Array.from({ length: 600 }, () => "x"))]))],
    ["columns", body(tbl([tr(["x"], '<w:gridBefore w:val="1e9"/>')]))],
    ["rows", body(tbl(Array.from({ length: 20_001 }, () => "<w:tr><w:tc/></w:tr>")))],
    ["rows", body("<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(20_001))],
    ["characters in a cell", body(tbl([tr([tc(p("x".repeat(20_000)) + p("y".repeat(20_000)))])]))],
    ["characters in a paragraph", body(p("x".repeat(40_000)))],
  ])("with more %s than the limit is refused", async (what, main) => {
    expect(await refusalOf(packed(main))).toMatchObject({ reason: "file-too-big", what });
  });

  it("with more in one row than can be real is refused while it is read", async () => {
    const many = Array.from({ length: 500_001 }, (_, index) => `<w:p w:a="${hash(index)}"/>`).join("");
    expect(await refusalOf(packed(body(`<w:tbl><w:tr><w:tc>${many}</w:tc></w:tr></w:tbl>`)))).toMatchObject(DAMAGED);
  });

  it("with more cells than the limit is refused", async () => {
    const cell = (index: number) => `<w:tc w:a="${hash(index).slice(-4)}"/>`;
    const row = (_: unknown, at: number) =>
      `<w:tr>${Array.from({ length: 500 }, (_, index) => cell(at * 500 + index)).join("")}</w:tr>`;
    const rows = Array.from({ length: 1001 }, row).join("");
    expect(await refusalOf(packed(body(`<w:tbl>${rows}</w:tbl>`)))).toMatchObject({ what: "cells" });
  });

  it("may hold as many rows as the limit, and words around them", async () => {
    const rows = tbl(Array.from({ length: 20_000 }, () => "<w:tr><w:tc/></w:tr>"));
    expect(await refusalOf(packed(body(p("Title") + rows)))).toBeNull();
  });
});

describe("whatever is sent", () => {
  it("never throws: any bytes", async () => {
    const start = fc.constantFrom("", "PK\x03\x04", "PK\x05\x06", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "%PDF-", "<?xml");
    const bytes = fc.tuple(start, fc.uint8Array({ maxLength: 300 }));
    await fc.assert(
      fc.asyncProperty(bytes, async ([head, tail]) => {
        const result = await readDocument("plan", Buffer.concat([Buffer.from(head, "latin1"), tail]));
        expect(typeof result.ok).toBe("boolean");
      }),
    );
  });

  it("never throws, and is not read in part: a file cut off anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: PLAIN.length - 1 }), async (length) => {
        expect(await refusalOf(PLAIN.subarray(0, length))).not.toBeNull();
      }),
    );
  });

  it("never throws: a file with bytes turned over", async () => {
    const changes = fc.array(fc.tuple(fc.nat(PLAIN.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(changes, async (bytes) => {
        const changed = Buffer.from(PLAIN);
        for (const [at, value] of bytes) changed[at] = value;
        expect(typeof (await readDocument("plan.docx", changed)).ok).toBe("boolean");
      }),
    );
  });

  it("never throws: well-formed markup of any shape", async () => {
    const names =
      "tbl tr tc p r t sdt sdtPr sdtContent tcPr trPr pPr rPr vMerge hMerge gridSpan shd del ins fldChar instrText".split(
        " ",
      );
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 8 },
        fc.constantFrom("x", "5", "", "<w:t>words</w:t>"),
        fc
          .tuple(
            fc.constantFrom(...names),
            fc.constantFrom("", "restart", "3", "0", "end"),
            fc.array(tie("tree"), { maxLength: 4 }),
          )
          .map(
            ([name, value, inside]) =>
              `<w:${name} w:val="${value}" w:fldCharType="${value}">${inside.join("")}</w:${name}>`,
          ),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { maxLength: 6 }), async (parts) => {
        expect(await refusalOf(packed(body(parts.join(""))))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});

/** Text that does not pack well, as people's does not. */
function hash(seed: number): string {
  return Math.abs(Math.sin(seed + 1) * 2 ** 53).toString(36);
}

describe("a document read apart", () => {
  it("is read as it would be here", async () => {
    expect(await readDocumentApart("plan.docx", PLAIN)).toEqual(await readDocument("plan.docx", PLAIN));
  });

  it("keeps the caller's bytes and refuses as it would here", async () => {
    const bytes = Buffer.from("%PDF-1.7");
    expect(await readDocumentApart("plan.pdf", bytes)).toEqual(await readDocument("plan.pdf", bytes));
    expect(bytes.toString()).toBe("%PDF-1.7");
  });

  it("is refused where it takes more memory than it may, and the caller lives on", async () => {
    const rows = Array.from({ length: 8_000 }, (_, index) => tr([`1.${index}`, hash(index), hash(index + 0.5), "G"]));
    expect(await readDocumentApart("plan.docx", docx(tbl(rows)), { megabytes: 16 })).toEqual({
      ok: false,
      refusal: { reason: "file-too-big", what: "megabytes of memory to read", most: 16 },
    });
  });

  it("is refused where it takes longer than it may", async () => {
    expect(await readDocumentApart("plan.docx", PLAIN, { seconds: 0 })).toEqual({
      ok: false,
      refusal: { reason: "file-too-big", what: "seconds to read", most: 0 },
    });
  });

  it("ends at once when it is called off", async () => {
    const called = new AbortController();
    const reading = readDocumentApart("plan.docx", PLAIN, { signal: called.signal });
    called.abort(new Error("no longer wanted"));
    await expect(reading).rejects.toThrow("no longer wanted");
    await expect(readDocumentApart("plan.docx", PLAIN, { signal: called.signal })).rejects.toThrow("no longer wanted");
  });

  it("is not begun where the file alone is too big", async () => {
    expect(await readDocumentApart("plan.csv", new Uint8Array(20_000_001))).toMatchObject({
      refusal: { reason: "file-too-big", what: "bytes" },
    });
  });
});
