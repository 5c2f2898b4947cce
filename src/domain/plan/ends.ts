/**
 * A text without the characters at its end that are such a sign (a pattern of one character). A pattern for the whole
 * end would be tried from each of them, were they in the middle: 250 KB of spaces take minutes.
 */
export function withoutLast(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text[end - 1] ?? "")) end--;
  return text.slice(0, end);
}

/** The same at both ends. */
export function withoutEnds(text: string, sign: RegExp): string {
  const bare = withoutLast(text, sign);
  let start = 0;
  while (start < bare.length && sign.test(bare[start] ?? "")) start++;
  return bare.slice(start);
}
