import { describe, expect, it } from "vitest";
import { docx, lines, p, packed, r, read, tbl, tr } from "./docx.ts";

const field = (kind: string, inside = "") => `<w:r><w:fldChar w:fldCharType="${kind}">${inside}</w:fldChar></w:r>`;
const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;

describe("the text of a paragraph", () => {
  it.each([
    [
      "joins runs that marks, bookmarks, links and tags have split",
      `${r("Vi")}<w:proofErr w:type="spellStart"/>${r("sit ")}<w:bookmarkStart w:id="1" w:name="x"/><w:hyperlink r:id="rId9">${r("every")}</w:hyperlink><w:bookmarkEnd w:id="1"/><w:smartTag w:uri="u" w:element="e"><w:smartTagPr/>${r(" home")}</w:smartTag><w:customXml>${r(" soon")}</w:customXml>`,
      "Visit every home soon",
    ],
    [
      "reads through content controls",
      `${r("By ")}<w:sdt><w:sdtPr><w:alias w:val="Lead"/></w:sdtPr><w:sdtContent>${r("Ines Holt")}</w:sdtContent></w:sdt>`,
      "By Ines Holt",
    ],
    [
      "leaves the prompt of an empty control out",
      `${r("By ")}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r("Choose a person.")}</w:sdtContent></w:sdt>`,
      "By",
    ],
    [
      "keeps tabs, breaks and hyphens that do not break",
      "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:cr/><w:t>e</w:t></w:r>",
      "a\tb\nc-d\ne",
    ],
    ["drops soft hyphens", "<w:r><w:t>assess</w:t><w:softHyphen/><w:t>ment\u00ads</w:t></w:r>", "assessments"],
    ["joins a raised ordinal", `${r("31")}${r("st", '<w:vertAlign w:val="superscript"/>')}${r(" July")}`, "31st July"],
    ["joins a raised ordinal after a blank", `${r("2 ")}${r("nd", '<w:position w:val="8"/>')}${r(" May")}`, "2nd May"],
    ["leaves a word that is not raised where it is", `${r("2 ")}${r("nd")}`, "2 nd"],
    [
      "names symbols",
      '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>',
      "✓≥",
    ],
    ["reads letters of a symbol font as what they draw", r("l", '<w:rFonts w:ascii="Wingdings"/>'), "●"],
    [
      "drops the mark of a footnote",
      `${r("Agreed")}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r>`,
      "Agreed",
    ],
    [
      "takes the first choice of alternate content alone",
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>once</w:t></mc:Choice><mc:Choice Requires="x"><w:t>twice</w:t></mc:Choice><mc:Fallback><w:t>thrice</w:t></mc:Fallback></mc:AlternateContent></w:r>`,
      "once",
    ],
    [
      "reads the round marks of a newer Word",
      '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx xmlns:w16se="x" w16se:font="Segoe UI Emoji" w16se:char="1F534"/></mc:Choice><mc:Fallback><w:t>🔴</w:t></mc:Fallback></mc:AlternateContent></w:r>',
      "🔴",
    ],
    [
      "takes the fallback where there is no choice",
      "<w:r><mc:AlternateContent><mc:Fallback><w:t>plain</w:t></mc:Fallback></mc:AlternateContent></w:r>",
      "plain",
    ],
    [
      "keeps the result of a field and not its code",
      `${field("begin")}${code(' DATE \\@ "d MMM" ')}${field("separate")}${r("3 May")}${field("end")}${r("!")}`,
      "3 May!",
    ],
    [
      "shows nothing of fields inside a code",
      `${field("begin")}${code(" IF ")}${field("begin")}${code(" PAGE ")}${field("separate")}${r("7")}${field("end")}${code(' = 7 "a" ')}${field("separate")}${r("a")}${field("end")}`,
      "a",
    ],
    [
      "keeps the result of a simple field",
      `<w:fldSimple w:instr=" AUTHOR ">${r("Ines Holt")}</w:fldSimple>`,
      "Ines Holt",
    ],
    [
      "shows a form's box and choice",
      `${field("begin", "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>")}${field("end")}${field("begin", '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/><w:listEntry w:val="Amber"/></w:ddList></w:ffData>')}${code(" FORMDROPDOWN ")}${field("end")}`,
      "☒Amber",
    ],
    [
      "keeps what was inserted and moved here",
      `<w:ins w:id="1">${r("new ")}</w:ins><w:moveTo w:id="2">${r("moved")}</w:moveTo>`,
      "new moved",
    ],
    [
      "reads entities and sections of characters",
      "<w:r><w:t>A &amp; B &#8211; &lt;C&gt; <![CDATA[D & E]]></w:t></w:r>",
      "A & B – <C> D & E",
    ],
  ])("%s", async (_, inside, text) => {
    expect(await lines(p(inside))).toEqual([text]);
  });

  it("takes text boxes in once, after what they hang on", async () => {
    const box = (inside: string) => `<w:txbxContent>${inside}</w:txbxContent>`;
    const drawing = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box(p("In the box"))}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box(p("In the box"))}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(await lines(p(r("Before") + drawing) + p("After"))).toEqual(["Before", "In the box", "After"]);
  });

  it("takes in a table that stands in a text box", async () => {
    const drawing = `<w:r><w:pict><v:textbox><w:txbxContent>${tbl([tr(["a"])])}</w:txbxContent></v:textbox></w:pict></w:r>`;
    expect(await lines(p(drawing) + tbl([tr(["b"])]))).toEqual(["table 1", "table 2"]);
  });

  it("counts the paragraphs that say something", async () => {
    const { blocks } = await read(docx(p("One") + p("") + p("Two")));
    expect(blocks.map(({ place }) => place)).toEqual(["paragraph 1", "paragraph 2"]);
  });

  it("leaves out the prompt of a control around paragraphs, and nothing else", async () => {
    const prompt = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>";
    const control = (inside: string) => `<w:sdt>${inside}</w:sdt>`;
    const body =
      control(`${prompt}<w:sdtContent>${p("Say why")}</w:sdtContent>`) +
      control(`<w:sdtPr/><w:sdtContent>${p("Because")}</w:sdtContent>`) +
      prompt +
      p("After");
    expect(await lines(body)).toEqual(["Because", "After"]);
  });

  it("goes by namespaces, not by prefixes, the strict ones included", async () => {
    const main =
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Strict</x:t></x:r></x:p></x:body></x:document>';
    expect((await read(packed(main))).blocks).toMatchObject([{ text: "Strict" }]);
  });

  it("reads UTF-16 with its mark", async () => {
    const main =
      '<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Größe</w:t></w:r></w:p></w:body></w:document>';
    expect((await read(packed(Buffer.from(`\ufeff${main}`, "utf16le")))).blocks).toMatchObject([{ text: "Größe" }]);
  });
});

describe("what a paragraph does not say any more", () => {
  const styles =
    '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>' +
    '<w:style w:type="character" w:styleId="GoneToo"><w:basedOn w:val="Gone"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Struck"><w:rPr><w:dstrike/></w:rPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Hidden"><w:rPr><w:vanish/></w:rPr></w:style>';
  it.each([
    [
      "deleted",
      `${r("by ")}<w:del w:id="1"><w:r><w:delText>May</w:delText></w:r></w:del>${r("June")}`,
      "by June",
      "May",
    ],
    ["deleted", `<w:moveFrom w:id="1">${r("elsewhere")}</w:moveFrom>${r("here")}`, "here", "elsewhere"],
    [
      "deleted",
      `<w:ins w:id="1"><w:del w:id="2"><w:r><w:delText>both</w:delText></w:r></w:del></w:ins>${r("none")}`,
      "none",
      "both",
    ],
    ["struck", r("old", "<w:strike/>") + r("new"), "new", "old"],
    ["struck", r("old", '<w:dstrike w:val="true"/>') + r("new", '<w:strike w:val="0"/>'), "new", "old"],
    ["struck", r("ol", "<w:strike/>") + r("d", "<w:b/><w:strike/>") + r("new"), "new", "old"],
    [
      "struck",
      r("old", '<w:rStyle w:val="GoneToo"/>') + r("new", '<w:rStyle w:val="GoneToo"/><w:strike w:val="false"/>'),
      "new",
      "old",
    ],
    ["hidden text", r("old", "<w:vanish/>") + r("new"), "new", "old"],
  ])("is left out and listed: %s", async (why, inside, text, out) => {
    const { blocks, leftOut } = await read(docx(p(inside), { styles }));
    expect(blocks).toMatchObject([{ text }]);
    expect(leftOut).toEqual([{ place: "paragraph 1", text: out, why }]);
  });

  it.each([
    ["struck", "Struck"],
    ["hidden text", "Hidden"],
  ])("is left out by its paragraph's style: %s", async (why, style) => {
    const { blocks, leftOut } = await read(docx(p("old", `<w:pStyle w:val="${style}"/>`), { styles }));
    expect(blocks).toEqual([]);
    expect(leftOut).toMatchObject([{ text: "old", why }]);
  });

  it("stays where two styles that strike undo one another", async () => {
    const both = styles.replace("<w:dstrike/>", "<w:strike/>");
    expect(
      await lines(p(r("stays", '<w:rStyle w:val="Gone"/>'), '<w:pStyle w:val="Struck"/>'), { styles: both }),
    ).toEqual(["stays"]);
  });

  it("does not list blanks", async () => {
    expect((await read(docx(p(r(" ", "<w:strike/>") + r("x"))))).leftOut).toEqual([]);
  });

  it("runs on into the next paragraph where the mark between them is deleted", async () => {
    const ends = "<w:rPr><w:del w:id='1'/></w:rPr>";
    expect(await lines(p("One, ", ends) + p("two") + p("three", ends))).toEqual(["One,two", "three"]);
  });

  it("is named where it stands in another file", async () => {
    const body =
      p(`${r("See ")}<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>`) +
      '<w:altChunk r:id="rId7"/><w:subDoc r:id="rId8"/>' +
      p(
        `${field("begin")}${code(' INCLUDETEXT "//files/plan.docx" ')}${field("separate")}${r("As it was")}${field("end")}`,
      );
    const { blocks, leftOut } = await read(docx(body));
    expect(blocks).toMatchObject([{ text: "See" }, { text: "As it was" }]);
    expect(leftOut.map(({ text, why }) => [why, text])).toEqual([
      ["not followed", "an embedded or linked file"],
      ["not followed", "a part kept in another format"],
      ["not followed", "a linked document"],
      ["not followed", 'INCLUDETEXT "//files/plan.docx"'],
    ]);
  });
});
