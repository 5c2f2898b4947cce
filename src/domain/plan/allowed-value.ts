/** What a setting of a plan may be: what a card offers, and what a refusal answers with. */
export type AllowedValue =
  | { readonly kind: "hour" | "lead days" | "actions" | "closed days" | "nation" | "weekdays" | "zone" | "paper days" }
  | { readonly kind: "number"; readonly least: number; readonly most: number }
  | { readonly kind: "words"; readonly choices: readonly string[] };
