import type { Filters } from "../domain/lists.ts";
import { type Rag, readRag } from "../domain/rag.ts";
import type { ImportPart } from "./import/parts.ts";
import type { Question, Span } from "./question.ts";

/** What a person asks in their words; undefined: not understood. Case and spacing do not matter. */
export function readQuestion(typed: string): Question | undefined {
  // A bare mention asks what there is.
  if (typed.trim() === "") return { ask: "help", plan: null };
  const { text, plan } = takePlan(typed.trim());
  const question = readUpdate(text) ?? readAway(text) ?? readClaim(text) ?? readOneOff(text) ?? readList(text);
  return question === undefined ? undefined : { ...question, plan };
}

/** A question before it is known which plan it is about. */
type Asked = Question extends infer One ? (One extends Question ? Omit<One, "plan"> : never) : never;

// "in plan kent-2027" may end any question; where it names no plan, an update takes it for its own words.
function takePlan(typed: string): { readonly text: string; readonly plan: string | null } {
  const [, before, plan] = /^([\s\S]*?)\s+in plan ([a-z0-9-]+)$/i.exec(typed) ?? [];
  return before === undefined || plan === undefined ? { text: typed, plan: null } : { text: before, plan };
}

function readUpdate(text: string): Asked | undefined {
  const [, ref, rest = ""] = /^update\s+(\S*\d\S*)\s*([\s\S]*)$/i.exec(text) ?? [];
  if (ref === undefined) return undefined;
  const [, word = "", progress = ""] = /^(\S+)\s*([\s\S]*)$/.exec(rest) ?? [];
  // A single letter is more likely the first word of a sentence than a rating.
  const rag = word.length > 1 ? (readRag(word) ?? null) : null;
  return { ask: "update", ref: cleanRef(ref), rag, progress: (rag === null ? rest : progress).trim() };
}

// A name may come before the dates: "away Amina Diallo 20 December to 5 January, cover Ben Okafor".
function readAway(text: string): Asked | undefined {
  if (text.length > LONGEST_LIST) return undefined;
  const words = text.replace(/\s+/g, " ").replace(/[.!?]+$/, "");
  const [, lead, from, to, cover] =
    /^away (?:([^\d,]+?) )?(?:from )?(\d[^,]*?) (?:to|until) (.+?),? cover(?:ed by)? (.+)$/i.exec(words) ?? [];
  if (from !== undefined && to !== undefined && cover !== undefined)
    return { ask: "away", lead: lead ?? "", from, to, cover };
  const [, whose] = /^(?:i am )?back(?: (.+))?$/i.exec(words) ?? [];
  return /^(?:i am )?back(?: .+)?$/i.test(words) ? { ask: "back", lead: whose ?? "" } : undefined;
}

// "claim Sarah Hill", "I am Sarah Hill of the plan", or "claim" alone for one's own name.
function readClaim(text: string): Asked | undefined {
  const [, name, said = name] = /^claim(?: +(\S.{0,199}))?$|^i am (\S.{0,199}) of the plan[.!]?$/i.exec(text) ?? [];
  if (said !== undefined) return { ask: "claim", name: said.trim() };
  return /^claim$/i.test(text) ? { ask: "claim", name: "" } : undefined;
}

function readOneOff(text: string): Asked | undefined {
  const words = text
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/[.!?]+$/, "");
  const [, shown] = /^(?:show )?((?=\S*\d)[a-z]{0,3}\.?\d\S*)$/.exec(words) ?? [];
  const [, passed, page] = /^history (\S+)(?: page (\S+))?$/.exec(words) ?? [];
  const [, theme] = /^summary(?: of)?(?: theme)? (.+)$/.exec(words) ?? [];
  if (/^(hi|hello|hey|help|hi there|good (morning|afternoon)|what can you do|commands)$/.test(words))
    return { ask: "help" };
  if (shown !== undefined) return { ask: "show", ref: cleanRef(shown) };
  if (passed !== undefined) return { ask: "history", ref: cleanRef(passed), page: page ?? null };
  if (words === "summary") return { ask: "summary", theme: null };
  if (theme !== undefined) return { ask: "summary", theme };
  if (/^start reminders?$/.test(words)) return { ask: "start reminders" };
  if (/^export( (the )?plan)?$/.test(words)) return { ask: "export" };
  return undefined;
}

/** No list anyone asks for takes more words than this. */
const LONGEST_LIST = 300;

function readList(text: string): Asked | undefined {
  if (text.length > LONGEST_LIST) return undefined;
  const words = text.replace(/\s+/g, " ").replace(/[.!?]+$/, "");
  const [, list = words, number] = /^(.*?) page (\d{1,4})$/i.exec(words) ?? [];
  const page = Math.max(1, Number(number ?? 1));
  if (/^(my actions|mine|my list)$/i.test(list)) return { ask: "my actions", page };
  if (/^(my )?(reminders?|digest)$/i.test(list)) return { ask: "reminders", page };
  if (/^deliver(y|ies)$/i.test(list)) return { ask: "deliveries", page };
  if (/^(what('s| is) )?waiting$/i.test(list)) return { ask: "waiting", page };
  if (/^(people|names|who is who)$/i.test(list)) return { ask: "people", page };
  const [imports, part] = /^import(?: (problems|changes|columns)| (?:(?:a|the|my|our) )?plan)?$/i.exec(list) ?? [];
  if (imports !== undefined) return { ask: "import", part: (part?.toLowerCase() ?? "preview") as ImportPart, page };
  return readFiltered(list, page);
}

function readFiltered(list: string, page: number): Asked | undefined {
  const { head, filters } = takeFilters(list);
  if (filters === undefined) return undefined;
  if (/^((what is|what's|whats|show) )?overdue( actions?)?$/i.test(head)) return { ask: "overdue", filters, page };
  const [, since] = /^no updates? since (.+)$/i.exec(head) ?? [];
  if (since !== undefined) return { ask: "no update", since, filters, page };
  const span = readSpan(head);
  if (span !== undefined) return { ask: "due", span, filters, page };
  return head === "" && filters.rag !== null
    ? { ask: "rated", filters: { ...filters, rag: filters.rag }, page }
    : undefined;
}

function readSpan(head: string): Span | undefined {
  const [, days] = /^due (?:with)?in (\d{1,3}) days?$/i.exec(head) ?? [];
  const [, date] = /^due (?:before|by) (.+)$/i.exec(head) ?? [];
  if (/^due( this month)?$/i.test(head)) return { kind: "this month" };
  if (days !== undefined) return { kind: "days", days: Number(days) };
  return date === undefined ? undefined : { kind: "before", date };
}

const RATING = "(red|amber|green|unrated|not rated|complete|grey|blue)(?: (?:actions?|ones))?";

// Filters may stand in any order, before or after what they narrow; each at most once.
function takeFilters(list: string): { readonly head: string; readonly filters: Filters | undefined } {
  const ends = `(?= theme | lead | ${RATING}(?: |$)|$)`;
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

function cleanRef(ref: string): string {
  return ref.replace(/^[("']+|[)"',.:;]+$/g, "");
}
