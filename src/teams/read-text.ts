import { LONGEST_TYPED } from "../cards/questions/words.ts";

/** Somebody named in a message: the mark that stands for them in its text, and what is read in its place. */
export interface MentionMark {
  readonly mark: string;
  readonly name: string;
}

/**
 * A typed line: white space squeezed, mentions as the names they show, cut to what any line may hold. One pass, whose
 * cost is the length of the text: a name is never looked at for marks of its own.
 */
export function readText(typed: string, mentions: readonly MentionMark[]): string {
  const [before = "", ...marked] = typed.replaceAll("\0", "").replaceAll("&nbsp;", " ").split("<at");
  const read = [before];
  let length = before.length;
  for (const rest of marked) {
    const piece = `<at${rest}`;
    const mention = mentions.find(({ mark }) => piece.startsWith(mark));
    const shown = mention === undefined ? piece : `${mention.name}${piece.slice(mention.mark.length)}`;
    read.push(shown);
    length += shown.length;
    // What is left of it when squeezed is cut below; so much white space nobody types.
    if (length > MOST_READ) break;
  }
  return read.join("").slice(0, MOST_READ).replace(/\s+/g, " ").trim().slice(0, LONGEST_TYPED).trimEnd();
}

/** Characters looked at before they are squeezed. */
const MOST_READ = 5 * LONGEST_TYPED;
