import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import type { OwnTable } from "../../domain/import/plan-export.ts";
import { PLAIN_DATE } from "./formats.ts";
import { formatOf, sheetXml } from "./sheet-xml.ts";
import { stylesXml } from "./styles-xml.ts";

/** How a workbook shows a plan's ratings: the plan's own word for the colour of what is complete ("Grey", "Blue"). */
export interface WorkbookLook {
  readonly sheet: string;
  readonly complete: string;
}

/** Excel takes some two hundred formats; a date beyond them is kept as its words. */
const MOST_FORMATS = 150;

/** Nothing of the hour lies in the file: the same plan gives the same bytes. */
const NO_HOUR = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };

/**
 * Writes a table as a workbook of one sheet. Every cell is text, never a formula, whatever it begins with; what is a
 * date is one, shown as it is written; a rating has its colour beside its word; the heading stands still.
 */
export function writeExcel(table: OwnTable, { sheet, complete }: WorkbookLook): Promise<Buffer> {
  const zip = new ZipFile();
  const shown = table.flat().flatMap((cell) => formatOf(cell) ?? []);
  const dates = [...new Set([PLAIN_DATE, ...shown])].slice(0, MOST_FORMATS);
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbookXml(sheet),
    "xl/_rels/workbook.xml.rels": relations([
      ["worksheet", "worksheets/sheet1.xml"],
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": stylesXml(complete, dates),
    "xl/worksheets/sheet1.xml": sheetXml(table, dates),
  };
  for (const [name, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(`${HEADER}${xml}`), name, NO_HOUR);
  zip.end();
  return buffer(zip.outputStream);
}

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const CONTENT_TYPES = [
  `<Types xmlns="${PACKAGE}/content-types">`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Default Extension="xml" ContentType="application/xml"/>',
  `<Override PartName="/xl/workbook.xml" ContentType="${MAIN}.sheet.main+xml"/>`,
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${MAIN}.worksheet+xml"/>`,
  `<Override PartName="/xl/styles.xml" ContentType="${MAIN}.styles+xml"/>`,
  "</Types>",
].join("");

function relations(targets: readonly (readonly [string, string])[]): string {
  const all = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
}

function workbookXml(sheet: string): string {
  const title = `<definedName name="_xlnm.Print_Titles" localSheetId="0">${sheet}!$1:$1</definedName>`;
  return [
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">`,
    `<sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets>`,
    `<definedNames>${title}</definedNames></workbook>`,
  ].join("");
}
