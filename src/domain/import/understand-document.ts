import { readOwnPlan } from "./own/table.ts";
import type { SourceDocument } from "./source.ts";
import { type UnderstandOptions, type UnderstoodPlan, understandPlan } from "./understand.ts";

/** Makes a plan of any document: exactly of our own export, else as a council's words are understood. */
export function understandDocument(document: SourceDocument, options: UnderstandOptions): UnderstoodPlan {
  const own = readOwnPlan(document, options.importedOn);
  return own === undefined ? understandPlan(document, options) : { ...own, columns: [], updates: [] };
}
