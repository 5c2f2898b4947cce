import type { DraftMeaning, DraftRag } from "../../plan/draft.ts";
import type { GridRow } from "../document/grid.ts";
import { colourName } from "./fill-colour.ts";
import { bare } from "./rag-word.ts";

/** One entry of a plan's key. `rag` is null for a state that is none of our four ("Not started"). */
export interface LegendEntry {
  readonly rag: DraftRag;
  readonly name: string;
  readonly letter: string;
  readonly colour: string;
  readonly fill: string | null;
  readonly meaning: string;
}

const LETTERS: Readonly<Record<string, string>> = {
  r: "Red",
  a: "Amber",
  g: "Green",
  b: "Blue",
  y: "Yellow",
  gr: "Grey",
};
const COLOUR = /^(red|amber|orange|yellow|green|blue|grey|gray|purple|black|white)\b/i;
const ENTRY =
  /^(?:[-•*] *)?((?:b|r|a|g|y)(?= *[-–:=])|red|amber|orange|yellow|green|blue|grey|gray|purple|black|white)(?: *\(([a-z]{1,2})\))?(?: rating)? *[-–:=] *(\S.{2,})$/i;
const DONE = /\b(complet(e|ed|ion)|embedded|closed|achieved|implemented|delivered|finished|business as usual)\b/i;
const NOT_DONE =
  /\b(not|in)[ -]*complete|\b(to be|being|toward|until|will be|in progress|on track|partially|due|yet)\b/i;

/** The entry that a row of a key holds: a colour's word, letter or fill, then what it means. */
export function legendRow(row: GridRow): LegendEntry | undefined {
  const own = row.cells.filter((cell) => !cell.merged);
  const filled = own.filter((cell) => cell.text !== "");
  const last = filled.at(-1);
  if (last === undefined || filled.length > 3) return undefined;
  const heads = filled.slice(0, -1).map((cell) => bare(cell.text));
  const fill = own.find((cell) => cell.fill !== null && cell.fill !== "FFFFFF")?.fill ?? null;
  if (heads.length === 0) {
    const blank = own.find((cell) => cell.text === "" && cell.fill !== null);
    const colour = blank?.fill == null ? null : colourName(blank.fill);
    if (colour !== null && colour !== "white" && own.length === 2)
      return entry(title(colour), "", blank?.fill ?? null, last.text);
    return legendLine(last.text);
  }
  const word = heads.find((head) => COLOUR.test(head) && head.length <= 24);
  const letter = heads.find((head) => LETTERS[head.toLowerCase()] !== undefined) ?? "";
  const name = word ?? LETTERS[letter.toLowerCase()];
  const plain = heads.every((head) => head === word || head === letter);
  if (name === undefined || !plain || (COLOUR.test(bare(last.text)) && last.text.length < 12)) return undefined;
  return entry(name, letter, fill, last.text);
}

/** The entry that one line holds: "Red – not started", "B: Blue = …". */
export function legendLine(text: string): LegendEntry | undefined {
  const found = text.length > 600 ? null : ENTRY.exec(text.trim());
  if (found === null) return undefined;
  const [, word = "", letter = "", meaning = ""] = found;
  const name = LETTERS[word.toLowerCase()] ?? title(word.toLowerCase());
  return entry(name, letter || (word.length === 1 ? word : ""), null, meaning);
}

/** A key in one line: "BRAG key: Blue = complete; Red = off track; …". */
export function inlineLegend(text: string): readonly LegendEntry[] {
  const said = text.replace(/^[^:=]{0,30}\b(?:key|legend|rag|brag|ratings?)\b[^:=]{0,20}:\s*/i, "");
  const parts = said
    .split(/[;|]|,\s+(?=(?:red|amber|yellow|green|blue|gr[ea]y|purple|black)\b)/i)
    .map((part) => part.trim());
  const read = parts.flatMap((part) => legendLine(part) ?? []);
  return parts.length > 1 && read.length === parts.length && isLegend(read) ? read : [];
}

function entry(name: string, letter: string, fill: string | null, text: string): LegendEntry {
  const meaning = text.replace(/\s+/g, " ").trim();
  const colour = COLOUR.exec(name)?.[1] ?? name;
  return { rag: ragOf(colour, meaning), name, letter, colour, fill, meaning };
}

function ragOf(colour: string, meaning: string): DraftRag {
  const word = colour.toLowerCase();
  if (word === "red" || word === "amber" || word === "green") return word;
  if (word === "orange") return "amber";
  return DONE.test(meaning) && !NOT_DONE.test(meaning) ? "complete" : null;
}

function title(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The plan's scheme out of its key: each rating once. */
export function schemeOf(legend: readonly LegendEntry[]): readonly DraftMeaning[] {
  return legend.flatMap(({ rag, name, colour, meaning }) => (rag === null ? [] : [{ rag, name, colour, meaning }]));
}

/** States of the key that are none of our ratings, for the plan's text. */
export function otherStates(legend: readonly LegendEntry[]): readonly string[] {
  return legend.filter(({ rag }) => rag === null).map(({ name, meaning }) => `${name}: ${meaning}`);
}

/** Entries that follow one another, at least two of different colours, make a key; fewer are chance. */
export function isLegend(entries: readonly LegendEntry[]): boolean {
  return new Set(entries.map(({ name }) => name.toLowerCase())).size >= 2;
}
