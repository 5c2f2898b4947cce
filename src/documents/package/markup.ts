import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from "saxes";
import { CAPS } from "./caps.ts";
import { damaged } from "./refused.ts";

/**
 * An element of a document's part. Its name is "w:p" for those of WordprocessingML, whatever prefix the file gives
 * them, and bare ("Override", "srgbClr") for all others; attributes go by their bare names.
 */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** What is told of a part while it is read: pieces wanted whole, and the opening and closing of what stands around. */
export interface XmlVisitor {
  isWhole(name: string): boolean;
  whole(element: XmlElement): void;
  open(name: string): void;
  close(name: string): void;
}

const WORD = [
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main",
];
// Small enough that the text is never in memory twice, large enough to go quickly.
const CHUNK = 65_536;
// Old properties beside tracked ones, and much that says nothing of a plan: not worth the memory.
const SKIPPED = /^w:(?:[a-zA-Z]+PrChange|tcBorders|tblBorders|tblGrid|pBdr|tabs|sectPr)$/;

/**
 * Reads a part from start to end. A DTD is refused, and so every entity beyond XML's own five; depth is capped; of
 * alternate content only the first choice is told.
 * @throws {RefusedDocument} where it is not well-formed
 */
export function walkXml(bytes: Uint8Array, visitor: XmlVisitor): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on("error", () => {
    throw damaged();
  });
  parser.on("doctype", () => {
    throw damaged("it holds definitions that no real document has");
  });
  const told = tell(visitor);
  // Counted one by one: a great many at once are more than the parser's own memory of them stands.
  let attributes = 0;
  parser.on("opentagstart", () => {
    attributes = 0;
  });
  parser.on("attribute", () => {
    if (++attributes > CAPS.attributes) throw damaged("an element of it says more than any real document's");
  });
  parser.on("opentag", told.open);
  parser.on("closetag", told.close);
  parser.on("text", told.text);
  parser.on("cdata", told.text);
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let at = 0; at < bytes.byteLength; at += CHUNK) {
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
  }
  parser.write(decoder.decode()).close();
}

/** A whole part as a tree: for the small ones. */
export function readXml(bytes: Uint8Array): XmlElement {
  let root: XmlElement | undefined;
  walkXml(bytes, {
    isWhole: () => true,
    whole: (element) => {
      root = element;
    },
    open: () => {},
    close: () => {},
  });
  if (root === undefined) throw damaged();
  return root;
}

interface Growing {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: (Growing | string)[];
}

function tell(visitor: XmlVisitor) {
  const pieces: Growing[] = [];
  const chosen: boolean[] = [];
  let depth = 0;
  let skipping = 0;
  let elements = 0;
  return {
    open(tag: SaxesTagNS) {
      if (++depth > CAPS.depth) throw damaged("it is nested deeper than any real document");
      const name = nameOf(tag);
      if (skipping > 0 || SKIPPED.test(name) || isOtherChoice(name, chosen)) {
        skipping++;
        return;
      }
      if (name === "AlternateContent") chosen.push(false);
      if (pieces.length === 0 && !visitor.isWhole(name)) return visitor.open(name);
      elements = pieces.length === 0 ? 0 : elements + 1;
      if (elements > CAPS.elements) throw damaged("one row or paragraph of it holds more than any real document's");
      const piece: Growing = { name, attributes: attributesOf(tag), children: [] };
      pieces.at(-1)?.children.push(piece);
      pieces.push(piece);
    },
    close(tag: SaxesTagNS) {
      depth--;
      if (skipping > 0) {
        skipping--;
        return;
      }
      const name = nameOf(tag);
      if (name === "AlternateContent") chosen.pop();
      const piece = pieces.pop();
      if (piece === undefined) visitor.close(name);
      else if (pieces.length === 0) visitor.whole(piece);
    },
    text(text: string) {
      if (skipping === 0) pieces.at(-1)?.children.push(text);
    },
  };
}

/** Whether a choice comes after one already taken. */
function isOtherChoice(name: string, chosen: boolean[]): boolean {
  if (name !== "Choice" && name !== "Fallback") return false;
  if (chosen.at(-1) === true) return true;
  if (chosen.length > 0) chosen[chosen.length - 1] = true;
  return false;
}

function nameOf({ uri, local }: SaxesTagNS): string {
  return WORD.includes(uri) ? `w:${local}` : local;
}

function attributesOf(tag: SaxesTagNS): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const { local, value } of Object.values(tag.attributes) as SaxesAttributeNS[]) attributes[local] = value;
  return attributes;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}

/** The first child of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => typeof child !== "string" && child.name === name);
}

/** The elements among the children. */
export function elementsOf(element: XmlElement | undefined): XmlElement[] {
  return (element?.children ?? []).filter((child): child is XmlElement => typeof child !== "string");
}

/** The `val` of a child, as properties are written. */
export function valOf(properties: XmlElement | undefined, name: string): string | undefined {
  return childOf(properties, name)?.attributes["val"];
}

/** A property that is on or off: null where it is not said. */
export function isOn(properties: XmlElement | undefined, name: string): boolean | null {
  const property = childOf(properties, name);
  return property === undefined ? null : !["0", "false", "off"].includes(property.attributes["val"] ?? "");
}
