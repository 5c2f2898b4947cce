import type { LeftOut, SourceParagraph } from "../../domain/import/document/source.ts";
import { limit } from "../package/caps.ts";
import type { ColourTheme } from "./colour.ts";
import type { Lists } from "./numbering.ts";
import type { WordStyles } from "./styles.ts";

/** What all of a Word document is read with, and where what is left out of it is kept. */
export interface WordContext {
  readonly styles: WordStyles;
  readonly lists: Lists;
  readonly theme: ColourTheme;
  readonly leftOut: LeftOut[];
  /** Each counts one; more than the limit is refused while it is read, not after. */
  countRow(): void;
  countCell(): void;
  countParagraph(): void;
}

/** A paragraph wherever it stands. */
export type WordParagraph = Pick<SourceParagraph, "text" | "list" | "heading">;

/** A context in which nothing is read yet. */
export function startContext(parts: Pick<WordContext, "styles" | "lists" | "theme">): WordContext {
  let rows = 0;
  let cells = 0;
  let paragraphs = 0;
  return {
    ...parts,
    leftOut: [],
    countRow: () => limit("rows", ++rows),
    countCell: () => limit("cells", ++cells),
    countParagraph: () => limit("rows", ++paragraphs),
  };
}
