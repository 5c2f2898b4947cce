import { describe, expect, it } from "vitest";
import { docx, drawn, p, r, read, tableIn, tbl, tc, tr } from "./docx.ts";

const SPAN = (columns: number) => `<w:gridSpan w:val="${columns}"/>`;
const START = '<w:vMerge w:val="restart"/>';
const GO_ON = "<w:vMerge/>";

describe("the cells of a table", () => {
  it.each([
    ["stand on their grid columns", [tr([tc("a", SPAN(2)), tc("b")])], [["0+2: a", "2: b"]]],
    ["begin after columns left free", [tr([tc("b")], '<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>')], [["2: b"]]],
    [
      "merge downwards",
      [tr([tc("a", START), "b"]), tr([tc("", GO_ON), "c"]), tr([tc("", '<w:vMerge w:val="continue"/>'), "d"])],
      [
        ["0: a", "1: b"],
        ["0^: a", "1: c"],
        ["0^: a", "1: d"],
      ],
    ],
    [
      "merge anew where a merge begins again",
      [tr([tc("a", START)]), tr([tc("b", START)]), tr([tc("", GO_ON)])],
      [["0: a"], ["0: b"], ["0^: b"]],
    ],
    ["are their own where nothing above goes on", [tr([tc("a")]), tr([tc("b", GO_ON)])], [["0: a"], ["0: b"]]],
    [
      "merge by grid column, not by number",
      [tr([tc("a", SPAN(2)), tc("b", START)]), tr(["c", "d", tc("", GO_ON)])],
      [
        ["0+2: a", "2: b"],
        ["0: c", "1: d", "2^: b"],
      ],
    ],
    [
      "merge sideways as old files write it",
      [tr([tc("a", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("b")])],
      [["0+2: a", "2: b"]],
    ],
    ["keep blank ones", [tr([tc(p("")), tc(p("") + p("a") + p("") + p("b") + p(""))])], [["0: ", "1: a /  / b"]]],
    [
      "stand in content controls",
      [
        `<w:sdt><w:sdtPr/><w:sdtContent>${tr(["a", `<w:sdt><w:sdtContent>${tc("b")}</w:sdtContent></w:sdt>`, "c"])}</w:sdtContent></w:sdt>`,
      ],
      [["0: a", "1: b", "2: c"]],
    ],
    [
      "are blank where a control shows its prompt",
      [
        tr([
          "a",
          `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${tc("Choose a rating")}</w:sdtContent></w:sdt>`,
        ]),
      ],
      [["0: a", "1: "]],
    ],
    [
      "hold controls of their own",
      [tr([tc(`<w:sdt><w:sdtContent>${p("a")}${p("b")}</w:sdtContent></w:sdt>`)])],
      [["0: a / b"]],
    ],
    [
      "that were deleted leave their columns free",
      [tr(["a", tc("b", '<w:cellDel w:id="1"/>'), "c"])],
      [["0: a", "2: c"]],
    ],
  ])("%s", async (_, rows, cells) => {
    expect(drawn(await tableIn(tbl(rows)))).toEqual(cells);
  });

  it("are one and the same cell where merged, fill and all", async () => {
    const red = '<w:shd w:val="clear" w:fill="FF0000"/>';
    const { rows } = await tableIn(tbl([tr([tc("a", START + red)]), tr([tc("", GO_ON)])]));
    expect(rows[1]?.cells[0]).toEqual({ ...rows[0]?.cells[0], merged: true });
  });

  it("list what Word hides under a merge", async () => {
    const { leftOut } = await read(docx(tbl([tr([tc("a", START)]), tr([tc("under", GO_ON)])])));
    expect(leftOut).toEqual([{ place: "table 1, row 2", text: "under", why: "hidden text" }]);
  });

  it("keep a number that is all they hold", async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const number = tc(p("<w:bookmarkEnd/>", '<w:numPr><w:numId w:val="1"/></w:numPr>'));
    expect(drawn(await tableIn(tbl([tr([number, "a"]), tr([number, "b"])]), { numbering }))).toEqual([
      ["0: 1. ", "1: a"],
      ["0: 2. ", "1: b"],
    ]);
  });

  it("hold tables of their own", async () => {
    const { rows } = await tableIn(tbl([tr([tc(p("a") + tbl([tr(["x", "y"])]) + p(""))])]));
    const [cell] = rows[0]?.cells ?? [];
    expect(cell?.paragraphs).toEqual([{ text: "a", list: null }]);
    expect(cell?.tables.map(drawn)).toEqual([[["0: x", "1: y"]]]);
    expect(cell?.tables[0]?.rows[0]?.place).toBe("table 1, row 1, inner table 1, row 1");
  });
});

