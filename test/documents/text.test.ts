import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeCsv } from "../../src/documents/text/csv.ts";
import { readText } from "../../src/documents/text/text.ts";
import type { SourceDocument } from "../../src/domain/import/document/source.ts";
import { readFile, rowsOf, textsOf } from "./xlsx.ts";

async function read(text: string | Uint8Array, name = "plan.txt"): Promise<SourceDocument> {
  return readFile(typeof text === "string" ? Buffer.from(text) : text, name);
}

/** What a text comes to, a line for each paragraph ("1 a) Text" for a list a level down) or row ("| a | b"). */
async function seen(text: string, name?: string): Promise<readonly string[]> {
  const { blocks } = await read(text, name);
  return blocks.flatMap((block) => {
    if (block.kind === "table") {
      const rows = textsOf({ name: "", kind: "text", blocks: [block], leftOut: [] });
      return rows.map((cells) => `| ${cells.join(" | ")}`);
    }
    const before = block.heading === null ? "" : `${"#".repeat(block.heading)} `;
    return [`${before}${block.list === null ? "" : `${block.list.level} ${block.list.marker} `}${block.text}`];
  });
}

const lines = (...all: readonly string[]) => all.join("\n");

describe("CSV", () => {
  it.each([
    ["commas", 'Ref,Action\n1.1,"Write, then send"'],
    ["semicolons", "Ref;Action\r\n1.1;Write, then send"],
    ["tabs and old line ends", "Ref\tAction\r1.1\tWrite, then send\r"],
    ["its delimiter named", "sep=;\r\nRef;Action\r\n1.1;Write, then send"],
    ["a byte order mark", '\ufeffRef,Action\n1.1,"Write, then send"'],
  ])("is read with %s", async (_, text) => {
    const document = await read(text, "plan.csv");
    expect(document.kind).toBe("csv");
    expect(textsOf(document)).toEqual([
      ["Ref", "Action"],
      ["1.1", "Write, then send"],
    ]);
  });

  it("finds the delimiter under a title and notes", async () => {
    const text =
      "Improvement plan, 2027\nRef;Action;Lead\n1.1;Train, coach, watch;Ada Pell\n1.2;Ask, listen, tell;Ben Oyo";
    expect(textsOf(await read(text, "plan.csv"))[2]).toEqual(["1.1", "Train, coach, watch", "Ada Pell"]);
  });

  it("takes cells as they stand, by their lines", async () => {
    const document = await read('Ref,Action\n1.1,"<p>**One**</p>\n\n• Two"\n', "plan.csv");
    expect(rowsOf(document)[1]).toMatchObject({
      place: "row 2",
      cells: [{ column: 0 }, { paragraphs: [{ text: "<p>**One**</p>" }, { text: "• Two", list: null }] }],
    });
  });

  it("is known by its shape where the name does not say", async () => {
    expect((await read('Ref,Action,Lead\n1,"a, b",c', "upload")).kind).toBe("csv");
    expect((await read("Dear all, thank you, as ever.\nYours, truly", "upload")).kind).toBe("text");
  });

  it.each([
    ["UTF-16 from the small end", "utf16le", [0xff, 0xfe]],
    ["UTF-16 from the big end", "utf16be", [0xfe, 0xff]],
  ])("is read in %s", async (_, encoding, mark) => {
    const little = Buffer.from("Ref\tAction\r\n1\tŁódź", "utf16le");
    const bytes = Buffer.from([...mark, ...(encoding === "utf16be" ? little.swap16() : little)]);
    expect(textsOf(await read(bytes))).toEqual([
      ["Ref", "Action"],
      ["1", "Łódź"],
    ]);
  });

  it("loses no cell and doubles none", async () => {
    const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('"', "a;b", "a\tb", "l\nl", "=1", "’"));
    const tables = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        const document = await readText("x.csv", Buffer.from(writeCsv([["Ref", "Action", "Lead", "RAG"], ...rows])));
        if (!document.ok) throw new Error(document.refusal.reason);
        const found = rowsOf(document.value)
          .slice(1)
          .flatMap(({ cells }) => cells);
        const told = (text: string) => text.replace(/[\s\u2028\u2029]/g, "");
        const wanted = rows
          .flat()
          .map((text) => told(text.replaceAll("\0", "")))
          .filter((text) => text !== "");
        expect(found.map(({ paragraphs }) => told(paragraphs.map(({ text }) => text).join("")))).toEqual(wanted);
      }),
    );
  });
});

