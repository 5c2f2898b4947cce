import { posix } from "node:path";
import { childOf, elementsOf, readXml, type XmlElement } from "../package/markup.ts";
import { damaged } from "../package/refused.ts";
import type { PackageParts } from "../package/unpack.ts";

/** The parts that a workbook is made of, by their names in the file. */
export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  /** Whether days are counted from 1904. */
  readonly date1904: boolean;
  readonly strings: string | null;
  readonly styles: string | null;
  readonly theme: string | null;
}

/** A sheet as the workbook lists it. */
export interface WorkbookSheet {
  readonly name: string;
  /** Its part; null where it is no table but a chart, a dialogue or a macro. */
  readonly part: string | null;
  readonly hidden: boolean;
}

interface Relation {
  readonly id: string;
  /** The last word of its type: "worksheet", "styles". */
  readonly type: string;
  readonly target: string;
}

/** Finds a workbook's sheets, in their order, and what they share. */
export function readWorkbook(parts: PackageParts): Workbook {
  const path = relationsOf("", parts).find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  const workbook = treeOf(path, parts);
  if (workbook?.name !== "workbook") throw damaged("it is not an Excel workbook; save it as .xlsx");
  const relations = relationsOf(path, parts);
  const partOf = (wanted: string) => relations.find(({ type }) => type === wanted)?.target ?? null;
  const settings = childOf(workbook, "workbookPr")?.attributes["date1904"] ?? "0";
  return {
    sheets: elementsOf(childOf(workbook, "sheets")).map(({ attributes }) => {
      const relation = relations.find(({ id }) => id === attributes["id"]);
      return {
        name: attributes["name"] ?? "",
        part: relation?.type === "worksheet" ? relation.target : null,
        hidden: (attributes["state"] ?? "visible") !== "visible",
      };
    }),
    date1904: settings === "1" || settings === "true",
    strings: partOf("sharedStrings"),
    styles: partOf("styles"),
    theme: partOf("theme"),
  };
}

/** A part as a tree; undefined where the file has none of that name. */
export function treeOf(path: string | null, parts: PackageParts): XmlElement | undefined {
  const bytes = path === null ? undefined : parts.get(path);
  return bytes === undefined ? undefined : readXml(bytes);
}

/** What a part refers to inside the file; what lies outside is never looked at. */
function relationsOf(path: string, parts: PackageParts): readonly Relation[] {
  const folder = posix.dirname(path);
  const relations = treeOf(posix.join(folder, "_rels", `${posix.basename(path)}.rels`), parts);
  return elementsOf(relations).flatMap(({ attributes }): Relation[] => {
    const { Id: id = "", Type: type = "", Target: target = "", TargetMode: mode } = attributes;
    if (mode === "External") return [];
    // Absolute ones begin at the file's root.
    return [{ id, type: posix.basename(type), target: posix.resolve("/", folder, target).slice(1) }];
  });
}
