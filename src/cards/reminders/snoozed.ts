import type { Message } from "../../app/ports/messages.ts";
import type { Snoozed } from "../../app/quiet/list-snoozed.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import { button } from "../elements/buttons.ts";
import { RESTRICTED } from "../elements/line.ts";
import { notice } from "../elements/notice.ts";
import { paged } from "../elements/pages.ts";
import { writeQuestion } from "../questions/question.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/**
 * What somebody has put off, with the day each comes back; what can be done about it stands on their reminders. `above`:
 * that all of their reminders are paused or come on another day, "" where they are not.
 */
export function snoozedCard({ plan, items }: Snoozed, above: string, page: number): Message {
  const words = (number: number) => writeQuestion({ ask: "snoozed", page: number, plan: plan.key.plan });
  if (items.length === 0) return notice(`You have put nothing off. ${above || "What waits for you comes on its day."}`);
  const { shown, buttons, says } = paged(items, page, words);
  const lines = shown.map(({ line, hold, date }) => {
    const how = hold?.kind === "seen" ? "seen" : "put off";
    return `${said(line.ref, 20)} ${"hidden" in line ? `(${RESTRICTED})` : said(line.title, 100)}: ${how} until ${formatDay(hold?.until ?? date)}, its date is ${formatDay(date)}.`;
  });
  const back = writeQuestion({ ask: "reminders", page: 1, plan: null });
  const head = [`${count(items.length, "reminder")} put off`, says].filter((part) => part !== "").join(" · ");
  return notice([...(above === "" ? [] : [above]), head, ...lines].join("\n\n"), [
    ...buttons,
    button("My reminders", { verb: "ask", text: back, back: words(page) }),
  ]);
}
