import { z } from "zod";
import type { Message } from "../../app/ports.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import type { DigestGroup } from "../../domain/due/due.ts";
import type { Digest, DigestItem } from "../../domain/reminders/digest.ts";
import { Buttons, button, spoken } from "../elements/buttons.ts";
import { ListLine, markedLine, restrictedLine } from "../elements/line.ts";
import { paged } from "../elements/pages.ts";
import { card } from "../elements/template.ts";
import { writeQuestion } from "../questions/question.ts";
import { countOf, noticeWords, waitWords } from "../waiting/waiting-notice-words.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";
import { buttonsOf, detailOf } from "./digest-item.ts";
import { freedHeading, freedNoticeWords } from "./freed-words.ts";

const draw = card(
  "digest",
  z.strictObject({
    hasBanner: z.boolean(),
    banner: z.string(),
    heading: z.string(),
    note: z.string(),
    waits: z.array(z.strictObject({ text: z.string(), buttons: Buttons })),
    groups: z.array(z.strictObject({ name: z.string(), items: z.array(ListLine) })),
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
  const twice = repeated ? "You may have had this message already: sending it was interrupted." : "";
  return digestCard(digest, {
    banner: [twice, chaseWords(digest), calmWords(digest)].filter(Boolean).join(" "),
    page: 1,
  });
}

function chaseWords({ chase }: Digest): string {
  if (chase === undefined) return "";
  const words = chase.words === "" ? "." : `: “${said(chase.words, 200)}”`;
  return `${said(chase.byName, 60)} asks you for an update${words}`;
}

/** More than so many at the very first time frighten. */
const CALM_FROM = 12;

function calmWords({ isFirst, items }: Digest): string {
  if (!isFirst || items.length < CALM_FROM) return "";
  return (
    "This is your first reminder, and it lists everything at once. Nobody expects it all today: begin with the first " +
    "few, and answer, put off or mark as seen the others as you come to them. It stays one message a day at most."
  );
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
      note: [formatDay(digest.day), shown.says, hintOf(digest)].filter((part) => part !== "").join(" · "),
      waits: noticesOf(digest, words(shown.here)),
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

function hintOf({ items }: Digest): string {
  if (items.length === 0) return "for all that is yours, type my actions";
  if (items.every(({ escalation }) => escalation !== null)) return "Press Chase to ask its lead at once";
  return "Press Seen or Later to be asked another day; more is under “…”";
}

const GROUPS: readonly DigestGroup[] = ["overdue", "update due", "today", "check", "soon"];

const NAMES: Readonly<Record<DigestGroup, string>> = {
  overdue: "Overdue",
  "update due": "Update due",
  today: "Today",
  check: "Still complete?",
  soon: "Soon",
};

/** Plans of whose waiting matters a digest tells; of more, what is typed tells. */
const MOST_NOTICES = 4;

function noticesOf({ waits, items }: Digest, back: string) {
  const several = new Set([...waits, ...items].map(({ plan }) => plan.plan)).size > 1;
  return waits.slice(0, MOST_NOTICES).map((notice) => {
    const open = writeQuestion({ ask: "waiting", page: 1, plan: notice.plan.plan });
    const where = several ? `${said(notice.title, 100)}: ` : "";
    if (notice.freed !== undefined) return freedNoticeWords(notice, where, back);
    return {
      text: `${where}${noticeWords(notice)}.`,
      buttons: [spoken(button("See what waits", { verb: "ask", text: open, back }), notice.title)],
    };
  });
}

function headingOf(digest: Digest): string {
  return [workOf(digest), freedHeading(digest)].filter((part) => part !== "").join("; ") || NOTHING;
}

const NOTHING = "Nothing is waiting for your update";

function workOf({ items, waits }: Digest): string {
  const waiting = waits.reduce((sum, notice) => sum + countOf(notice), 0);
  const told = waiting === 0 ? "" : waitWords(waiting);
  const owed = owedWords(items);
  if (owed === "") return told;
  return told === "" ? owed : `${owed}; ${told}`;
}

function owedWords(items: Digest["items"]): string {
  const own = items.filter(({ escalation }) => escalation === null);
  const overdue = own.filter((item) => item.group === "overdue").length;
  const late = overdue === 0 ? "" : `, ${overdue} overdue`;
  const mine = own.length === 0 ? "" : `${count(own.length, "action")} to review${late}`;
  // Whoever runs the plan may lead an action that is going into the papers: it is nobody else's.
  const up = items.filter(
    (item) => !own.some(({ line, plan }) => line.id === item.line.id && plan.plan === item.plan.plan),
  ).length;
  return [mine, up === 0 ? "" : `${count(up, "action")} of others without an answer`].filter(Boolean).join("; ");
}

function itemOf(item: DigestItem, digest: Digest, back: string): z.infer<typeof ListLine> {
  const { line } = item;
  if (line.hidden) return restrictedLine(item.plan, line.ref, back);
  return {
    ...markedLine(item.scheme, line),
    detail: detailOf(item, digest),
    buttons: buttonsOf(item, digest, back),
  };
}

/** What another lead has answered: nothing is owed, and everything may be added to; at most as many as fit. */
function answeredGroup(digest: Digest, back: string) {
  const answered = (digest.answered ?? []).filter(({ line }) => !line.hidden);
  const items = answered.slice(0, MOST_ANSWERED).map(({ plan, scheme, line }) => {
    const about = { plan: plan.plan, action: line.id, back };
    const { byName = "", at = "" } = line.updated ?? {};
    return {
      ...markedLine(scheme, line),
      detail: `Answered by ${said(byName, 60)} on ${formatDay(at.slice(0, 10))}`,
      buttons: [spoken(button("Add to it", { verb: "open-update", ...about }), line.ref)],
    };
  });
  return [{ name: `Answered by another lead (${answered.length})`, items }];
}

const MOST_ANSWERED = 3;
