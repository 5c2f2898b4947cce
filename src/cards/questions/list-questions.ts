import { type Filters, LISTED_STATES, type ListedState } from "../../domain/lists/lists.ts";
import { type Rag, readRag } from "../../domain/plan/rag.ts";
import { cleanWords, LONGEST_LINE, type Phrases } from "./words.ts";

/** Lists of actions. */
export type ListQuestion =
  | { readonly ask: "my actions"; readonly page: number }
  | { readonly ask: "overdue"; readonly filters: Filters; readonly page: number }
  | { readonly ask: "due"; readonly span: Span; readonly filters: Filters; readonly page: number }
  | { readonly ask: "rated"; readonly filters: Filters & { readonly rag: Rag }; readonly page: number }
  | { readonly ask: "in state"; readonly state: ListedState; readonly filters: Filters; readonly page: number }
  | { readonly ask: "slips"; readonly filters: Filters; readonly page: number }
  | { readonly ask: "stale"; readonly filters: Filters; readonly page: number }
  | { readonly ask: "unasked"; readonly filters: Filters; readonly page: number }
  | { readonly ask: "no update"; readonly since: string; readonly filters: Filters; readonly page: number };

/** Until when something is due; `before` is a date as typed. */
export type Span =
  | { readonly kind: "this month" }
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "before"; readonly date: string };

export const LIST_PHRASES: Phrases<ListQuestion> = {
  "my actions": () => "my actions",
  overdue: () => "overdue actions",
  due: ({ span }) => writeSpan(span),
  rated: ({ filters }) => `${filters.rag} actions`,
  "in state": ({ state }) => `${stateWord(state)} actions`,
  slips: () => "slips",
  stale: () => "stale actions",
  unasked: () => "without lead or date",
  "no update": ({ since }) => `no update since ${since}`,
};

/** "not started". */
function stateWord(state: ListedState): string {
  return state.replace("-", " ");
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

/** What narrows a list, in words; a rating that is said already is left out. */
export function writeFilters(filters: Filters, ragSaid: boolean): readonly string[] {
  const words: string[] = [];
  if (filters.theme !== null) words.push(`theme ${filters.theme}`);
  if (filters.lead !== null) words.push(`lead ${filters.lead}`);
  if (filters.rag !== null && !ragSaid) words.push(filters.rag);
  return words;
}

export function readListQuestion(text: string, page: number): ListQuestion | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const words = cleanWords(text);
  if (/^(my actions|mine|my list)$/i.test(words)) return { ask: "my actions", page };
  const [, narrowed] = UNASKED.exec(words) ?? [];
  if (narrowed !== undefined) return readUnasked(narrowed, page);
  const { head, filters } = takeFilters(words);
  if (filters === undefined) return undefined;
  if (/^((what is|what's|whats|show) )?overdue( actions?)?$/i.test(head)) return { ask: "overdue", filters, page };
  if (/^(slips|slipped( actions?)?|moved dates|dates moved)$/i.test(head)) return { ask: "slips", filters, page };
  if (/^((what is|what's|whats|show) )?(stale|gone quiet)( actions?)?$/i.test(head))
    return { ask: "stale", filters, page };
  const [, since] = /^no updates? since (.+)$/i.exec(head) ?? [];
  if (since !== undefined) return { ask: "no update", since, filters, page };
  const state = LISTED_STATES.find((one) => new RegExp(`^${stateWord(one)}(?: actions?)?$`, "i").test(head));
  if (state !== undefined) return { ask: "in state", state, filters, page };
  const span = readSpan(head);
  if (span !== undefined) return { ask: "due", span, filters, page };
  return head === "" && filters.rag !== null
    ? { ask: "rated", filters: { ...filters, rag: filters.rag }, page }
    : undefined;
}

// "lead" and "date" name what is missing here, and narrow nothing.
const UNASKED =
  /^(?:actions )?(?:(?:without|with no|no) (?:an? )?(?:leads? or dates?|dates? or leads?|leads?|(?:end |review )?dates?)|undated)(?: actions?)?((?: theme .+)?)$/i;

function readUnasked(narrowed: string, page: number): ListQuestion | undefined {
  const { head, filters } = takeFilters(narrowed.trim());
  return head === "" && filters !== undefined ? { ask: "unasked", filters, page } : undefined;
}

function readSpan(head: string): Span | undefined {
  const [, days] = /^due (?:with)?in (\d{1,3}) days?$/i.exec(head) ?? [];
  const [, date] = /^due (?:before|by) (.+)$/i.exec(head) ?? [];
  if (/^due( this month)?$/i.test(head)) return { kind: "this month" };
  if (days !== undefined) return { kind: "days", days: Number(days) };
  return date === undefined ? undefined : { kind: "before", date };
}

const RATING = "(red|amber|green|unrated|not rated|complete|grey|blue)(?: (?:actions?|ones))?";

const STATE = `(?:${LISTED_STATES.map(stateWord).join("|")})`;

// Filters may stand in any order, before or after what they narrow; each at most once.
function takeFilters(list: string): { readonly head: string; readonly filters: Filters | undefined } {
  const ends = `(?= theme | lead | ${RATING}(?: |$)| ${STATE}(?: |$)|$)`;
  let [head, theme, lead, rag]: [string, string | null, string | null, Rag | null] = [` ${list}`, null, null, null];
  head = head.replace(new RegExp(` theme (.+?)${ends}`, "i"), (_, found: string) => {
    theme = found;
    return "";
  });
  head = head.replace(new RegExp(` lead (.+?)${ends}`, "i"), (_, found: string) => {
    lead = found;
    return "";
  });
  head = head.replace(new RegExp(` ${RATING}(?= |$)`, "i"), (_, found: string) => {
    rag = found.toLowerCase().endsWith("rated") ? "unrated" : (readRag(found) ?? null);
    return "";
  });
  const left = / (theme|lead)( |$)/i.test(head);
  return { head: head.trim(), filters: left ? undefined : { theme, lead, rag } };
}
