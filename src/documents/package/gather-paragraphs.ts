import type { SourceCell } from "../../domain/import/document/source.ts";

/** A cell's text by its lines; blank ones say nothing. A bullet that somebody typed is part of the text. */
export function paragraphsOf(text: string): SourceCell["paragraphs"] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => ({ text: line, list: null }));
}
