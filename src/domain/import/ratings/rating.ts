import type { DraftRag } from "../../plan/draft.ts";
import type { ImportWhy } from "../../plan/import-why.ts";
import type { GridCell } from "../document/grid.ts";
import { colourDistance, colourName } from "./fill-colour.ts";
import type { LegendEntry } from "./legend.ts";
import { bare, readRagWord } from "./rag-word.ts";

/** One rating of a cell; `problem`: what a person is asked about it. */
export interface Rated {
  readonly rag: DraftRag;
  readonly problem?: ImportWhy;
}

const NEAR = 60;

/** Every rating of a cell: one for each line or letter that is one; by the cell's fill where it holds no text. */
export function readRatings(
  cell: Pick<GridCell, "lines" | "text" | "fill">,
  legend: readonly LegendEntry[],
): readonly Rated[] {
  const fill = cell.fill === null || cell.fill === "FFFFFF" ? null : cell.fill;
  if (cell.text === "") return fill === null ? [] : [readFill(fill, legend)];
  if (cell.lines.length > 20 || cell.text.length > 2_000)
    return [{ rag: null, problem: { reason: "too-long-for-a-rating" } }];
  if (/^(-+|–|n\/?a|not( yet)? rated|unrated|none|tbc)$/i.test(bare(cell.text))) return [];
  const words = cell.lines.flatMap((line) => wordsOf(line, legend));
  const read = words.map((word) => readWord(word, legend));
  return read.length === 1 && fill !== null ? [checkFill(read[0] as Rated, fill, legend, cell.text)] : read;
}

/** "R A A" and "R, A" are several; "Amber/Green" is one that must be asked. */
function wordsOf(line: string, legend: readonly LegendEntry[]): readonly string[] {
  if (readRagWord(line) !== undefined || named(bare(line), legend) !== undefined) return [line];
  const parts = line.split(/[\s,;]+/).filter((part) => part !== "");
  return parts.length > 1 && parts.every((part) => /^(r|a|g|red|amber|green)$/i.test(part)) ? parts : [line];
}

function readWord(text: string, legend: readonly LegendEntry[]): Rated {
  const word = bare(text);
  const own = named(word, legend);
  if (own !== undefined) return ratedBy(own);
  const read = readRagWord(word);
  if (read?.rag != null) return { rag: read.rag };
  const lead = /^([a-z]{1,12}(?: track)?) *[-–:(,.] *(.*)$/is.exec(word);
  const first = lead?.[1] === undefined ? undefined : (named(lead[1], legend) ?? readRagWord(lead[1]));
  const more = readRagWord(lead?.[2] ?? "")?.rag ?? null;
  if (first?.rag != null && /\b(awaiting|pending|subject to)\b/i.test(word))
    return { rag: first.rag, problem: { reason: "is-it-so-rated", word, rag: first.rag } };
  if (first?.rag != null && (more === null || more === first.rag)) return { rag: first.rag };
  if (first?.rag != null) return { rag: null, problem: { reason: "two-ratings" } };
  if (read?.asked === true && /[\s/&-]/.test(word) && /^(red|amber|green|r|a|g)[\s/&-]/i.test(word))
    return { rag: null, problem: { reason: "two-ratings" } };
  const known = read === undefined ? "rating-unknown" : "rating-not-in-the-key";
  return { rag: null, problem: { reason: known } };
}

function named(word: string, legend: readonly LegendEntry[]): LegendEntry | undefined {
  const low = word.toLowerCase();
  const by = (test: (entry: LegendEntry) => boolean) => legend.find(test);
  return (
    by(({ name }) => name.toLowerCase() === low) ??
    by(({ letter }) => letter !== "" && letter.toLowerCase() === low) ??
    by(({ colour }) => colour.toLowerCase() === low || colour.toLowerCase() === low.replace("gray", "grey")) ??
    (low.length <= 2
      ? by(({ colour }) => low !== "" && colour.toLowerCase().startsWith(low) && isOnly(colour, low, legend))
      : undefined)
  );
}

/** "G" is Green and never Grey where both stand in the key; "B" is Blue unless there is Black. */
function isOnly(colour: string, start: string, legend: readonly LegendEntry[]): boolean {
  if (start === "g") return colour.toLowerCase() === "green";
  return legend.filter((entry) => entry.colour.toLowerCase().startsWith(start)).length === 1;
}

function ratedBy({ rag, name, meaning }: LegendEntry): Rated {
  return rag === null ? { rag, problem: { reason: "none-of-the-ratings", name, meaning } } : { rag };
}

function readFill(fill: string, legend: readonly LegendEntry[]): Rated {
  const near = legend
    .flatMap((entry) => (entry.fill === null ? [] : [{ entry, far: colourDistance(entry.fill, fill) }]))
    .sort((a, b) => a.far - b.far);
  const [one, two] = near;
  if (one !== undefined && one.far < NEAR && (two === undefined || two.far > one.far * 2)) {
    const rated = ratedBy(one.entry);
    return { ...rated, problem: rated.problem ?? { reason: "colour-alone", name: one.entry.name } };
  }
  const colour = colourName(fill);
  if (colour === "white") return { rag: null };
  const own = colour === null ? undefined : named(colour, legend);
  const rag = own?.rag ?? (colour === "red" || colour === "amber" || colour === "green" ? colour : null);
  if (rag !== null) return { rag, problem: { reason: "colour-alone", name: own?.name ?? colour ?? "" } };
  return {
    rag: null,
    problem: { reason: "colour-says-nothing", colour },
  };
}

function checkFill(rated: Rated, fill: string, legend: readonly LegendEntry[], text: string): Rated {
  const colour = readFill(fill, legend);
  if (rated.rag === null || colour.rag === null || colour.rag === rated.rag || rated.problem !== undefined)
    return rated;
  return { rag: rated.rag, problem: { reason: "colour-says-otherwise", text, rag: colour.rag } };
}
