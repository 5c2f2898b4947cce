import type { DraftAction, DraftDate, DraftRag } from "../../plan/draft.ts";
import { latestColumn } from "../columns/latest-column.ts";
import type { LegendEntry } from "../ratings/legend.ts";
import { readRagWord } from "../ratings/rag-word.ts";
import { readRatings } from "../ratings/rating.ts";
import { type ActionRecord, eachOnce, type Field, fieldsOf, type Tell } from "./record.ts";
import { SHARED } from "./shared-cells.ts";

/** One rating, or one for each part with the worst as the whole's; a completion by its date where no rating stands. */
export function readRowRag(
  record: ActionRecord,
  due: DraftDate | null,
  legend: readonly LegendEntry[],
  tell: Tell,
): Pick<DraftAction, "rag" | "parts"> {
  const fields = eachOnce(fieldsOf(record, "rag"));
  const columns = [...new Set(fields.map(({ column }) => column))];
  if (columns.length > 1 && fields.some(({ cell }) => cell.text !== "")) return tellSeveral(fields, legend, tell);
  const rated = fields.flatMap(({ cell, row }) =>
    readRatings(cell, legend).map((one) => ({ ...one, row, text: cell.text })),
  );
  if (record.shared !== null && rated.length > 0 && rated.length !== record.shared.count) {
    tell("rag", rated.map(({ text }) => text).join(", "), SHARED);
    return { rag: null, parts: [] };
  }
  const own = record.shared === null ? rated : rated.slice(record.shared.index, record.shared.index + 1);
  const isState = fields.every(
    ({ column }) =>
      /\b(status|state|progress|position)\b|open/i.test(column.heading) && !/\bb?rag\b/i.test(column.heading),
  );
  for (const { problem, text, rag } of own)
    if (problem !== undefined && !(isState && rag === null && NEUTRAL.test(text))) tell("rag", text, problem);
  if (own.length > 1) return readParts(record, own, tell);
  const [one] = own;
  if (one === undefined) return { rag: ragWithout(record, due), parts: [] };
  if (due?.kind === "complete" && one.rag !== "complete" && one.rag !== null)
    tell("rag", one.text, { reason: "complete-by-date-alone" });
  return { rag: one.rag, parts: [] };
}

/** States that say how far an action is, not how well it goes: not yet rated. */
const NEUTRAL =
  /^\W*(in progress|on-?going|open|to[- ]do|doing|planned|scheduled|backlog|started|not (yet )?started|under ?way|not (yet )?due|pending)\W*$/i;

function tellSeveral(
  fields: readonly Field[],
  legend: readonly LegendEntry[],
  tell: Tell,
): Pick<DraftAction, "rag" | "parts"> {
  const text = fields.map(({ column, cell }) => `${column.heading}: ${cell.text}`).join("; ");
  const headings = fields.map(({ column }) => column.heading);
  const latest =
    fields[
      latestColumn(
        headings,
        fields.map(({ cell }) => cell.text !== ""),
      )
    ];
  tell("rag", text, latest === undefined ? { reason: "ratings-in-columns" } : { reason: "latest-rating-taken" });
  return { rag: latest === undefined ? null : (readRatings(latest.cell, legend)[0]?.rag ?? null), parts: [] };
}

/** "Complete" as its date with a blank rating is complete; so is a status that says it. */
function ragWithout(record: ActionRecord, due: DraftDate | null): DraftRag {
  const status = fieldsOf(record, "status")
    .map(({ column, cell }) => (isDone(column.heading, cell.text) ? "complete" : (readRagWord(cell.text)?.rag ?? null)))
    .find((rag) => rag !== null);
  return status ?? (due?.kind === "complete" ? "complete" : null);
}

/** "Yes" under "Complete?". */
function isDone(heading: string, text: string): boolean {
  return /^(y|yes|✓|✔)$/i.test(text.trim()) && /\b(complete|completed|done|achieved)\b/i.test(heading);
}

const WORST: readonly DraftRag[] = ["red", "amber", null, "green", "complete"];

function readParts(
  record: ActionRecord,
  own: readonly { readonly rag: DraftRag; readonly row: number }[],
  tell: Tell,
): Pick<DraftAction, "rag" | "parts"> {
  const parts = own.map(({ rag, row }, index) => {
    const measures = fieldsOf(record, "measures").filter((field) => field.row === row && !field.cell.merged);
    const text = measures.map(({ cell }) => cell.text).join("\n");
    return { text: text === "" || own.filter((one) => one.row === row).length > 1 ? `Part ${index + 1}` : text, rag };
  });
  const worst = WORST.find((rag) => own.some((one) => one.rag === rag)) ?? null;
  tell("rag", own.map(({ rag }) => rag ?? "not rated").join(", "), { reason: "worst-of-the-parts", parts: own.length });
  return { rag: worst, parts };
}
