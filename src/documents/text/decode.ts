/**
 * The text of a file: UTF-8 or UTF-16 by its byte order mark, else UTF-8, else Windows-1252 as older spreadsheets
 * write. Null where it is no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Node's short way takes Windows-1252 for Latin-1 and loses its quotation marks; a stream goes the long way.
    return new TextDecoder("windows-1252").decode(bytes, { stream: true });
  }
}
