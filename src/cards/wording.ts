import { formatDay, formatInstant } from "../domain/day.ts";
import type { DateField, Reason, Refusal } from "../domain/refusal.ts";
import { NOT_FETCHED, TAKEN_AS, UNREAD } from "./file-wording.ts";
import { said } from "./said.ts";

/**
 * A refusal in plain English: what happened, that nothing was lost or changed, what to do.
 * `zone` is the plan's, for the hours it names. It repeats people's words: show it in a TextRun.
 */
export function wording(refusal: Refusal, zone = "Europe/London"): string {
  return (SENTENCES[refusal.reason] as Sentence<Refusal>)(refusal, zone);
}

type Sentence<R extends Refusal> = (refusal: R, zone: string) => string;

const KEPT = "Nothing was saved, and what you typed is still here";

const SENTENCES: { readonly [R in Reason]: Sentence<Extract<Refusal, { reason: R }>> } = {
  "no-plan": () => "There is no improvement plan here yet, so nothing was done. Ask an administrator to import one.",
  "which-plan": ({ plans }) =>
    `You belong to several plans: ${list(plans.map(({ title, id }) => `${said(title, 60)} (${id})`))}. ` +
    "Nothing was done yet: choose the one you mean.",
  "plan-unknown": ({ plan }) =>
    `There is no plan called ${quoted(plan)}, so nothing was done. Check its name and try again.`,
  "plan-exists": ({ plan }) =>
    `There is already a plan called ${quoted(plan)}, and nothing in it was changed. Give the new one another name.`,
  "being-taken-in": ({ plan }) =>
    `${quoted(plan)} is being imported just now, so nothing was changed. Try again in a minute.`,
  "not-in-plan": ({ owners }) =>
    `You are not one of this plan's people, so nothing was shown or changed. Ask ${anyOf(owners)} to add you.`,
  "not-allowed": ({ request, ask }) =>
    `You cannot ${said(request, 60)} yourself, so nothing was changed. Ask ${anyOf(ask)}.`,
  "ref-unknown": ({ ref, nearest }) =>
    ref === ""
      ? "That action is no longer in the plan, so nothing was changed. Type “my actions” to see yours."
      : `There is no action ${quoted(ref)} in the plan, so nothing was changed. ${didYouMean(nearest)}`,
  "theme-unknown": ({ theme, themes }) =>
    `There is no theme ${quoted(theme)} in the plan, so nothing was done. ` +
    `Its themes are ${list(themes.map(({ ref, title }) => `${said(ref, 20)} (${said(title, 60)})`))}.`,
  "lead-unknown": ({ lead, nearest }) =>
    `Nobody called ${quoted(lead)} is named in the plan, so nothing was done. ${didYouMean(nearest)}`,
  "action-closed": ({ ref }) =>
    `Action ${ref} is complete, so nothing was saved. If it needs more work, tell a plan owner.`,

  "progress-missing": () => `Say what has been done: progress is empty. ${KEPT}; add it and save again.`,
  "text-too-long": ({ field, length, most }) =>
    `${FIELDS[field]} is ${count(length)} characters long, and ${count(most)} is the most. ` +
    `Nothing was saved; the first ${count(most)} are kept here: shorten them and save again.`,
  "rag-missing": ({ part }) =>
    `Choose a rating${part === null ? "" : ` for ${quoted(part)}`}. ${KEPT}; choose it and save again.`,
  "evidence-missing": () =>
    "A completed action needs evidence: a link, or a note of where it can be seen. " +
    `${KEPT}; add it and save again.`,
  "difference-asked": () =>
    "What difference has this made for children? Nothing is saved yet, and what you typed is still here: " +
    "add a sentence, or save again to leave it out.",

  "date-unreadable": ({ field, text }) =>
    `${quoted(text)} is not a date we could read, so nothing was ${field === "date" ? "done" : "saved"}. ` +
    `Give the ${DATES[field]} like this: ${field === "date" ? "31 July 2027" : "2027-07-31"}.`,
  "date-missing": ({ field }) =>
    field === "snooze date"
      ? "No day is chosen, so nothing was changed. Choose the day on which to be asked again."
      : `The ${DATES[field]} is empty. ${KEPT}; choose a date and save again.`,
  "date-past": ({ field, date, today }) => {
    const is = `today is ${formatDay(today)}`;
    if (field === "snooze date")
      return `${formatDay(date)} is not ahead: ${is}. Nothing was changed; choose a later day.`;
    if (field === "date") return `Nothing can fall due before ${formatDay(date)}: ${is}. Give a later date.`;
    return `The ${DATES[field]}, ${formatDay(date)}, has passed: ${is}. ${KEPT}; choose today or later.`;
  },
  "date-after-end": ({ date, end }) =>
    `A review on ${formatDay(date)} would come after the end date, ${formatDay(end)}. ` +
    `${KEPT}; choose an earlier date, or ask to move the end date.`,
  "date-beyond-gap": ({ date, latest }) =>
    `${formatDay(date)} is too far ahead: this plan looks at every action again by ${formatDay(latest)}. ` +
    `${KEPT}; choose a date up to then.`,
  "date-not-later": ({ date, end }) =>
    `The proposed end date, ${formatDay(date)}, is not later than the present one, ${formatDay(end)}. ` +
    `${KEPT}; choose a later date, or leave it empty.`,
  "no-end-date": () =>
    `This action has no end date to move. ${KEPT}; leave the proposed end date and its reason empty.`,
  "reason-missing": () => `Say why the end date should move. ${KEPT}; add the reason and save again.`,

  "looks-personal": ({ found }) =>
    `Does this name or describe a child or family? It looks as if it contains ${list(found)}. ` +
    "Nothing is saved yet: take it out, or save again if it does not.",
  "changed-meanwhile": ({ by, at }, zone) =>
    `${by === "" ? "Somebody else" : said(by, 80)} changed this action${at === "" ? "" : ` on ${formatInstant(at, zone)}`}, ` +
    `after your card was drawn. ${KEPT}; look at how it stands now and save again.`,
  "nothing-to-decide": ({ ref }) =>
    `Nothing of ${quoted(ref)} waits for a decision any more, so nothing was changed. Type “show ${ref}” to see how it stands.`,
  "absence-backwards": ({ from, to }) =>
    `${formatDay(to)} is before ${formatDay(from)}, so nothing was changed. Type it like this: away 20 December to 5 January, cover Ben Okafor.`,
  "cover-oneself": () => "Nobody can cover for themselves, so nothing was changed. Name somebody else of the plan.",
  "not-away": ({ name }) =>
    `${quoted(name)} is not away, so nothing was changed. To say when: away 20 December to 5 January, cover NAME.`,
  "name-unclear": ({ name, nearest }) =>
    `Nobody of the plan is surely ${quoted(name)}, so nothing was changed. ${
      nearest.length === 0
        ? "Type the whole name as the plan has it."
        : `Did you mean ${nearest.map(quoted).join(" or ")}?`
    }`,
  "undo-too-late": () =>
    "An update can be taken back for ten minutes, by the one who filed it, so nothing was changed. " +
    "File a new update to put it right.",
  "undo-newer": () =>
    "This action has changed again since then, so nothing was taken back. File a new update to put it right.",

  "snooze-not-worked": ({ date, next }) =>
    `${formatDay(date)} is not a working day, so nothing was changed. Choose another, such as ${formatDay(next)}.`,
  "snooze-too-far": ({ date, latest }) =>
    `${formatDay(date)} is too far ahead to be reminded again, so nothing was changed. ` +
    `Choose a date up to ${formatDay(latest)}.`,
  "snooze-again": () =>
    "This action is past its date and its reminder was put off once already, so nothing was changed. " +
    "File an update, or ask to move the end date.",
  "seen-again": () =>
    "You have put this reminder off before, so nothing was changed. File an update, or choose a day to be reminded.",
  "nothing-waiting": () => "Nothing is waiting for your answer. Type “my actions” to see all that is yours.",
  "already-started": ({ at }, zone) =>
    `Reminders were started on ${formatInstant(at, zone)}, so nothing was changed. There is no more to do.`,

  "label-unknown": ({ label }) =>
    `The plan has no name ${quoted(label)} that waits for its person, so nothing was changed. ` +
    "Check how the plan prints it and try again.",
  "label-changed": ({ label }) =>
    `${quoted(label)} has been settled otherwise since your card was drawn, so nothing was changed. ` +
    "Look at what it stands for now, and choose again if that is wrong.",
  "label-settled": ({ label, ask }) =>
    `${quoted(label)} stands for somebody already, so nothing was changed. If that is wrong, ask ${anyOf(ask)}.`,
  "nobody-chosen": ({ what }) => `${CHOOSE[what]} Nothing was saved yet; choose and save again.`,
  "person-unknown": () =>
    "That person is neither in the plan nor in a team or chat that I am in, so nothing was changed. " +
    "Add me to a team they are in, or ask them to open me and claim their name; then try again.",
  "claim-refused": ({ label, ask }) =>
    `An owner has said that ${quoted(label)} is not you, so nothing was changed. If that is wrong, ask ${anyOf(ask)}.`,
  "claim-gone": ({ label }) =>
    `Nobody waits to be confirmed as ${quoted(label)} any more, so nothing was changed. Type “people” to look again.`,
  "page-unknown": () =>
    "The list has changed since it was drawn, so this page could not be shown. Nothing is lost: ask for the list again.",
  "question-unclear": ({ text }) =>
    `We did not understand ${quoted(text)}, so nothing was done. Type “help” to see what you can ask.`,
  "unknown-button": () =>
    "That button belongs to an older card, so nothing was changed. Type “my actions” for a fresh one.",
  "file-unreadable": ({ why }) =>
    `The file could not be read, so nothing was imported: ${why}. Put it right and try again.`,
  "file-not-fetched": ({ why }) => NOT_FETCHED[why],
  "file-kind": ({ kind }) => UNREAD[kind],
  "file-too-big": ({ what, most }) =>
    `The file is too big, so nothing was imported: ${count(most)} ${what} is the most. Split it, or leave out what is not the plan.`,
  "columns-missing": ({ columns }) =>
    `The table has no column ${list(columns.map(quoted), "or")}, so nothing was imported. ` +
    "Name the columns in its first row and try again.",
  "nothing-to-import": () =>
    "No row of the table is an action with a ref and a title, so nothing was imported. Check that it is the right file.",
  "import-unknown": () =>
    "This import was cancelled, or has waited longer than 30 days, so nothing was done. Hand the file over again.",
  "import-applied": ({ by, at }, zone) =>
    `${said(by, 80)} applied this import on ${formatInstant(at, zone)}, so nothing was changed now. ` +
    "To change the plan again, hand the file over again.",
  "answer-unclear": ({ field, text }) =>
    `${text === "" ? "Nothing" : quoted(text)} could not be taken as ${TAKEN_AS[field]}, so nothing was changed. ` +
    "Write it otherwise, or leave it empty for now.",
  "store-down": () =>
    "The plan cannot be reached just now, so this may not have been done. Nothing saved before is lost. " +
    "Try again in a few minutes: nothing is ever saved twice.",
};

