import { readFileSync } from "node:fs";
import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExcel } from "../../src/documents/excel/excel.ts";
import { c, n, onlyCell, readFile, row, rowsOf, solid, styles, textsOf, xlsx } from "./xlsx.ts";

const THEME =
  '<a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>' +
  '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="1F497D"/></a:dk2>' +
  '<a:lt2><a:srgbClr val="EEECE1"/></a:lt2><a:accent1><a:srgbClr val="4F81BD"/></a:accent1>' +
  '<a:accent2><a:srgbClr val="C0504D"/></a:accent2></a:clrScheme>';

describe("sheets", () => {
  it("gives each visible sheet as a heading and a table, in their order", async () => {
    const document = await readFile(
      xlsx(row(1, c("A1", "Cover page")), {
        others: [{ attributes: 'name="Actions &amp; leads"', inside: row(3, c("B3", "1.1") + c("C3", "Do it")) }],
      }),
    );
    expect(document).toMatchObject({
      kind: "excel",
      leftOut: [],
      blocks: [
        { kind: "paragraph", text: "Plan", heading: 1 },
        { kind: "table", rows: [{ place: "sheet “Plan”, row 1", cells: [{ column: 0 }] }] },
        { kind: "paragraph", place: "sheet “Actions & leads”", text: "Actions & leads", heading: 1 },
        { kind: "table", rows: [{ place: "sheet “Actions & leads”, row 3", cells: [{ column: 1 }, { column: 2 }] }] },
      ],
    });
  });

  it("leaves hidden sheets, and sheets that are no tables, out and lists them", async () => {
    const document = await readFile(
      xlsx(row(1, c("A1", "Seen")), {
        others: [
          { attributes: 'name="Old" state="hidden"', inside: row(1, c("A1", "9.9") + c("B1", "Gone")) },
          { attributes: 'name="Lists" state="veryHidden"', inside: row(1, c("A1", "Red")) },
          { attributes: 'name="Chart"', inside: "", type: "chartsheet" },
        ],
      }),
    );
    expect(textsOf(document)).toEqual([["Seen"]]);
    expect(document.leftOut).toEqual([
      { place: "sheet “Old”", text: "9.9 | Gone", why: "hidden sheet" },
      { place: "sheet “Lists”", text: "Red", why: "hidden sheet" },
      { place: "sheet “Chart”", text: "Chart", why: "not followed" },
    ]);
  });

  it("reads what another program writes", async () => {
    const sheet = utils.aoa_to_sheet([["Ref", "Action"], ["1.10", "Two\nlines"], [], [2.5, "Next"]]);
    sheet["!merges"] = [utils.decode_range("B2:B3")];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, "A");
    expect(textsOf(await readFile(write(book, { type: "buffer", bookType: "xlsx" })))).toEqual([
      ["Ref", "Action"],
      ["1.10", "Two¶lines"],
      ["2.5", "Next"],
    ]);
  });
});

