import type { LeftOut } from "../../domain/import/document/source.ts";
import { childOf, elementsOf, isOn, valOf, type XmlElement } from "../package/markup.ts";
import { startFields } from "./fields.ts";
import { isStruck, type Style, type WordStyles } from "./styles.ts";
import { drawsSymbols, symbols } from "./symbols.ts";

/** What the runs of a paragraph say. */
export interface Said {
  readonly text: string;
  /** What they do not say any more, or not to everybody, in order. */
  readonly leftOut: readonly Omit<LeftOut, "place">[];
  /** The contents of text boxes that hang on this paragraph (w:txbxContent). */
  readonly boxes: readonly XmlElement[];
}

type Why = LeftOut["why"];

const BREAKS: Readonly<Record<string, string>> = {
  "w:tab": "\t",
  "w:ptab": "\t",
  "w:br": "\n",
  "w:cr": "\n",
  "w:noBreakHyphen": "-",
};
/** What stands in a document from elsewhere, and how it is named to people. */
export const FOREIGN: Readonly<Record<string, string>> = {
  "w:altChunk": "a part kept in another format",
  "w:subDoc": "a linked document",
  "w:control": "a form control",
  OLEObject: "an embedded or linked file",
  chart: "a chart",
  relIds: "a diagram",
};

/** Reads the runs of a paragraph through whatever Word wraps around them: marks, links, tags, controls, changes. */
export function readRuns(paragraph: XmlElement, style: Style, styles: WordStyles): Said {
  const said = startSaying();
  const fields = startFields((code) => said.leaveOut(code, "not followed"));

  function within(element: XmlElement): void {
    for (const child of elementsOf(element)) visit(child);
  }
  function visit(element: XmlElement): void {
    const { name } = element;
    if (name === "w:r") run(element);
    else if (name === "w:del" || name === "w:moveFrom") said.leaveOut(runText(element), "deleted");
    else if (name === "w:sdt") {
      if (!showsPrompt(element)) within(element);
    } else if (name === "w:fldSimple") {
      fields.simple(element.attributes["instr"] ?? "");
      within(element);
    } else if (name === "t") said.add(textOf(element), null);
    else if (!name.endsWith("Pr")) within(element);
  }
  function run(element: XmlElement): void {
    const look = childOf(element, "w:rPr");
    const own = styles.ofRun(valOf(look, "w:rStyle"));
    const font = childOf(look, "w:rFonts")?.attributes["ascii"];
    const why = whyLeftOut(look, style, own);
    for (const child of printedIn(element)) {
      const text = signOf(child, font);
      if (fields.take(child, (result) => said.add(result, why))) continue;
      // A note's mark of its own making follows as text: it is no more a word than a number would be.
      if (child.attributes["customMarkFollows"] !== undefined) return;
      if (text !== null) say(isOrdinal(look, text) ? said.joinOrdinal : said.add, text, why);
      else if (!child.name.endsWith("Pr")) hang(child);
    }
  }
  function say(add: (text: string, why: Why | null) => void, text: string, why: Why | null): void {
    if (!fields.inCode()) add(text, why);
  }
  function hang(element: XmlElement): void {
    const foreign = FOREIGN[element.name];
    if (element.name === "w:txbxContent") said.hang(element);
    else if (foreign !== undefined) said.leaveOut(foreign, "not followed");
    else if (element.name === "w:rubyBase") within(element);
    else for (const child of elementsOf(element)) hang(child);
  }

  within(paragraph);
  return said.done();
}

/** The text of an element as it stands, deleted or not: to tell what was left out. */
export function runText(element: XmlElement): string {
  const parts = elementsOf(element).map((child) => {
    if (child.name === "w:t" || child.name === "w:delText") return textOf(child);
    return child.name.endsWith("Pr") ? "" : (BREAKS[child.name] ?? runText(child) + (child.name === "w:p" ? " " : ""));
  });
  return parts.join("");
}

/** A content control that still shows its prompt ("Choose an item"): nothing was entered. */
export function showsPrompt(control: XmlElement): boolean {
  return isOn(childOf(control, "w:sdtPr"), "w:showingPlcHdr") === true;
}

function textOf(element: XmlElement): string {
  return element.children.filter((child) => typeof child === "string").join("");
}

/** What stands in a run, out of alternate content: of that the first choice is all there is. */
function printedIn(run: XmlElement): XmlElement[] {
  return elementsOf(run).flatMap((child) =>
    child.name === "AlternateContent" ? elementsOf(child).flatMap(printedIn) : [child],
  );
}

/** What a child of a run prints, if it prints anything by itself. */
function signOf(element: XmlElement, font: string | undefined): string | null {
  if (element.name === "w:t") return drawsSymbols(font) ? symbols(textOf(element), font) : textOf(element);
  // The second is how a newer Word writes round marks and faces, which plans use for ratings.
  if (element.name !== "w:sym" && element.name !== "symEx") return BREAKS[element.name] ?? null;
  const code = Number.parseInt(element.attributes["char"] ?? "", 16);
  return code > 0 && code <= 0x10ffff ? symbols(String.fromCodePoint(code), element.attributes["font"]) : null;
}

function whyLeftOut(look: XmlElement | undefined, paragraph: Style, own: Style): Why | null {
  // Two styles that both strike or hide undo one another (ECMA-376 17.7.3); what the run says itself stands.
  if (isOn(look, "w:vanish") ?? paragraph.hidden !== own.hidden) return "hidden text";
  return (isStruck(look) ?? paragraph.struck !== own.struck) ? "struck" : null;
}

function isOrdinal(look: XmlElement | undefined, text: string): boolean {
  if (!/^(st|nd|rd|th)\b/i.test(text)) return false;
  return valOf(look, "w:vertAlign") === "superscript" || Number(valOf(look, "w:position") ?? 0) > 0;
}

function startSaying() {
  let text = "";
  let last: Why | null = null;
  const leftOut: { text: string; why: Why }[] = [];
  const boxes: XmlElement[] = [];
  function leaveOut(part: string, why: Why): void {
    const before = leftOut.at(-1);
    if (last === why && why !== "not followed" && before !== undefined) before.text += part;
    else leftOut.push({ text: part, why });
    last = why;
  }
  function add(part: string, why: Why | null): void {
    if (why === null) {
      text += part;
      last = null;
    } else leaveOut(part, why);
  }
  return {
    add,
    leaveOut,
    /** "31 st" with a raised "st" is 31st. */
    joinOrdinal(part: string, why: Why | null): void {
      if (why === null) text = text.replace(/(\d)\s+$/, "$1");
      add(part, why);
    },
    hang: (box: XmlElement) => void boxes.push(box),
    done: (): Said => ({
      text: text.replace(/[\u00ad\u200b\ufeff]/g, "").trim(),
      leftOut: leftOut.map((part) => ({ ...part, text: part.text.trim() })).filter((part) => part.text !== ""),
      boxes,
    }),
  };
}
