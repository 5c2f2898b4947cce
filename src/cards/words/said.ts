/**
 * People's text made inert, at most `most` characters long with "…": as typed to the eye, with nothing left that a client
 * interprets. It belongs in the TextRuns of a RichTextBlock alone: TextBlocks, FactSets and choice titles run Markdown.
 * What is put back into an input for further typing is not passed through here.
 */
export function said(text: string, most: number): string {
  const plain = text
    .slice(0, most * 4 + 100)
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, "\n")
    .replace(/\t/g, " ")
    // Controls, halves of characters, and what overrides the direction of the text around it.
    .replace(/(?!\n)[\p{Cc}\p{Cs}\u202A-\u202E\u2066\u2067\uFEFF]/gu, "")
    .trim();
  const characters = [...plain];
  const short =
    characters.length > most
      ? `${characters
          .slice(0, most - 1)
          .join("")
          .trimEnd()}…`
      : plain;
  // Clients expand {{DATE(…)}} even in a TextRun: a space of no width keeps the braces apart.
  return isolated(short.replace(/\{(?=\{)/g, "{\u200B"));
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Names in a row, each in its own direction, at most `most` characters. */
export function names(all: readonly string[], most: number): string {
  return said(all.map((name) => said(name, most)).join(", "), most);
}

/** Right-to-left text in an isolate of its own (once), so that the dates beside it stay in order. */
function isolated(text: string): string {
  const whole = closed(text);
  return RIGHT_TO_LEFT.test(whole.replace(/\u2068[^\u2069]*\u2069/g, "")) ? `\u2068${whole}\u2069` : whole;
}

/** With every isolate closed that was cut open, and none that closes what it did not open. */
function closed(text: string): string {
  const open = text.split("\u2068").length - text.split("\u2069").length;
  return open < 0 ? text.replace(/[\u2068\u2069]/g, "") : text + "\u2069".repeat(open);
}
