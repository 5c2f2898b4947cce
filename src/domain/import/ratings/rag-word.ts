import type { DraftRag } from "../../plan/draft.ts";
import { withoutEnds } from "../../plan/ends.ts";

/** A word or letter of a rating cell. `rag` is null where it is no rating of ours, or asked ("Blue" without a legend). */
export interface RagWord {
  readonly rag: DraftRag;
  /** What only the plan's own legend can tell. */
  readonly asked: boolean;
}

const SURE: readonly (readonly [RegExp, Exclude<DraftRag, null>])[] = [
  [/^(r|red|off track|off target|🔴|🟥)$/i, "red"],
  [/^(a|amber|🟠|🟧)$/i, "amber"],
  [/^(g|green|on track|on target|🟢|🟩)$/i, "green"],
  [
    /^(completed?|action completed?|completed? action|fully complete[d]?|done|implemented|achieved|closed)$/i,
    "complete",
  ],
];
const ASKED =
  /^(b|c|blue|grey|gray|gr|bl|y|yellow|black|white|purple|w|p|🔵|🟦|🟡|🟨|⚫|⚪|at risk|delayed|behind( schedule)?|slipped|slippage|overdue|some (delay|slippage)|partially (complete|met|achieved)|part complete|substantially complete|on hold|paused|in progress|ongoing|on-going|started|underway|under way|not (yet )?started|not (yet )?due|not complete[d]?|not met|met|open|pending|n\/?a|not applicable|tbc|to[- ]do|doing|planned|scheduled|backlog|blocked|superseded|merged|withdrawn|deferred|awaiting sign[- ]?off|embedded)$/i;

/** Longer texts are prose. */
const LONGEST = 120;

/** Reads one rating; undefined when the text is not a rating at all. */
export function readRagWord(text: string): RagWord | undefined {
  if (text.length > LONGEST) return undefined;
  const word = bare(text);
  if (word === "") return undefined;
  const sure = SURE.find(([pattern]) => pattern.test(word));
  if (sure !== undefined) return { rag: sure[1], asked: false };
  if (ASKED.test(word)) return { rag: null, asked: true };
  const drawn = /^([🔴🟥🟠🟧🟢🟩])\s*([a-z].*)$/iu.exec(word);
  const both = drawn?.slice(1).map((part) => readRagWord(part)?.rag) ?? [];
  if (both[0] != null && both[0] === both[1]) return { rag: both[0], asked: false };
  const several = word.split(/[\n,;&/]|\band\b|\bto\b|-/i).map((part) => part.trim());
  const all = several.map((part) => SURE.find(([pattern]) => pattern.test(part)));
  return several.length > 1 && all.every((one) => one !== undefined) ? { rag: null, asked: true } : undefined;
}

/** A rating without its arrows, stops and brackets. */
export function bare(text: string): string {
  const plain = text
    .replace(/[↑↓→←↔⬆⬇➡▲▼►◄●■◆]/gu, " ")
    .replace(/\ufe0f/g, "")
    .replace(/\bb?rag( status| rating)?\s*[:=-]\s*/i, "");
  return withoutEnds(plain, /[\s.:()[\]]/).replace(/[ \t]+/g, " ");
}
