import type { ListedPapers } from "../../app/ladder/list-unanswered.ts";
import type { Message } from "../../app/ports.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import { isListedToday, type PaperAsk, type PaperItem } from "../../domain/reminders/unanswered.ts";
import { type Button, button, spoken } from "../elements/buttons.ts";
import { openButton } from "../elements/line.ts";
import { paged } from "../elements/pages.ts";
import { writeQuestion } from "../questions/question.ts";
import { drawWaiting } from "../waiting/waiting.ts";
import { NO_DEADLINE } from "../waiting/waiting-item-words.ts";
import { count, listWords, times } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/** What is bound for the next papers: of each action whom it was asked of, when and how often, and how to hold or release it. */
export function papersCard(papers: ListedPapers, page: number): Message {
  const { plan, due, items, mayHold, today } = papers;
  const words = (number: number) => writeQuestion({ ask: "papers", page: number, plan: plan.key.plan });
  const parts = partsOf(papers);
  const { shown, here, says, buttons } = paged(
    parts.flatMap((part) => part.items),
    page,
    words,
  );
  const listed = items.filter((item) => isListedToday(item, today)).length;
  const which = due === null ? "the next papers" : `the papers due ${formatDay(due)}`;
  const heading = items.length === 0 ? `Nothing is bound for ${which}` : `${count(listed, "action")} for ${which}`;
  const first = mayHold ? "Owners see this first: others see an action once you were told of it" : "";
  return {
    card: drawWaiting({
      heading,
      note: [said(plan.title, 100), says, due === null ? noDeadline(mayHold) : "", first]
        .filter((one) => one !== "")
        .join(" · "),
      groups: parts
        .map(({ name, items: all }) => ({
          name: `${name} (${all.length})`,
          items: all.filter((item) => shown.includes(item)).map((item) => drawn(papers, item, words(here))),
        }))
        .filter((group) => group.items.length > 0),
      hasButtons: buttons.length > 0,
      buttons,
    }),
    summary: heading,
  };
}

function noDeadline(mayHold: boolean): string {
  return mayHold ? NO_DEADLINE : "no day is known on which they are due";
}

function partsOf({ items, today }: ListedPapers) {
  const isHeld = ({ held }: PaperItem) => held !== null;
  const isOn = (item: PaperItem) => isListedToday(item, today);
  return [
    { name: "Without an answer", items: items.filter(isOn) },
    { name: "On their way there", items: items.filter((item) => !isOn(item) && !isHeld(item)) },
    { name: "Not further for now", items: items.filter(isHeld) },
  ];
}

function drawn({ plan, mayHold }: ListedPapers, item: PaperItem, back: string) {
  const { line, held } = item;
  const ref = said(line.ref, 20);
  const about = { ref: line.ref, words: "", plan: plan.key.plan };
  const turn = held === null ? "Not further for now" : "Let it climb";
  const text = writeQuestion(held === null ? { ask: "hold ladder", ...about } : { ask: "release ladder", ...about });
  const buttons: Button[] = [
    openButton(plan, line.ref, back),
    ...(mayHold ? [spoken(button(turn, { verb: "ask", text, back }), line.ref)] : []),
  ];
  const words = line.hidden
    ? { heading: ref, title: "restricted", detail: "" }
    : { heading: `${ref}  ${said(line.title, 160)}`, title: askWords(item), detail: said(whereWords(item), 400) };
  return { ...words, hasButtons: true, buttons };
}

/** Leads that are named. */
const MOST = 3;

/** "Asked of Amina Diallo 5 times, last on 22 December 2026. No answer since 20 November 2026." */
function askWords({ asks, since, dateKind, date }: PaperItem): string {
  const leads = asks.filter(({ rung }) => rung === null);
  const asked = leads.map(
    ({ name, times: often, last }) => `${said(name, 60)} ${times(often)}, last on ${formatDay(last)}`,
  );
  const which = dateKind === "end" ? "End date" : "Review";
  const more = asked.length > MOST ? [`${asked.length - MOST} more`] : [];
  const whom = asked.length === 0 ? "" : ` Asked of ${listWords([...asked.slice(0, MOST), ...more])}.`;
  return `${which} ${formatDay(date)}.${whom} No answer since ${formatDay(since)}.`;
}

function whereWords({ asks, seen, from, held }: PaperItem): string {
  const told = asks.filter(({ rung }) => rung !== null).map(toldWords);
  const here =
    seen !== null
      ? `on this list since ${formatDay(seen)}`
      : from !== null
        ? `on this list from ${formatDay(from)} if nobody answers`
        : "";
  return [...told, here, held === null ? "" : heldWords(held)].filter((one) => one !== "").join(" · ");
}

function toldWords({ name, rung, last }: PaperAsk): string {
  return `${said(name, 60)} told as ${rung} on ${formatDay(last)}`;
}

function heldWords({ byName, words }: NonNullable<PaperItem["held"]>): string {
  return `not further for now, says ${said(byName, 60)}${words === "" ? "" : `: ${said(words, 120)}`}`;
}
