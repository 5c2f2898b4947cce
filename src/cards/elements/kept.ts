import { z } from "zod";
import type { Message } from "../../app/ports/messages.ts";
import { said } from "../words/said.ts";
import { card, fitted } from "./template.ts";

const draw = card("kept", z.strictObject({ texts: z.array(z.strictObject({ text: z.string() })) }));

/** An answer with what somebody typed below it: the form that held it is gone, and their words are not. */
export function withTyped(message: Message, typed: readonly string[]): Message {
  if (typed.length === 0) return message;
  return fitted((most) => {
    const kept = draw({ texts: typed.map((text) => ({ text: said(text, most) })) });
    return { ...message, card: { ...message.card, body: [...bodyOf(message.card), ...bodyOf(kept)] } };
  });
}

function bodyOf({ body }: Message["card"]): readonly unknown[] {
  return Array.isArray(body) ? body : [];
}
