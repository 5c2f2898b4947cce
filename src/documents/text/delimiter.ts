const DELIMITERS = [",", ";", "\t"] as const;
/** Characters looked at: enough to know a file by. */
const SAMPLE = 50_000;

/** The delimiter under which most rows are of one width; the wider of two as good; a comma where none tells. */
export function delimiterOf(text: string): string {
  const [best] = DELIMITERS.map((mark) => ({ mark, ...commonest(widthsOf(text, mark)) })).sort(
    (one, other) => other.rows - one.rows || other.width - one.width,
  );
  return best?.mark ?? ",";
}

/**
 * Whether a text is a spreadsheet's table and nothing else: at least two rows, all of one width. Commas and semicolons
 * stand in prose too; between tabs only its way with quotation marks tells it from what somebody pasted.
 */
export function isTableOnly(text: string): boolean {
  return DELIMITERS.some((mark) => {
    if (mark === "\t" && !text.includes('"')) return false;
    const widths = widthsOf(text, mark);
    const width = widths[0] ?? 0;
    return widths.length > 1 && width >= (mark === "\t" ? 2 : 3) && widths.every((other) => other === width);
  });
}

function commonest(widths: readonly number[]): { readonly rows: number; readonly width: number } {
  const rows = new Map<number, number>();
  for (const width of widths) if (width > 1) rows.set(width, (rows.get(width) ?? 0) + 1);
  const [width, count] = [...rows].sort(([, one], [, other]) => other - one)[0] ?? [0, 0];
  return { rows: count, width };
}

/** How many cells each row has; delimiters and line breaks in quotes count for nothing. */
function widthsOf(text: string, mark: string): readonly number[] {
  const widths: number[] = [];
  let [width, quoted, blank] = [1, false, true];
  const sample = text.slice(0, SAMPLE);
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    if (!quoted && (character === "\n" || character === "\r")) {
      if (!blank) widths.push(width);
      [width, blank] = [1, true];
    } else if (!quoted && character === mark) width += 1;
    if (character.trim() !== "") blank = false;
  }
  // A row that the sample cuts says nothing of its width.
  if (!blank && sample.length === text.length) widths.push(width);
  return widths;
}
