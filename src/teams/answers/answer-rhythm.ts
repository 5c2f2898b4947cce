import { chaseLeads } from "../../app/ladder/chase-leads.ts";
import { decideLadder } from "../../app/ladder/decide-ladder.ts";
import { listUnanswered } from "../../app/ladder/list-unanswered.ts";
import { listSnoozed } from "../../app/quiet/list-snoozed.ts";
import { type PersonalRhythm, setRhythm, type TypedRhythm } from "../../app/quiet/set-rhythm.ts";
import { againButton } from "../../cards/elements/line.ts";
import { notice } from "../../cards/elements/notice.ts";
import type { Asks } from "../../cards/questions/question.ts";
import type { ReminderQuestion } from "../../cards/questions/reminder-questions.ts";
import { chasedWords, ladderWords, rhythmWords } from "../../cards/reminders/rhythm-words.ts";
import { snoozedCard } from "../../cards/reminders/snoozed.ts";
import { unansweredCard } from "../../cards/reminders/unanswered.ts";
import type { Reply, Turn } from "../turn.ts";
import { type AnswerDeps, askingOf, reply } from "./reply.ts";
import { lineOnce } from "./request-once.ts";
import { rhythmAbove } from "./rhythm-above.ts";

type Asked = Asks<ReminderQuestion["ask"]>;

/** One's own rhythm, what one has put off, and what managers do about the reminders of others. */
export async function answerRhythm(deps: AnswerDeps, turn: Turn, question: Asked, back: string): Promise<Reply> {
  const asking = askingOf(turn, question.plan);
  const ways = back === "" ? [] : [againButton("Back", back)];
  switch (question.ask) {
    case "snoozed": {
      const above = await rhythmAbove(deps, turn);
      return reply(question, await listSnoozed(deps, asking), (list) => snoozedCard(list, above, question.page));
    }
    case "unanswered":
      return reply(question, await listUnanswered(deps, asking), (listed) => unansweredCard(listed, question.page));
    case "chase": {
      const chased = await chaseLeads(deps, asking, { ref: question.ref }, question.words);
      return reply(question, chased, (one) => notice(chasedWords(one), ways));
    }
    case "not further":
    case "let climb": {
      const wish = {
        name: { ref: question.ref },
        kind: question.ask,
        words: question.words,
        once: lineOnce(turn, question),
      } as const;
      return reply(question, await decideLadder(deps, asking, wish), (one) => notice(ladderWords(one), ways));
    }
    default: {
      const set = await setRhythm(deps, { ...turn.actor, now: turn.at }, wishOf(question));
      return reply(question, set, (own: PersonalRhythm) => notice(rhythmWords(own)));
    }
  }
}

function wishOf(
  question: Exclude<Asked, { ask: "snoozed" | "unanswered" | "chase" | "not further" | "let climb" }>,
): TypedRhythm {
  switch (question.ask) {
    case "remind weekly":
      return { kind: "weekly", weekday: question.weekday };
    case "remind daily":
      return { kind: "daily" };
    case "pause reminders":
      return { kind: "pause", until: question.until };
    case "resume reminders":
      return { kind: "resume" };
  }
}
