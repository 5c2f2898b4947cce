import { elementsOf, readXml } from "./markup.ts";
import { damaged, RefusedDocument } from "./refused.ts";
import { type PackageParts, unpack } from "./unpack.ts";

/** What a zip holds by its own account, whatever its name: the kind, and the name of its main part. */
export interface Package {
  readonly kind: "word" | "excel";
  readonly main: string;
}

// With macros or without, as a document or a template: macros are never looked at.
const WORD = /(?:wordprocessingml\.(?:document|template)|ms-word\.(?:document|template)\.macroEnabled\w*)\.main\+xml$/i;
const EXCEL = /(?:spreadsheetml\.(?:sheet|template)|ms-excel\.(?:sheet|template)\.macroEnabled)\.main\+xml$/i;
const TYPES = "[Content_Types].xml";

/**
 * Says what a zip holds.
 * @throws {RefusedDocument} for a zip that is neither Word nor Excel, and as `unpack` does
 */
export async function describePackage(bytes: Uint8Array): Promise<Package> {
  const types = (await unpack(bytes, (name) => name === TYPES)).get(TYPES);
  if (types === undefined) throw new RefusedDocument({ reason: "file-kind", kind: "other" });
  for (const { name, attributes } of elementsOf(readXml(types))) {
    const type = attributes["ContentType"] ?? "";
    const main = attributes["PartName"]?.replace(/^\//, "");
    if (name !== "Override" || main === undefined) continue;
    if (WORD.test(type)) return { kind: "word", main };
    if (EXCEL.test(type)) return { kind: "excel", main };
    if (/ms-excel\.sheet\.binary/i.test(type)) throw new RefusedDocument({ reason: "file-kind", kind: "old-excel" });
  }
  throw new RefusedDocument({ reason: "file-kind", kind: "other" });
}

/**
 * The main part under "main" and those it names as its own, by the last word of their relation ("styles", "theme").
 * What lies outside the file is never fetched.
 */
export async function unpackRelated(
  bytes: Uint8Array,
  main: string,
  relations: readonly string[],
): Promise<PackageParts> {
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const list = `${folder}_rels/${main.slice(folder.length)}.rels`;
  const related = (await unpack(bytes, (name) => name === list)).get(list);
  const wanted = new Map([[main, "main"]]);
  for (const { attributes } of related === undefined ? [] : elementsOf(readXml(related))) {
    const relation = attributes["Type"]?.split("/").at(-1) ?? "";
    const target = attributes["Target"] ?? "";
    if (attributes["TargetMode"] === "External" || !relations.includes(relation)) continue;
    wanted.set(target.startsWith("/") ? target.slice(1) : folder + target, relation);
  }
  const parts = await unpack(bytes, (name) => wanted.has(name));
  if (!parts.has(main)) throw damaged();
  return new Map([...parts].map(([name, part]) => [wanted.get(name) ?? name, part]));
}
