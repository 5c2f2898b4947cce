import { formatDay } from "../../domain/calendar/day.ts";
import type { Digest, DigestItem, SeenItem } from "../../domain/reminders/digest.ts";
import { checkButtons } from "../actions/updates-beside.ts";
import { type Button, button, spoken, tucked } from "../elements/buttons.ts";
import { writeQuestion } from "../questions/question.ts";
import { dayFromToday, shortDay } from "../words/dates.ts";
import { listWords } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/** What stands under an action in a digest: why it is here now, whose it is, what it waits for. */
export function detailOf(item: DigestItem, { day, items }: Digest<SeenItem>): string {
  const { plan, line } = item;
  const several = items.some((item) => item.plan.plan !== plan.plan);
  const sentBack = line.back ? `its completion came back: type history ${said(line.ref, 20)} to see why` : "";
  const told = line.notMine ? "said not to be yours: the owner is told" : "";
  const never = line.updated === null && item.escalation === null ? "no update yet" : "";
  const why = [dateWords(item, day), coverWords(item), never, sentBack, escalationWords(item), waitWords(item), told];
  return [...why, several ? `plan ${plan.plan}` : ""].filter((part) => part !== "").join(" · ");
}

/** "You said on 20 October: “Two posts offered …”"; "" where nobody has said anything that is known here. */
export function lastWordsOf({ line: { updated } }: DigestItem, { person, day }: Digest<SeenItem>): string {
  if (updated === null) return "";
  const on = (at: string) => shortDay(at.slice(0, 10), day);
  const who = (one: { readonly by?: string | undefined; readonly byName: string }) =>
    one.by === person ? "You" : said(one.byName, 60);
  const confirmed = updated.confirmed ? `${who(updated)} confirmed it on ${on(updated.at)}.` : "";
  const words = updated.said;
  if (words === undefined) return confirmed;
  const before = `${who(words)} said on ${on(words.at)}: “${said(words.words, 110)}”`;
  return [confirmed, before].filter((part) => part !== "").join(" ");
}

/** What can be done about an action of one's own, and about one that came up the ladder. */
export function buttonsOf(item: DigestItem, digest: Digest<SeenItem>, back: string): Button[] {
  const { plan, line, date, choices, escalation } = item;
  const about = { plan: plan.plan, action: line.id, back };
  if (escalation !== null) return ladderButtons(item, back);
  const buttons = answerButtons(item, digest, back);
  if (choices.latest !== null) buttons.push(spoken(button("Later", { verb: "open-snooze", ...about, date }), line.ref));
  // A row of what is pressed every day fits a phone; the rest waits behind it.
  const show = writeQuestion({ ask: "show", ref: line.ref, plan: plan.plan });
  buttons.push(tucked(spoken(button("Open", { verb: "ask", text: show, back }), line.ref)));
  if (!line.notMine)
    buttons.push(tucked(spoken(button("Not mine", { verb: "open-say-not-mine", ...about }), line.ref)));
  return buttons;
}

function answerButtons(
  { plan, line, dateKind, notConfirmed }: DigestItem,
  { person }: Digest<SeenItem>,
  back: string,
): Button[] {
  const about = { plan: plan.plan, action: line.id, back };
  if (dateKind === "check") return checkButtons(line, about).map((one) => spoken(one, line.ref));
  const update = button(`Update ${said(line.ref, 12)}`, { verb: "open-update", ...about });
  const asksDate = notConfirmed === "end date" && line.endDate !== null && line.moving === undefined;
  if (asksDate)
    return [update, spoken(button("Ask for a new date", { verb: "open-update", ...about, aim: "new date" }), line.ref)];
  // The same card makes the same nonce, so a repeat is known.
  const nonce = `no change ${person} ${line.id} ${line.version}`;
  const same = button("No change", { verb: "no-change", ...about, version: line.version, nonce });
  return notConfirmed === null ? [update, spoken(same, line.ref)] : [update];
}

/** For whom a stand-in is asked. */
function coverWords({ covers = [] }: DigestItem): string {
  return covers.map(({ name, until }) => `for ${said(name, 60)}, away until ${formatDay(until)}`).join(", and ");
}

function dateWords({ group, line, date, dateKind }: DigestItem, day: string): string {
  if (dateKind === "check") return `Accepted as complete, to be looked at once more ${dayFromToday(date, day)}`;
  if (dateKind === "event") return `Has it come? The plan says: ${said(line.event ?? line.dateText, 120)}`;
  const late = group === "overdue" && line.endDate !== null;
  return late || dateKind === "end"
    ? `End date ${dayFromToday(line.endDate ?? date, day)}`
    : `Review ${dayFromToday(date, day)}`;
}

/** Whose it is and since when they were asked, and what keeps it from going further. */
function escalationWords({ escalation }: DigestItem): string {
  if (escalation === null) return "";
  const { whose, since, waits, rung, paperDeadline } = escalation;
  const names = listWords(whose.map((name) => said(name, 60)));
  const next = { "not further": "not further for now", "let climb": "the next step waits until you let it climb" };
  const where =
    rung !== "unanswered"
      ? ""
      : `unanswered, for the board's ${paperDeadline === null ? "next papers" : `papers due ${formatDay(paperDeadline)}`}`;
  const parts = [
    `Asked of ${names} since ${formatDay(since)} without an answer`,
    where,
    waits === null ? "" : next[waits],
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function waitWords({ waitsFor }: DigestItem): string {
  const end = ({ done, withdrawn }: DigestItem["waitsFor"][number]) =>
    done ? " (now complete)" : withdrawn ? " (now withdrawn)" : "";
  const words = waitsFor.map((one) => `${said(one.ref, 20)}${end(one)}`);
  return words.length === 0 ? "" : `waits for ${listWords(words)}`;
}

function ladderButtons({ plan, line, escalation }: DigestItem, back: string): Button[] {
  const ask = (title: string, words: string) => spoken(button(title, { verb: "ask", text: words, back }), line.ref);
  const about = { ref: line.ref, plan: plan.plan };
  const buttons = [
    ask("Open", writeQuestion({ ask: "show", ...about })),
    ask("Chase", writeQuestion({ ask: "chase", ...about, words: "" })),
  ];
  if (escalation?.rung === "theme lead") return buttons;
  const notFurther = ask("Not further for now", writeQuestion({ ask: "not further", ...about, words: "" }));
  const letClimb = ask("Let it climb", writeQuestion({ ask: "let climb", ...about, words: "" }));
  return [
    ...buttons,
    ...(escalation?.waits === "not further" ? [] : [notFurther]),
    ...(escalation?.waits === null ? [] : [letClimb]),
  ];
}
