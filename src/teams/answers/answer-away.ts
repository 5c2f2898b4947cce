import { type Away, endAway, setAway } from "../../app/people/set-away.ts";
import { notice } from "../../cards/notice.ts";
import type { Question } from "../../cards/questions/question.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import { nameOf } from "../../domain/plan.ts";
import type { Reply, Turn } from "../turn.ts";
import { askingOf, type HearParts, reply } from "./reply.ts";

/** "away 20 December to 5 January, cover NAME", "back". */
export async function answerAway(
  parts: HearParts,
  turn: Turn,
  question: Extract<Question, { readonly ask: "away" | "back" }>,
): Promise<Reply> {
  const asking = askingOf(turn, question.plan);
  if (question.ask === "away") {
    return reply(question, await setAway(parts, asking, question), (away) => notice(awayWords(away)));
  }
  const back = "The absence is ended: from today the items come back.";
  return reply(question, await endAway(parts, asking, question.lead), () => notice(back));
}

function awayWords({ plan, standIn: { for: lead, by, from, to } }: Away): string {
  const days = `from ${formatDay(from)} to ${formatDay(to)}`;
  const who = `${nameOf(plan, by)} answers for ${nameOf(plan, lead)} ${days}, both included`;
  return `${who}. Afterwards all comes back by itself; to end it early, type back.`;
}
