import { cleanWords, LONGEST_LINE, type Phrases } from "./words.ts";

/** What is asked about leads outside Teams. */
export type PartnerQuestion =
  | { readonly ask: "partners"; readonly page: number }
  | { readonly ask: "partner"; readonly name: string; readonly page: number };

export const PARTNER_PHRASES: Phrases<PartnerQuestion> = {
  partners: () => "partners",
  partner: ({ name }) => `partner ${name}`,
};

export function readPartnerQuestion(text: string, page: number): PartnerQuestion | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const words = cleanWords(text);
  if (/^(my )?partners?$/i.test(words)) return { ask: "partners", page };
  const [, name] = /^partner (\S.*)$/i.exec(words) ?? [];
  return name === undefined ? undefined : { ask: "partner", name: name.trim(), page };
}