describe("merged and hidden cells", () => {
  it("joins what is merged, across by its span and down as one cell", async () => {
    const document = await readFile(
      xlsx(
        `<sheetData>${row(1, c("A1", "Title"))}${row(2, c("A2", "Goal") + c("B2", "First"))}${row(3, `<c r="A3"/>${c("B3", "Second")}`)}${row(4, c("B4", "Third"))}</sheetData>` +
          '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/></mergeCells>',
      ),
    );
    expect(
      rowsOf(document).map(({ cells }) => cells.map(({ column, span, merged }) => [column, span, merged])),
    ).toEqual([
      [[0, 3, false]],
      [
        [0, 1, false],
        [1, 1, false],
      ],
      [
        [0, 1, true],
        [1, 1, false],
      ],
      [[1, 1, false]],
    ]);
    expect(textsOf(document)[2]).toEqual(["Goal", "Second"]);
  });

  it("leaves hidden rows and columns out and lists them, but shows a merged cell that reaches out of them", async () => {
    const document = await readFile(
      xlsx(
        '<cols><col min="3" max="3" hidden="1"/><col min="4" max="4" width="0"/></cols><sheetData>' +
          row(1, c("A1", "Goal") + c("B1", "Hidden action"), 'hidden="true"') +
          row(2, c("B2", "Action") + c("C2", "Secret") + c("D2", "Narrow")) +
          row(3, c("B3", "Flat"), 'ht="0" customHeight="1"') +
          row(4, c("B4", "Last") + c("C4", "More")) +
          '</sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
      ),
    );
    expect(textsOf(document)).toEqual([
      ["Goal", "Action"],
      ["", "Last"],
    ]);
    expect(rowsOf(document)[0]?.cells[0]?.merged).toBe(false);
    expect(document.leftOut).toEqual([
      { place: "sheet “Plan”, row 1", text: "Hidden action", why: "hidden row" },
      { place: "sheet “Plan”, column C", text: "Secret | More", why: "hidden column" },
      { place: "sheet “Plan”, column D", text: "Narrow", why: "hidden column" },
      { place: "sheet “Plan”, row 3", text: "Flat", why: "hidden row" },
    ]);
  });

  it("lists a merged cell of which nothing is seen", async () => {
    const document = await readFile(
      xlsx(
        `<sheetData>${row(1, c("A1", "Never"), 'hidden="1"')}${row(2, c("B2", "Seen"))}</sheetData>` +
          '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
      ),
    );
    expect(document.leftOut).toEqual([{ place: "sheet “Plan”, row 1", text: "Never", why: "hidden row" }]);
  });

  it("lists what stands under a merged cell, where nobody sees it", async () => {
    const document = await readFile(
      xlsx(
        `<sheetData>${row(1, c("A1", "Seen") + c("B1", "Under"))}</sheetData>` +
          '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
      ),
    );
    expect(textsOf(document)).toEqual([["Seen", ""]]);
    expect(document.leftOut).toEqual([{ place: "sheet “Plan”, B1", text: "Under", why: "hidden text" }]);
  });

  it("takes a cell that two merges claim by the first alone", async () => {
    const document = await readFile(
      xlsx(
        `<sheetData>${row(1, c("A1", "One"))}${row(2, c("A2", "Two") + c("B2", "Three"))}</sheetData>` +
          '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="A2:B2"/></mergeCells>',
      ),
    );
    expect(textsOf(document)).toEqual([["One"], ["One", "Three"]]);
  });
});

