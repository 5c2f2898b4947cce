import { formatDay } from "../../domain/calendar/day.ts";
import type { Digest } from "../../domain/reminders/digest.ts";
import { NEWS_KINDS, type News, type NewsKind } from "../../domain/reminders/waiting-item.ts";
import { type Button, button, spoken, toggleButton } from "../elements/buttons.ts";
import { writeQuestion } from "../questions/question.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/** Lines shown; of the rest, so many behind *Show*, where they have less room. */
const MOST = 3;
const MOST_BEHIND = 8;

/** What became of what a reader asked for: the first few in full, the others behind *Show*. */
export function newsPart({ waits }: Pick<Digest, "waits">, back: string) {
  const all = waits
    .flatMap(({ plan, news = [] }) => news.map((one) => ({ plan, one })))
    .sort((a, b) => NEWS_KINDS.indexOf(a.one.kind) - NEWS_KINDS.indexOf(b.one.kind));
  const shown = all.slice(0, MOST);
  const rest = all.slice(MOST);
  const behind = rest.slice(0, MOST_BEHIND).map(({ one }) => ({ text: said(newsLine(one, 60, 80), 200) }));
  const unsaid = rest.slice(MOST_BEHIND).map(({ one }) => said(one.line.ref, 20));
  const show = rest.length === 0 ? [] : [toggleButton(`Show ${count(rest.length, "more answer")}`, ["news"])];
  return {
    hasNews: all.length > 0,
    news: shown.map(({ one }) => ({ text: newsLine(one, 100, 200) })),
    moreNews: unsaid.length === 0 ? behind : [...behind, { text: said(`And about ${unsaid.join(", ")}.`, 200) }],
    newsButtons: [...shown.map(({ plan, one }) => openButton(plan.plan, one, back)), ...show],
  };
}

function openButton(plan: string, { line: { ref } }: News, back: string): Button {
  const text = writeQuestion({ ask: "show", ref, plan });
  return spoken(button(`Open ${said(ref, 20)}`, { verb: "ask", text, back }), ref);
}

/** "The new end date of 2.1.3 was refused", "3 answers to what you asked"; "" for none. */
export function newsHeading({ waits }: Pick<Digest, "waits">): string {
  const all = waits.flatMap(({ news = [] }) => news);
  const [only] = all;
  if (all.length > 1) return `${all.length} things were decided about what is yours`;
  return only === undefined ? "" : HEADINGS[only.kind](said(only.line.ref, 20));
}

const HEADINGS: Readonly<Record<NewsKind, (ref: string) => string>> = {
  "sent back": (ref) => `${ref} was sent back`,
  "date refused": (ref) => `The new end date of ${ref} was refused`,
  "change refused": (ref) => `The change of ${ref} was refused`,
  "opened again": (ref) => `${ref} was opened again`,
  "yours now": (ref) => `${ref} is yours now`,
  "yours no longer": (ref) => `${ref} is yours no longer`,
  "still yours": (ref) => `${ref} stays yours`,
  "re-dated": (ref) => `${ref} has another date`,
  accepted: (ref) => `${ref} is accepted as complete`,
  "date agreed": (ref) => `The new end date of ${ref} is agreed`,
  "change agreed": (ref) => `The change of ${ref} is agreed`,
};

/** "2.1.3 Train every team: Owen Pryce refused the new end date you asked for: “The board wants it by then”". */
function newsLine(news: News, mostTitle: number, mostWords: number): string {
  const { line, words } = news;
  const title = "hidden" in line ? "" : ` ${said(line.title, mostTitle)}`;
  const why = words === "" ? "." : `: “${said(words, mostWords)}”`;
  return `${said(line.ref, 20)}${title}: ${SENTENCES[news.kind](news, said(news.byName, 60))}${why}`;
}

const SENTENCES: Readonly<Record<NewsKind, (news: News, by: string) => string>> = {
  "sent back": (_, by) => `${by} sent the completion back`,
  "date refused": ({ asked }, by) => `${by} refused the new end date${asked ? " you asked for" : ""}`,
  "change refused": ({ asked }, by) => `${by} refused the change${asked ? " you proposed" : ""}`,
  "opened again": (_, by) => `${by} opened it again`,
  "yours now": (_, by) => `${by} gave it to you`,
  "yours no longer": (_, by) => `${by} gave it to another lead`,
  "still yours": (_, by) => `${by} looked at whose it is, and it stays yours`,
  "re-dated": ({ date, dateKind }, by) =>
    date === null ? `${by} took its ${dateKind} away` : `${by} moved its ${dateKind} to ${formatDay(date)}`,
  accepted: (_, by) => `${by} accepted it as complete`,
  "date agreed": ({ date }, by) => `${by} agreed to the new end date${date === null ? "" : `, ${formatDay(date)}`}`,
  "change agreed": ({ asked }, by) => `${by} agreed to the change${asked ? " you proposed" : ""}`,
};
