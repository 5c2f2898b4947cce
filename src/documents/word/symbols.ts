// What people put in plans from Word's symbol fonts: bullets, ticks, crosses, boxes, arrows and dots.
const WINGDINGS: Readonly<Record<string, string>> = {
  "\u004a": "☺",
  "\u004b": "😐",
  "\u004c": "☹",
  "\u006c": "●",
  "\u006d": "❍",
  "\u006e": "■",
  "\u006f": "□",
  "\u0071": "❑",
  "\u0072": "❒",
  "\u0074": "◆",
  "\u0075": "◆",
  "\u0076": "❖",
  "\u0077": "⬥",
  "\u009f": "•",
  "\u00a7": "▪",
  "\u00a8": "☐",
  "\u00d8": "➢",
  "\u00df": "←",
  "\u00e0": "→",
  "\u00e1": "↑",
  "\u00e2": "↓",
  "\u00e8": "➔",
  "\u00fb": "✗",
  "\u00fc": "✓",
  "\u00fd": "☒",
  "\u00fe": "☑",
};
const WINGDINGS_2: Readonly<Record<string, string>> = {
  "\u004f": "✗",
  "\u0050": "✓",
  "\u0051": "☒",
  "\u0052": "☑",
  "\u0053": "☒",
  "\u0054": "☒",
  "\u0097": "●",
  "\u00a3": "☐",
};
const SYMBOL: Readonly<Record<string, string>> = {
  "\u002d": "−",
  "\u00a3": "≤",
  "\u00ab": "↔",
  "\u00ac": "←",
  "\u00ad": "↑",
  "\u00ae": "→",
  "\u00af": "↓",
  "\u00b1": "±",
  "\u00b3": "≥",
  "\u00b7": "•",
};
const FONTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  wingdings: WINGDINGS,
  "wingdings 2": WINGDINGS_2,
  symbol: SYMBOL,
};

/** Whether a font draws symbols in the place of letters. */
export function drawsSymbols(font: string | undefined): boolean {
  return font !== undefined && font.toLowerCase() in FONTS;
}

/** What a font that draws symbols shows for a text, as plain characters; a sign that we do not know is a box's. */
export function symbols(text: string, font: string | undefined): string {
  const known = FONTS[font?.toLowerCase() ?? ""] ?? {};
  return Array.from(text, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    // Word keeps these fonts' signs in the private area from F000.
    const plain = code >= 0xf000 && code <= 0xf0ff ? String.fromCodePoint(code - 0xf000) : sign;
    return known[plain] ?? (plain === sign ? sign : "▯");
  }).join("");
}
