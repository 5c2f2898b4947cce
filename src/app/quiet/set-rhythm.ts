import { readComingDay } from "../../domain/calendar/asked-day.ts";
import { addDays, type Day, dayIn } from "../../domain/calendar/day.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { planRhythm, type Rhythm, type RhythmWish } from "../../domain/reminders/rhythm.ts";
import type { Conversations } from "../ports/ports.ts";

/** What somebody types about their own reminders; a date as typed: the first day on which they want to hear again. */
export type TypedRhythm = Exclude<RhythmWish, { kind: "pause" }> | { readonly kind: "pause"; readonly until: string };

/** When somebody is reminded from now on. */
export interface PersonalRhythm {
  /** Null: as the plans say. */
  readonly rhythm: Rhythm | null;
  readonly today: Day;
}

/** Longest that somebody may pause their reminders, in days: whoever is away for longer names a cover. */
const LONGEST_PAUSE = 92;

/** Keeps when someone wants to be reminded, in all their plans. Saying it again changes nothing. */
export async function setRhythm(
  { conversations }: { readonly conversations: Conversations },
  { tenant, person, now }: { readonly tenant: string; readonly person: string; readonly now: Date },
  typed: TypedRhythm,
): Promise<Result<PersonalRhythm>> {
  const known = await conversations.find(tenant, person);
  if (known === undefined) return refuse({ reason: "write-in-own-chat" });
  const today = dayIn(known.zone ?? "Europe/London", now);
  const wish = readWish(typed, today);
  if (!wish.ok) return wish;
  const rhythm = planRhythm(known.rhythm ?? null, wish.value, today);
  await conversations.setRhythm(tenant, person, rhythm);
  return accept({ rhythm, today });
}

function readWish(typed: TypedRhythm, today: Day): Result<RhythmWish> {
  if (typed.kind !== "pause") return accept(typed);
  const field = "date";
  const until = readComingDay(typed.until, today);
  if (until === undefined) return refuse({ reason: "date-unreadable", field, text: typed.until });
  if (until <= today) return refuse({ reason: "date-past", field, date: until, today });
  const latest = addDays(today, LONGEST_PAUSE);
  return until > latest ? refuse({ reason: "pause-too-long", date: until, latest }) : accept({ kind: "pause", until });
}
