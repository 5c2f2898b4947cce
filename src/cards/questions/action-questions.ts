import { type Rag, readRag } from "../../domain/plan/rag.ts";
import { cleanWords, LONGEST_LINE, type Phrases, typedRef } from "./words.ts";

/** What is asked about one action, and what waits for a decision. */
export type ActionQuestion =
  | { readonly ask: "show"; readonly ref: string }
  | { readonly ask: "history"; readonly ref: string; readonly page: string | null }
  | { readonly ask: "update"; readonly ref: string; readonly rag: Rag | null; readonly progress: string }
  | { readonly ask: "waiting"; readonly page: number };

export const ACTION_PHRASES: Phrases<ActionQuestion> = {
  show: ({ ref }) => `show ${ref}`,
  history: ({ ref }) => `history ${ref}`,
  update: ({ ref, rag, progress }) => ["update", ref, rag, progress].filter((word) => word).join(" "),
  waiting: () => "waiting",
};

export function readActionQuestion(text: string, page: number): ActionQuestion | undefined {
  return readUpdate(text) ?? readOne(text, page);
}

function readUpdate(text: string): ActionQuestion | undefined {
  const [, ref, rest = ""] = /^update\s+((?=\S*\d)\S+)\s*([\s\S]*)$/i.exec(text) ?? [];
  if (ref === undefined) return undefined;
  const [, word = "", progress = ""] = /^(\S+)\s*([\s\S]*)$/.exec(rest) ?? [];
  // A single letter is more likely the first word of a sentence than a rating.
  const rag = word.length > 1 ? (readRag(word) ?? null) : null;
  return { ask: "update", ref: typedRef(ref), rag, progress: (rag === null ? rest : progress).trim() };
}

function readOne(text: string, page: number): ActionQuestion | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const words = cleanWords(text).toLowerCase();
  if (/^(what('s| is) )?waiting$/.test(words)) return { ask: "waiting", page };
  const [, shown] = /^(?:show )?((?=\S*\d)[a-z]{0,3}\.?\d\S*)$/.exec(words) ?? [];
  const [, passed, from] = /^history (\S+)(?: page (\S+))?$/.exec(words) ?? [];
  if (shown !== undefined) return { ask: "show", ref: typedRef(shown) };
  return passed === undefined ? undefined : { ask: "history", ref: typedRef(passed), page: from ?? null };
}
