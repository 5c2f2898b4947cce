import { findRhythm } from "../../app/quiet/find-rhythm.ts";
import { standingRhythmWords } from "../../cards/reminders/rhythm-words.ts";
import type { Turn } from "../turn.ts";
import type { AnswerDeps } from "./reply.ts";

/**
 * What stands above what somebody is to do, while their reminders do not come on the days of the plans; "" where they do,
 * and where others look on: it is a private arrangement.
 */
export async function rhythmAbove(deps: AnswerDeps, turn: Turn): Promise<string> {
  if (turn.ref.kind !== "personal") return "";
  return standingRhythmWords(await findRhythm(deps, { ...turn.actor, now: turn.at }));
}
