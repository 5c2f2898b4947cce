import { z } from "zod";
import type { Message } from "../../app/ports/messages.ts";

/** An input of a card, as it stands. */
export interface CardInput {
  readonly is: "input";
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** Empty: anything may be typed. */
  readonly choices: readonly z.infer<typeof Choice>[];
}

/** A button of a card. Its name is its title, with what it is about and a number where several have the same. */
export interface CardButton {
  readonly is: "button";
  /** What it says to whoever hears it; it tells buttons of one title apart. */
  readonly name: string;
  readonly title: string;
  /** What it sends; null: it opens an address. */
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly url: string | null;
  readonly sendsInputs: boolean;
}

/** A card as one reads it without seeing it. */
export interface CardWords {
  /** All of it in the order it stands; "" between what stands apart. */
  readonly parts: readonly (string | CardInput | CardButton)[];
  readonly says: readonly string[];
  readonly inputs: readonly CardInput[];
  readonly buttons: readonly CardButton[];
  /** It says why what was asked for was not done. */
  readonly refused: boolean;
}

const Choice = z.object({ title: z.string(), value: z.string() });
const Text = z.object({ type: z.literal("TextBlock"), text: z.string() });
const RichText = z.object({ type: z.literal("RichTextBlock"), inlines: z.array(z.object({ text: z.string() })) });
const Input = z.object({
  type: z.string().startsWith("Input."),
  id: z.string(),
  label: z.string().default(""),
  value: z.unknown(),
  choices: z.array(Choice).default([]),
});
const Action = z.object({
  type: z.enum(["Action.Execute", "Action.OpenUrl"]),
  title: z.string(),
  tooltip: z.string().optional(),
  data: z.record(z.string(), z.unknown()).nullable().default(null),
  url: z.string().nullable().default(null),
  associatedInputs: z.string().optional(),
});
const Body = z.object({ style: z.string().optional(), type: z.string() });

/** What a card says, and what can be done on it. */
export function readCard({ card, refused }: Message): CardWords {
  const parts = partsOf(card);
  const named = new Map<string, number>();
  const numbered = parts.map((part) => {
    if (typeof part === "string" || part.is === "input") return part;
    const nth = (named.get(part.name) ?? 0) + 1;
    named.set(part.name, nth);
    return nth === 1 ? part : { ...part, name: `${part.name} #${nth}` };
  });
  return {
    parts: numbered,
    says: numbered.filter((part) => typeof part === "string" && part !== "").map(String),
    inputs: numbered.filter((part) => typeof part !== "string").filter((part) => part.is === "input"),
    buttons: numbered.filter((part) => typeof part !== "string").filter((part) => part.is === "button"),
    refused: refused === true || hasProblem(card),
  };
}

function partsOf(node: unknown): CardWords["parts"] {
  if (Array.isArray(node)) return node.flatMap(partsOf);
  if (typeof node !== "object" || node === null) return [];
  const apart = "separator" in node || ("type" in node && node.type === "Container");
  const inside = ["body", "items", "columns", "actions"].flatMap((name) => partsOf(Reflect.get(node, name)));
  return [...(apart ? [""] : []), ...ownParts(node), ...inside];
}

function ownParts(node: object): CardWords["parts"] {
  const text = Text.safeParse(node).data;
  if (text !== undefined) return [text.text.trim()];
  const rich = RichText.safeParse(node).data;
  if (rich !== undefined)
    return [
      rich.inlines
        .map((run) => run.text)
        .join("")
        .trim(),
    ];
  const input = Input.safeParse(node).data;
  if (input !== undefined)
    return [{ ...input, is: "input", value: typeof input.value === "string" ? input.value : "" }];
  const action = Action.safeParse(node).data;
  if (action === undefined) return [];
  const { title, tooltip, data, url, associatedInputs } = action;
  return [{ is: "button", name: tooltip ?? title, title, data, url, sendsInputs: associatedInputs === "auto" }];
}

/** A form that comes back says why above all else. */
function hasProblem(card: Message["card"]): boolean {
  const body = z.array(Body).safeParse(card["body"]).data ?? [];
  return body.some(({ type, style }) => type === "Container" && style === "attention");
}
