import { readDay } from "./date-text.ts";
import { addDays, type Day } from "./day.ts";

/** The day someone means by what falls due "before 31 July" or "before March": without a year the next one. */
export function readDayAhead(text: string, today: Day): Day | undefined {
  const days = inYears(text, today, [0, 1]);
  return days.find((day) => day > today) ?? readDay(text, today);
}

/** The day someone means by "since 1 May" or "since May": without a year the last one. */
export function readDayBack(text: string, today: Day): Day | undefined {
  const days = inYears(text, today, [0, -1]);
  return days.find((day) => day <= today) ?? readDay(text, today);
}

/** The day someone means by "away 20 December": without a year the next one, which may be `from` itself. */
export function readComingDay(text: string, from: Day): Day | undefined {
  const days = inYears(text, from, [0, 1]);
  return days.find((day) => day >= from) ?? readDay(text, from);
}

/** The same said of now, where "today" and "tomorrow" are days as well. */
export function readDayFromNow(text: string, today: Day): Day | undefined {
  if (/^today$/i.test(text.trim())) return today;
  return /^tomorrow$/i.test(text.trim()) ? addDays(today, 1) : readComingDay(text, today);
}

/** What a text that names no year means in each of some years counted from this one. */
function inYears(text: string, today: Day, years: readonly number[]): readonly Day[] {
  if (/\d{4}/.test(text)) return [];
  const thisYear = Number(today.slice(0, 4));
  return years.flatMap((more) => readDay(`${text.trim()} ${thisYear + more}`, today) ?? []);
}
