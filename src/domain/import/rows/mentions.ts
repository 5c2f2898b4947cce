import type { Ref } from "../../plan/ref.ts";

const REFS = String.raw`((?:[A-Z]{1,3}[. ]?)?\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?(?:(?:,| and| &|, and) (?:actions? )?(?:[A-Z]{1,3}[. ]?)?\d{1,3}(?:\.\d{1,3}){1,4}[a-z]?)*)`;
const NOUN = String.raw`(?:(?:the )?(?:completion|delivery|outcome|success) of )?(?:actions?|refs?\.?|objectives?|points?|recommendations?)?\s*(?:no\.? ?)?`;
const WAITS: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:dependent|depend(?:s|ing)|contingent|conditional) (?:up)?on ${NOUN}${REFS}`, "gi"),
  new RegExp(String.raw`\bsubject to ${NOUN}${REFS}`, "gi"),
  new RegExp(
    String.raw`\b(?:once|when|after) ${NOUN}${REFS}(?: (?:is|are|has been|have been)| being)? (?:fully )?(?:complete|done|in place|finished|delivered|agreed)`,
    "gi",
  ),
  new RegExp(String.raw`\b(?:awaiting|requires|pending)(?: (?:the )?completion of)? (?:actions? )?${REFS}`, "gi"),
];
const MENTIONS: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:actions?|see(?: also)?|refs?\.?|linked to|links to|link to|stemming from|as per|in line with|cross[- ]?ref\w*|related to|relates to|waits for)(?: with)? (?:actions? |point |ref\.? ){0,3}${REFS}`,
    "gi",
  ),
];
const ONE = /(?:[A-Z]{1,3}[. ]?)?\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?/g;

/** Refs that a text waits for, and refs that it only mentions. */
export function readMentions(text: string): { readonly waits: readonly Ref[]; readonly mentions: readonly Ref[] } {
  const waits = find(text, WAITS);
  const mentions = find(text, MENTIONS).filter((ref) => !waits.includes(ref));
  return { waits, mentions };
}

function find(text: string, patterns: readonly RegExp[]): readonly Ref[] {
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => (match[1] ?? "").match(ONE) ?? []),
  );
  return [...new Set(found.map((ref) => ref.trim()))];
}
