import type { SourceBlock, SourceDocument } from "../../domain/import/document/source.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { readXml, walkXml, type XmlElement, type XmlVisitor } from "../package/markup.ts";
import { unpackRelated } from "../package/ooxml.ts";
import { orRefusal } from "../package/refused.ts";
import { readColourTheme } from "./colour.ts";
import { startContext, type WordContext } from "./context.ts";
import { type FlowOut, startFlow } from "./flow.ts";
import { type GrowingTable, readWordTable, startTable } from "./growing-table.ts";
import { readNumbering } from "./numbering.ts";
import { FOREIGN, showsPrompt } from "./runs.ts";
import { readWordStyles } from "./styles.ts";

/** Reads a Word document from its zip; `main` is the name of its main part. Headers, footers, notes and comments are not read. */
export function readWord(name: string, bytes: Uint8Array, main: string): Promise<Result<SourceDocument>> {
  return orRefusal(async () => {
    const parts = await unpackRelated(bytes, main, ["styles", "numbering", "theme"]);
    const tree = (part: string) => {
      const found = parts.get(part);
      return found === undefined ? undefined : readXml(found);
    };
    const styles = readWordStyles(tree("styles"));
    const lists = readNumbering(tree("numbering"), styles);
    const context = startContext({ styles, lists, theme: readColourTheme(tree("theme")) });
    const blocks = readBody(parts.get("main") ?? new Uint8Array(), context);
    return accept({ name, kind: "word", blocks, leftOut: context.leftOut });
  });
}

/** Reads the body piece by piece, so that a long document is never in memory as a whole. */
function readBody(part: Uint8Array, context: WordContext): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  const out = startBlocks(blocks, context);
  const flow = startFlow(context, out);
  // Whether the content controls that are open still show their prompts.
  const controls: boolean[] = [];
  let table: GrowingTable | undefined;

  const visitor: XmlVisitor = {
    isWhole: (name) => WHOLE.has(name) || name in FOREIGN,
    open(name) {
      if (name === "w:sdt") controls.push(false);
      if (name !== "w:tbl") return;
      flow.end();
      table ??= startTable(context, out.nextTable());
    },
    close(name) {
      if (name === "w:sdt") controls.pop();
      if (name !== "w:tbl" || table === undefined) return;
      blocks.push(table.done());
      table = undefined;
    },
    whole(element) {
      if (element.name === "w:sdtPr") {
        if (controls.pop() !== undefined) controls.push(isPrompt(element));
      } else if (element.name === "w:tr") table?.row(element);
      else if (element.name === "w:tblPr") table?.properties(element);
      else if (!controls.includes(true)) flow.add(element);
    },
  };
  walkXml(part, visitor);
  flow.end();
  return blocks;
}

const WHOLE = new Set(["w:p", "w:tr", "w:tblPr", "w:sdtPr"]);

function isPrompt(properties: XmlElement): boolean {
  return showsPrompt({ name: "w:sdt", attributes: {}, children: [properties] });
}

/** Where the body's own paragraphs come out; blank ones say nothing between tables. */
function startBlocks(blocks: SourceBlock[], context: WordContext): FlowOut & { nextTable(): string } {
  let paragraphs = 0;
  let tables = 0;
  const nextTable = () => `table ${++tables}`;
  return {
    nextTable,
    place: () => `paragraph ${paragraphs + 1}`,
    paragraph({ text, list, heading }) {
      if (text === "") return;
      context.countParagraph();
      blocks.push({ kind: "paragraph", place: `paragraph ${++paragraphs}`, text, heading, list });
    },
    // A table of a text box: it comes whole.
    table(element) {
      blocks.push(readWordTable(context, nextTable(), element));
    },
  };
}
