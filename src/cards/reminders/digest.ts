import { z } from "zod";
import type { Message } from "../../app/ports.ts";
import { statusOf } from "../../domain/action.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import type { Digest, DigestGroup, DigestItem } from "../../domain/reminders/digest.ts";
import { type Button, Buttons, button, spoken, tucked } from "../buttons.ts";
import { count, dayFromToday } from "../dates.ts";
import { countOf, noticeWords, waitWords } from "../desk/desk-words.ts";
import { Line, paged, restrictedLine } from "../line.ts";
import { writeQuestion } from "../questions/question.ts";
import { ragMark } from "../rag-mark.ts";
import { said } from "../said.ts";
import { card } from "../template.ts";
import { checkButtons } from "../updates/standing.ts";

const draw = card(
  "digest",
  z.strictObject({
    hasBanner: z.boolean(),
    banner: z.string(),
    heading: z.string(),
    note: z.string(),
    desks: z.array(z.strictObject({ text: z.string(), buttons: Buttons })),
    groups: z.array(z.strictObject({ name: z.string(), items: z.array(Line) })),
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

/** What stands above a digest when it is drawn. */
export interface DigestAbove {
  /** What was just done, "" for nothing. */
  readonly banner: string;
  readonly page: number;
}

/** The digest as it is sent; `repeated`: a send was cut off, and it may have arrived before. */
export function digestMessage(digest: Digest, repeated: boolean): Message {
  const banner = repeated ? "You may have had this message already: sending it was interrupted." : "";
  return digestCard(digest, { banner, page: 1 });
}

/** A person's reminder, a page of it: each item is updated, marked as seen or put off by itself. */
export function digestCard(digest: Digest, { banner, page }: DigestAbove): Message {
  const words = (number: number) => writeQuestion({ ask: "reminders", page: number, plan: null });
  const shown = paged(digest.items, page, words);
  const heading = headingOf(digest);
  return {
    card: draw({
      hasBanner: banner !== "",
      banner: said(banner, 300),
      heading,
      note: [
        formatDay(digest.day),
        shown.says,
        digest.items.length === 0
          ? "for all that is yours, type my actions"
          : "Press Later or Seen to be asked another day; Not mine is under …",
      ]
        .filter((part) => part !== "")
        .join(" · "),
      desks: desksOf(digest, words(shown.here)),
      groups: GROUPS.map((group) => ({
        name: `${NAMES[group]} (${digest.items.filter((item) => item.group === group).length})`,
        items: shown.shown
          .filter((item) => item.group === group)
          .map((item) => itemOf(item, digest, words(shown.here))),
      }))
        .concat(shown.here === 1 ? answeredGroup(digest, words(1)) : [])
        .filter((group) => group.items.length > 0),
      hasButtons: shown.buttons.length > 0,
      buttons: shown.buttons,
    }),
    summary: heading,
  };
}

const GROUPS: readonly DigestGroup[] = ["overdue", "update due", "today", "check", "soon"];

const NAMES: Readonly<Record<DigestGroup, string>> = {
  overdue: "Overdue",
  "update due": "Update due",
  today: "Today",
  check: "Still complete?",
  soon: "Soon",
};

/** Plans of whose desks a digest tells; of more, what is typed tells. */
const MOST_DESKS = 4;

function desksOf({ desks, items }: Digest, back: string) {
  const several = new Set([...desks, ...items].map(({ plan }) => plan.plan)).size > 1;
  return desks.slice(0, MOST_DESKS).map((notice) => {
    const open = writeQuestion({ ask: "waiting", page: 1, plan: notice.plan.plan });
    const where = several ? `${said(notice.title, 100)}: ` : "";
    return {
      text: `${where}${noticeWords(notice)}.`,
      buttons: [button("See what waits", { verb: "ask", text: open, back })],
    };
  });
}

function headingOf({ items, desks }: Digest): string {
  const waiting = desks.reduce((sum, notice) => sum + countOf(notice), 0);
  const waits = waiting === 0 ? "" : waitWords(waiting);
  const owed = owedWords(items);
  if (owed === "") return waits || "Nothing is waiting for your update";
  return waits === "" ? owed : `${owed}; ${waits}`;
}

function owedWords(items: Digest["items"]): string {
  if (items.length === 0) return "";
  const overdue = items.filter((item) => item.group === "overdue").length;
  const late = overdue === 0 ? "" : `, ${overdue} overdue`;
  return `${count(items.length, "action")} to review${late}`;
}

function itemOf(item: DigestItem, digest: Digest, back: string): z.infer<typeof Line> {
  const { line, scheme } = item;
  if (line.hidden) return restrictedLine(item.plan, line.ref, back);
  const mark = ragMark(scheme, statusOf(line));
  return {
    ref: said(line.ref, 20),
    shape: mark.shape,
    mark: mark.words,
    colour: mark.colour,
    title: said(line.title, 160),
    detail: detailOf(item, digest),
    buttons: buttonsOf(item, digest, back),
  };
}

/** What another lead has answered: nothing is owed, and everything may be added to; at most as many as fit. */
function answeredGroup(digest: Digest, back: string) {
  const answered = (digest.answered ?? []).filter(({ line }) => !line.hidden);
  const items = answered.slice(0, MOST_ANSWERED).map(({ plan, scheme, line }) => {
    const mark = ragMark(scheme, statusOf(line));
    const about = { plan: plan.plan, action: line.id, back };
    const { byName = "", at = "" } = line.updated ?? {};
    return {
      ...{ ref: said(line.ref, 20), shape: mark.shape, mark: mark.words, colour: mark.colour },
      title: said(line.title, 160),
      detail: `Answered by ${said(byName, 60)} on ${formatDay(at.slice(0, 10))}`,
      buttons: [spoken(button("Add to it", { verb: "open-update", ...about }), line.ref)],
    };
  });
  return [{ name: `Answered by another lead (${answered.length})`, items }];
}

const MOST_ANSWERED = 3;

function detailOf({ plan, line, group, date, dateKind, hold }: DigestItem, { day, items }: Digest): string {
  const late = group === "overdue" && line.endDate !== null;
  const asked =
    dateKind === "check"
      ? `Accepted as complete, to be looked at once more ${dayFromToday(date, day)}`
      : late || dateKind === "end"
        ? `End date ${dayFromToday(line.endDate ?? date, day)}`
        : `Review ${dayFromToday(date, day)}`;
  const last = line.updated === null ? "no update yet" : `last update by ${said(line.updated.byName, 60)}`;
  const held =
    hold === null || hold.until <= day
      ? ""
      : `${hold.kind === "seen" ? "seen" : "put off"} until ${formatDay(hold.until)}`;
  const several = items.some((item) => item.plan.plan !== plan.plan);
  const back = line.back ? `its completion came back: type history ${said(line.ref, 20)} to see why` : "";
  const told = line.notMine ? "said not to be yours: the owner is told" : "";
  return [asked, last, back, held, told, several ? `plan ${plan.plan}` : ""].filter((part) => part !== "").join(" · ");
}

function buttonsOf({ plan, line, date, dateKind, choices }: DigestItem, digest: Digest, back: string): Button[] {
  const about = { plan: plan.plan, action: line.id, back };
  const show = writeQuestion({ ask: "show", ref: line.ref, plan: plan.plan });
  const answers =
    dateKind === "check"
      ? checkButtons(line, about).map((one) => spoken(one, line.ref))
      : [button(`Update ${line.ref}`, { verb: "open-update", ...about })];
  const buttons = [...answers, spoken(button("Open", { verb: "ask", text: show, back }), line.ref)];
  // One digest, one item, one press: the same words make the same nonce, so a repeat is known.
  const nonce = `seen ${digest.person} ${line.id} ${date} ${digest.day}`;
  if (choices.seen) buttons.push(spoken(button("Seen", { verb: "seen", ...about, date, nonce }), line.ref));
  if (choices.latest !== null) buttons.push(spoken(button("Later", { verb: "open-snooze", ...about, date }), line.ref));
  if (!line.notMine)
    buttons.push(tucked(spoken(button("Not mine", { verb: "open-say-not-mine", ...about }), line.ref)));
  return buttons;
}
