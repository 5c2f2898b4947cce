import { cleanWords, LONGEST_LINE, type Phrases } from "./words.ts";

/** What is asked about plans as such: which there are, a new one, the end of one. */
export type PlansQuestion =
  | { readonly ask: "plans"; readonly page: number }
  | { readonly ask: "new plan" }
  | { readonly ask: "close plan"; readonly reason: string }
  | { readonly ask: "open plan again" };

export const PLANS_PHRASES: Phrases<PlansQuestion> = {
  plans: () => "plans",
  "new plan": () => "new plan",
  "close plan": ({ reason }) => (reason === "" ? "close plan" : `close plan because ${reason}`),
  "open plan again": () => "open plan again",
};

export function readPlansQuestion(text: string, page: number): PlansQuestion | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const words = cleanWords(text).trim();
  if (
    /^(?:(?:my|our|all|the|list|show)(?: the)? )?plans$|^(?:which|what) plans?(?: (?:is|are) (?:there|this))?$/i.test(
      words,
    )
  )
    return { ask: "plans", page };
  if (/^(?:new|create|begin)(?: an?)?(?: new)? plan$/i.test(words)) return { ask: "new plan" };
  if (/^(?:re-?open (?:the |this |our )?plan|open (?:the |this |our )?plan again)$/i.test(words))
    return { ask: "open plan again" };
  const [closes, reason = ""] = /^close (?:the |this |our )?plan(?:[,:]? ?because (.+))?$/i.exec(words) ?? [];
  return closes === undefined ? undefined : { ask: "close plan", reason };
}
