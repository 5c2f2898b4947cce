import { z } from "zod";
import type { Message } from "../../app/ports/messages.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { type Button, Buttons } from "../elements/buttons.ts";
import { problemOf } from "../elements/forms.ts";
import { card } from "../elements/template.ts";
import { said } from "../words/said.ts";

const draw = card(
  "form",
  z.strictObject({
    hasProblem: z.boolean(),
    problem: z.string(),
    heading: z.string(),
    hasTitle: z.boolean(),
    title: z.string(),
    facts: z.array(z.strictObject({ label: z.string(), text: z.string() })),
    inputs: z.array(
      z.strictObject({ id: z.string(), label: z.string(), long: z.boolean(), most: z.number(), value: z.string() }),
    ),
    buttons: Buttons,
  }),
);

/** A question with what it is decided on, and what may be typed; people's words as they come. */
export interface Form {
  readonly heading: string;
  readonly title: string;
  /** Those without a text are left out. */
  readonly facts: readonly (readonly [label: string, text: string])[];
  readonly inputs: readonly FormInput[];
  readonly buttons: readonly Button[];
  /** Why it was refused with what was typed; null: it is new. */
  readonly refusal: Refusal | null;
  readonly zone: string;
}

/** A line, or with `long` a text, to be typed. */
export interface FormInput {
  readonly id: string;
  readonly label: string;
  readonly long: boolean;
  readonly most: number;
  readonly value: string;
}

/** Draws a form. */
export function formCard({ heading, title, facts, inputs, buttons, refusal, zone }: Form): Message {
  return {
    card: draw({
      ...problemOf(refusal, zone),
      heading: said(heading, 200),
      hasTitle: title !== "",
      title: said(title, 600),
      facts: facts.filter(([, text]) => text !== "").map(([label, text]) => ({ label, text: said(text, 900) })),
      inputs: inputs.map((input) => ({ ...input, value: input.value.slice(0, input.most) })),
      buttons: [...buttons],
    }),
    summary: said(heading.replace(/\s+/g, " "), 150),
  };
}