describe("values", () => {
  const shown = async (cell: string, formats: string, settings = "") => {
    const book = xlsx(row(1, cell), { styles: formats, settings });
    const { paragraphs, date } = onlyCell(await readFile(book));
    return [paragraphs[0]?.text, date];
  };
  const own = (code: string) =>
    styles([{ format: 165 }], {
      before: `<numFmts><numFmt numFmtId="165" formatCode="${code}"/></numFmts>`,
      after: "",
    });
  const built = (format: number) => styles([{ format }]);

  it.each([
    ["the short date of this country", 46234, built(14), "31/07/2026", "2026-07-31"],
    ["a date with its time", 46234.99, own("d mmmm yyyy hh:mm"), "31 July 2026 23:45", "2026-07-31"],
    ["a date in another country's order", 46234, own("[$-409]m/d/yyyy"), "7/31/2026", "2026-07-31"],
    ["the first day there is", 1, own("yyyy\\-mm\\-dd"), "1900-01-01", "1900-01-01"],
    ["a day that never was", 60, own("yyyy\\-mm\\-dd"), "1900-02-29", null],
    ["the day after it", 61, own("yyyy\\-mm\\-dd"), "1900-03-01", "1900-03-01"],
    ["a month, which is all that is shown", 46204, own("mmm\\-yy"), "July 2026", null],
    ["a year", 46204, own("yyyy"), "2026", null],
    ["a time", 0.5, own("hh:mm"), "12:00", null],
    ["minutes, not months", 0.0104, own("[h]:mm"), "0:14", null],
    ["words that only look like fields", 3, own("0&quot; days and dry&quot;"), "3 days and dry", null],
    ["a percentage", 0.305, built(10), "30.50%", null],
    ["a number with its noughts", 1.1, built(2), "1.10", null],
    ["pounds, where the format follows the country", 12.5, built(44), "£12.50", null],
    ["a plain number", 1.1, built(0), "1.1", null],
    ["a format that cannot be followed", 7, own("[[["), "7", null],
    ["a number beyond any date", 3e9, built(14), "3000000000", null],
    ["a number that its format hides", 5, own(";;;"), "5", null],
  ])("shows %s", async (_, value, formats, text, date) => {
    expect(await shown(n("A1", value, 1), formats)).toEqual([text, date]);
  });

  it("counts from 1904 where the workbook does", async () => {
    expect(await shown(n("A1", 44772, 1), built(14), '<workbookPr date1904="1"/>')).toEqual([
      "31/07/2026",
      "2026-07-31",
    ]);
    expect(await shown(n("A1", 0, 1), built(14), '<workbookPr date1904="true"/>')).toEqual([
      "01/01/1904",
      "1904-01-01",
    ]);
  });

  it.each([
    ["a date written out", '<c r="A1" t="d"><v>2026-07-31T00:00:00</v></c>', ["31/07/2026", "2026-07-31"]],
    ["a date that is text", c("A1", "31st July 2026"), ["31st July 2026", null]],
    ["yes or no", '<c r="A1" t="b"><v>1</v></c>', ["TRUE", null]],
    ["a fault", '<c r="A1" t="e"><v>#REF!</v></c>', ["#REF!", null]],
    ["a formula by its value", '<c r="A1" t="str"><f>"a"&amp;B1</f><v>ab</v></c>', ["ab", null]],
    ["a link's words", '<c r="A1" t="str"><f>HYPERLINK("http://x","Open")</f><v>Open</v></c>', ["Open", null]],
    ["characters that XML cannot hold", c("A1", "one_x000A_two"), ["one", null]],
    ["an underscore that is one", c("A1", "a_x005F_x000A_b"), ["a_x000A_b", null]],
  ])("takes %s", async (_, cell, expected) => {
    expect(await shown(cell, styles([]))).toEqual(expected);
  });

  it("lists a formula of which no value is kept, and reckons nothing", async () => {
    const document = await readFile(
      xlsx(
        row(
          1,
          `${c("A1", "Seen")}<c r="B1"><f>TODAY()+30</f><v/></c><c r="C1" t="str"><f>IF(A1="","x","")</f><v></v></c>`,
        ),
      ),
    );
    expect(textsOf(document)).toEqual([["Seen"]]);
    expect(document.leftOut).toEqual([{ place: "sheet “Plan”, B1", text: "=TODAY()+30", why: "not followed" }]);
  });

  it("leaves struck text out and lists it, by run or by the cell's font", async () => {
    const document = await readFile(
      xlsx(
        row(
          1,
          '<c r="A1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c>' +
            '<c r="C1" s="1" t="s"><v>2</v></c><c r="D1" s="1"><v>3</v></c>',
        ),
        {
          styles: styles([{ font: "<strike/>" }]),
          strings:
            '<si><r><t>Keep </t></r><r><rPr><strike/></rPr><t>drop </t></r><r><rPr><strike val="0"/></rPr><t>this</t></r></si>' +
            "<si><r><t>Gone</t></r><r><rPr><b/></rPr><t>stays</t></r></si><si><t>All gone</t><rPh><t>ha</t></rPh></si>",
        },
      ),
    );
    expect(textsOf(document)).toEqual([["Keep this", "stays"]]);
    expect(document.leftOut.map(({ place, text, why }) => [place.slice(-2), text, why])).toEqual([
      ["A1", "drop", "struck"],
      ["B1", "Gone", "struck"],
      ["C1", "All gone", "struck"],
      ["D1", "3", "struck"],
    ]);
  });
});

