import { z } from "zod";
import type { Message } from "../app/ports.ts";

/** An input of a card, as it stands. */
export interface CardInput {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** Empty: anything may be typed. */
  readonly choices: readonly z.infer<typeof Choice>[];
}

/** A button of a card. Its name is its title, with what it is about and a number where several have the same. */
export interface CardButton {
  readonly name: string;
  /** What it sends; null: it opens an address. */
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly url: string | null;
  readonly sendsInputs: boolean;
}

/** A card as one reads it without seeing it. */
export interface CardWords {
  /** Its lines, "" between what stands apart. */
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
  const says: string[] = [];
  const inputs: CardInput[] = [];
  const buttons: Omit<CardButton, "name">[] = [];
  const names: string[] = [];
  const read = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) read(one);
    else if (typeof node === "object" && node !== null) readElement(node);
  };
  const readElement = (node: object): void => {
    if ("separator" in node || ("type" in node && node.type === "Container")) says.push("");
    const text = Text.safeParse(node).data?.text;
    const runs = RichText.safeParse(node).data?.inlines;
    const input = Input.safeParse(node).data;
    const action = Action.safeParse(node).data;
    if (text !== undefined) says.push(text);
    if (runs !== undefined) says.push(runs.map((run) => run.text).join(""));
    if (input !== undefined) inputs.push({ ...input, value: typeof input.value === "string" ? input.value : "" });
    if (action !== undefined) {
      names.push(action.tooltip ?? action.title);
      buttons.push({ data: action.data, url: action.url, sendsInputs: action.associatedInputs === "auto" });
    }
    for (const inside of ["body", "items", "columns", "actions"]) read(Reflect.get(node, inside));
  };
  read(card);
  const named = buttons.map((button, at) => ({ name: numbered(names, at), ...button }));
  return { says: tidied(says), inputs, buttons: named, refused: refused === true || hasProblem(card) };
}

/** A form that comes back says why above all else. */
function hasProblem(card: Message["card"]): boolean {
  const body = z.array(Body).safeParse(card["body"]).data ?? [];
  return body.some(({ type, style }) => type === "Container" && style === "attention");
}

function numbered(names: readonly string[], at: number): string {
  const [name = "", nth] = [names[at], names.slice(0, at + 1).filter((one) => one === names[at]).length];
  return nth === 1 ? name : `${name} #${nth}`;
}

/** One empty line between what stands apart, none around it. */
function tidied(lines: readonly string[]): readonly string[] {
  return lines
    .map((line) => line.trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
    .split("\n");
}