describe("tables pasted as text", () => {
  const HEAD = "Ref\tAction\tLead\tDate";

  it("are parted from the text around them", async () => {
    const text = lines(
      "Our plan",
      "",
      "Theme 1: Homes",
      "Lead Officer: Ada Pell",
      "",
      HEAD,
      "1.1\tBuild\tAda Pell\tMay 2027",
      "",
      "Notes follow.",
    );
    expect(await seen(text)).toEqual([
      "Our plan",
      "Theme 1: Homes",
      "Lead Officer: Ada Pell",
      "| Ref | Action | Lead | Date",
      "| 1.1 | Build | Ada Pell | May 2027",
      "Notes follow.",
    ]);
    expect(rowsOf(await read(text))[1]?.place).toBe("line 7");
  });

  it("go on over page breaks, with their heading again, but not into another table", async () => {
    const text = lines(
      "Aim",
      HEAD,
      "1.1\tBuild\tAda\tMay",
      "",
      HEAD,
      "1.2\tRepair\tBen\tJune",
      "",
      "",
      "Meeting\tDay",
      "Board\tMonday",
    );
    const { blocks } = await read(text);
    expect(blocks.map((block) => (block.kind === "table" ? [block.place, block.rows.length] : block.text))).toEqual([
      "Aim",
      ["table 1", 4],
      ["table 2", 2],
    ]);
  });

  it.each([
    ["by paragraphs", ["1.1\tBuild homes", "Let them\tAda\tMay"], "| 1.1 | Build homes¶Let them | Ada | May"],
    ["in a sentence", ["1.1\tBuild homes", "for all\tAda\tMay"], "| 1.1 | Build homes for all | Ada | May"],
    ["by a page", ["1.1\tBuild homes", "", "for all\tAda\tMay"], "| 1.1 | Build homes for all | Ada | May"],
    ["in its last cell", ["1.1\tBuild\tAda\tin the middle", "of May"], "| 1.1 | Build | Ada | in the middle of May"],
    [
      "between quotes, as a spreadsheet copies",
      ['1.1\t"Build', 'and ""let"""\t"Ada', 'Ben"\tMay'],
      '| 1.1 | Build¶and "let" | Ada¶Ben | May',
    ],
  ])("mend a row that is broken %s", async (_, broken, expected) => {
    const rows = await seen(lines(HEAD, ...broken, "1.2\tRepair\tBen\tJune"));
    expect(rows).toEqual(["| Ref | Action | Lead | Date", expected, "| 1.2 | Repair | Ben | June"]);
  });

  it("leave rows apart that only lack their last cells", async () => {
    expect(await seen(lines(HEAD, "1.1\tBuild", "1.2\tRepair\tBen", "1.3\tPaint\tCy\tMay"))).toEqual([
      "| Ref | Action | Lead | Date",
      "| 1.1 | Build",
      "| 1.2 | Repair | Ben",
      "| 1.3 | Paint | Cy | May",
    ]);
  });

  it("leave a fragment as it stands where nothing tells whose it is", async () => {
    expect(await seen(lines(HEAD, "1.1\tBuild\tAda\tMay", "", "\tand let\t\t", "1.2\tRepair\tBen\tJune"))).toEqual([
      "| Ref | Action | Lead | Date",
      "| 1.1 | Build | Ada | May",
      "|  | and let",
      "| 1.2 | Repair | Ben | June",
    ]);
  });

  it("put back a row that lost its blank first cell", async () => {
    const text = lines("Aim\tRef\tAction\tRAG", "Homes\t1.1.1\tBuild\tG", "\t1.1.2\tRepair\tA", "1.1.3\tPaint\tR\t");
    expect((await seen(text)).at(-1)).toBe("|  | 1.1.3 | Paint | R");
  });

  it("keep a line that stands across them", async () => {
    const document = await read(lines(HEAD, "1.1\tBuild\tAda\tMay", "Theme 2: Schools", "2.1\tTeach\tBen\tJune"));
    expect(rowsOf(document)[2]).toMatchObject({ place: "line 3", cells: [{ column: 0, span: 4 }] });
  });

  it("keep quotation marks that somebody wrote, and let none swallow a row", async () => {
    const rows = [
      '1.1\t"Ensure that children\tAda\tMay',
      '1.2\tare heard."\tBen\tJune',
      '1.3\t"All of it."\tCy\t6" high',
    ];
    expect(await seen(lines("Aim", HEAD, ...rows))).toEqual([
      "Aim",
      "| Ref | Action | Lead | Date",
      '| 1.1 | "Ensure that children | Ada | May',
      '| 1.2 | are heard." | Ben | June',
      '| 1.3 | "All of it." | Cy | 6" high',
    ]);
  });

  it("are read in Markdown, their rules left aside", async () => {
    const text = lines("| Ref | Action |", "|:---|---:|", "| 1.1 | Build \\| let<br>or sell |", "", "| 1.2 | Repair |");
    expect(await seen(text)).toEqual(["| Ref | Action", "| 1.1 | Build | let¶or sell", "| 1.2 | Repair"]);
  });

  it("are read in HTML, with what reaches across and down", async () => {
    const text = lines(
      "Before",
      '<table class="x"><tr><th>Ref</th><th colspan="2">Who &amp; when</th></tr>',
      "<tr><td rowspan=2>1.1<td>Ada</td><td>May</td></tr><tr><td>Ben</td><td></td></tr></table>",
      "After",
    );
    expect(await seen(text)).toEqual(["Before", "| Ref | Who & when | ", "| 1.1 | Ada | May", "| 1.1 | Ben", "After"]);
    const [head, first, second] = rowsOf(await read(text));
    expect([head?.isHeader, first?.isHeader, head?.cells[1]?.span]).toEqual([true, false, 2]);
    expect([first?.cells[0]?.merged, second?.cells[0]?.merged]).toEqual([false, true]);
  });
});

