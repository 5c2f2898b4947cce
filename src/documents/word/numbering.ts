import type { SourceParagraph } from "../../domain/import/document/source.ts";
import { childOf, elementsOf, isOn, valOf, type XmlElement } from "../package/markup.ts";
import { numeral } from "./numerals.ts";
import type { ListPlace, WordStyles } from "./styles.ts";
import { symbols } from "./symbols.ts";

/** The lists of a document, counted on paragraph by paragraph in the order in which they stand. */
export interface Lists {
  /** What Word draws before the next paragraph of a list; null outside lists and where it draws nothing. */
  next(direct: ListPlace | null, style: ListPlace | null, styleId: string | undefined): SourceParagraph["list"];
}

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly font: string | undefined;
  /** Starts again after a paragraph of a level before this one; null for any level above. */
  readonly restart: number | null;
  readonly inFigures: boolean;
  readonly style: string | undefined;
}

/** A list: its levels, where its own numbers start anew, and the counting that it shares with its like. */
interface List {
  readonly levels: ReadonlyMap<number, Level>;
  readonly startsAnew: Map<number, number>;
  readonly counts: (number | undefined)[];
}

// As long as no marker is; a list's text is written out for each of its paragraphs.
const LONGEST = 100;

/** Reads the numbering's part: the lists before their first paragraph. */
export function readNumbering(part: XmlElement | undefined, styles: WordStyles): Lists {
  const lists = readLists(part, styles);
  return {
    next(direct, style, styleId) {
      const list = lists.get(direct?.list ?? style?.list ?? "0");
      if (list === undefined) return null;
      const linked = [...list.levels].find(([, { style }]) => style !== undefined && style === styleId)?.[0];
      const level = direct?.level ?? linked ?? style?.level ?? 0;
      const marker = list.levels.has(level) ? draw(list, level) : "";
      return marker === "" ? null : { marker, level };
    },
  };
}

function readLists(part: XmlElement | undefined, styles: WordStyles): ReadonlyMap<string, List> {
  const named = (name: string) => elementsOf(part).filter((element) => element.name === name);
  const kinds = new Map(named("w:abstractNum").map((kind) => [kind.attributes["abstractNumId"] ?? "", kind]));
  const numbers = new Map(named("w:num").map((number) => [number.attributes["numId"] ?? "", number]));
  const kindOf = (number: XmlElement | undefined) => kinds.get(valOf(number, "w:abstractNumId") ?? "");
  const shared = new Map<XmlElement, (number | undefined)[]>();
  const lists = new Map<string, List>();
  for (const [id, number] of numbers) {
    let kind = kindOf(number);
    // A list may borrow its look from a list style, which names another list.
    const link = valOf(kind, "w:numStyleLink");
    if (link !== undefined) kind = kindOf(numbers.get(styles.ofParagraph(link).list?.list ?? "")) ?? kind;
    if (kind === undefined || id === "0") continue;
    const counts = shared.get(kind) ?? [];
    shared.set(kind, counts);
    lists.set(id, { ...overridden(levelsOf(kind), number), counts });
  }
  return lists;
}

function overridden(levels: Map<number, Level>, number: XmlElement): Omit<List, "counts"> {
  const startsAnew = new Map<number, number>();
  for (const override of elementsOf(number).filter(({ name }) => name === "w:lvlOverride")) {
    const level = Number(override.attributes["ilvl"] ?? 0);
    const own = childOf(override, "w:lvl");
    if (own !== undefined) levels.set(level, levelOf(own));
    const start = valOf(override, "w:startOverride");
    if (start !== undefined) startsAnew.set(level, Number(start) || 0);
  }
  return { levels, startsAnew };
}

function levelsOf(kind: XmlElement): Map<number, Level> {
  const levels = elementsOf(kind).filter(({ name }) => name === "w:lvl");
  return new Map(levels.map((level) => [Number(level.attributes["ilvl"] ?? 0), levelOf(level)]));
}

function levelOf(level: XmlElement): Level {
  const restart = valOf(level, "w:lvlRestart");
  // Numbers like 01 stand in alternate content, where a newer Word writes a format of its own.
  const choices = elementsOf(childOf(level, "AlternateContent"));
  const format = childOf(level, "w:numFmt") ?? childOf(choices[0], "w:numFmt");
  return {
    start: Number(valOf(level, "w:start") ?? 0) || 0,
    format: format?.attributes["format"] ?? format?.attributes["val"] ?? "decimal",
    text: (valOf(level, "w:lvlText") ?? "").slice(0, LONGEST),
    font: childOf(childOf(level, "w:rPr"), "w:rFonts")?.attributes["ascii"],
    restart: restart === undefined ? null : Number(restart) || 0,
    inFigures: isOn(level, "w:isLgl") === true,
    style: valOf(level, "w:pStyle"),
  };
}

function draw(list: List, level: number): string {
  const { levels, counts, startsAnew } = list;
  const own = levels.get(level);
  if (own === undefined) return "";
  const anew = startsAnew.get(level);
  if (anew !== undefined) {
    startsAnew.delete(level);
    counts[level] = anew - 1;
  }
  counts[level] = (counts[level] ?? own.start - 1) + 1;
  for (const [deeper, { restart }] of levels) {
    if (deeper > level && (restart === null || level < restart)) counts[deeper] = undefined;
  }
  if (own.format === "bullet") return bullet(own);
  return own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const format = own.inFigures ? "decimal" : (levels.get(at)?.format ?? "decimal");
    return numeral(counts[at] ?? levels.get(at)?.start ?? 1, format);
  });
}

/** A bullet that is a picture has no text; "o" is how Word draws an open one. */
function bullet({ text, font }: Level): string {
  const drawn = symbols(text, font).replace("▯", "•").trim();
  return drawn === "" ? "•" : drawn.replace(/^o$/, "◦");
}
