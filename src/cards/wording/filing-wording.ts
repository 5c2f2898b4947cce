import { formatDay } from "../../domain/calendar/day.ts";
import type { WhyNotConfirmed } from "../../domain/updates/confirm.ts";
import { quoted, type Sentences } from "../words/phrases.ts";
import { said } from "../words/said.ts";

type FilingReason =
  | "nothing-ticked"
  | "dates-decided"
  | "dates-changed"
  | "no-check-due"
  | "not-complete"
  | "not-confirmed"
  | "link-not-https"
  | "file-without-link"
  | "evidence-words-missing"
  | "evidence-full"
  | "slips-by-person";

const WHY_NOT_CONFIRMED: Readonly<Record<WhyNotConfirmed, (ref: string) => string>> = {
  red: (ref) => `${ref} is Red, and “no change” does not say what is done about it`,
  unrated: (ref) => `${ref} is not rated yet, so there is nothing to confirm`,
  "end date": (ref) => `The end date of ${ref} is near or past, and “no change” does not answer that`,
  "twice running": (ref) => `“No change” was the last answer about ${ref} already`,
  "not open": (ref) => `${ref} is not open`,
};

/** What is said of evidence, checks and moved dates that cannot be as asked. */
export const FILING_SENTENCES: Sentences<FilingReason> = {
  "nothing-ticked": () =>
    "No end date is ticked, so nothing was decided, and what you typed is still here. Choose those you mean, or agree to all.",
  "dates-decided": () =>
    "No end date of that file waits any more, so nothing was changed. Type “slips” to see what has moved, or “waiting” for what is left.",
  "dates-changed": () =>
    "What waits has changed since this list was drawn, so nothing was decided. It stands here as it is now, and what " +
    "you typed is still here: look at it, and decide again.",
  "no-check-due": ({ ref, on }) =>
    on === null
      ? `Nobody is asking whether ${said(ref, 20)} is still complete, so nothing was changed. Type “show ${said(ref, 20)}” to see how it stands.`
      : `${said(ref, 20)} is looked at once more on ${formatDay(on)}, and not before, so nothing was changed. ` +
        "If it is complete no more, ask a plan owner to open it again.",
  "not-complete": ({ ref }) =>
    `${said(ref, 20)} is not complete, so there is nothing to open again and nothing was changed. ` +
    `Type “show ${said(ref, 20)}” to see how it stands.`,
  "not-confirmed": ({ ref, why }) =>
    `${WHY_NOT_CONFIRMED[why](said(ref, 20))}, so nothing was saved. ` +
    (why === "end date"
      ? "Say how it stands, propose it complete, or ask to move its end date."
      : "Say in a sentence how it stands, and save."),
  "link-not-https": ({ link }) =>
    `${quoted(link)} is not a plain address that begins with https://, without a user name in it. Nothing was saved, and what ` +
    "you typed is still here: give the whole address as your browser shows it, or leave it out and say where it can be seen.",
  "file-without-link": ({ ref }) =>
    "This file came without an address of its own, and I keep no copies, so nothing was saved. " +
    `Copy its link in Teams or SharePoint and type “evidence ${said(ref, 20)}”, the link, and what it shows.`,
  "evidence-words-missing": () =>
    "Say in a few words what it shows, so that others know without opening it. Nothing was saved, and what you typed " +
    "is still here; add them and save again.",
  "evidence-full": ({ ref, most }) =>
    `${said(ref, 20)} holds ${most} pieces of evidence already, and that is the most, so nothing was added. ` +
    "What was added stays; put the rest together in one place and give its link with your next update.",
  "slips-by-person": () =>
    "Moved dates are counted by action and by theme, never by person, so nothing was shown. " +
    "Type “slips”, or “slips theme 2”.",
};
