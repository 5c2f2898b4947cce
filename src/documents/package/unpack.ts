import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { CAPS, limit, tooBig } from "./caps.ts";
import { damaged, RefusedDocument } from "./refused.ts";

/** The bytes of each part of a zip that was asked for, by its name. */
export type PackageParts = ReadonlyMap<string, Uint8Array>;

/**
 * Unpacks the parts of a zip (.docx, .xlsx) that are asked for, into memory and never to disk. Caps hold before and
 * while it unpacks: what a part says of its size is checked against what comes out; a name that is absolute or climbs
 * (..), or stands twice, is refused.
 * @throws {RefusedDocument} where the zip is damaged, encrypted or more than a limit allows
 */
export async function unpack(bytes: Uint8Array, wants: (name: string) => boolean): Promise<PackageParts> {
  limit("bytes", bytes.byteLength);
  const parts = new Map<string, Uint8Array>();
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (zip.entryCount > CAPS.entries) throw damaged("it holds more parts than any real document");
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      if (!wants(entry.fileName)) continue;
      total += entry.uncompressedSize;
      check(entry, total);
      if (parts.has(entry.fileName)) throw damaged();
      parts.set(entry.fileName, await inflate(zip, entry));
    }
  } catch (error) {
    // The package tells its faults by words alone, zlib's by code; there is none that we could cause ourselves.
    throw error instanceof RefusedDocument ? error : damaged();
  }
  return parts;
}

function check(entry: Entry, total: number): void {
  if (entry.isEncrypted()) throw new RefusedDocument({ reason: "file-kind", kind: "protected" });
  if (total > CAPS["bytes unpacked"]) throw tooBig("bytes unpacked");
  const { uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > CAPS.packedFreely && uncompressedSize > CAPS.ratio * compressedSize) {
    throw damaged("it is packed more tightly than any real document");
  }
}

/** The stream ends with an error as soon as it holds more than the entry says, so the bytes never exceed it. */
async function inflate(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const whole = new Uint8Array(entry.uncompressedSize);
  let at = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
    if (at + chunk.byteLength > whole.byteLength) throw damaged();
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  // A date with a bit turned over would be read without a word.
  if (crc32(whole) !== entry.crc32) throw damaged();
  return whole;
}
