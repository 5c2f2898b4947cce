/** Begins every hostile text, so that a test can see where people's words land in a card. */
export const MARK = "Zq!";

/** What someone might type to make a client do something: Markdown, a mention, a date macro, a placeholder, HTML, a picture. */
export const HOSTILE = `${MARK} **bold** _it_ [link](https://example.org) <at>Everyone</at> {{DATE(2026-11-20T00:00:00Z,SHORT)}} \${title} <b>b</b> \u202Etxet\u0007 👩‍👧‍👦`;

/** A hostile text of exactly so many characters, most of them one word. */
export function hostileOf(length: number): string {
  return `${HOSTILE} ${"unbroken".repeat(length)}`.slice(0, length);
}

/** A name that runs the other way, in two scripts. */
export const RIGHT_TO_LEFT = `عائشة מרים ${MARK}`;
