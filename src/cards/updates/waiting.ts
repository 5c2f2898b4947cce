import { z } from "zod";
import type { Message } from "../../app/ports.ts";
import { sinceWhen, type Waiting, type WaitingItem } from "../../app/updates/list-waiting.ts";
import { formatDay, formatInstant } from "../../domain/calendar/day.ts";
import { Buttons, button } from "../buttons.ts";
import { count } from "../dates.ts";
import { openButton, paged } from "../line.ts";
import { writeQuestion } from "../questions/question.ts";
import { said } from "../said.ts";
import { card } from "../template.ts";

const Item = z.strictObject({
  ref: z.string(),
  what: z.string(),
  title: z.string(),
  detail: z.string(),
  buttons: Buttons,
});
const draw = card(
  "waiting",
  z.strictObject({
    heading: z.string(),
    note: z.string(),
    items: z.array(Item),
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

/** What waits for someone's decision, oldest first; each is decided on a card of its own. */
export function waitingCard(waiting: Waiting, page: number): Message {
  const { plan, items, forOthers } = waiting;
  const words = (number: number) => writeQuestion({ ask: "waiting", page: number, plan: plan.key.plan });
  const shown = paged(items, page, words);
  const heading = items.length === 0 ? "Nothing waits for your decision" : `${count(items.length, "decision")} for you`;
  const others = forOthers === 0 ? "" : `${count(forOthers, "decision")} for others`;
  return {
    card: draw({
      heading,
      note: [said(plan.title, 100), others, shown.says].filter((part) => part !== "").join(" · "),
      items: shown.shown.map((item) => itemOf(waiting, item, words(shown.here))),
      hasButtons: shown.buttons.length > 0,
      buttons: shown.buttons,
    }),
    summary: heading,
  };
}

function itemOf({ plan }: Waiting, item: WaitingItem, back: string): z.infer<typeof Item> {
  const { about, action } = item;
  const since = formatInstant(sinceWhen(item), plan.settings.zone);
  const by = about === "completion" ? action.lastUpdate?.byName : action.dateChange?.byName;
  const detail =
    about === "completion"
      ? `Proposed by ${said(by ?? "", 60)}, ${since}`
      : `To ${formatDay(action.dateChange?.to ?? "")}, asked by ${said(by ?? "", 60)}, ${since}`;
  const data = { verb: "open-decision", plan: plan.key.plan, action: action.id, about, back };
  return {
    ref: said(action.ref, 20),
    what: about === "completion" ? "Accept as complete?" : "Move its end date?",
    title: said(action.title, 160),
    detail,
    buttons: [button(`Decide ${action.ref}`, data), openButton(plan, action.ref, back, "Open")],
  };
}
