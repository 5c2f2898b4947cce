import type { OpenPartner } from "../../app/partners/open-partner.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import type { GroupName, ListGroup } from "../../domain/lists/lists.ts";
import type { ActionLine } from "../../domain/plan/action-line.ts";
import type { SeenLine } from "../../domain/plan/restricted-line.ts";
import { count } from "../words/phrases.ts";

/** More actions than this are left to the form. */
const MOST = 15;
const LONGEST_TITLE = 160;

/** What is due or overdue of a partner: what it is written to about. */
export const DUE: readonly GroupName[] = ["overdue", "update due", "due in 30 days"];

/** An e-mail to a partner, ready to be pasted: what is asked about each action, and how to answer. */
export function emailWords(
  { plan, partner, groups }: Pick<OpenPartner, "plan" | "partner" | "groups">,
  from: string,
): string {
  const due = groups.filter(({ name }) => DUE.includes(name));
  const asked = due.flatMap((group) =>
    readableOf(group.lines).map((line) => `${line.ref} ${short(line.title, LONGEST_TITLE)}\n${askOf(group, line)}`),
  );
  const more = asked.length - MOST;
  const [name, title] = [short(partner.label, 100), short(plan.title, 150)];
  const paragraphs = [
    "Hello,",
    asked.length === 0
      ? `Is there any news of ${name}'s actions in ${title}? They are in the attached form; nothing is due yet.`
      : `Please could you tell us how ${asked.length === 1 ? "this action" : "these actions"} of ${name} in ${title} ${asked.length === 1 ? "is" : "are"} going?`,
    ...asked.slice(0, MOST),
    ...(more > 0 ? [`The attached form has ${count(more, "other")}.`] : []),
    "The attached form takes a few minutes. On its first sheet choose a rating for each action, say in a sentence or two what has been done, and put the date on which to look again. Leave empty what has no news. Then save it and send it back to me.",
    "Please do not name or describe a child or family.",
    `With thanks,\n${from}`,
  ];
  return paragraphs.join("\n\n");
}

// What is restricted is not written about from where it may not be read about.
function readableOf(lines: readonly SeenLine[]): readonly ActionLine[] {
  return lines.flatMap((line) => ("hidden" in line ? [] : [line]));
}

function askOf({ name }: ListGroup, { endDate, reviewDate }: ActionLine): string {
  const end = endDate === null ? "" : formatDay(endDate);
  const review = reviewDate === null ? "" : formatDay(reviewDate);
  if (name === "overdue") return `It was to be done by ${end}. Where does it stand, and what is left to do?`;
  if (name === "update due") return `We were to look at it on ${review}. How is it going?`;
  const isEnd = endDate !== null && (reviewDate === null || endDate <= reviewDate);
  return isEnd ? `It is to be done by ${end}. Will it be?` : `We look at it on ${review}. How is it going?`;
}

function short(text: string, most: number): string {
  const plain = text.replace(/\s+/g, " ").trim();
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
}
