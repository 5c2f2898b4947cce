import type { PlanPowers } from "../../domain/permissions/permissions.ts";
import { distance } from "../../domain/plan/ref.ts";
import type { CommandHelp } from "./command.ts";
import { PEOPLE_COMMANDS } from "./people-commands.ts";
import { REMINDER_COMMANDS } from "./reminder-commands.ts";

const everyone = (powers: PlanPowers) => powers.looks;

/** Everything that can be typed, in the order in which help shows it; the manifest lists no other. */
export const COMMANDS: readonly CommandHelp[] = [
  {
    words: "my actions",
    takes: "nothing",
    does: "your actions: overdue, update due, due soon, later",
    fits: (powers) => powers.leads,
  },
  {
    words: "reminders",
    takes: "nothing",
    does: "what is waiting for your update today",
    fits: (powers) => powers.leads,
  },
  {
    words: "update 1.2.3",
    takes: "a ref",
    does: "file progress on an action: update 1.2.3, or update 1.2.3 amber Two posts offered",
    fits: (powers) => powers.leads || powers.manages,
  },
  {
    words: "no change 1.2.3",
    takes: "a ref",
    does: "confirm the rating as it stands: not on Red, not past its end date, not twice running",
    fits: (powers) => powers.leads,
  },
  {
    words: "evidence 1.2.3",
    takes: "a ref",
    does: "all evidence of an action; add to it with evidence 1.2.3 LINK what it shows, or drop a file with those words",
    fits: everyone,
  },
  {
    words: "away 20 December to 5 January, cover NAME",
    takes: "a date",
    does: "your items go to a colleague and come back by themselves; back ends it early",
    fits: (powers) => powers.leads || powers.owns || powers.chairs || powers.vouches,
  },
  {
    words: "add action",
    takes: "nothing",
    does: "a new action with its leads, dates and where it came from",
    fits: (powers) => powers.manages,
  },
  {
    words: "change 1.2.3",
    takes: "a ref",
    does: "edit, pause, withdraw, merge or carry an action; also withdraw 1.2.3 because …",
    fits: (powers) => powers.leads || powers.manages || powers.chairs,
  },
  { words: "show 1.2.3", takes: "a ref", does: "one action whole: dates, measures, last update", fits: everyone },
  {
    words: "history 1.2.3",
    takes: "a ref",
    does: "every change of an action: who, when, old and new",
    fits: everyone,
  },
  {
    words: "overdue actions",
    takes: "nothing",
    does: "past their end date, and updates due; add theme 2, lead NAME or red",
    fits: everyone,
  },
  {
    words: "due this month",
    takes: "nothing",
    does: "what falls due; also due in 30 days, due before 31 July 2027",
    fits: everyone,
  },
  {
    words: "red actions",
    takes: "nothing",
    does: "by rating; also green actions, paused actions, withdrawn actions",
    fits: everyone,
  },
  {
    words: "stale",
    takes: "nothing",
    does: "what nobody has told of lately enough; also stale theme 2",
    fits: (powers) => powers.manages || powers.chairs,
  },
  {
    words: "no update since",
    takes: "a date",
    does: "what has gone quiet: no update since May",
    fits: (powers) => powers.manages || powers.chairs,
  },
  {
    words: "summary",
    takes: "nothing",
    does: "the plan in figures for the board; also summary theme 2",
    fits: everyone,
  },
  {
    words: "slips",
    takes: "nothing",
    does: "end dates that moved, by action and theme; also slips theme 2",
    fits: (powers) => powers.manages || powers.chairs,
  },
  {
    words: "reopen 1.2.3",
    takes: "a ref",
    does: "open a completed action again: reopen 1.2.3 because the check failed",
    fits: (powers) => powers.manages || powers.chairs,
  },
  {
    words: "waiting",
    takes: "nothing",
    does: "all that waits for you: completions, dates, changes, names, people not reached",
    fits: (powers) => powers.manages || powers.chairs,
  },
  ...REMINDER_COMMANDS,
  {
    words: "deliveries",
    takes: "nothing",
    does: "what was sent to whom, and who was not reached; last run says when",
    fits: (powers) => powers.owns,
  },
  {
    words: "import",
    takes: "nothing",
    does: "take in a Word, Excel or CSV plan: drop the file into this chat",
    fits: (powers) => powers.owns,
  },
  {
    words: "export",
    takes: "nothing",
    does: "the plan as Excel or CSV, and who its names are",
    fits: (powers) => powers.owns,
  },
  {
    words: "start reminders",
    takes: "nothing",
    does: "see who would get what first, then start",
    fits: (powers) => powers.owns,
  },
  {
    words: "people",
    takes: "nothing",
    does: "whom each name of the plan stands for, and who has not added me",
    fits: (powers) => powers.owns,
  },
  ...PEOPLE_COMMANDS,
  {
    words: "partners",
    takes: "nothing",
    does: "leads outside Teams: words for an e-mail, and a form they fill in and you drop here",
    fits: (powers) => powers.vouches || powers.owns,
  },
  {
    words: "plans",
    takes: "nothing",
    does: "your plans, and which one is meant here; any question may end with in plan NAME",
    fits: everyone,
  },
  {
    words: "new plan",
    takes: "nothing",
    does: "begin one: after an inspection, or of your own",
    fits: (powers) => powers.owns,
  },
  {
    words: "close plan",
    takes: "nothing",
    does: "see what closing means, then close; open plan again undoes it",
    fits: (powers) => powers.owns,
  },
  {
    words: "settings",
    takes: "nothing",
    does: "how the plan is run; owners turn them here or with plan set hour 08:30",
    fits: (powers) => powers.owns,
  },
  {
    words: "bind this channel for partners",
    takes: "nothing",
    does: "typed in a channel: it means this plan, and board, staff or partners look on",
    fits: (powers) => powers.owns,
  },
  { words: "help", takes: "nothing", does: "this list", fits: () => true },
];

/** Commands that can be asked as they stand, nearest to what was typed first. */
export function nearestCommands(typed: string, powers: PlanPowers, most: number): readonly CommandHelp[] {
  const words = typed.toLowerCase().slice(0, 40);
  return COMMANDS.filter((command) => command.fits(powers) && command.takes === "nothing")
    .map((command) => ({ command, far: distance(words, command.words) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ command }) => command);
}
