import type { Digest } from "../../domain/reminders/digest.ts";
import { NO_OTHERS } from "../../domain/reminders/others.ts";
import { button } from "../elements/buttons.ts";
import { writeQuestion } from "../questions/question.ts";
import { shortDay } from "../words/dates.ts";
import { count } from "../words/phrases.ts";

/** "3 others: nothing before 18 December", with the way to them. */
export function othersPart({ others = NO_OTHERS, day }: Pick<Digest, "others" | "day">, back: string) {
  const { count: many, unanswered, from, plan } = others;
  const when = from === null ? "no date of theirs is near" : `nothing before ${shortDay(from, day)}`;
  const still = unanswered === 0 ? "" : `; ${unanswered} of them asked about before, without an answer yet`;
  const text = writeQuestion({ ask: "my actions", page: 1, plan: plan?.plan ?? null });
  return {
    hasOthers: many > 0,
    others: `${count(many, "other")}: ${when}${still}`,
    othersButtons: [button(`Show ${many === 1 ? "it" : "them"}`, { verb: "ask", text, back })],
  };
}