const CHOOSE = {
  person: "Nobody is chosen.",
  role: "Nobody is chosen for this role.",
  sponsor: "Nobody is chosen who vouches for them.",
  answers: "The one who answers is not among the people of the role.",
} as const;

const DATES = {
  "next review date": "next review date",
  "proposed end date": "proposed end date",
  "snooze date": "day to be asked again",
  "check date": "day to look at it again",
  date: "date",
} as const satisfies Record<DateField, string>;

const FIELDS = {
  progress: "The progress",
  difference: "The difference it has made",
  evidence: "The evidence",
  reason: "The reason",
  message: "Your message",
} as const;

function quoted(text: string): string {
  return `“${said(text, 60)}”`;
}

function count(number: number): string {
  return number.toLocaleString("en-GB");
}

function didYouMean(nearest: readonly string[]): string {
  return nearest.length === 0 ? "Check it and try again." : `Did you mean ${list(nearest, "or")}?`;
}

/** People to ask: a few are help, forty are none. */
function anyOf(names: readonly string[]): string {
  return names.length === 0 ? "the plan's owner" : list([...new Set(names)].slice(0, 4), "or");
}

function list(items: readonly string[], word: "and" | "or" = "and"): string {
  const shown = items.map((item) => said(item, 80));
  const last = shown.at(-1) ?? "";
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(", ")} ${word} ${last}`;
}
