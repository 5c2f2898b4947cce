import { decideFileDates, type Meant, openFileDates } from "../../app/updates/file-dates.ts";
import type { Pressed } from "../../cards/submissions/submission.ts";
import { readDecided, readTicked } from "../../cards/submissions/update-submission.ts";
import { type FileDatesAgain, fileDatesCard } from "../../cards/updates/file-dates.ts";
import { fileDatesDecided } from "../../cards/updates/file-dates-decided.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, say } from "./reply.ts";
import { pressOnce } from "./request-once.ts";

type Decides = Pressed<"decide-file-dates">;

/** The list of end dates that a file asks to move; `again` after a refusal, with what was typed. */
export async function openDatesList(
  deps: AnswerDeps,
  turn: Turn,
  { plan, imported, back, page }: Pressed<"open-file-dates"> | Decides,
  again: FileDatesAgain | null,
): Promise<Reply> {
  const list = await openFileDates(deps, askingOf(turn, plan), imported);
  if (!list.ok) return say(refusalCard(list.refusal, null));
  if (list.value.moves.length === 0) return say(refusalCard({ reason: "dates-decided" }, null));
  return say(fileDatesCard(list.value, page, again, { nonce: deps.newId(), back }));
}

/** Agreed to, or refused: what was decided, what had changed meanwhile, and what is left. */
export async function answerFileDates(deps: AnswerDeps, turn: Turn, pressed: Decides): Promise<Reply> {
  const { plan, imported, back } = pressed;
  const input = readDecided(pressed);
  const request = { imported, meant: meantOf(pressed), input, once: pressOnce(turn, pressed) };
  const decided = await decideFileDates(deps, askingOf(turn, plan), request);
  if (!decided.ok) return refused(deps, turn, pressed, decided.refusal);
  const message = fileDatesDecided(decided.value, back);
  return { kind: "message", message, base: message };
}

function meantOf(pressed: Decides): Meant {
  return pressed.answer === "agree all" ? { all: pressed.drawn } : { ticked: readTicked(pressed) };
}

// What can be mended is asked again with what was typed; what cannot is said.
const MENDABLE: readonly Refusal["reason"][] = [
  ...(["nothing-ticked", "dates-changed", "reason-missing", "text-too-long"] as const),
  ...(["date-missing", "date-unreadable", "date-ahead"] as const),
];

function refused(deps: AnswerDeps, turn: Turn, pressed: Decides, refusal: Refusal): Promise<Reply> | Reply {
  if (!MENDABLE.includes(refusal.reason)) return say(refusalCard(refusal, null));
  const { board, day, words } = pressed;
  const ticked = readTicked(pressed).map(({ request }) => request);
  return openDatesList(deps, turn, pressed, { refusal, board, day, words, ticked });
}
