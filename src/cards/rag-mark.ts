import type { Status } from "../domain/action.ts";
import type { Rag, RagScheme } from "../domain/rag.ts";

/** How every card shows a rating or state: never by colour alone. */
export interface RagMark {
  /** Shape, letter and the plan's own word: "▲ R Red". Survives greyscale and a screen reader. */
  readonly text: string;
  /** Colour of a TextRun or TextBlock. */
  readonly colour: "Attention" | "Warning" | "Good" | "Accent" | "Default";
  /** Colour of a chart's segment. */
  readonly chart: "attention" | "warning" | "good" | "neutral" | "categoricalBlue" | "categoricalPurple";
}

/** The mark of a rating as filed or of an action's status, in the words of the plan's scheme. */
export function ragMark(scheme: RagScheme, status: Status | Rag): RagMark {
  const { shape, word, ...colours } = MARKS[status];
  const meaning = scheme.find((candidate) => candidate.rag === status);
  const mark = { text: `${shape} ${meaning?.name ?? word}`, ...colours };
  return meaning?.colour.toLowerCase() === "blue" ? { ...mark, colour: "Accent", chart: "categoricalBlue" } : mark;
}

interface Mark extends Omit<RagMark, "text"> {
  /** Shape, and the letter where councils use one. */
  readonly shape: string;
  readonly word: string;
}

// Outlines that differ without colour: corner up, corner all round, round, square, hollow, half.
const MARKS: Readonly<Record<Status | Rag, Mark>> = {
  red: { shape: "▲ R", word: "Red", colour: "Attention", chart: "attention" },
  amber: { shape: "◆ A", word: "Amber", colour: "Warning", chart: "warning" },
  green: { shape: "● G", word: "Green", colour: "Good", chart: "good" },
  complete: { shape: "■ C", word: "Complete", colour: "Default", chart: "neutral" },
  unrated: { shape: "○", word: "Not yet rated", colour: "Default", chart: "neutral" },
  "awaiting-sign-off": { shape: "◑", word: "Done, awaiting sign-off", colour: "Accent", chart: "categoricalPurple" },
};
