import { formatDay, formatInstant } from "../../domain/calendar/day.ts";
import type { Sentences } from "../words/phrases.ts";
import { said } from "../words/said.ts";

type ReminderReason = "write-in-own-chat" | "pause-too-long" | "chased-today" | "nothing-to-chase" | "nothing-to-climb";

/** What is said of reminders that cannot be as asked. */
export const REMINDER_SENTENCES: Sentences<ReminderReason> = {
  "write-in-own-chat": () =>
    "I do not know your own chat yet, so nothing was changed. Write to me there, and say when you want to be reminded.",
  "pause-too-long": ({ latest }) =>
    `Reminders can be paused until ${formatDay(latest)} at the latest, so nothing was changed. ` +
    "If you are away for longer, type for example: away 20 December to 5 May, cover NAME.",
  "chased-today": ({ ref, by, at }, zone) =>
    `${said(ref, 20)} was chased by ${said(by, 60)} on ${formatInstant(at, zone)}, so nothing more is sent. ` +
    "Type the same on the next working day to chase it again.",
  "nothing-to-chase": ({ ref }) =>
    `Nobody can be chased about ${said(ref, 20)}, so nothing is sent: it is done or undated, its date is ` +
    `answered or waits for a decision, nobody holds it, or reminders are not started. Type “show ${said(ref, 20)}” to see which.`,
  "nothing-to-climb": ({ ref }) =>
    `Nobody is asked about ${said(ref, 20)} now, so there is nothing to let climb or not further and nothing was changed: it is ` +
    `done or undated, or its date is answered or waits for a decision. Type “show ${said(ref, 20)}” to see which.`,
};
