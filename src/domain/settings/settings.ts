import { IANAZone } from "luxon";
import type { Nation } from "../calendar/working-days.ts";
import { numeric, oneOf, type Setting, withValue, withWeek } from "./setting.ts";
import {
  readDays,
  readEach,
  readHour,
  readList,
  readNumber,
  readWeekdays,
  writeDays,
  writeWeekdays,
} from "./values.ts";

const NATIONS: Readonly<Record<Nation, string>> = {
  ENG: "England",
  WLS: "Wales",
  SCT: "Scotland",
  NIR: "Northern Ireland",
  none: "none",
};

const SIGN_OFF = ["second person", "any manager"] as const;
const CALLED = ["names", "posts"] as const;

/** Everything an owner can turn, in the order in which a card shows it. */
export const SETTINGS: readonly Setting[] = [
  {
    key: "hour",
    title: "Hour",
    about: "From when a working day's reminders go out, in the plan's zone.",
    allowed: "an hour between 06:00 and 20:00, such as 08:30",
    read: (text, settings) => withValue(settings, "hour", readHour(text)),
    write: ({ hour }) => hour,
  },
  {
    key: "lead days",
    title: "Lead days",
    about: "Working days before a date on which its leads are asked; on the day itself they always are.",
    allowed: "up to six numbers between 1 and 60, such as 10, 5, 1; or none",
    read: (text, settings) => withValue(settings, "leadDays", readLeadDays(text)),
    write: ({ leadDays }) => (leadDays.length === 0 ? "none" : [...leadDays].sort((a, b) => b - a).join(", ")),
  },
  numeric("repeat", "repeatEvery", 1, 60, "Repeat", "Working days between reminders of a date that has passed."),
  numeric("grace", "grace", 0, 60, "Grace", "Working days after a review date before its update counts as due."),
  numeric("longest gap", "longestGapMonths", 1, 24, "Longest gap", "Months at most between a review and the next."),
  numeric(
    "stale after",
    "staleAfter",
    1,
    260,
    "Stale after",
    "Working days without an update after which a rating is stale.",
  ),
  {
    key: "closed",
    title: "Closed days",
    about:
      "Days on which the council is closed besides holidays: nobody is asked, dates are asked on the working day before.",
    allowed:
      "days or spans of days, as many as a line holds, such as 24 December, 31 December or 24 December 2026 to 1 January 2027; or none",
    read: (text, settings, { today }) => withWeek(settings, "closed", readDays(text, today)),
    write: ({ week }) => writeDays(week.closed),
  },
  {
    key: "nation",
    title: "Nation of the holidays",
    about: "Whose bank holidays nobody works on.",
    allowed: "England, Wales, Scotland, Northern Ireland or none",
    choices: Object.values(NATIONS),
    read: (text, settings) => withWeek(settings, "nation", nationOf(text)),
    write: ({ week }) => NATIONS[week.nation],
  },
  {
    key: "weekdays",
    title: "Weekdays",
    about: "The days of the week on which people work.",
    allowed: "days by their names, such as Monday to Friday or Monday, Tuesday, Thursday",
    read: (text, settings) => withWeek(settings, "weekdays", readWeekdays(text)),
    write: ({ week }) => writeWeekdays(week.weekdays),
  },
  {
    key: "zone",
    title: "Time zone",
    about: "Decides what day and hour it is.",
    allowed: "the name of a time zone, such as Europe/London",
    read: (text, settings) => withValue(settings, "zone", IANAZone.isValidZone(text) ? text : undefined),
    write: ({ zone }) => zone,
  },
  numeric(
    "attend after",
    "attendAfter",
    1,
    20,
    "Attend after",
    "Approved moves of an end date after which its lead is to attend the board.",
  ),
  {
    key: "sign-off",
    title: "Sign-off",
    about:
      "Who accepts a completion. Any manager is a departure from the rule that a second person does, and every summary says so.",
    allowed: "second person or any manager",
    choices: SIGN_OFF,
    read: (text, settings) => withValue(settings, "signOff", oneOf(SIGN_OFF, text)),
    write: ({ signOff }) => signOff,
  },
  {
    key: "people",
    title: "Names or posts",
    about: "Whether cards name people by their names or by the posts the plan gives them.",
    allowed: "names or posts",
    choices: CALLED,
    read: (text, settings) => withValue(settings, "called", oneOf(CALLED, text)),
    write: ({ called }) => called,
  },
  {
    key: "not paused",
    title: "Not to be paused",
    about: "Actions whose reminders nobody can put off.",
    allowed: "refs of the plan's actions, such as 1.2.3, 1.2.4; or none",
    read: (text, settings, { actions }) =>
      withValue(
        settings,
        "notPaused",
        readEach(readList(text), (ref) => actions.find((one) => one.ref === ref)?.id),
      ),
    write: ({ notPaused }, { actions }) =>
      notPaused
        .map((id) => actions.find((one) => one.id === id)?.ref ?? "")
        .filter((ref) => ref !== "")
        .join(", ") || "none",
  },
];

/** The setting that words begin with, and what is said of it: "lead days 10, 5". Undefined: they name none. */
export function findSetting(words: string): { readonly setting: Setting; readonly value: string } | undefined {
  for (const setting of SETTINGS) {
    const names = [setting.title, setting.key].map((name) => name.replace(/[ -]/g, "[ -]?")).join("|");
    const pattern = new RegExp(`^(?:${names})(?::|(?= |$))([^]*)$`, "i");
    const [, value] = pattern.exec(words.trim()) ?? [];
    if (value !== undefined) return { setting, value: value.trim().replace(/^(?:(?:to|is) |= ?)/i, "") };
  }
  return undefined;
}

function readLeadDays(text: string): readonly number[] | undefined {
  const days = readEach(readList(text), (part) => readNumber(part, 1, 60));
  return days === undefined || days.length > 6 ? undefined : [...days].sort((a, b) => b - a);
}

function nationOf(text: string): Nation | undefined {
  const known = Object.entries(NATIONS) as [Nation, string][];
  return known.find(([, name]) => name.toLowerCase() === text.toLowerCase())?.[0];
}
