import { readOwnTable } from "./own-table.ts";
import type { SourceDocument } from "./source.ts";
import { type UnderstandOptions, type UnderstoodPlan, understandPlan } from "./understand.ts";

/** Makes a plan of any document: exactly of our own export, else as a council's words are understood. */
export function understandDocument(document: SourceDocument, options: UnderstandOptions): UnderstoodPlan {
  return readOwnTable(document, options) ?? understandPlan(document, options);
}
