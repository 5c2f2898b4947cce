import { type Day, formatDay } from "../../domain/calendar/day.ts";
import type { MovedDate, NextRun, SettingsEffect } from "../../domain/settings/effect.ts";
import { dayWithWeekday } from "../words/dates.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/** What settings mean for the next run, as sentences. They repeat people's names: show them in TextRuns. */
export function effectWords(effect: SettingsEffect): readonly string[] {
  const { started, asked, spared, moved, updatesDue, paperDeadline } = effect;
  const earlier = moved.filter(({ from, to }) => to < from);
  const later = moved.filter(({ from, to }) => to > from);
  const people = [
    named(asked, "would be asked then who would not be now"),
    named(spared, "would no longer be asked then"),
  ];
  return [
    started ? "" : "Reminders are not started: nothing is sent until an owner starts them. Once they are:",
    runWords(effect.run),
    ...people,
    asked.length + spared.length === 0 ? "The same people are asked as without the change." : "",
    dates(earlier, "on a day nobody works and would be asked about earlier"),
    dates(later, "on a day that is worked again and would be asked about later"),
    updatesDue.before === updatesDue.after
      ? ""
      : `${count(updatesDue.after, "update")} would count as due instead of ${updatesDue.before}.`,
    paperDeadline.before === paperDeadline.after ? "" : paperDeadlineWords(paperDeadline.after),
  ].filter((sentence) => sentence !== "");
}

function paperDeadlineWords(due: Day | null): string {
  return due === null
    ? "No day is known on which papers are due: what nobody answers waits for one."
    : `What nobody answers would go into the papers due ${formatDay(due)}.`;
}

function runWords({ before, after }: SettingsEffect["run"]): string {
  if (after.now) return `The next run is at once, instead of ${runOf(before)}.`;
  if (before.on === after.on && before.at === after.at) return `The next run stays ${runOf(after)}.`;
  return before.on === after.on
    ? `The next run is ${runOf(after)} instead of ${before.at}.`
    : `The next run is ${runOf(after)} instead of ${runOf(before)}.`;
}

function runOf({ on, at, now }: NextRun): string {
  return now ? "within minutes" : `on ${dayWithWeekday(on)} at ${at}`;
}

/** As many are named as help. */
const MOST = 12;

function named(names: readonly string[], what: string): string {
  if (names.length === 0) return "";
  return `${count(names.length, "person", "people")} ${what}: ${shortly(names.map((name) => said(name, 60)))}.`;
}

function dates(moved: readonly MovedDate[], what: string): string {
  if (moved.length === 0) return "";
  const each = moved.map(({ ref, date, to }) => `${said(ref, 20)} (${formatDay(date)}, asked on ${formatDay(to)})`);
  return `${count(moved.length, "date")} ${moved.length === 1 ? "falls" : "fall"} ${what}: ${shortly(each)}.`;
}

function shortly(items: readonly string[]): string {
  const more = items.length - MOST;
  return `${items.slice(0, MOST).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
