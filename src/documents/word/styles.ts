import { childOf, elementsOf, isOn, valOf, type XmlElement } from "../package/markup.ts";

/** What a style says of its paragraphs or runs, those it is based on included; null where none says it. */
export interface Style {
  /** 1 for a title or heading 1 … 9. */
  readonly heading: number | null;
  readonly list: ListPlace | null;
  readonly struck: boolean;
  readonly hidden: boolean;
}

/** The list a paragraph belongs to, by number, and the level in it; null where another place says it. */
export interface ListPlace {
  readonly list: string | null;
  readonly level: number | null;
}

/** The styles of a document, each read when it is first asked for. */
export interface WordStyles {
  /** A paragraph's style by its id; the default one without. */
  ofParagraph(id: string | undefined): Style;
  ofRun(id: string | undefined): Style;
}

const PLAIN: Style = { heading: null, list: null, struck: false, hidden: false };

/** Reads the styles' part. */
export function readWordStyles(part: XmlElement | undefined): WordStyles {
  const all = elementsOf(part).filter(({ name }) => name === "w:style");
  const byId = new Map(all.map((style) => [style.attributes["styleId"] ?? "", style]));
  const usual = all.find(
    ({ attributes }) => attributes["type"] === "paragraph" && ["1", "true"].includes(attributes["default"] ?? ""),
  );
  const known = new Map<string | undefined, Style>();
  const style = (id: string | undefined): Style => {
    const read = known.get(id) ?? (id === undefined ? PLAIN : readStyle(id, byId));
    known.set(id, read);
    return read;
  };
  return { ofParagraph: (id) => style(id ?? usual?.attributes["styleId"]), ofRun: style };
}

/** The outline level (w:outlineLvl) as a heading: 1 to 9; null for running text, undefined where nothing is said. */
export function outlineOf(properties: XmlElement | undefined): number | null | undefined {
  const level = valOf(properties, "w:outlineLvl");
  if (level === undefined) return undefined;
  return /^[0-8]$/.test(level) ? Number(level) + 1 : null;
}

/** The list that numbering properties (w:numPr) name. */
export function listPlaceOf(properties: XmlElement | undefined): ListPlace | null {
  const numbering = childOf(properties, "w:numPr");
  if (numbering === undefined) return null;
  const level = valOf(numbering, "w:ilvl");
  return {
    list: valOf(numbering, "w:numId") ?? null,
    level: level !== undefined && /^[0-8]$/.test(level) ? Number(level) : null,
  };
}

/** Whether runs are struck through, once or twice; null where nothing is said. */
export function isStruck(properties: XmlElement | undefined): boolean | null {
  const once = isOn(properties, "w:strike");
  const twice = isOn(properties, "w:dstrike");
  return once === null && twice === null ? null : once === true || twice === true;
}

function readStyle(id: string, byId: ReadonlyMap<string, XmlElement>): Style {
  const chain = chainOf(id, byId);
  // A document may use Word's own headings without keeping their definition.
  if (chain.length === 0) return { ...PLAIN, heading: headingNamed(id) };
  const nearest = <T>(read: (style: XmlElement) => T | null | undefined) =>
    chain.map(read).find((value) => value !== null && value !== undefined);
  const outline = chain.map((style) => outlineOf(childOf(style, "w:pPr"))).find((value) => value !== undefined);
  return {
    heading: outline === undefined ? (nearest((style) => headingNamed(valOf(style, "w:name") ?? "")) ?? null) : outline,
    list: joined(chain.map((style) => listPlaceOf(childOf(style, "w:pPr")))),
    struck: nearest((style) => isStruck(childOf(style, "w:rPr"))) ?? false,
    hidden: nearest((style) => isOn(childOf(style, "w:rPr"), "w:vanish")) ?? false,
  };
}

/** A style and those it is based on, nearest first. */
function chainOf(id: string, byId: ReadonlyMap<string, XmlElement>): XmlElement[] {
  const chain: XmlElement[] = [];
  for (let next: string | undefined = id; next !== undefined; ) {
    const style = byId.get(next);
    if (style === undefined || chain.includes(style)) break;
    chain.push(style);
    next = valOf(style, "w:basedOn");
  }
  return chain;
}

/** Word names its built-in styles in English, whatever language it speaks. */
function headingNamed(name: string): number | null {
  if (/^title$/i.test(name)) return 1;
  const level = /^heading ?([1-9])$/i.exec(name)?.[1];
  return level === undefined ? null : Number(level);
}

function joined(places: readonly (ListPlace | null)[]): ListPlace | null {
  const said = places.filter((place) => place !== null);
  if (said.length === 0) return null;
  return {
    list: said.find(({ list }) => list !== null)?.list ?? null,
    level: said.find(({ level }) => level !== null)?.level ?? null,
  };
}
