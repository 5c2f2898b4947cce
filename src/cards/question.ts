import type { Filters } from "../domain/lists.ts";
import type { Rag } from "../domain/rag.ts";
import type { ImportPart } from "./import/parts.ts";

/** What someone asks, typed or by a button: everything on a card can be asked again by its words. */
export type Question = { readonly plan: string | null } & (
  | { readonly ask: "help" }
  | { readonly ask: "my actions"; readonly page: number }
  | { readonly ask: "show"; readonly ref: string }
  | { readonly ask: "history"; readonly ref: string; readonly page: string | null }
  | { readonly ask: "update"; readonly ref: string; readonly rag: Rag | null; readonly progress: string }
  | { readonly ask: "overdue"; readonly filters: Filters; readonly page: number }
  | { readonly ask: "due"; readonly span: Span; readonly filters: Filters; readonly page: number }
  | { readonly ask: "rated"; readonly filters: Filters & { readonly rag: Rag }; readonly page: number }
  | { readonly ask: "no update"; readonly since: string; readonly filters: Filters; readonly page: number }
  | { readonly ask: "summary"; readonly theme: string | null }
  | { readonly ask: "reminders"; readonly page: number }
  | { readonly ask: "deliveries"; readonly page: number }
  | { readonly ask: "waiting"; readonly page: number }
  | { readonly ask: "start reminders" }
  | { readonly ask: "away"; readonly lead: string; readonly from: string; readonly to: string; readonly cover: string }
  | { readonly ask: "back"; readonly lead: string }
  | { readonly ask: "people"; readonly page: number }
  /** "" for the names that are like one's own. */
  | { readonly ask: "claim"; readonly name: string }
  /** Taking in a document; `part`: a card of the import that waits to be applied. */
  | { readonly ask: "import"; readonly part: ImportPart; readonly page: number }
  | { readonly ask: "export" }
);

/** Until when something is due; `before` is a date as typed. */
export type Span =
  | { readonly kind: "this month" }
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "before"; readonly date: string };

/** The words that ask a question again: `readQuestion` of them is the question. */
export function writeQuestion(question: Question): string {
  const words = [phraseOf(question)];
  if ("filters" in question) words.push(...writeFilters(question.filters, question.ask === "rated"));
  if ("page" in question && question.page !== null && question.page !== 1) words.push(`page ${question.page}`);
  if (question.plan !== null) words.push(`in plan ${question.plan}`);
  return words.join(" ");
}

function phraseOf(question: Question): string {
  switch (question.ask) {
    case "show":
    case "history":
      return `${question.ask} ${question.ref}`;
    case "update":
      return ["update", question.ref, question.rag, question.progress].filter((word) => word).join(" ");
    case "overdue":
      return "overdue actions";
    case "due":
      return writeSpan(question.span);
    case "rated":
      return `${question.filters.rag} actions`;
    case "away":
      return `away ${[question.lead, question.from].filter((part) => part !== "").join(" ")} to ${question.to}, cover ${question.cover}`;
    case "back":
      return ["back", question.lead].filter((part) => part !== "").join(" ");
    case "claim":
      return `claim ${question.name}`.trim();
    case "no update":
      return `no update since ${question.since}`;
    case "summary":
      return question.theme === null ? "summary" : `summary theme ${question.theme}`;
    case "import":
      return question.part === "preview" ? "import" : `import ${question.part}`;
    default:
      return question.ask;
  }
}

function writeSpan(span: Span): string {
  switch (span.kind) {
    case "this month":
      return "due this month";
    case "days":
      return `due in ${span.days} days`;
    case "before":
      return `due before ${span.date}`;
  }
}

function writeFilters(filters: Filters, ragSaid: boolean): readonly string[] {
  const words: string[] = [];
  if (filters.theme !== null) words.push(`theme ${filters.theme}`);
  if (filters.lead !== null) words.push(`lead ${filters.lead}`);
  if (filters.rag !== null && !ragSaid) words.push(filters.rag);
  return words;
}
