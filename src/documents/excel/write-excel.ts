import type { ExportTable } from "../../domain/import/export-table/write-export.ts";
import { PLAIN_DATE } from "./formats.ts";
import { packWorkbook } from "./pack-workbook.ts";
import { formatOf, sheetXml } from "./sheet-xml.ts";
import { stylesXml } from "./styles-xml.ts";

/** How a workbook shows a plan's ratings: the plan's own word for the colour of what is complete ("Grey", "Blue"). */
export interface WorkbookLook {
  readonly sheet: string;
  readonly complete: string;
}

/** Excel takes some two hundred formats; a date beyond them is kept as its words. */
const MOST_FORMATS = 150;

/**
 * Writes a table as a workbook of one sheet. Every cell is text, never a formula, whatever it begins with; what is a
 * date is one, shown as it is written; a rating has its colour beside its word; the heading stands still.
 */
export function writeExcel(table: ExportTable, { sheet, complete }: WorkbookLook): Promise<Buffer> {
  const shown = table.flat().flatMap((cell) => formatOf(cell) ?? []);
  const dates = [...new Set([PLAIN_DATE, ...shown])].slice(0, MOST_FORMATS);
  return packWorkbook([{ name: sheet, titleRow: 1, xml: sheetXml(table, dates) }], stylesXml(complete, dates));
}
