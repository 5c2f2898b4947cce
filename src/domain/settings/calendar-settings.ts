import { isZone } from "../calendar/day.ts";
import type { Nation } from "../calendar/working-days.ts";
import { LONGEST_LIST, type Setting, withValue, withWeek } from "./setting.ts";
import { readDays, readWeekdays, writeDays, writeWeekdays } from "./values.ts";

const NATIONS: Readonly<Record<Nation, string>> = {
  ENG: "England",
  WLS: "Wales",
  SCT: "Scotland",
  NIR: "Northern Ireland",
  none: "none",
};

/** Which days are worked, and which a board has named. */
export const CALENDAR_SETTINGS: readonly Setting[] = [
  {
    key: "closed",
    title: "Closed days",
    about:
      "Days on which the council is closed besides holidays: nobody is asked, dates are asked on the working day before.",
    allowed: { kind: "closed days" },
    longest: LONGEST_LIST,
    read: (text, settings, { today }) => withWeek(settings, "closed", readDays(text, today)),
    write: ({ week }) => writeDays(week.closed),
  },
  {
    key: "nation",
    title: "Nation of the holidays",
    about: "Whose bank holidays nobody works on.",
    allowed: { kind: "nation" },
    choices: Object.values(NATIONS),
    read: (text, settings) => withWeek(settings, "nation", nationOf(text)),
    write: ({ week }) => NATIONS[week.nation],
  },
  {
    key: "weekdays",
    title: "Weekdays",
    about: "The days of the week on which people work.",
    allowed: { kind: "weekdays" },
    read: (text, settings) => withWeek(settings, "weekdays", readWeekdays(text)),
    write: ({ week }) => writeWeekdays(week.weekdays),
  },
  {
    key: "zone",
    title: "Time zone",
    about: "Decides what day and hour it is.",
    allowed: { kind: "zone" },
    read: (text, settings) => withValue(settings, "zone", isZone(text) ? text : undefined),
    write: ({ zone }) => zone,
  },
  {
    key: "paper deadlines",
    title: "Paper deadlines",
    about:
      "Days on which a board's papers are due: what nobody has answered by the last step goes into the next of them.",
    allowed: { kind: "paper days" },
    longest: LONGEST_LIST,
    read: (text, settings, { today }) => withValue(settings, "paperDeadlines", readDays(text, today)),
    write: ({ paperDeadlines }) => writeDays(paperDeadlines),
  },
];

function nationOf(text: string): Nation | undefined {
  const known = Object.entries(NATIONS) as [Nation, string][];
  return known.find(([, name]) => name.toLowerCase() === text.toLowerCase())?.[0];
}
