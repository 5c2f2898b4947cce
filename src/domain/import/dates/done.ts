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
    return /^(n\/?a|-+|no|tbc)?$/i.test(text) ? { dates: [] } : event("No date of completion could be read.");
  const date = time?.day ?? null;
  if (more.length > 0) return event("Several dates beside a completion: say which is the completion.");
  if (date !== null && date > importedOn && time?.precision === "day")
    return event("It says complete, with a date still to come: write Complete, or Completion with the date.");
  const asked = time?.asked ?? undefined;
  const onward = /\b(then|next|further|continu\w*|ongoing|review)\b/i.test(rest)
    ? "It says complete and more: is it?"
    : undefined;
  const problem = asked ?? onward;
  return {
    dates: [{ kind: "complete", date, precision: date === null ? null : (time?.precision ?? null), cadence: null }],
    ...(problem !== undefined && { problem }),
  };
}
