import { z } from "zod";
import type { Message } from "../../app/ports/messages.ts";
import { said } from "../words/said.ts";
import { type Button, Buttons } from "./buttons.ts";
import { card } from "./template.ts";

const draw = card("notice", z.strictObject({ text: z.string(), hasButtons: z.boolean(), buttons: Buttons }));

/** A sentence or two, people's words among them, with at most six buttons. */
export function notice(text: string, buttons: readonly Button[] = []): Message {
  return {
    card: draw({ text: said(text, 1500), hasButtons: buttons.length > 0, buttons: [...buttons] }),
    summary: said(text.replace(/\s+/g, " "), 150),
  };
}
