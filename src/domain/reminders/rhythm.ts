import { addDays, type Day, weekday } from "../calendar/day.ts";
import { onOrAfter, type WorkingWeek } from "../calendar/working-days.ts";

/** When someone wants to be reminded, whatever the plans' own rules are. */
export interface Rhythm {
  /** Every day that is worked, or once a week on this weekday (1 Monday to 7 Sunday). */
  readonly every: "day" | number;
  /** The day they asked for it. */
  readonly since: Day;
  /** The first day on which they want to be reminded again; null: not paused. */
  readonly pausedUntil: Day | null;
}

/** What is known of a reader beside the plans. */
export interface ReaderHabits {
  /** IANA zone of their client; null: not known, then a plan's own zone counts. */
  readonly zone: string | null;
  readonly rhythm: Rhythm | null;
}

/** A reader of whom nothing is known. */
export const ANY_DAY: ReaderHabits = { zone: null, rhythm: null };

/** What a wish about one's own rhythm makes of it. */
export type RhythmWish =
  | { readonly kind: "weekly"; readonly weekday: number }
  | { readonly kind: "daily" }
  | { readonly kind: "pause"; readonly until: Day }
  | { readonly kind: "resume" };

/** Somebody's rhythm after a wish; null: the plans' own. A pause keeps the weekday for afterwards. */
export function planRhythm(before: Rhythm | null, wish: RhythmWish, today: Day): Rhythm | null {
  const now = before ?? { every: "day", since: today, pausedUntil: null };
  switch (wish.kind) {
    case "weekly":
      return { ...now, every: wish.weekday, since: today };
    case "pause":
      return { ...now, pausedUntil: wish.until };
    case "daily":
      return now.pausedUntil === null ? null : { ...now, every: "day", since: today };
    case "resume":
      return now.every === "day" ? null : { ...now, pausedUntil: null };
  }
}

/** Why a reader's own rhythm keeps something back. */
export type KeptBack = "paused" | "not-their-day";

/** Why somebody's own rhythm keeps a reminder back on a day; null: it does not. `asked`: when they were asked last. */
export function keptBack(rhythm: Rhythm | null, week: WorkingWeek, asked: Day | null, today: Day): KeptBack | null {
  if (rhythm === null) return null;
  if (isPaused(rhythm, today)) return "paused";
  if (rhythm.every === "day") return null;
  const last = lastRhythmDay(rhythm.every, week, today);
  // A day on which nothing ran is made up for on the next.
  return last >= rhythm.since && (asked === null || asked < last) ? null : "not-their-day";
}

/** Whether somebody has paused their reminders on a day. */
export function isPaused(rhythm: Rhythm | null, today: Day): boolean {
  return rhythm !== null && rhythm.pausedUntil !== null && today < rhythm.pausedUntil;
}

/** The first day of their own rhythm on or after a day. */
export function nextRhythmDay(rhythm: Rhythm | null, week: WorkingWeek, from: Day): Day {
  if (rhythm === null) return onOrAfter(week, from);
  const day = isPaused(rhythm, from) ? (rhythm.pausedUntil ?? from) : from;
  if (rhythm.every === "day") return onOrAfter(week, day);
  const turns = [-7, 0, 7].map((days) => rhythmDayIn(rhythm.every as number, week, addDays(day, days)));
  return turns.find((turn) => turn >= day) ?? onOrAfter(week, day);
}

function lastRhythmDay(every: number, week: WorkingWeek, today: Day): Day {
  const turns = [0, -7, -14].map((days) => rhythmDayIn(every, week, addDays(today, days)));
  return turns.find((turn) => turn <= today) ?? "";
}

/** Their weekday in the week of a day, or the first day worked after it. */
function rhythmDayIn(every: number, week: WorkingWeek, day: Day): Day {
  return onOrAfter(week, addDays(day, every - weekday(day)));
}
