import { withoutLast } from "../../plan/ends.ts";
import { compareRefs, type Ref } from "../../plan/ref.ts";
import { printedRef } from "./text-table.ts";

const REF = /^\(?(?:[A-Za-z]{1,4}[ .-]?)?\d{1,3}(?:[.]\d{1,3}){0,4}[a-z]?(?:\([a-zivx]{1,4}\))?[.):]*$/;
const LETTER = /^\(?[A-Za-z][.)]*$/;

/** Whether a whole text is a ref: "1.2.3", "1.1.", "EH2", "3a", "(4)", "B". */
export function isRef(text: string): boolean {
  const one = text.trim();
  return one.length <= 14 && (REF.test(one) || LETTER.test(one));
}

/** Whether a cell of the ref column holds a ref: also "CP/03", "SEND-4", "7(ii)". */
export function isColumnRef(text: string): boolean {
  const one = text.trim();
  if (looksLikeDate(one) || /^\d{1,2}\/\d{1,2}(\/\d+)?$/.test(one)) return false;
  return isRef(one) || (one.length <= 14 && /\d/.test(one) && /^[A-Za-z0-9][A-Za-z0-9./()–-]*$/.test(one));
}

/** A ref as the plan prints it: without what closes it. */
export function tidyRef(text: string): Ref {
  const bare = text.trim().replace(/^\((.*)\)$/, "$1");
  const open = withoutLast(bare, /[):.\s]/);
  return printedRef(bare.includes("(") && bare[open.length] === ")" ? `${open})` : open);
}

/** "1.2. Improve …" as ref and the rest; undefined where the text begins with no number of its own. */
export function leadingRef(text: string): { readonly ref: Ref; readonly rest: string } | undefined {
  const found =
    /^\s*((?:[A-Z]{1,3}[.-]?)?\d{1,3}(?:\.\s?\d{1,3}){1,4}[a-z]?)[.):]?(?:\s*[-–—:]\s+|\s+)(?=\S)/.exec(text) ??
    /^\s*((?:[A-Z]{1,3})?\d{1,3}[a-z]?)[.):](?:\s*[-–—:]\s+|\s+|(?=[A-Z“"‘]))(?=\S)/.exec(text) ??
    /^\s*\((\d{1,3}[a-z]?)\)\s+(?=\S)/.exec(text);
  if (found === null) return undefined;
  const [whole, ref = ""] = found;
  if (looksLikeDate(ref)) return undefined;
  return { ref: ref.replace(/\s/g, ""), rest: text.slice(whole.length).trim() };
}

function looksLikeDate(ref: string): boolean {
  return /^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(ref) && Number(ref.split(".")[2]) > 31;
}

/** The ref a level above: "1.2" of "1.2.3", "" of "4". */
export function parentRef(ref: Ref): Ref {
  return ref.includes(".") ? ref.replace(/\.[^.]*$/, "") : "";
}

/** Whether `ref` stands below `top`: "1.2.3" below "1" and "1.2". */
export function isBelow(ref: Ref, top: Ref): boolean {
  return top !== "" && ref.toLowerCase().startsWith(`${top.toLowerCase()}.`);
}

/** One of several that stand in one cell. */
export interface NumberedItem {
  readonly ref: Ref;
  readonly text: string;
}

const INSIDE = /(?<=^|\s)(\d{1,3}(?:\.\d{1,3}){1,4}[a-z]?)\.?\s+(?=[A-Z“"'‘%])/g;
/** Words after which a number is a mention, not the beginning of an item. */
const MENTION =
  /\b(actions?|see|refs?|reference|paras?|paragraphs?|sections?|on|to|points?|objectives?|and|of|from|in|by|than|the|least|about|version|v|table|figure|pages?|pg|or|with|at|for)\s*$/i;

/**
 * The numbered items of one cell ("2.1. … 2.1.1. …"), also where they run on in one line: numbers that go up, under one
 * first number. `before` is what stands ahead of the first. Undefined when it is not such a list.
 */
export function numberedItems(
  text: string,
): { readonly before: string; readonly items: readonly NumberedItem[] } | undefined {
  const marks: { ref: Ref; at: number; end: number }[] = [];
  for (const match of text.matchAll(INSIDE)) {
    const ref = match[1] ?? "";
    const at = match.index;
    const end = at + match[0].length;
    const last = marks.at(-1);
    const starts = at === 0 || text[at - 1] === "\n";
    if (!starts && MENTION.test(text.slice(Math.max(0, at - 20), at))) continue;
    if (looksLikeDate(ref)) continue;
    if (last !== undefined && (compareRefs(last.ref, ref) >= 0 || first(last.ref) !== first(ref))) continue;
    marks.push({ ref, at, end });
  }
  const [one] = marks;
  if (one === undefined) return undefined;
  const items = marks.map(({ ref, end }, index) => ({ ref, text: text.slice(end, marks[index + 1]?.at).trim() }));
  return { before: text.slice(0, one.at).trim(), items };
}

function first(ref: Ref): string {
  return ref.split(".")[0] ?? "";
}
