import { formatDay } from "../../domain/calendar/day.ts";
import type { Digest, DigestItem } from "../../domain/reminders/digest.ts";
import { checkButtons } from "../actions/updates-beside.ts";
import { type Button, button, spoken, tucked } from "../elements/buttons.ts";
import { writeQuestion } from "../questions/question.ts";
import { dayFromToday } from "../words/dates.ts";
import { listWords } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/** What stands under an action in a digest: its date, its last update, why it is here, what it waits for. */
export function detailOf(item: DigestItem, { day, items }: Digest): string {
  const { plan, line, hold } = item;
  const last = line.updated === null ? "no update yet" : `last update by ${said(line.updated.byName, 60)}`;
  const held =
    hold === null || hold.until <= day
      ? ""
      : `${hold.kind === "seen" ? "seen" : "put off"} until ${formatDay(hold.until)}`;
  const several = items.some((item) => item.plan.plan !== plan.plan);
  const returned = line.back ? `its completion came back: type history ${said(line.ref, 20)} to see why` : "";
  const told = line.notMine ? "said not to be yours: the owner is told" : "";
  const why = [
    dateWords(item, day),
    coverWords(item),
    last,
    returned,
    escalationWords(item),
    waitWords(item),
    held,
    told,
  ];
  return [...why, several ? `plan ${plan.plan}` : ""].filter((part) => part !== "").join(" · ");
}

/** What can be done about an action of one's own, and about one that came up the ladder. */
export function buttonsOf(item: DigestItem, digest: Digest, back: string): Button[] {
  const { plan, line, date, dateKind, choices, escalation } = item;
  const about = { plan: plan.plan, action: line.id, back };
  const show = writeQuestion({ ask: "show", ref: line.ref, plan: plan.plan });
  const answers =
    dateKind === "check"
      ? checkButtons(line, about).map((one) => spoken(one, line.ref))
      : [button(`Update ${said(line.ref, 12)}`, { verb: "open-update", ...about })];
  if (escalation !== null) return ladderButtons(item, back);
  const buttons = [...answers];
  // One digest, one item, one press: the same words make the same nonce, so a repeat is known.
  const nonce = `seen ${digest.person} ${line.id} ${date} ${digest.day}`;
  if (choices.seen) buttons.push(spoken(button("Seen", { verb: "seen", ...about, date, nonce }), line.ref));
  if (choices.latest !== null) buttons.push(spoken(button("Later", { verb: "open-snooze", ...about, date }), line.ref));
  // A row of what is pressed every day fits a phone; the rest waits behind it.
  buttons.push(tucked(spoken(button("Open", { verb: "ask", text: show, back }), line.ref)));
  if (!line.notMine)
    buttons.push(tucked(spoken(button("Not mine", { verb: "open-say-not-mine", ...about }), line.ref)));
  return buttons;
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
  const { whose, since, waits, rung, papers } = escalation;
  const names = listWords(whose.map((name) => said(name, 60)));
  const next = { held: "held by an owner", release: "the next step waits for your release" };
  const where =
    rung !== "papers" ? "" : papers === null ? "for the next papers" : `for the papers due ${formatDay(papers)}`;
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
  const hold = ask("Hold", writeQuestion({ ask: "hold ladder", ...about, words: "" }));
  const release = ask("Release", writeQuestion({ ask: "release ladder", ...about, words: "" }));
  return [
    ...buttons,
    ...(escalation?.waits === "held" ? [] : [hold]),
    ...(escalation?.waits === null ? [] : [release]),
  ];
}
