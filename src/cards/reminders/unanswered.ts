import type { ListedUnanswered, SeenUnanswered } from "../../app/ladder/list-unanswered.ts";
import type { Message } from "../../app/ports/messages.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import { isListedToday, type UnansweredAsk } from "../../domain/reminders/unanswered.ts";
import { type Button, button, spoken } from "../elements/buttons.ts";
import { openButton, RESTRICTED } from "../elements/line.ts";
import { paged } from "../elements/pages.ts";
import { writeQuestion } from "../questions/question.ts";
import { drawWaiting } from "../waiting/waiting.ts";
import { NO_DEADLINE } from "../waiting/waiting-item-words.ts";
import { count, listWords, times } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/** What is unanswered: of each action whom it was asked of, when and how often, and how to let it climb or not further. */
export function unansweredCard(unanswered: ListedUnanswered, page: number): Message {
  const { plan, due, items, mayDecide, today } = unanswered;
  const words = (number: number) => writeQuestion({ ask: "unanswered", page: number, plan: plan.key.plan });
  const parts = partsOf(unanswered);
  const { shown, here, says, buttons } = paged(
    parts.flatMap((part) => part.items),
    page,
    words,
  );
  const listed = items.filter((item) => isListedToday(item, today)).length;
  const which = due === null ? "the board's next papers" : `the board's papers due ${formatDay(due)}`;
  const heading =
    items.length === 0 ? `Nothing is unanswered for ${which}` : `${count(listed, "action")} unanswered, for ${which}`;
  const first = mayDecide ? "Owners see this first: others see an action once you were told of it" : "";
  return {
    card: drawWaiting({
      heading,
      note: [said(plan.title, 100), says, due === null ? noDeadline(mayDecide) : "", first]
        .filter((one) => one !== "")
        .join(" · "),
      groups: parts
        .map(({ name, items: all }) => ({
          name: `${name} (${all.length})`,
          items: all.filter((item) => shown.includes(item)).map((item) => drawn(unanswered, item, words(here))),
        }))
        .filter((group) => group.items.length > 0),
      hasButtons: buttons.length > 0,
      buttons,
    }),
    summary: heading,
  };
}

function noDeadline(mayDecide: boolean): string {
  return mayDecide ? NO_DEADLINE : "no day is known on which they are due";
}

function partsOf({ items, today }: ListedUnanswered) {
  const isKept = ({ notFurther }: SeenUnanswered) => notFurther !== null;
  const isOn = (item: SeenUnanswered) => isListedToday(item, today);
  return [
    { name: "Without an answer", items: items.filter(isOn) },
    { name: "On their way there", items: items.filter((item) => !isOn(item) && !isKept(item)) },
    { name: "Not further for now", items: items.filter(isKept) },
  ];
}

function drawn({ plan, mayDecide }: ListedUnanswered, item: SeenUnanswered, back: string) {
  const { line, notFurther } = item;
  const ref = said(line.ref, 20);
  const about = { ref: line.ref, words: "", plan: plan.key.plan };
  const turn = notFurther === null ? "Not further for now" : "Let it climb";
  const text = writeQuestion(notFurther === null ? { ask: "not further", ...about } : { ask: "let climb", ...about });
  const buttons: Button[] = [
    openButton(plan, line.ref, back),
    ...(mayDecide ? [spoken(button(turn, { verb: "ask", text, back }), line.ref)] : []),
  ];
  const words =
    "hidden" in line
      ? { heading: ref, title: RESTRICTED, detail: "" }
      : { heading: `${ref}  ${said(line.title, 160)}`, title: askWords(item), detail: said(whereWords(item), 400) };
  return { ...words, hasButtons: true, buttons };
}

/** Leads that are named. */
const MOST = 3;

/** "Asked of Amina Diallo 5 times, last on 22 December 2026. No answer since 20 November 2026." */
function askWords({ asks, since, dateKind, date }: SeenUnanswered): string {
  const leads = asks.filter(({ rung }) => rung === null);
  const asked = leads.map(
    ({ name, times: often, last }) => `${said(name, 60)} ${times(often)}, last on ${formatDay(last)}`,
  );
  const which = dateKind === "end" ? "End date" : "Review";
  const more = asked.length > MOST ? [`${asked.length - MOST} more`] : [];
  const whom = asked.length === 0 ? "" : ` Asked of ${listWords([...asked.slice(0, MOST), ...more])}.`;
  return `${which} ${formatDay(date)}.${whom} No answer since ${formatDay(since)}.`;
}

function whereWords({ asks, seen, from, notFurther }: SeenUnanswered): string {
  const told = asks.filter(({ rung }) => rung !== null).map(toldWords);
  const here =
    seen !== null
      ? `on this list since ${formatDay(seen)}`
      : from !== null
        ? `on this list from ${formatDay(from)} if nobody answers`
        : "";
  return [...told, here, notFurther === null ? "" : keptWords(notFurther)].filter((one) => one !== "").join(" · ");
}

function toldWords({ name, rung, last }: UnansweredAsk): string {
  return `${said(name, 60)} told as ${rung} on ${formatDay(last)}`;
}

function keptWords({ byName, words }: NonNullable<SeenUnanswered["notFurther"]>): string {
  return `not further for now, says ${said(byName, 60)}${words === "" ? "" : `: ${said(words, 120)}`}`;
}
