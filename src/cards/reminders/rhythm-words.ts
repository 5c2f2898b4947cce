import type { Chased } from "../../app/ladder/chase-leads.ts";
import type { LadderDecided } from "../../app/ladder/decide-ladder.ts";
import type { PersonalRhythm } from "../../app/quiet/set-rhythm.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import { isPaused } from "../../domain/reminders/rhythm.ts";
import { weekdayName } from "../words/dates.ts";
import { listWords } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/** That somebody's reminders are paused, or come once a week; "" where they come on the days of the plans. */
export function standingRhythmWords(own: PersonalRhythm): string {
  return own.rhythm === null || (own.rhythm.every === "day" && !isPaused(own.rhythm, own.today))
    ? ""
    : rhythmWords(own);
}

/** When somebody is reminded from now on. */
export function rhythmWords({ rhythm, today }: PersonalRhythm): string {
  const how =
    rhythm === null || rhythm.every === "day"
      ? "You are reminded on the working day on which something of yours is due"
      : `You are reminded once a week, on ${weekdayName(rhythm.every)} or the next working day`;
  const free = "What an owner has marked as not to be paused still comes on its day.";
  if (rhythm === null) return `${how}, in one message at most.`;
  if (!isPaused(rhythm, today)) return `${how}. ${free} To change it back, type remind me daily.`;
  const until = formatDay(rhythm.pausedUntil ?? today);
  return `Your reminders are paused until ${until}. ${free} To end it early, type resume reminders.`;
}

/** Whom a chase goes to, and who is not reached by it. */
export function chasedWords({ to, unreached, action, day, today }: Chased): string {
  const names = (people: Chased["to"]) => listWords(people.map(({ name }) => said(name, 60)));
  const when =
    day === today ? "within minutes, or from the plan's hour on" : `on ${formatDay(day)}, the next working day`;
  const missed = unreached.length === 0 ? "" : ` Nobody stands for ${names(unreached)}.`;
  return `${names(to)} will be asked about ${said(action.value.ref, 20)} ${when}.${missed}`;
}

/** What letting an action climb or not further comes to, and how it is undone. */
export function ladderWords({ action, decision }: LadderDecided): string {
  const ref = said(action.value.ref, 20);
  return decision.kind === "not further"
    ? `${ref} goes not further for now: nobody above is told of its date. Its lead is still reminded. To let it climb, type let climb ${ref}.`
    : `${ref} goes on: whoever is next is told once the working days of the one before are over. To stop it, type not further ${ref}.`;
}
