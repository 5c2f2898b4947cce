import type { CountedRating, Status } from "../../domain/plan/action.ts";
import type { RagScheme } from "../../domain/plan/rag.ts";

type ChartColour =
  | "attention"
  | "warning"
  | "good"
  | "neutral"
  | "divergingGray"
  | "categoricalBlue"
  | "categoricalLightBlue";

/** How every card shows a rating or state: never by colour alone. */
export interface RagMark {
  /** Shape and the plan's own word, with its letter where the word has another: "▲ Red", "▲ R Off track". Survives greyscale and a screen reader. */
  readonly text: string;
  /** The same in two runs: only the shape is coloured, so that the words keep their contrast in every client. */
  readonly shape: string;
  readonly words: string;
  /** Colour of the shape. */
  readonly colour: "Attention" | "Warning" | "Good" | "Accent" | "Default";
  /** Colour of a chart's segment: the shape's own, and nothing that is not complete has the colour of what is. */
  readonly chart: ChartColour;
}

/** The mark of a rating as it counts or of an action's status, in the words of the plan's scheme. */
export function ragMark(scheme: RagScheme, status: Status | CountedRating): RagMark {
  const { shape, letter, word, ...colours } = MARKS[status];
  const meaning = scheme.find((candidate) => candidate.rag === status);
  const words = lettered(letter, meaning?.name ?? word);
  const mark = { text: `${shape} ${words}`, shape, words, ...colours };
  return meaning?.colour.toLowerCase() === "blue" ? { ...mark, colour: "Accent", chart: "categoricalBlue" } : mark;
}

/** The letter stands before a word that does not begin with it; what a plan itself calls "R Red" says it once. */
function lettered(letter: string, name: string): string {
  const rest = name.slice(1).trimStart();
  const isDouble = rest !== name.slice(1) && rest.startsWith(letter);
  const word = letter !== "" && name.startsWith(letter) && isDouble ? rest : name;
  return letter === "" || word.startsWith(letter) ? word : `${letter} ${word}`;
}

interface Mark extends Omit<RagMark, "text" | "words"> {
  /** Where councils use one; else "". */
  readonly letter: string;
  readonly word: string;
}

// Outlines that differ without colour: corner up, corner all round, round, square, hollow, half.
const MARKS: Readonly<Record<Status | CountedRating, Mark>> = {
  red: { shape: "▲", letter: "R", word: "Red", colour: "Attention", chart: "attention" },
  amber: { shape: "◆", letter: "A", word: "Amber", colour: "Warning", chart: "warning" },
  green: { shape: "●", letter: "G", word: "Green", colour: "Good", chart: "good" },
  complete: { shape: "■", letter: "C", word: "Complete", colour: "Default", chart: "neutral" },
  unrated: { shape: "○", letter: "", word: "Not yet rated", colour: "Default", chart: "divergingGray" },
  proposed: { shape: "◑", letter: "", word: "Proposed complete", colour: "Accent", chart: "categoricalLightBlue" },
  "awaiting-sign-off": {
    shape: "◑",
    letter: "",
    word: "Done, awaiting sign-off",
    colour: "Accent",
    chart: "categoricalLightBlue",
  },
  "not-started": { shape: "◌", letter: "", word: "Not started", colour: "Default", chart: "divergingGray" },
  paused: { shape: "‖", letter: "", word: "Paused", colour: "Default", chart: "divergingGray" },
  withdrawn: { shape: "✕", letter: "", word: "Withdrawn", colour: "Default", chart: "divergingGray" },
  merged: { shape: "⇒", letter: "", word: "Merged into another", colour: "Default", chart: "divergingGray" },
  carried: { shape: "→", letter: "", word: "Carried to the next plan", colour: "Default", chart: "divergingGray" },
};