describe("stray HTML and Markdown", () => {
  const cell = async (raw: string) => {
    const document = await read(lines("Aim", "Ref\tAction", `1.1\t${raw}`));
    return { leftOut: document.leftOut, cell: rowsOf(document)[1]?.cells[1]?.paragraphs };
  };
  const texts = async (raw: string) => (await cell(raw)).cell?.map(({ text }) => text);

  it.each([
    ["paragraphs", "<p>Build</p> <p>and let</p>", ["Build", "and let"]],
    ["line breaks", "Build<br/>Let<BR>Sell", ["Build", "Let", "Sell"]],
    ["an open list", '<ul style="list-style-type: none"> Build more ', ["Build more"]],
    ["bold and slanted words", "**Build** *more* __now__ and <b>fast</b>", ["Build more now and fast"]],
    ["a link", 'See [our page](https://x.example/a_b "title") now', ["See our page now"]],
    ["a picture", "A ![logo](x.png)B", ["A B"]],
    ["entities", "Ada &amp; Ben&#8217;s &pound;5 &#x2013; &unknown; &lt;p&gt;", ["Ada & Ben’s £5 – &unknown; <p>"]],
    [
      "signs that are none",
      "Under < 5 days, <name>, 2*3*4, a_b_c, * note",
      ["Under < 5 days, <name>, 2*3*4, a_b_c, * note"],
    ],
    ["escaped signs", "\\*not slanted\\* and 5\\_6", ["*not slanted* and 5_6"]],
    ["what has no width", "Chil\u00addren\u200b  and\u00a0homes", ["Children and homes"]],
  ])("is taken for what it means: %s", async (_, raw, expected) => {
    expect(await texts(raw)).toEqual(expected);
  });

  it("gives bullets their depth and numbers", async () => {
    const raw = "Two:<ul><li>One<ul><li>Under</li></ul></li><li>Other</li></ul><ol><li>A</li><li>B</li></ol>";
    expect((await cell(raw)).cell).toEqual([
      { text: "Two:", list: null },
      { text: "One", list: { marker: "•", level: 0 } },
      { text: "Under", list: { marker: "•", level: 1 } },
      { text: "Other", list: { marker: "•", level: 0 } },
      { text: "A", list: { marker: "1.", level: 0 } },
      { text: "B", list: { marker: "2.", level: 0 } },
    ]);
  });

  it("leaves struck text out and lists it", async () => {
    const { cell: kept, leftOut } = await cell("Build <s>six</s> ~~seven~~ <del>eight</del>nine");
    expect(kept).toEqual([{ text: "Build nine", list: null }]);
    expect(leftOut.map(({ text, why, place }) => [text, why, place])).toEqual([
      ["seven", "struck", "line 3"],
      ["six", "struck", "line 3"],
      ["eight", "struck", "line 3"],
    ]);
  });
});

