import type { SourceDocument } from "../domain/import/document/source.ts";
import type { UnreadKind } from "../domain/plan/refusal.ts";
import type { Result } from "../domain/plan/result.ts";
import { limit, withinCaps } from "./package/caps.ts";
import { describePackage } from "./package/ooxml.ts";
import { orRefusal, RefusedDocument } from "./package/refused.ts";

/**
 * Reads a Word, Excel, CSV or text file as it stands. What it is, its content says: its name is only repeated. Other
 * kinds are refused with the way to a readable one. Runs where it is called: for a file from outside take
 * `readDocumentApart`, which bounds time and memory too.
 */
export function readDocument(name: string, bytes: Uint8Array): Promise<Result<SourceDocument>> {
  return orRefusal(async () => {
    limit("bytes", bytes.byteLength);
    const unread = unreadKind(bytes);
    if (unread !== null) throw new RefusedDocument({ reason: "file-kind", kind: unread });
    const document = await (isZip(bytes) ? readZip(name, bytes) : readPlain(name, bytes));
    return document.ok ? withinCaps(document.value) : document;
  });
}

// Each reader with its packages is loaded when a file first needs it.
async function readZip(name: string, bytes: Uint8Array): Promise<Result<SourceDocument>> {
  const { kind, main } = await describePackage(bytes);
  if (kind === "word") return (await import("./word/word.ts")).readWord(name, bytes, main);
  return (await import("./excel/excel.ts")).readExcel(name, bytes);
}

async function readPlain(name: string, bytes: Uint8Array): Promise<Result<SourceDocument>> {
  return (await import("./text/text.ts")).readText(name, bytes);
}

function unreadKind(bytes: Uint8Array): UnreadKind | null {
  if (bytes.byteLength === 0) return "empty";
  if (startsWith(bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return compoundKind(bytes);
  // A PDF may have other bytes before it, but not many.
  if (Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-")) return "pdf";
  return ["{\\rtf", "<?xml", "\xef\xbb\xbf<?xml", "\x89PNG", "\xff\xd8\xff"].some((start) => startsWith(bytes, start))
    ? "other"
    : null;
}

/** The container of Office before 2007; an encrypted file of today is put into one as well. Its streams' names tell. */
function compoundKind(bytes: Uint8Array): UnreadKind {
  const holds = (stream: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(stream, "utf16le"));
  if (holds("EncryptedPackage")) return "protected";
  if (holds("WordDocument")) return "old-word";
  return holds("Workbook") || holds("Book") ? "old-excel" : "other";
}

function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, "PK\x03\x04") || startsWith(bytes, "PK\x05\x06");
}

function startsWith(bytes: Uint8Array, start: string): boolean {
  return Buffer.from(bytes.subarray(0, start.length)).equals(Buffer.from(start, "latin1"));
}
