import { z } from "zod";
import type { Message } from "../../app/ports/messages.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import type { Digest, SeenItem } from "../../domain/reminders/digest.ts";
import { type Button, Buttons, button, spoken } from "../elements/buttons.ts";
import { againButton, ListLine, markedLine, restrictedLine } from "../elements/line.ts";
import { paged } from "../elements/pages.ts";
import { card } from "../elements/template.ts";
import { writeQuestion } from "../questions/question.ts";
import { noticeWords } from "../waiting/waiting-notice-words.ts";
import { said } from "../words/said.ts";
import { digestHeading } from "./digest-heading.ts";
import { buttonsOf, detailOf, lastWordsOf } from "./digest-item.ts";
import { freedNoticeWords } from "./freed-words.ts";
import { newsPart } from "./news-words.ts";
import { othersPart } from "./others-words.ts";

/** An action in a list, with what was last said of it. */
const SaidLine = ListLine.extend({ hasSaid: z.boolean(), said: z.string() });

const draw = card(
  "digest",
  z.strictObject({
    hasBanner: z.boolean(),
    banner: z.string(),
    heading: z.string(),
    note: z.string(),
    hasNews: z.boolean(),
    news: z.array(z.strictObject({ text: z.string() })),
    moreNews: z.array(z.strictObject({ text: z.string() })),
    newsButtons: Buttons,
    waits: z.array(z.strictObject({ text: z.string(), buttons: Buttons })),
    groups: z.array(z.strictObject({ name: z.string(), items: z.array(SaidLine) })),
    hasOthers: z.boolean(),
    others: z.string(),
    othersButtons: Buttons,
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

/** What stands above a digest when it is drawn. */
export interface DigestAbove {
  /** What was just done, "" for nothing. */
  readonly banner: string;
  readonly page: number;
  /** Buttons below it besides its own: what was just done is taken back by them. */
  readonly more?: readonly Button[] | undefined;
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
    "few, and answer or put off the others as you come to them. It stays one message a day at most."
  );
}

/** A person's reminder, a page of it: each item is updated, confirmed or put off by itself. */
export function digestCard(digest: Digest<SeenItem>, { banner, page, more = [] }: DigestAbove): Message {
  const words = (number: number) => writeQuestion({ ask: "reminders", page: number, plan: null });
  const sorted = [...digest.items].sort((a, b) => GROUPS.indexOf(groupOf(a)) - GROUPS.indexOf(groupOf(b)));
  const shown = paged(sorted, page, words);
  const here = words(shown.here);
  const first = shown.here === 1;
  const heading = digestHeading(digest);
  // What lies behind the first page is counted on the way to it.
  const rest = sorted.length - shown.shown.length;
  const turns = first && rest > 0 ? [againButton(`Show ${rest} more`, words(2))] : shown.buttons;
  const buttons = [...more, ...turns];
  return {
    card: draw({
      hasBanner: banner !== "",
      banner: said(banner, 300),
      heading,
      note: [formatDay(digest.day), shown.says, hintOf(digest)].filter((part) => part !== "").join(" · "),
      ...newsPart(first ? digest : { waits: [] }, here),
      waits: noticesOf(digest, here),
      groups: GROUPS.map((group) => ({
        name: `${group} (${digest.items.filter((item) => groupOf(item) === group).length})`,
        items: shown.shown.filter((item) => groupOf(item) === group).map((item) => itemOf(item, digest, here)),
      }))
        .concat(first ? answeredGroup(digest, words(1)) : [])
        .filter((group) => group.items.length > 0),
      ...othersPart(digest, here),
      hasButtons: buttons.length > 0,
      buttons,
    }),
    summary: heading,
  };
}

function hintOf({ items, others }: Digest<SeenItem>): string {
  if (items.length === 0) return others?.count ? "" : "for all that is yours, type my actions";
  return items.every(({ escalation }) => escalation !== null) ? "Press Chase to ask its lead at once" : "";
}

/** The headings of a digest, in their order. */
const GROUPS = ["Past end date", "Due", "Still complete?", "Unanswered by others"] as const;

function groupOf({ group, escalation }: SeenItem): (typeof GROUPS)[number] {
  if (escalation !== null) return "Unanswered by others";
  return group === "overdue" ? "Past end date" : group === "check" ? "Still complete?" : "Due";
}

/** Plans of whose waiting matters a digest tells; of more, what is typed tells. */
const MOST_NOTICES = 4;

function noticesOf({ waits, items }: Digest<SeenItem>, back: string) {
  const several = new Set([...waits, ...items].map(({ plan }) => plan.plan)).size > 1;
  const told = waits.filter(({ news }) => news === undefined);
  return told.slice(0, MOST_NOTICES).map((notice) => {
    const open = writeQuestion({ ask: "waiting", page: 1, plan: notice.plan.plan });
    const where = several ? `${said(notice.title, 100)}: ` : "";
    if (notice.freed !== undefined) return freedNoticeWords(notice, where, back);
    return {
      text: `${where}${noticeWords(notice)}.`,
      buttons: [spoken(button("See what waits", { verb: "ask", text: open, back }), notice.title)],
    };
  });
}

function itemOf(item: SeenItem, digest: Digest<SeenItem>, back: string): z.infer<typeof SaidLine> {
  const { line } = item;
  if ("hidden" in line) return { ...restrictedLine(item.plan, line, back), ...NOTHING_SAID };
  const read = { ...item, line };
  const words = lastWordsOf(read, digest);
  return {
    ...markedLine(item.scheme, line),
    detail: detailOf(read, digest),
    ...{ hasSaid: words !== "", said: words },
    buttons: buttonsOf(read, digest, back),
  };
}

/** What another lead has answered: nothing is owed, and everything may be added to; at most as many as fit. */
function answeredGroup(digest: Digest<SeenItem>, back: string) {
  const answered = (digest.answered ?? []).flatMap(({ line, ...one }) => ("hidden" in line ? [] : [{ ...one, line }]));
  const items = answered.slice(0, MOST_ANSWERED).map(({ plan, scheme, line }) => {
    const about = { plan: plan.plan, action: line.id, back };
    const { byName = "", at = "" } = line.updated ?? {};
    return {
      ...markedLine(scheme, line),
      ...NOTHING_SAID,
      detail: `Answered by ${said(byName, 60)} on ${formatDay(at.slice(0, 10))}`,
      buttons: [spoken(button("Add to it", { verb: "open-update", ...about }), line.ref)],
    };
  });
  return [{ name: `Answered by another lead (${answered.length})`, items }];
}

const MOST_ANSWERED = 3;
const NOTHING_SAID = { hasSaid: false, said: "" };
