import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { escaped } from "./sheet-xml.ts";

/** A sheet as it is packed. */
export interface PackedSheet {
  readonly name: string;
  /** The row that stands at the head of every printed page, from 1; 0 for none. */
  readonly titleRow: number;
  /** Its part, without the XML declaration. */
  readonly xml: string;
}

/** Nothing of the hour lies in the file: the same plan gives the same bytes. */
const NO_HOUR = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };

/** A workbook of these sheets, in their order. */
export function packWorkbook(sheets: readonly PackedSheet[], styles: string): Promise<Buffer> {
  const zip = new ZipFile();
  const targets = sheets.map((_, index) => ["worksheet", `worksheets/sheet${index + 1}.xml`] as const);
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": contentTypes(sheets.length),
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbookXml(sheets),
    "xl/_rels/workbook.xml.rels": relations([...targets, ["styles", "styles.xml"]]),
    "xl/styles.xml": styles,
    ...Object.fromEntries(sheets.map(({ xml }, index) => [`xl/worksheets/sheet${index + 1}.xml`, xml])),
  };
  for (const [name, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(`${HEADER}${xml}`), name, NO_HOUR);
  zip.end();
  return buffer(zip.outputStream);
}

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${MAIN}.worksheet+xml"/>`,
  );
  return [
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${MAIN}.sheet.main+xml"/>`,
    ...parts,
    `<Override PartName="/xl/styles.xml" ContentType="${MAIN}.styles+xml"/>`,
    "</Types>",
  ].join("");
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const all = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
}

function workbookXml(sheets: readonly PackedSheet[]): string {
  const listed = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const titles = sheets.flatMap(({ name, titleRow }, index) =>
    titleRow === 0
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escaped(name)}'!$${titleRow}:$${titleRow}</definedName>`,
        ],
  );
  return [
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">`,
    `<sheets>${listed.join("")}</sheets>`,
    titles.length === 0 ? "" : `<definedNames>${titles.join("")}</definedNames>`,
    "</workbook>",
  ].join("");
}
