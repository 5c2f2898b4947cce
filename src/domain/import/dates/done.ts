import type { ImportWhy } from "../../plan/import-why.ts";
import { type DueContext, event, type PhraseReading } from "./reading.ts";
import type { FoundTimes } from "./times.ts";
import { DONE_FIRST, DONE_LAST, NOT_WHOLLY } from "./words.ts";

/** "Complete", "Completed 31.05.2017", "30/06/2017 COMPLETED": the word leads or ends the phrase and nothing is left open. */
export function readDone(
  { text, times, rest }: FoundTimes,
  { role, importedOn }: DueContext,
): PhraseReading | undefined {
  const said = DONE_FIRST.test(text) || DONE_LAST.test(rest.trim());
  const [time, ...more] = times;
  if (!said && role !== "completed") return undefined;
  if (said && NOT_WHOLLY.test(rest)) return undefined;
  if (!said && time === undefined)
    return /^(n\/?a|-+|no|tbc)?$/i.test(text) ? { dates: [] } : event({ reason: "no-completion-read" });
  const date = time?.day ?? null;
  if (more.length > 0) return event({ reason: "several-completions" });
  if (date !== null && date > importedOn && time?.precision === "day") return event({ reason: "complete-to-come" });
  const asked = time?.asked ?? undefined;
  const onward: ImportWhy | undefined = /\b(then|next|further|continu\w*|ongoing|review)\b/i.test(rest)
    ? { reason: "complete-and-more" }
    : undefined;
  const problem: ImportWhy | undefined = asked ?? onward;
  return {
    dates: [{ kind: "complete", date, precision: date === null ? null : (time?.precision ?? null), cadence: null }],
    ...(problem !== undefined && { problem }),
  };
}
