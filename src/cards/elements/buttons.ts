import { z } from "zod";
import { wayBack } from "../questions/words.ts";
import { said } from "../words/said.ts";

/** What a button sends back: a verb, and ids and versions; never what is true. */
export interface ButtonData {
  readonly verb: string;
  readonly [field: string]: unknown;
}

/** A button in Adaptive Card JSON, as a template's contract holds it. */
export interface Button {
  readonly type: `Action.${string}`;
  readonly title: string;
  readonly [property: string]: unknown;
}

/** The contract of `"actions": "${buttons}"`. */
export const Buttons = z.array(z.custom<Button>());

/** Which of the card's inputs a button sends, and so must find valid: none unless it says so. */
export type SentInputs = "none" | "auto";

/**
 * A button that works everywhere: an Action.Execute whose fallback, an Action.Submit, carries the same data, so that
 * both arrive at the same use case. With inputs "auto" the values of the card it lies on come along.
 */
export function button(title: string, given: ButtonData, inputs: SentInputs = "none"): Button {
  const back = given["back"];
  const data = typeof back === "string" ? { ...given, back: wayBack(back) } : given;
  const same = { title, data, associatedInputs: inputs };
  return {
    type: "Action.Execute",
    verb: data.verb,
    ...same,
    fallback: { type: "Action.Submit", ...same },
  };
}

/** The same with words for narration, where several buttons of a card have one title: "Seen: 2.1.1"; people's words among them. */
export function spoken(named: Button, about: string): Button {
  return { ...named, tooltip: `${named.title}: ${said(about, 60)}` };
}

/** The same behind the "…" at the end of its row, for what is seldom wanted; a client without such menus shows it among the others. */
export function tucked(named: Button): Button {
  return { ...named, mode: "secondary" };
}

/** A button that asks what could have been typed: "overdue actions". */
export function askButton(text: string, title: string = text): Button {
  return button(title, { verb: "ask", text });
}

/** A button that opens an address of ours in the browser. */
export function linkButton(title: string, url: string): Button {
  return { type: "Action.OpenUrl", title, url };
}

/** A button that shows or hides elements of the card, without asking the server. */
export function toggleButton(title: string, elements: readonly string[]): Button {
  return { type: "Action.ToggleVisibility", title, targetElements: elements };
}
