import type { SourceParagraph } from "../../domain/import/document/source.ts";
import { limit } from "../package/caps.ts";
import { childOf, elementsOf, valOf, type XmlElement } from "../package/markup.ts";
import type { WordContext, WordParagraph } from "./context.ts";
import { FOREIGN, readRuns, runText, showsPrompt } from "./runs.ts";
import { listPlaceOf, outlineOf } from "./styles.ts";

/** Where paragraphs and tables of a body, a cell or a text box come out, in their order. */
export interface FlowOut {
  /** Where the reader stands, for what is left out there. */
  place(): string;
  paragraph(paragraph: WordParagraph): void;
  table(table: XmlElement): void;
}

/** Reads paragraphs as they come; whoever starts it ends it, for a paragraph may wait for the one it runs on into. */
export interface Flow {
  add(element: XmlElement): void;
  end(): void;
}

/** Begins to read paragraphs and tables that tell `out` as they are whole. */
export function startFlow(context: WordContext, out: FlowOut): Flow {
  let begun = "";
  function emit(paragraph: WordParagraph): void {
    limit("characters in a paragraph", paragraph.text.length);
    out.paragraph(paragraph);
  }
  function end(): void {
    if (begun !== "") emit({ text: begun, list: null, heading: null });
    begun = "";
  }
  function add(element: XmlElement): void {
    const { name } = element;
    if (name === "w:sdt" && showsPrompt(element)) return;
    const foreign = FOREIGN[name];
    if (name === "w:p") paragraph(element);
    else if (name === "w:tbl") {
      end();
      out.table(element);
    } else if (foreign !== undefined) context.leftOut.push({ place: out.place(), text: foreign, why: "not followed" });
    else if (name === "w:del" || name === "w:moveFrom") leaveOut(context, out.place(), runText(element), "deleted");
    else if (!name.endsWith("Pr")) for (const child of elementsOf(element)) add(child);
  }
  function paragraph(element: XmlElement): void {
    const properties = childOf(element, "w:pPr");
    const styleId = valOf(properties, "w:pStyle");
    const style = context.styles.ofParagraph(styleId);
    const said = readRuns(element, style, context.styles);
    for (const { text, why } of said.leftOut) leaveOut(context, out.place(), text, why);
    const text = begun + said.text;
    begun = "";
    // Where the mark at its end is deleted, a paragraph runs on into the next one, which then rules its look.
    if (endsDeleted(properties)) begun = text;
    else {
      const outline = outlineOf(properties);
      const list = context.lists.next(listPlaceOf(properties), style.list, styleId);
      emit({ text, list, heading: outline === undefined ? style.heading : outline });
    }
    for (const box of said.boxes) add(box);
  }
  return { add, end };
}

/** Notes what is left out, if it is more than blanks. */
export function leaveOut(
  context: WordContext,
  place: string,
  text: string,
  why: WordContext["leftOut"][number]["why"],
): void {
  const told = text.replace(/\s+/g, " ").trim();
  if (told !== "") context.leftOut.push({ place, text: told, why });
}

/** The paragraphs of a cell without the blank ones around them; one whose number is all it has is not blank. */
export function withoutBlankEnds<T extends Pick<SourceParagraph, "text" | "list">>(paragraphs: readonly T[]): T[] {
  const isFull = ({ text, list }: T) => text !== "" || list !== null;
  return paragraphs.slice(Math.max(0, paragraphs.findIndex(isFull)), paragraphs.findLastIndex(isFull) + 1);
}

function endsDeleted(properties: XmlElement | undefined): boolean {
  const mark = childOf(properties, "w:rPr");
  return childOf(mark, "w:del") !== undefined || childOf(mark, "w:moveFrom") !== undefined;
}
