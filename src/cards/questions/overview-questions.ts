import { cleanWords, LONGEST_LINE, type Phrases } from "./words.ts";

/** What is asked about a plan as a whole: taking it in, its reminders, its settings. */
export type PlanQuestion =
  | { readonly ask: "help" }
  | { readonly ask: "summary"; readonly theme: string | null }
  | { readonly ask: "reminders"; readonly page: number }
  | { readonly ask: "deliveries"; readonly page: number }
  | { readonly ask: "last run" }
  | { readonly ask: "start reminders" }
  /** Taking in a document; `part`: a card of the import that waits to be applied. */
  | { readonly ask: "import"; readonly part: ImportPage; readonly page: number }
  | { readonly ask: "export" };

export const PLAN_PHRASES: Phrases<PlanQuestion> = {
  help: () => "help",
  summary: ({ theme }) => (theme === null ? "summary" : `summary theme ${theme}`),
  reminders: () => "reminders",
  deliveries: () => "deliveries",
  "last run": () => "last run",
  "start reminders": () => "start reminders",
  import: ({ part }) => (part === "preview" ? "import" : `import ${part}`),
  export: () => "export",
};

const GREETINGS = /^(hi|hello|hey|help|hi there|good (morning|afternoon)|what can you do|commands)$/;

export function readPlanQuestion(text: string, page: number): PlanQuestion | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const words = cleanWords(text).toLowerCase();
  if (GREETINGS.test(words)) return { ask: "help" };
  if (words === "summary") return { ask: "summary", theme: null };
  const [, theme] = /^summary(?: of)?(?: theme)? (.+)$/.exec(words) ?? [];
  if (theme !== undefined) return { ask: "summary", theme };
  if (/^(my )?(reminders?|digest)$/.test(words)) return { ask: "reminders", page };
  if (/^deliver(y|ies)$/.test(words)) return { ask: "deliveries", page };
  if (/^(the )?last run$/.test(words)) return { ask: "last run" };
  if (/^start reminders?$/.test(words)) return { ask: "start reminders" };
  if (/^export( (the )?plan)?$/.test(words)) return { ask: "export" };
  const [imports, part] = /^import(?: (problems|changes|columns)| (?:(?:a|the|my|our) )?plan)?$/.exec(words) ?? [];
  return imports === undefined ? undefined : { ask: "import", part: (part ?? "preview") as ImportPage, page };
}

/** A card of an import: the whole, what is asked, what it changes, how its columns were read. */
export type ImportPage = "preview" | "problems" | "changes" | "columns";
