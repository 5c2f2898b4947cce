import type { SourceCell } from "../../domain/import/document/source.ts";
import { addAll } from "../../domain/plan/many.ts";

/** Text as a person would see it, by paragraph, and what stands struck in it. */
export interface Cleaned {
  readonly paragraphs: SourceCell["paragraphs"];
  readonly struck: readonly string[];
}

// Only these are markup; "< 5 days" and "<name>" are text.
const TAG =
  /<(\/?)(p|div|br|ul|ol|li|h[1-6]|blockquote|b|strong|i|em|u|s|strike|del|ins|mark|small|span|font|sup|sub|a|img|table|thead|tbody|tr|td|th)\b[^<>]{0,500}>/gi;
const BLOCK = /^(?:p|div|br|ul|ol|li|h[1-6]|blockquote|table|tr)$/;
const STRUCK = /^(?:s|strike|del)$/;

/** Takes stray HTML and Markdown for what they mean: paragraphs, bullets, struck text; links keep their words, pictures go. */
export function cleanText(raw: string): Cleaned {
  const paragraphs: { text: string; list: SourceCell["paragraphs"][number]["list"] }[] = [];
  const struck: string[] = [];
  const lists: { readonly ordered: boolean; count: number }[] = [];
  let list: SourceCell["paragraphs"][number]["list"] = null;
  let [text, gone, depth] = ["", "", 0];
  const flush = () => {
    for (const line of text.split("\n")) {
      const clean = cleanMarkdown(line, struck);
      if (clean !== "") paragraphs.push({ text: clean, list });
      if (clean !== "") list = null;
    }
    text = "";
  };
  const add = (piece: string) => {
    if (depth > 0) gone += decodeEntities(piece);
    else text += decodeEntities(piece);
  };
  let at = 0;
  for (const match of raw.matchAll(TAG)) {
    add(raw.slice(at, match.index));
    at = match.index + match[0].length;
    const closing = match[1] === "/";
    const tag = match[2]?.toLowerCase() ?? "";
    if (BLOCK.test(tag)) flush();
    if (tag === "td" || tag === "th") text += " ";
    if (STRUCK.test(tag)) depth = Math.max(0, depth + (closing ? -1 : 1));
    if (STRUCK.test(tag) && closing && depth === 0) gone += "\n";
    if (tag === "ul" || tag === "ol") {
      if (closing) lists.pop();
      else lists.push({ ordered: tag === "ol", count: 0 });
      list = null;
    }
    if (tag === "li") {
      const inside = lists.at(-1) ?? { ordered: false, count: 0 };
      inside.count += closing ? 0 : 1;
      const marker = inside.ordered ? `${inside.count}.` : "•";
      list = closing ? null : { marker, level: Math.max(0, lists.length - 1) };
    }
  }
  add(raw.slice(at));
  flush();
  addAll(struck, gone.split("\n"));
  return { paragraphs, struck: struck.map(tidy).filter((words) => words !== "") };
}

// A private character stands for an escaped one while Markdown is read.
const ESCAPED = "\ue000";

function cleanMarkdown(line: string, struck: string[]): string {
  if (!/[*_~`[\\]/.test(line)) return tidy(line);
  return tidy(
    line
      .replace(/\\([\\`*_{}[\]()#+\-.!|~>])/g, (_, character: string) => `${ESCAPED}${character.charCodeAt(0)};`)
      .replace(/!\[[^[\]\n]{0,500}\]\([^()\s]{0,2000}(?: "[^"\n]{0,200}")?\)/g, "")
      .replace(/\[([^[\]\n]{1,500})\]\([^()\s]{0,2000}(?: "[^"\n]{0,200}")?\)/g, "$1")
      .replace(/~~(?=\S)([^~\n]{1,2000})~~/g, (_, words: string) => {
        struck.push(words);
        return "";
      })
      .replace(/\*\*(?=\S)([^*\n]{1,2000})\*\*/g, "$1")
      .replace(/(?<![\w*])\*(?=[^\s*])([^*\n]{1,2000})(?<=\S)\*(?![\w*])/g, "$1")
      .replace(/(?<![\w_])__?(?=[^\s_])([^_\n]{1,2000})(?<=\S)__?(?![\w_])/g, "$1")
      .replace(/`([^`\n]{1,500})`/g, "$1")
      .replace(new RegExp(`${ESCAPED}(\\d+);`, "g"), (_, code: string) => String.fromCharCode(Number(code))),
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  rsquo: "’",
  lsquo: "‘",
  rdquo: "”",
  ldquo: "“",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  bull: "•",
  middot: "·",
  pound: "£",
  euro: "€",
  deg: "°",
  times: "×",
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

/** One space between words; what has no width goes. */
function tidy(text: string): string {
  return text
    .replace(/[\u00ad\u200b\ufeff\ue000]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
