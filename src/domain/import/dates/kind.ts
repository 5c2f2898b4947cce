import type { DraftDate } from "../../plan/draft.ts";
import type { ImportWhy } from "../../plan/import-why.ts";
import type { DueContext } from "./reading.ts";
import { EVENT, REVIEW, REVISED } from "./words.ts";

const END =
  /\b(end|ends|completion|complete by|completed by|finish(ed)?|deadline|by|launch(ed)?|to have|roll(ed)?[ -]?out|due|no later than|implement(ed)?|deliver(ed|y)?|in place)\b/i;
const START = /\b(from|since|start(s|ing|ed)?|commenc(e|es|ing|ed)|begin(s|ning)?|onwards?|w\.?e\.?f\.?|effective)\b/i;
const ASIDE = /\b(next )?(data|figures|report(ing)? period)\b/i;

/** What a date is for, by the words beside it, else by its heading. */
export function kindOf(
  said: string,
  { role }: DueContext,
): { kind: DraftDate["kind"]; unclear: boolean; problem?: ImportWhy } {
  const [review, end] = [REVIEW.test(said), END.test(said)];
  const sure = { unclear: false };
  if (/\bcompleted?\b(?! by)/i.test(said) && !/\bbe completed?\b/i.test(said) && !/\bdraft\b|\bpart/i.test(said)) {
    const problem: ImportWhy | undefined = { reason: "perhaps-complete" };
    return { kind: review && role === "review" ? "review" : "end", ...sure, problem };
  }
  if (EVENT.test(said))
    return {
      kind: review ? "review" : end ? "end" : "event",
      ...sure,
      problem: { reason: "date-beside-an-event" },
    };
  if (START.test(said) && !review && !/with immediate effect/i.test(said))
    return { kind: "event", ...sure, problem: { reason: "a-beginning" } };
  if (/\b(early|beginning|start of|mid|late|week commencing|w\/?c|before|prior to)\b/i.test(said))
    return { kind: review ? "review" : "end", ...sure, problem: { reason: "date-not-exact" } };
  if (
    /\breview(s)?\b.{0,300}\b(completion|end date|deadline)\b|\b(completion|end date|deadline)\b.{0,300}\breviews?\b/i.test(
      said,
    )
  )
    return { kind: "end", ...sure, problem: { reason: "review-and-end" } };
  if (REVISED.test(said))
    return {
      kind: review ? "review" : "end",
      ...sure,
      problem: { reason: "date-was-changed" },
    };
  if (review) return { kind: "review", ...sure };
  if (ASIDE.test(said)) return { kind: "event", ...sure };
  if (role === "start") return { kind: "event", ...sure };
  if (role === "review") return { kind: "review", ...sure };
  return { kind: "end", unclear: role === "due" && !end };
}
