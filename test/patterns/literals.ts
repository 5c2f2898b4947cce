/** A regular expression as a source file writes it. */
export interface PatternLiteral {
  readonly source: string;
  readonly flags: string;
  readonly line: number;
}

/** After these a slash divides; after anything else it begins a pattern. */
const BEFORE_DIVISION = /[\w$)\]]$/;
const WORDS_BEFORE_PATTERN = /\b(?:return|typeof|case|in|of|new|delete|void|throw|await|else)$/;

/** The text with its strings, templates, comments and patterns blank, so that brackets are brackets. */
export function blanked(code: string): string {
  const blanks: Span[] = [];
  readCode(code, 0, false, [], blanks);
  let text = "";
  let at = 0;
  for (const { from, to } of blanks) {
    if (from < at) continue;
    text += code.slice(at, from) + " ".repeat(Math.min(to + 1, code.length) - from);
    at = to + 1;
  }
  return text + code.slice(at);
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Every pattern that a TypeScript text writes; strings, comments and the words of templates are passed over. */
export function patternsIn(code: string): readonly PatternLiteral[] {
  const found: PatternLiteral[] = [];
  readCode(code, 0, false, found);
  return found;
}

/** Reads on from a place, to the end or to the brace that closes a template's hole. Gives where it stopped. */
function readCode(code: string, from: number, inHole: boolean, found: PatternLiteral[], blanks: Span[] = []): number {
  let depth = 0;
  let last = "";
  for (let at = from; at < code.length; at++) {
    const character = code[at] ?? "";
    const two = code.slice(at, at + 2);
    const start = at;
    if (two === "//") at = endOf(code, "\n", at);
    else if (two === "/*") at = endOf(code, "*/", at + 2) + 1;
    else if (character === '"' || character === "'") at = closing(code, at, character);
    else if (character === "`") at = readTemplate(code, at, found);
    else if (character === "/" && beginsPattern(last)) at = readPattern(code, at, found);
    else if (character === "{") depth++;
    else if (character === "}" && depth-- === 0 && inHole) return at;
    if (at > start) blanks.push({ from: start, to: at });
    if (character.trim() !== "" && two !== "//" && two !== "/*") last = (last + character).slice(-12);
    // Two words do not grow together.
    else if (!last.endsWith(" ")) last += " ";
  }
  return code.length;
}

function beginsPattern(last: string): boolean {
  const before = last.trimEnd();
  return WORDS_BEFORE_PATTERN.test(before) || !BEFORE_DIVISION.test(before);
}

function readPattern(code: string, at: number, found: PatternLiteral[]): number {
  let inClass = false;
  for (let end = at + 1; end < code.length; end++) {
    const character = code[end];
    if (character === "\\") end++;
    else if (character === "[") inClass = true;
    else if (character === "]") inClass = false;
    else if (character === "/" && !inClass) {
      const flags = /^[a-z]*/.exec(code.slice(end + 1, end + 10))?.[0] ?? "";
      found.push({ source: code.slice(at + 1, end), flags, line: code.slice(0, at).split("\n").length });
      return end + flags.length;
    }
  }
  return code.length;
}

function readTemplate(code: string, at: number, found: PatternLiteral[]): number {
  for (let end = at + 1; end < code.length; end++) {
    if (code[end] === "\\") end++;
    else if (code[end] === "`") return end;
    else if (code.startsWith("${", end)) end = readCode(code, end + 2, true, found);
  }
  return code.length;
}

function closing(code: string, at: number, mark: string): number {
  for (let end = at + 1; end < code.length; end++) {
    if (code[end] === "\\") end++;
    else if (code[end] === mark) return end;
  }
  return code.length;
}

function endOf(code: string, mark: string, from: number): number {
  const end = code.indexOf(mark, from);
  return end === -1 ? code.length : end;
}