describe("running text", () => {
  it("tells headings, numbers and bullets, and how deep they stand", async () => {
    const text = lines(
      "# Plan",
      "2. (1) The board should meet (See Paragraph 20).",
      "- (i) It meets:",
      " - every month",
      "",
      "- with papers",
      "- (ii) Its chair is named.",
      "(2) The board should report.",
      "a) yearly",
      "3. Next",
      "1.1 A ref is no number of a list",
      "A. Pell, Director",
    );
    expect(await seen(text)).toEqual([
      "# Plan",
      "1 2. (1) The board should meet (See Paragraph 20).",
      "2 (i) It meets:",
      "3 - every month",
      "3 - with papers",
      "2 (ii) Its chair is named.",
      "1 (2) The board should report.",
      "2 a) yearly",
      "0 3. Next",
      "1.1 A ref is no number of a list",
      "A. Pell, Director",
    ]);
  });

  it("knows an (i) after an (h) for a letter", async () => {
    expect(await seen(lines("1. One", "(h) eighth", "(i) ninth", "(ii) under it"))).toEqual([
      "0 1. One",
      "1 (h) eighth",
      "1 (i) ninth",
      "2 (ii) under it",
    ]);
  });

  it("takes numbers and bullets that a word processor parts by a tab", async () => {
    expect(await seen(lines("1.\tFirst", "•\tUnder"))).toEqual(["0 1. First", "1 • Under"]);
  });

  it("mends a sentence that lines or pages break, and nothing else", async () => {
    const text = lines(
      "The Director of Homes &",
      "",
      "Schools, with her staff,",
      "will see to it.",
      "Lead: Ada Pell",
      "Status: Green",
    );
    expect(await seen(text)).toEqual([
      "The Director of Homes & Schools, with her staff, will see to it.",
      "Lead: Ada Pell",
      "Status: Green",
    ]);
  });

  it("leaves drawn lines aside", async () => {
    expect(await seen(lines("Plan", "=====", "", "---", "* * *", "End"))).toEqual(["Plan", "End"]);
  });
});

describe("hostile text", () => {
  it.each([
    ["quotation marks", '"'.repeat(100_000)],
    ["quotation marks between tabs", '"\t'.repeat(50_000)],
    ["a quotation mark a line", '\t"\n'.repeat(15_000)],
    ["open brackets", "![".repeat(50_000)],
    ["stars and strokes", "*_~`".repeat(25_000)],
    ["open tags", `x\t<p ${"<p ".repeat(33_000)}`],
    ["tables that never end", "<table\n".repeat(14_000)],
    ["cells of a table in HTML", `<table><tr>${"<td rowspan=9 colspan=999>".repeat(4_000)}</table>`],
    ["numbers of lists", "1. ".repeat(33_000)],
    ["bullets", "- ".repeat(50_000)],
    ["short rows", `a\tb\tc\td\n${"1.1\tx\ny\n".repeat(8_000)}`],
  ])("of %s is answered", async (_, text) => {
    expect(await readText("x.txt", Buffer.from(text))).toHaveProperty("ok");
  });

  it.each([
    ["bytes of no text", Buffer.from([0x41, 0, 1, 2]), { reason: "file-unreadable" }],
    ["too many lines", Buffer.from("x\n".repeat(20_001)), { reason: "file-too-big", what: "rows" }],
    ["too many bytes", Buffer.alloc(20_000_001, 97), { reason: "file-too-big", what: "bytes" }],
  ])("refuses %s", async (_, bytes, refusal) => {
    expect(await readText("x.txt", bytes)).toMatchObject({ ok: false, refusal });
  });

  it("answers whatever the bytes are", async () => {
    const piece = fc.constantFrom(
      "\t",
      "\n",
      '"',
      "|",
      "<p>",
      "<table>",
      "</table>",
      "<tr>",
      "<td>",
      "**",
      "~~",
      "1.",
      "(i)",
      "a",
      "---",
      "&#1;",
      "\\",
    );
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => Buffer.from(pieces.join("")));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array(), text), fc.constantFrom("x.csv", "x.txt"), async (bytes, name) => {
        expect(await readText(name, bytes)).toHaveProperty("ok");
      }),
    );
  });

  it("loses no word of a text without markup", async () => {
    const piece = fc.constantFrom("\t", "\n", "\n\n", " ", '"', "alpha", "Beta", "1.1", "gamma.", "Delta,");
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const { blocks } = await read(`Plan\n\n${pieces.join(" ")}`);
        const found = blocks.flatMap((block) =>
          block.kind === "paragraph"
            ? [block.text]
            : block.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text))),
        );
        const words = (text: string) => text.match(/[\w.,]+/g) ?? [];
        expect(words(found.join(" "))).toEqual(["Plan", ...words(pieces.join(" "))]);
      }),
    );
  });
});
