import { WEEKDAYS } from "../../domain/settings/values.ts";
import { weekdayName } from "../words/dates.ts";
import { cleanWords, LONGEST_LINE, type Phrases, typedRef } from "./words.ts";

/** What is asked about one's own reminders, and about those of others. */
export type ReminderQuestion =
  | { readonly ask: "remind weekly"; readonly weekday: number }
  | { readonly ask: "remind daily" }
  | { readonly ask: "pause reminders"; readonly until: string }
  | { readonly ask: "resume reminders" }
  | { readonly ask: "snoozed"; readonly page: number }
  /** What nobody has answered for, bound for a board's next papers. */
  | { readonly ask: "unanswered"; readonly page: number }
  | { readonly ask: "chase"; readonly ref: string; readonly words: string }
  | { readonly ask: "not further"; readonly ref: string; readonly words: string }
  | { readonly ask: "let climb"; readonly ref: string; readonly words: string };

const about = (verb: string) => (asked: { readonly ref: string; readonly words: string }) =>
  [verb, asked.ref, asked.words].filter((word) => word !== "").join(" ");

export const REMINDER_PHRASES: Phrases<ReminderQuestion> = {
  "remind weekly": ({ weekday }) => `remind me weekly on ${weekdayName(weekday)}`,
  "remind daily": () => "remind me daily",
  "pause reminders": ({ until }) => `pause until ${until}`,
  "resume reminders": () => "resume reminders",
  snoozed: () => "snoozed",
  unanswered: () => "unanswered",
  chase: about("chase"),
  "not further": about("not further"),
  "let climb": about("let climb"),
};

// "hold", "release" and "papers" are the words of earlier releases, whose cards still stand in chats.
const ASKS = {
  ...({ chase: "chase", hold: "not further", release: "let climb" } as const),
  ...({ "not further": "not further", "let climb": "let climb" } as const),
};

/** What is asked with words of one's own at its end. */
export function readChase(text: string): ReminderQuestion | undefined {
  const [, verb = "", ref, words = ""] =
    /^(chase|hold|release|not further|let climb)\s+((?=\S*\d)\S+)\s*([\s\S]*)$/i.exec(text) ?? [];
  if (ref === undefined) return undefined;
  const ask = ASKS[verb.toLowerCase() as keyof typeof ASKS];
  return { ask, ref: typedRef(ref), words: words.trim() };
}

export function readReminderQuestion(text: string, page: number): ReminderQuestion | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const words = cleanWords(text);
  const [, day = ""] = /^remind me (?:weekly|every week) on (\w+?)s?$|^remind me every (\w+)$/i.exec(words) ?? [];
  const weekday = WEEKDAYS.findIndex((name) => name.toLowerCase() === day.toLowerCase()) + 1;
  if (weekday > 0) return { ask: "remind weekly", weekday };
  if (/^remind me (daily|every day)$/i.test(words)) return { ask: "remind daily" };
  if (/^resume( (my )?reminders)?$/i.test(words)) return { ask: "resume reminders" };
  const [, until] = /^pause (?:(?:my )?reminders )?until (.+)$/i.exec(words) ?? [];
  if (until !== undefined) return { ask: "pause reminders", until };
  if (
    /^(the )?(list for the )?(next )?papers$|^what (goes|is going) into the (next )?papers$|^(what is |what's )?unanswered( actions)?$/i.test(
      words,
    )
  )
    return { ask: "unanswered", page };
  return /^(what is |what's )?(snoozed|put off)$/i.test(words) ? { ask: "snoozed", page } : undefined;
}
