/** A paragraph of running text before it is cleaned, and the line it begins at, from 0. */
export interface FoundParagraph {
  readonly line: number;
  readonly text: string;
}

// Markdown's rules and the underlining of its headings are drawn, not said.
const DRAWN = /^\s*(?:[-_*=]\s*){3,}$/;
const BEGINS_ANEW = /^\s*(?:#{1,6}\s|[-•▪◦●○·\uf0b7*+–]\s|\(?(?:\d{1,3}|[ivxlc]{1,7}|[a-z])[.)]\s|\d+(?:\.\d+)+)/i;
const UNFINISHED = /(?:[,&]|\b(?:and|of|the|to|for|in|a|an|with|by|or))$/i;

/** Paragraphs of the lines between tables: one a line; a sentence broken over lines, or by a page, is mended. */
export function joinParagraphs(lines: readonly FoundParagraph[]): readonly FoundParagraph[] {
  const paragraphs: { line: number; text: string }[] = [];
  for (const { line, text } of lines) {
    const above = paragraphs.at(-1);
    if (text.trim() === "" || DRAWN.test(text)) continue;
    if (above !== undefined && goesOn(above.text, text)) above.text = `${above.text.trimEnd()} ${text.trim()}`;
    else paragraphs.push({ line, text });
  }
  return paragraphs;
}

function goesOn(above: string, below: string): boolean {
  const end = above.trimEnd().slice(-40);
  if (BEGINS_ANEW.test(below) || /^\s*#/.test(above) || /[.:;!?>]["”’)]?$/.test(end)) return false;
  return /^\s*[a-z]/.test(below) || (UNFINISHED.test(end) && !/^\s*</.test(below));
}
