import { z } from "zod";
import { formatDay } from "../../domain/calendar/day.ts";
import type { Moved, Redated } from "../../domain/lists/summary.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { RestrictedLine, SeenLine } from "../../domain/plan/restricted-line.ts";
import { leadNames, RESTRICTED } from "../elements/line.ts";
import { dayFromToday } from "../words/dates.ts";
import { times } from "../words/phrases.ts";
import { ragMark } from "../words/rag-mark.ts";
import { said } from "../words/said.ts";
import { staleWords } from "./list-line.ts";

/** A line of a summary, as its template holds it. */
export const SummaryLine = z.strictObject({ ref: z.string(), text: z.string() });

function lineOf({ ref }: Pick<SeenLine, "ref">, text: string): z.infer<typeof SummaryLine> {
  return { ref: `${said(ref, 20)}  `, text };
}

/** An action whose lead is to attend the board. */
export function attendLine(line: SeenLine) {
  if ("hidden" in line) return restrictedLine(line);
  return lineOf(line, `end date moved ${times(line.slips ?? 0)}: ${said(line.title, 90)}`);
}

/** An action that is past its end date: by whom, since when. */
export function overdueLine(line: SeenLine, today: string) {
  if ("hidden" in line) return restrictedLine(line);
  const leads = leadNames(line, 80) || "no lead";
  const end = line.endDate === null ? "" : dayFromToday(line.endDate, today);
  return lineOf(line, `${said(line.title, 90)} · ${leads} · ${end}`);
}

/** How many updates are due. */
export function updateDueLine(many: number) {
  return { ref: "", text: `Due: ${many}${many === 0 ? "" : " (a review date has passed without one)"}` };
}

/** How many are stale, and what that means. */
export function staleLine(plan: Plan, many: number) {
  return { ref: "", text: `Stale: ${many} (${staleWords(plan)})` };
}

function restrictedLine({ ref }: RestrictedLine) {
  return lineOf({ ref }, RESTRICTED);
}

/** An action that was rated otherwise, completed, or proposed complete. */
export function movedLine(plan: Plan, { line, from, to }: Moved) {
  if ("hidden" in line) return restrictedLine(line);
  const [before, after] = [ragMark(plan.scheme, from).text, ragMark(plan.scheme, to).text];
  return lineOf(line, `${before} → ${after}: ${said(line.title, 90)}`);
}

/** An action whose end date moved. */
export function redatedLine({ line, from, to }: Redated) {
  if ("hidden" in line) return restrictedLine(line);
  const often = (line.slips ?? 0) > 1 ? `, moved ${times(line.slips ?? 0)}` : "";
  return lineOf(line, `${formatDay(from)} → ${formatDay(to)}${often}: ${said(line.title, 90)}`);
}
