/** What a card says, its buttons by title and the values of its inputs by id. */
export interface ReadCard {
  readonly says: string;
  readonly buttons: ReadonlyMap<string, { readonly verb: string; readonly data: Readonly<Record<string, unknown>> }>;
  readonly inputs: ReadonlyMap<string, unknown>;
}

/** Reads a card as a person would, and what its buttons send. */
export function readCard(card: unknown): ReadCard {
  const texts: string[] = [];
  const buttons = new Map<string, { verb: string; data: Record<string, unknown> }>();
  const inputs = new Map<string, unknown>();
  const walk = (node: unknown) => {
    if (Array.isArray(node)) for (const child of node) walk(child);
    else if (typeof node === "object" && node !== null) {
      const { type, text, title, verb, data, id, value, label, ...rest } = node as Record<string, unknown>;
      if (typeof text === "string") texts.push(text);
      if (type === "Action.Execute")
        buttons.set(String(title), { verb: String(verb), data: data as Record<string, unknown> });
      if (String(type).startsWith("Input.")) {
        inputs.set(String(id), value);
        texts.push(String(label));
      }
      for (const [name, child] of Object.entries(rest)) if (name !== "fallback") walk(child);
    }
  };
  walk(card);
  return { says: texts.join("\n"), buttons, inputs };
}
