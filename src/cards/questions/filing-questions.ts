import { cleanWords, LONGEST_LINE, type Phrases, typedRef } from "./words.ts";

/** What is filed about an action beside its updates. `words` as typed, "" for none: they are asked for on a card. */
export type FilingQuestion =
  | { readonly ask: "evidence"; readonly ref: string; readonly page: number }
  | { readonly ask: "add evidence"; readonly ref: string; readonly words: string }
  /** It stands as it stood: an update that says so. */
  | { readonly ask: "no change"; readonly ref: string }
  | { readonly ask: "reopen"; readonly ref: string; readonly words: string }
  | { readonly ask: "still complete"; readonly ref: string };

export const FILING_PHRASES: Phrases<FilingQuestion> = {
  evidence: ({ ref }) => `evidence ${ref}`,
  "add evidence": ({ ref, words }) => `evidence ${ref} ${words || "add"}`,
  "no change": ({ ref }) => `no change ${ref}`,
  reopen: ({ ref, words }) => (words === "" ? `reopen ${ref}` : `reopen ${ref} because ${words}`),
  "still complete": ({ ref }) => `still complete ${ref}`,
};

export function readFilingQuestion(text: string): FilingQuestion | undefined {
  return readEvidence(text) ?? readReopening(text) ?? readNoChange(text) ?? readCheck(text);
}

function readEvidence(text: string): FilingQuestion | undefined {
  const [, found = "", rest = ""] =
    /^(?:add )?evidence\s+(?:(?:for|of|to)\s+)?((?=\S*\d)\S+)\s*([\s\S]*)$/i.exec(text) ?? [];
  if (found === "") return undefined;
  const ref = typedRef(found);
  const [, page] = /^page (\d{1,4})$/i.exec(rest.trim()) ?? [];
  if (page !== undefined) return { ask: "evidence", ref, page: Math.max(1, Number(page)) };
  if (/^add[.!]?$/i.test(rest.trim()) || (rest.trim() === "" && /^add/i.test(text)))
    return { ask: "add evidence", ref, words: "" };
  return rest.trim() === "" ? { ask: "evidence", ref, page: 1 } : { ask: "add evidence", ref, words: rest.trim() };
}

function readReopening(text: string): FilingQuestion | undefined {
  const [, ref, words = ""] =
    /^reopen\s+((?=\S*\d)\S+)(?:\s+(?:(?:because|since|as)[:,]?\s+)?([\s\S]*))?$/i.exec(text) ?? [];
  return ref === undefined ? undefined : { ask: "reopen", ref: typedRef(ref), words: words.trim() };
}

function readNoChange(text: string): FilingQuestion | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const [, before, after] =
    /^(?:no change|nothing has changed|confirm)(?: (?:to|of|in|for))?:? ([^\s\d]*\d\S*)$|^([^\s\d]*\d\S*):? no change$/i.exec(
      cleanWords(text),
    ) ?? [];
  const ref = before ?? after;
  return ref === undefined ? undefined : { ask: "no change", ref: typedRef(ref) };
}

function readCheck(text: string): FilingQuestion | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const [, ref] = /^(?:it is )?still complete:? ((?=\S*\d)\S+)$/i.exec(cleanWords(text)) ?? [];
  return ref === undefined ? undefined : { ask: "still complete", ref: typedRef(ref) };
}