describe("colours", () => {
  it.each([
    ["plain", 'rgb="FF00B050"', "00B050"],
    ["of the theme", 'theme="4"', "4F81BD"],
    ["of the theme, lightened", 'theme="4" tint="0.59999389629810485"', "B9CDE5"],
    ["of the theme, darkened", 'theme="5" tint="-0.249977111117893"', "953735"],
    ["grey that is white darkened", 'theme="0" tint="-0.14999847407452621"', "D9D9D9"],
    ["of the old palette", 'indexed="10"', "FF0000"],
    ["white", 'rgb="FFFFFFFF"', null],
    ["the theme's white", 'theme="0"', null],
    ["the system's own", 'indexed="64"', null],
    ["no colour at all", 'rgb="oops"', null],
  ])("resolves one that is %s", async (_, colour, expected) => {
    const book = xlsx(row(1, c("A1", "x", 1)), { styles: styles([{ fill: solid(colour) }]), theme: THEME });
    expect(onlyCell(await readFile(book)).fill).toBe(expected);
  });

  it("takes a palette of the workbook's own", async () => {
    const palette = '<colors><indexedColors><rgbColor rgb="00123456"/></indexedColors></colors>';
    const book = xlsx(row(1, c("A1", "x", 1)), {
      styles: styles([{ fill: solid('indexed="0"') }], { before: "", after: palette }),
    });
    expect(onlyCell(await readFile(book)).fill).toBe("123456");
  });

  it("keeps a coloured cell that says nothing, but no row of such", async () => {
    const book = xlsx(row(1, `${c("A1", "1.1")}<c r="B1" s="1"/>`) + row(2, '<c r="A2" s="1"/><c r="B2" s="1"/>'), {
      styles: styles([{ fill: solid('rgb="FFFF0000"') }]),
    });
    expect(rowsOf(await readFile(book)).map(({ cells }) => cells.map(({ fill }) => fill))).toEqual([[null, "FF0000"]]);
  });

  it("colours by the rules that ask what a cell says, and lists the others", async () => {
    const dxf = (colour: string) => `<dxf><fill><patternFill><bgColor rgb="FF${colour}"/></patternFill></fill></dxf>`;
    const rule = (attributes: string, formula: string) =>
      `<cfRule dxfId="${attributes}><formula>${formula}</formula></cfRule>`;
    const rows = ["g", "Amber – late", "Red", "2", "4"].map((text, at) =>
      row(at + 1, c(`A${at + 1}`, `Action ${at}`) + c(`B${at + 1}`, text)),
    );
    const document = await readFile(
      xlsx(
        `<sheetData>${rows.join("")}</sheetData>` +
          `<conditionalFormatting sqref="B1:B9">${[
            rule('0" type="cellIs" operator="equal" priority="3"', '"G"'),
            rule(
              '1" type="containsText" operator="containsText" text="amber" priority="2"',
              'NOT(ISERROR(SEARCH("amber",B1)))',
            ),
            rule('2" type="cellIs" operator="equal" priority="4"', "2"),
            rule('2" type="cellIs" operator="greaterThan" priority="1"', "3"),
          ].join("")}</conditionalFormatting>` +
          `<conditionalFormatting sqref="A1:B9">${rule('2" type="expression" priority="9"', '$B1="red"')}</conditionalFormatting>`,
        {
          styles: styles([], { before: "", after: `<dxfs>${["00B050", "FFC000", "FF0000"].map(dxf).join("")}</dxfs>` }),
        },
      ),
    );
    expect(rowsOf(document).map(({ cells }) => cells.map(({ fill }) => fill))).toEqual([
      [null, "00B050"],
      [null, "FFC000"],
      ["FF0000", "FF0000"],
      [null, "FF0000"],
      [null, null],
    ]);
    expect(document.leftOut).toEqual([
      { place: "sheet “Plan”, B1:B9", text: "colours by a rule: cellIs 3", why: "not followed" },
    ]);
  });
});

