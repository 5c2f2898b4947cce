import type { Digest } from "../../domain/reminders/digest.ts";
import type { Freed, WaitingNotice } from "../../domain/reminders/waiting-item.ts";
import { type Button, button, spoken } from "../elements/buttons.ts";
import { titleOf } from "../elements/line.ts";
import { writeQuestion } from "../questions/question.ts";
import { count, listWords } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/** Of more, the refs alone are told. */
const MOST = 3;

/** What of a plan need not wait for another action any more, with a button to see the first few. */
export function freedNoticeWords(
  { plan, freed = [] }: WaitingNotice,
  where: string,
  back: string,
): { readonly text: string; readonly buttons: Button[] } {
  const refs = [...new Set(freed.map(({ line }) => line.ref))];
  const more = [...new Set(freed.slice(MOST).map(({ line }) => said(line.ref, 20)))];
  const rest = more.length === 0 ? [] : [`What ${listWords(more.slice(0, 20))} waited for is done with as well.`];
  return {
    text: `${where}${[...freed.slice(0, MOST).map(freedWords), ...rest].join(" ")}`,
    buttons: refs.slice(0, MOST).map((ref) => {
      const text = writeQuestion({ ask: "show", ref, plan: plan.plan });
      return spoken(button(`Open ${said(ref, 20)}`, { verb: "ask", text, back }), ref);
    }),
  };
}

/** "2 actions no longer hold yours up", "" for none. */
export function freedHeading({ waits }: Pick<Digest, "waits">): string {
  const others = new Set(waits.flatMap(({ plan, freed = [] }) => freed.map(({ other }) => `${plan.plan} ${other.id}`)));
  if (others.size === 0) return "";
  return `${count(others.size, "action")} no longer ${others.size === 1 ? "holds" : "hold"} yours up`;
}

/** "2.1.4 (Hire two) is complete: 1.1.1 waited for it, and still waits for 2.1.5." */
function freedWords({ line, other, how, still }: Freed): string {
  const is = how === "complete" ? "is complete" : "was withdrawn";
  const left =
    still.length === 0
      ? "and waits for nothing more"
      : `and still waits for ${listWords(still.map((ref) => said(ref, 20)))}`;
  return `${said(other.ref, 20)} (${said(titleOf(other), 100)}) ${is}: ${said(line.ref, 20)} waited for it, ${left}.`;
}
