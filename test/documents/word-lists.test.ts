import { describe, expect, it } from "vitest";
import { docx, lines, p, read } from "./docx.ts";

const level = (ilvl: number, format: string, text: string, more = "") =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const kind = (id: number, levels: string) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
const num = (id: number, of: number, more = "") =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const at = (list: number, ilvl = 0) => `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${list}"/></w:numPr>`;

describe("the markers of lists", () => {
  const outline = kind(1, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerRoman", "(%3)"));

  it("counts levels within levels and starts again after a higher one", async () => {
    const numbering = outline + num(1, 1);
    const body = [0, 1, 1, 2, 2, 0, 1, 2].map((ilvl) => p("x", at(1, ilvl))).join("");
    expect(await lines(body, { numbering })).toEqual(
      ["1.", "1.1", "1.2", "(i)", "(ii)", "2.", "2.1", "(i)"].map((marker) => `${marker} x`),
    );
  });

  it("counts on in another list of the same kind, unless that starts anew", async () => {
    const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const numbering = outline + num(1, 1) + num(2, 1) + num(3, 1, anew);
    const body = [1, 1, 2, 3, 3].map((list) => p("x", at(list))).join("");
    expect(await lines(body, { numbering })).toEqual(["1. x", "2. x", "3. x", "5. x", "6. x"]);
  });

  it("draws a level that a list has overridden", async () => {
    const own = `<w:lvlOverride w:ilvl="0">${level(0, "upperLetter", "%1)")}</w:lvlOverride>`;
    expect(await lines(p("x", at(1)), { numbering: outline + num(1, 1, own) })).toEqual(["A) x"]);
  });

  it.each([
    ["lowerLetter", "%1)", 28, "bb)"],
    ["upperRoman", "%1", 4, "IV"],
    ["decimalZero", "%1", 3, "03"],
    ["ordinal", "%1", 2, "2nd"],
    ["ordinal", "%1", 11, "11th"],
    ["chicago", "%1.", 2, "2."],
    ["lowerLetter", "%1", 100_000, "100000"],
  ])("draws %s %s at %i as %s", async (format, text, start, marker) => {
    const numbering = kind(1, level(0, format, text).replace('start w:val="1"', `start w:val="${start}"`)) + num(1, 1);
    expect(await lines(p("x", at(1)), { numbering })).toEqual([`${marker} x`]);
  });

  it("draws a number of a newer Word's own form", async () => {
    const own =
      '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>';
    const levels = level(0, "decimal", "%1").replace('<w:numFmt w:val="decimal"/>', own);
    expect(await lines(p("x", at(1)), { numbering: kind(1, levels) + num(1, 1) })).toEqual(["001 x"]);
  });

  it("draws legal numbers in figures", async () => {
    const levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>");
    const body = p("x", at(1)) + p("x", at(1, 1));
    expect(await lines(body, { numbering: kind(1, levels) + num(1, 1) })).toEqual(["I. x", "1.1 x"]);
  });

  it("does not start again where the level says never", async () => {
    const levels = level(0, "decimal", "%1.") + level(1, "decimal", "Action %2", '<w:lvlRestart w:val="0"/>');
    const body = [0, 1, 0, 1].map((ilvl) => p("x", at(1, ilvl))).join("");
    expect(await lines(body, { numbering: kind(1, levels) + num(1, 1) })).toEqual([
      "1. x",
      "Action 1 x",
      "2. x",
      "Action 2 x",
    ]);
  });

  it.each([
    ["\uf0b7", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>', "•"],
    ["\uf0a7", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>', "▪"],
    ["\uf021", '<w:rPr><w:rFonts w:ascii="Webdings"/></w:rPr>', "•"],
    ["o", "", "◦"],
    ["–", "", "–"],
    ["", "", "•"],
  ])("draws the bullet %j", async (text, look, marker) => {
    const numbering = kind(1, level(0, "bullet", text, look)) + num(1, 1);
    expect(await lines(p("x", at(1)), { numbering })).toEqual([`${marker} x`]);
  });

  it("takes list and level from the style, by the level that names the style too", async () => {
    const numbering =
      kind(1, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2", '<w:pStyle w:val="Step"/>')) + num(4, 1);
    const styles =
      '<w:style w:type="paragraph" w:styleId="Stage"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Step"><w:basedOn w:val="Stage"/></w:style>';
    const body =
      p("x", '<w:pStyle w:val="Stage"/>') +
      p("x", '<w:pStyle w:val="Step"/>') +
      p("x", `<w:pStyle w:val="Step"/>${at(0)}`);
    expect(await lines(body, { numbering, styles })).toEqual(["1. x", "1.1 x", "x"]);
  });

  it("borrows the look of a list style", async () => {
    const numbering =
      kind(1, level(0, "decimal", "(%1)")) + kind(2, '<w:numStyleLink w:val="House"/>') + num(1, 1) + num(2, 2);
    const styles =
      '<w:style w:type="numbering" w:styleId="House"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    expect(await lines(p("x", at(2)), { numbering, styles })).toEqual(["(1) x"]);
  });

  it("says how deep it stands, and nothing of lists that are not there", async () => {
    const { blocks } = await read(docx(p("x", at(1, 1)) + p("y", at(9)), { numbering: outline + num(1, 1) }));
    expect(blocks).toMatchObject([{ list: { marker: "1.1", level: 1 } }, { list: null }]);
  });
});

describe("headings", () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Theme"><w:name w:val="Our theme"/><w:basedOn w:val="berschrift2"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Off"><w:basedOn w:val="Theme"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop2"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Loop2"><w:basedOn w:val="Loop"/></w:style>';
  it.each([
    ["a style in another language", '<w:pStyle w:val="berschrift2"/>', 2],
    ["a style based on it", '<w:pStyle w:val="Theme"/>', 2],
    ["the title", '<w:pStyle w:val="Titel"/>', 1],
    ["a style that is body text again", '<w:pStyle w:val="Off"/>', null],
    ["Word's own style without a definition", '<w:pStyle w:val="Heading3"/>', 3],
    ["an outline level of the paragraph's own", '<w:outlineLvl w:val="0"/>', 1],
    ["styles that are based on each other", '<w:pStyle w:val="Loop"/>', null],
    ["no style", "", null],
  ])("come by %s", async (_, properties, heading) => {
    expect((await read(docx(p("x", properties), { styles }))).blocks).toMatchObject([{ heading }]);
  });
});