describe("the rows of a table", () => {
  it("say where they stand and whether they repeat as a heading", async () => {
    const header = tr(["Ref"], "<w:tblHeader/>");
    const { rows } = await tableIn(tbl([header, tr(["1"]), tr(["2"], '<w:tblHeader w:val="0"/>')]));
    expect(rows.map(({ place, isHeader }) => [place, isHeader])).toEqual([
      ["table 1, row 1", true],
      ["table 1, row 2", false],
      ["table 1, row 3", false],
    ]);
  });

  it("are left out and listed where tracked as deleted or hidden, and kept where inserted", async () => {
    const rows = [
      tr(["1", "old"], '<w:del w:id="1"/>'),
      tr(["2", "hid"], "<w:hidden/>"),
      tr(["3", "new"], '<w:ins w:id="2"/>'),
    ];
    const { blocks, leftOut } = await read(docx(tbl(rows)));
    expect(blocks).toMatchObject([{ rows: [{ place: "table 1, row 3" }] }]);
    expect(leftOut).toEqual([
      { place: "table 1, row 1", text: "1 | old", why: "deleted" },
      { place: "table 1, row 2", text: "2 | hid", why: "hidden row" },
    ]);
  });

  it("name the row of what was struck in a cell", async () => {
    const { leftOut } = await read(docx(tbl([tr(["1"]), tr([tc(p(r("old", "<w:strike/>")))])])));
    expect(leftOut).toEqual([{ place: "table 1, row 2", text: "old", why: "struck" }]);
  });
});

describe("the background of a cell", () => {
  const colours = { dk1: "000000", lt1: "FFFFFF", accent2: "ED7D31", accent6: "70AD47" };
  const theme = `<a:themeElements><a:clrScheme name="x">${Object.entries(colours)
    .map(
      ([name, value]) =>
        `<a:${name}>${name === "dk1" ? `<a:sysClr val="windowText" lastClr="${value}"/>` : `<a:srgbClr val="${value}"/>`}</a:${name}>`,
    )
    .join("")}</a:clrScheme></a:themeElements>`;
  it.each([
    ["a plain colour", 'w:val="clear" w:color="auto" w:fill="00b050"', "00B050"],
    ["none", 'w:val="clear" w:color="auto" w:fill="auto"', null],
    ["white", 'w:val="clear" w:fill="FFFFFF"', null],
    ["a theme's colour", 'w:val="clear" w:fill="123456" w:themeFill="accent6"', "70AD47"],
    // Word itself writes F4B083 and C45911 for these two: one step of rounding apart.
    ["a lighter one", 'w:val="clear" w:fill="F4B083" w:themeFill="accent2" w:themeFillTint="99"', "F4B183"],
    ["a darker one", 'w:val="clear" w:fill="C45911" w:themeFill="accent2" w:themeFillShade="BF"', "C55A11"],
    ["white by its theme's name", 'w:val="clear" w:fill="FFFFFF" w:themeFill="background1"', null],
    ["grey by its theme's name", 'w:val="clear" w:themeFill="background1" w:themeFillShade="BF"', "BFBFBF"],
    ["a theme's colour that is not there", 'w:val="clear" w:fill="C6E0B4" w:themeFill="accent5"', "C6E0B4"],
    ["a solid front", 'w:val="solid" w:color="FF0000" w:fill="auto"', "FF0000"],
    ["a pattern", 'w:val="pct25" w:color="000000" w:fill="FFFFFF"', "BFBFBF"],
    ["no colour at all", 'w:val="clear" w:fill="reddish"', null],
  ])("is %s", async (_, shading, fill) => {
    const { rows } = await tableIn(tbl([tr([tc("a", `<w:shd ${shading}/>`)])]), { theme });
    expect(rows[0]?.cells[0]?.fill).toBe(fill);
  });

  it("is the row's or the table's where the cell has none of its own", async () => {
    const shd = (fill: string) => `<w:shd w:val="clear" w:fill="${fill}"/>`;
    const shaded = tr(["a", tc("b", shd("auto"))]).replace(
      "<w:trPr>",
      `<w:tblPrEx>${shd("FFC000")}</w:tblPrEx><w:trPr>`,
    );
    const { rows } = await tableIn(tbl([shaded, tr(["c"])], shd("DDDDDD")));
    expect(rows.map(({ cells }) => cells.map(({ fill }) => fill))).toEqual([["FFC000", null], ["DDDDDD"]]);
  });
});
