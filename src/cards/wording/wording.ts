import { formatDay, formatInstant } from "../../domain/calendar/day.ts";
import type { DateField, Reason, Refusal } from "../../domain/plan/refusal.ts";
import { anyOf, didYouMean, figures, KEPT, listWords, quoted, type Sentences } from "../words/phrases.ts";
import { said } from "../words/said.ts";
import { CHANGE_SENTENCES } from "./change-wording.ts";
import { FILE_SENTENCES } from "./file-wording.ts";
import { FILING_SENTENCES } from "./filing-wording.ts";
import { PARTNER_SENTENCES } from "./partner-wording.ts";
import { PEOPLE_SENTENCES } from "./people-wording.ts";
import { REMINDER_SENTENCES } from "./reminder-wording.ts";
import { SETTINGS_SENTENCES } from "./settings-wording.ts";

/**
 * A refusal in plain English: what happened, that nothing was lost or changed, what to do.
 * `zone` is the plan's, for the hours it names. It repeats people's words: show it in a TextRun.
 */
export function wording(refusal: Refusal, zone = "Europe/London"): string {
  return (SENTENCES[refusal.reason] as (refusal: Refusal, zone: string) => string)(refusal, zone);
}

const SENTENCES: Sentences<Reason> = {
  ...FILE_SENTENCES,
  ...CHANGE_SENTENCES,
  ...PEOPLE_SENTENCES,
  ...FILING_SENTENCES,
  ...PARTNER_SENTENCES,
  ...SETTINGS_SENTENCES,
  ...REMINDER_SENTENCES,

  "no-plan": () =>
    "There is no improvement plan here yet, so nothing was done. " +
    "Drop its Word, Excel or CSV file into your own chat with me, or type “new plan” to begin an empty one.",
  "which-plan": ({ plans }) =>
    `You belong to several plans: ${listWords(plans.map(({ title, id }) => `${said(title, 60)} (${id})`))}. ` +
    "Nothing was done yet: choose the one you mean, and I remember it for this chat.",
  "plan-unknown": ({ plan }) =>
    `There is no plan called ${quoted(plan)}, so nothing was done. Check its name and try again.`,
  "plan-exists": ({ plan }) =>
    `There is already a plan called ${quoted(plan)}, and nothing in it was changed. Give the new one another name.`,
  "may-not-begin": () =>
    "Here only some people may begin a plan, and you are not one of them, so nothing was begun. " +
    `${KEPT}; ask whoever administers Plan Keeper to begin it, or to let you.`,
  "begun-enough": ({ most, plans }) =>
    `Nothing was begun: ${most} open plans that you began are as many as one person may have, ` +
    `${listWords(plans.map((title) => said(title, 40)))}. ${KEPT}; type “close plan” for one of them first.`,
  "being-taken-in": ({ plan }) =>
    `${quoted(plan)} is being imported just now, so nothing was changed. Try again in a minute.`,
  "plan-title-missing": () => `The plan has no title yet. ${KEPT}; give it a title and begin again.`,
  "plan-id-unclear": ({ id }) =>
    `${quoted(id)} cannot be a plan's short name: only small letters, figures and hyphens can, at most 40. ` +
    `${KEPT}; change it, or leave it empty.`,
  "themes-missing": () =>
    `The plan has no themes yet. ${KEPT}; give each a line of its own, as “1 Practice that is good every time”.`,
  "themes-unclear": ({ line }) =>
    `The line ${quoted(line)} does not fit: each number stands once, 1.1 comes below its theme 1, and 60 lines are ` +
    `the most. ${KEPT}; look at the line and begin again.`,
  "date-ahead": ({ field, date, today }) =>
    `The ${DATES[field]}, ${formatDay(date)}, is still ahead: today is ${formatDay(today)}. ` +
    `${KEPT}; give the day as it was.`,
  "plan-closed": ({ plan, at, by }, zone) =>
    `${quoted(plan)} was closed on ${formatInstant(at, zone)} by ${said(by, 80)}, so nothing was changed. ` +
    "All of it can still be read. To go on with it, ask an owner to type “open plan again”.",
  "plan-open": ({ plan }) => `${quoted(plan)} is open, so nothing was changed. There is no more to do.`,
  "not-in-plan": ({ owners }) =>
    `You are not one of this plan's people, so nothing was shown or changed. Ask ${anyOf(owners)} to add you.`,
  "not-allowed": ({ request, ask }) =>
    `You cannot ${said(request, 60)} yourself, so nothing was changed. Ask ${anyOf(ask)}.`,
  "ref-unknown": ({ ref, nearest }) =>
    ref === ""
      ? "That action is no longer in the plan, so nothing was changed. Type “my actions” to see yours."
      : nearest.length === 0
        ? `There is no action ${quoted(ref)}: the plan has none yet, so nothing was changed. Type “add action”, or drop its document.`
        : `There is no action ${quoted(ref)} in the plan, so nothing was changed. ${didYouMean(nearest)}`,
  "theme-unknown": ({ theme, themes }) =>
    `There is no theme ${quoted(theme)} in the plan, so nothing was done. ` +
    `Its themes are ${listWords(themes.map(({ ref, title }) => `${said(ref, 20)} (${said(title, 60)})`))}.`,
  "lead-unknown": ({ lead, nearest }) =>
    `Nobody called ${quoted(lead)} is named in the plan, so nothing was done. ${didYouMean(nearest)}`,
  "action-closed": ({ ref }) =>
    `Action ${ref} is complete, so nothing was saved. If it needs more work, ask a plan owner to type “reopen ${ref}”.`,
  "progress-missing": () => `Say what has been done: progress is empty. ${KEPT}; add it and save again.`,
  // A typed line was cut before it was read: how long it was in all, nobody knows.
  "text-too-long": ({ field, most }) =>
    `${FIELDS[field]} is longer than ${figures(most)} characters, which is the most. ` +
    `Nothing was saved; the first ${figures(most)} are kept here: shorten them and save again.`,
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
  "reason-missing": () => `Say why: the reason is empty. ${KEPT}; add the reason and try again.`,
  "looks-personal": ({ found }) =>
    `Does this name or describe a child or family? It looks as if it contains ${listWords(found)}. ` +
    "Nothing is saved yet: take it out, or save again if it does not.",
  "changed-meanwhile": ({ by, at, own }, zone) =>
    own
      ? `You sent this card once before, with other words, and that is saved. ${KEPT}; look at how it stands now and save again.`
      : `${by === "" ? "Somebody else" : said(by, 80)} changed this action${at === "" ? "" : ` on ${formatInstant(at, zone)}`}, ` +
        `after your card was drawn. ${KEPT}; look at how it stands now and save again.`,
  "nothing-to-decide": ({ ref }) =>
    `Nothing of ${quoted(ref)} waits for a decision any more, so nothing was changed. Type “show ${ref}” to see how it stands.`,
  "undo-too-late": ({ of }) =>
    `An ${of} can be taken back for ten minutes, by the one who ${of === "edit" ? "made" : "filed"} it, so nothing was changed. ` +
    `${PUT_RIGHT[of]} to put it right.`,
  "undo-newer": ({ of }) =>
    `This action has changed again since then, so nothing was taken back. ${PUT_RIGHT[of]} to put it right.`,
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
  "page-unknown": () =>
    "The list has changed since it was drawn, so this page could not be shown. Nothing is lost: ask for the list again.",
  "question-unclear": ({ text }) =>
    `We did not understand ${quoted(text)}, so nothing was done. Type “help” to see what you can ask.`,
  "unknown-button": () =>
    "That button belongs to an older card, so nothing was changed. Type “my actions” for a fresh one.",
  "newer-release": () =>
    "A newer version of me is being rolled out and has this already, so nothing was changed and nothing is lost. " +
    "Try again in a few minutes.",
  "store-down": () =>
    "The plan cannot be reached just now, so this may not have been done. Nothing saved before is lost. " +
    "Try again in a few minutes: nothing is ever saved twice.",
};

const DATES = {
  "day the report was received": "day the report was received",
  "day it was agreed": "day on which it was agreed",
  "next review date": "next review date",
  "proposed end date": "proposed end date",
  "snooze date": "day to be asked again",
  "check date": "day to look at it again",
  "review date": "review date",
  "end date": "end date",
  "end of the pause": "end of the pause",
  date: "date",
} as const satisfies Record<DateField, string>;

const FIELDS = {
  progress: "The progress",
  difference: "The difference it has made",
  evidence: "The evidence",
  inTheWay: "What is in the way",
  reason: "The reason",
  message: "Your message",
  board: "The name of who agreed",
  title: "The title",
  measures: "What is measured",
  "where it came from": "Where it came from",
} as const;

const PUT_RIGHT = { update: "File a new update", edit: "Edit it again" } as const;
