import { z } from "zod";
import { wayBack } from "../questions/words.ts";

/** The id of a plan, an action, a person, a draft. */
export const Id = z.string().min(1).max(200);
/** What was typed, whatever its length: the rules say what is too long, and give it back. NUL is no text of anybody's. */
export const Text = z
  .string()
  .max(100_000)
  .default("")
  .transform((text) => text.replaceAll("\0", ""));
/** What was chosen of a list; "" for nothing. */
export const Chosen = z.string().max(200).default("");
/** Several that were chosen, with commas between them. */
export const ChosenMany = z.string().max(20_000).default("");
/** Words that ask a question. */
export const Words = z.string().max(4_000);
/** The question one came from, "" for none. */
export const Back = Words.default("").transform(wayBack);
/** What was asked about and is meant all the same. */
export const Confirmed = z.array(z.string().max(100)).max(20).default([]);
/** The version of what the card was drawn from. */
export const Version = z.number().int();

/** What a button about one action carries. */
export const about = { plan: Id, action: Id, back: Back };
/** What makes a press known when it comes again. */
export const once = { nonce: Id };

/** The values of `ChosenMany`. */
export function chosenOf(many: string): readonly string[] {
  return many.split(",").filter((value) => value !== "");
}