const plans = process.env["PLANS_DIR"];
if (plans !== undefined) {
  it("reads a council's real workbook: each action's row, and a colour that agrees with its letter", async () => {
    const document = await readFile(readFileSync(join(plans, "kent-2014.xlsx")));
    const cells = rowsOf(document).flatMap((line) => line.cells.filter(({ merged }) => !merged));
    expect(cells.filter(({ paragraphs }) => /^\d\.\d\.\d$/.test(paragraphs[0]?.text ?? ""))).toHaveLength(40);
    const ratings = cells
      .filter(({ column }) => column === 6)
      .filter(({ paragraphs }) => /^[RAG]$/.test(paragraphs[0]?.text ?? ""));
    const colours: Readonly<Record<string, string>> = { R: "FF0000", A: "FFC000", G: "00B050" };
    expect(ratings.length).toBeGreaterThan(20);
    expect(ratings.map(({ fill }) => fill)).toEqual(
      ratings.map(({ paragraphs }) => colours[paragraphs[0]?.text ?? ""]),
    );
    expect(document.leftOut).toEqual([]);
  });
}

describe("limits and damage", () => {
  it("reads a sheet with one cell at the end of the world without walking there", async () => {
    const dimension = '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols>';
    const far = row(1_048_576, c("C1048576", "Far"));
    const merges = '<mergeCells><mergeCell ref="A1:XFD1048575"/></mergeCells>';
    const document = await readFile(
      xlsx(`${dimension}<sheetData>${row(1, c("A1", "Near"))}${far}</sheetData>${merges}`),
    );
    expect(textsOf(document)[1]).toEqual(["", "", "Far"]);
    expect(rowsOf(document)[0]?.cells[0]?.span).toBe(512);
  });

  it.each([
    ["columns", row(1, c("SS1", "x"))],
    ["rows", Array.from({ length: 20_001 }, (_, at) => row(at + 1, n(`A${at + 1}`, 1))).join("")],
    ["characters in a cell", row(1, c("A1", "x".repeat(32_768)))],
  ])("refuses too many %s", async (what, inside) => {
    expect(await readExcel("plan.xlsx", xlsx(inside))).toMatchObject({
      ok: false,
      refusal: { reason: "file-too-big", what },
    });
  });

  it.each([
    ["a sheet that is cut", xlsx("<row><c>")],
    ["an entity of its own", xlsx(row(1, c("A1", "&boom;")))],
    ["bytes that are no zip", Buffer.from("Ref,Action")],
  ])("refuses %s", async (_, bytes) => {
    expect(await readExcel("plan.xlsx", bytes)).toMatchObject({ ok: false, refusal: { reason: "file-unreadable" } });
  });

  it("answers whatever a sheet's XML says", async () => {
    const piece = fc.constantFrom(
      ...[
        "<row",
        "</row>",
        "<c",
        "</c>",
        "<v>",
        "</v>",
        ">",
        "/>",
        ' r="B2"',
        ' r="ZZZ99999999"',
        ' t="s"',
        ' s="-1"',
        "7",
      ],
      ...[
        "<mergeCell ref='B2:A1'/>",
        "<mergeCell ref='?'/>",
        "<col min='x' max='9e9' hidden='1'/>",
        "<is><t>a</t></is>",
      ],
      ...[
        "<conditionalFormatting sqref='A1'><cfRule dxfId='0' type='expression'><formula>A1=</formula></cfRule></conditionalFormatting>",
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        expect(await readExcel("x.xlsx", xlsx(pieces.join("")))).toHaveProperty("ok");
      }),
    );
  });
});
