import type { SourceDocument } from "./document/source.ts";
import { readExportTable } from "./export-table/read-export.ts";
import { type UnderstandOptions, type UnderstoodPlan, understandPlan } from "./understand.ts";

/** Makes a plan of any document: exactly of our own export, else as a council's words are understood. */
export function understandDocument(document: SourceDocument, options: UnderstandOptions): UnderstoodPlan {
  const own = readExportTable(document, options.importedOn);
  return own === undefined ? understandPlan(document, options) : { ...own, columns: [], updates: [] };
}
