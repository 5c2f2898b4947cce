import { type Away, type EndedAbsence, endAway, setAway } from "../../app/people/set-away.ts";
import { notice } from "../../cards/elements/notice.ts";
import type { Asks } from "../../cards/questions/question.ts";
import { listWords } from "../../cards/words/phrases.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import type { StandIn } from "../../domain/plan/person.ts";
import { nameOf, type Plan } from "../../domain/plan/plan.ts";
import type { Reply, Turn } from "../turn.ts";
import { type AnswerDeps, askingOf, reply } from "./reply.ts";

/** "away 20 December to 5 January, cover NAME", "back". */
export async function answerAway(deps: AnswerDeps, turn: Turn, question: Asks<"away" | "back">): Promise<Reply> {
  const asking = askingOf(turn, question.plan);
  if (question.ask === "away") {
    return reply(question, await setAway(deps, asking, question), (away) => notice(awayWords(away)));
  }
  return reply(question, await endAway(deps, asking, question.lead), (back) => notice(backWords(back)));
}

function backWords({ plan, today, ended }: EndedAbsence): string {
  const begun = ended.some(({ from }) => from <= today);
  const later = plan.standIns.filter((one) => one.for === ended[0]?.for && one.from > today && one.to >= today);
  const stays = later.length === 0 ? "" : ` What is arranged for later stays: ${coverWords(plan, later)}.`;
  return begun
    ? `The absence is ended: from today the items come back.${stays}`
    : `Called off: ${coverWords(plan, ended)}. Nothing had passed yet.${stays}`;
}

function coverWords(plan: Plan, covers: readonly StandIn[]): string {
  return listWords(covers.map(({ by, from, to }) => `${nameOf(plan, by)} from ${formatDay(from)} to ${formatDay(to)}`));
}

function awayWords({ plan, standIn: { for: lead, by, from, to }, replaced }: Away): string {
  const days = `from ${formatDay(from)} to ${formatDay(to)}`;
  const who = `${nameOf(plan, by)} answers for ${nameOf(plan, lead)} ${days}, both included`;
  const before = replaced.length === 0 ? "" : ` This takes the place of ${coverWords(plan, replaced)}.`;
  return `${who}.${before} Afterwards all comes back by itself; to end it early, type back.`;
}
