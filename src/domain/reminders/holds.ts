import { addDays, type Day, isDay, weekday } from "../calendar/day.ts";
import { addWorkingDays, isWorked, onOrAfter } from "../calendar/working-days.ts";
import { theAction } from "../due/about.ts";
import type { Hold, HoldChoices } from "../due/asked.ts";
import type { Rules } from "../due/rules.ts";
import { askingDay } from "../due/rungs.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import type { DigestItem } from "./digest.ts";

/** How a person asks for quiet about one item. A date is as typed or chosen. */
export type HoldWish =
  | { readonly kind: "seen" }
  | { readonly kind: "next-working-day" }
  | { readonly kind: "next-week" }
  | { readonly kind: "date"; readonly date: string };

/** Working days that "Seen" holds, and that an item past its date may be snoozed at most. */
const HOLD_DAYS = 5;

/** What is held: a person's item, about one date. */
export type Held = Pick<DigestItem, "date" | "hold" | "line"> & { readonly person: string };

/** Which choices to offer for an item. */
export function holdChoices(item: Pick<Held, "date" | "hold">, rules: Rules, today: Day): HoldChoices {
  const { week } = rules;
  const tomorrow = addWorkingDays(week, today, 1);
  const monday = firstOfNextWeek(rules, today);
  const last = mayNotSnooze(item, rules, today) ? today : latestSnooze(item.date, rules, today);
  const upToLast = (day: Day) => (day <= last ? day : null);
  return {
    seen: item.hold === null,
    nextWorkingDay: upToLast(tomorrow),
    nextWeek: monday === tomorrow ? null : upToLast(monday),
    latest: last >= tomorrow ? last : null,
  };
}

/**
 * "Seen" holds five working days, never beyond the day the date is asked on, once for each date. A snooze lasts
 * until a worked day: before the date at most up to it; from the day itself on once, at most five working days.
 */
export function planHold(item: Held, wish: HoldWish, rules: Rules, now: Date, today: Day): Result<Hold> {
  const passed = isReached(item.date, rules, today);
  const base = { person: item.person, about: theAction(item.line.id), date: item.date, at: now.toISOString() };
  if (wish.kind === "seen") {
    if (item.hold !== null) return refuse({ reason: "seen-again" });
    return accept({ ...base, kind: "seen", until: seenUntil(item.date, rules, today), afterDate: false });
  }
  const until = dayOf(wish, rules, today);
  const latest = latestSnooze(item.date, rules, today);
  if (until === "") return refuse({ reason: "date-missing", field: "snooze date" });
  if (!isDay(until)) return refuse({ reason: "date-unreadable", field: "snooze date", text: until });
  if (mayNotSnooze(item, rules, today)) return refuse({ reason: "snooze-again" });
  if (until <= today) return refuse({ reason: "date-past", field: "snooze date", date: until, today });
  if (until > latest) return refuse({ reason: "snooze-too-far", date: until, latest });
  if (!isWorked(rules.week, until)) {
    return refuse({ reason: "snooze-not-worked", date: until, next: onOrAfter(rules.week, until) });
  }
  return accept({ ...base, kind: "snoozed", until, afterDate: passed });
}

function dayOf(wish: Exclude<HoldWish, { kind: "seen" }>, rules: Rules, today: Day): string {
  if (wish.kind === "date") return wish.date.trim();
  return wish.kind === "next-week" ? firstOfNextWeek(rules, today) : addWorkingDays(rules.week, today, 1);
}

function firstOfNextWeek(rules: Rules, today: Day): Day {
  return onOrAfter(rules.week, addDays(today, 8 - weekday(today)));
}

function latestSnooze(date: Day, rules: Rules, today: Day): Day {
  return isReached(date, rules, today) ? addWorkingDays(rules.week, today, HOLD_DAYS) : askingDay(rules, date);
}

function mayNotSnooze({ date, hold }: Pick<Held, "date" | "hold">, rules: Rules, today: Day): boolean {
  return isReached(date, rules, today) && (hold?.afterDate ?? false);
}

/** From the day it is asked on, a date has no day before it left to be put off to. */
function isReached(date: Day, rules: Rules, today: Day): boolean {
  return today >= askingDay(rules, date);
}

function seenUntil(date: Day, rules: Rules, today: Day): Day {
  const until = addWorkingDays(rules.week, today, HOLD_DAYS);
  const asking = askingDay(rules, date);
  return today < asking && until > asking ? asking : until;
}
