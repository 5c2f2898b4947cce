import type { Message } from "../../app/ports/messages.ts";
import { type HoldRequest, holdReminder } from "../../app/quiet/hold-reminder.ts";
import { redrawDigest } from "../../app/quiet/redraw-digest.ts";
import { listDeliveries } from "../../app/reminders/list-deliveries.ts";
import { showLastRun } from "../../app/reminders/show-last-run.ts";
import { previewReminders, startReminders } from "../../app/reminders/start-reminders.ts";
import { notice } from "../../cards/elements/notice.ts";
import type { Asks } from "../../cards/questions/question.ts";
import { readQuestion } from "../../cards/questions/read-question.ts";
import { deliveriesCard } from "../../cards/reminders/deliveries.ts";
import { digestCard } from "../../cards/reminders/digest.ts";
import { lastRunWords } from "../../cards/reminders/last-run.ts";
import { laterCard } from "../../cards/reminders/later.ts";
import { startCard, startedWords } from "../../cards/reminders/start.ts";
import type { Pressed } from "../../cards/submissions/submission.ts";
import { wording } from "../../cards/wording/wording.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import type { HoldWish } from "../../domain/reminders/holds.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard, refusing } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, reply, say } from "./reply.ts";
import { pressOnce } from "./request-once.ts";
import { rhythmAbove } from "./rhythm-above.ts";

/** "reminders", "deliveries", "last run", "start reminders". */
export async function answerReminders(
  deps: AnswerDeps,
  turn: Turn,
  question: Asks<"reminders" | "deliveries" | "last run" | "start reminders">,
): Promise<Reply> {
  const asking = askingOf(turn, question.plan);
  switch (question.ask) {
    case "reminders":
      return drawDigest(deps, turn, await rhythmAbove(deps, turn), question.page);
    case "deliveries":
      return reply(question, await listDeliveries(deps, asking), (list) => deliveriesCard(list, question.page));
    case "last run":
      return reply(question, await showLastRun(deps, asking), (run) => notice(lastRunWords(run)));
    case "start reminders":
      return reply(question, await previewReminders(deps, asking), (preview) => startCard(preview, deps.newId()));
  }
}

/** "Seen" and "Later" on an item of a digest; afterwards the digest stands there again, saying what was done. */
export async function answerHold(
  deps: AnswerDeps,
  turn: Turn,
  pressed: Pressed<"seen" | "open-snooze" | "snooze">,
): Promise<Reply> {
  if (pressed.verb === "open-snooze") return drawLater(deps, turn, pressed, null);
  const request: HoldRequest = {
    name: { id: pressed.action },
    wish: pressed.verb === "seen" ? { kind: "seen" } : wishOf(pressed),
    date: pressed.date,
    once: pressOnce(turn, pressed),
  };
  const held = await holdReminder(deps, askingOf(turn, pressed.plan), request);
  if (!held.ok && pressed.verb === "snooze") return drawLater(deps, turn, pressed, held.refusal);
  if (!held.ok) return refuseOnDigest(deps, turn, held.refusal, digestPageOf(pressed));
  const { action, hold } = held.value;
  const banner = `${action.value.ref} is put off: unless it is answered, I ask again from ${formatDay(hold.until)}.`;
  return drawDigest(deps, turn, banner, digestPageOf(pressed));
}

/** The page of the digest that a button stood on. */
export function digestPageOf({ back }: { readonly back: string }): number {
  const question = readQuestion(back);
  return question?.ask === "reminders" ? question.page : 1;
}

/** *Start reminders*, pressed by an owner who has seen what it does. */
export async function answerStart(deps: AnswerDeps, turn: Turn, pressed: Pressed<"start-reminders">): Promise<Reply> {
  const asking = askingOf(turn, pressed.plan);
  const started = await startReminders(deps, asking);
  if (!started.ok) return say(refusalCard(started.refusal, null));
  return reply(null, await previewReminders(deps, asking), (preview) => notice(startedWords(preview, turn.at)));
}

/** The digest as it stands, saying what was done. */
export async function drawDigest(deps: AnswerDeps, turn: Turn, banner: string, page: number): Promise<Reply> {
  return say(await redraw(deps, turn, banner, page));
}

async function refuseOnDigest(deps: AnswerDeps, turn: Turn, refusal: Refusal, page: number): Promise<Reply> {
  return say(refusing(await redraw(deps, turn, wording(refusal), page)));
}

async function redraw(deps: AnswerDeps, turn: Turn, banner: string, page: number): Promise<Message> {
  return digestCard(await redrawDigest(deps, askingOf(turn, null), turn.at), { banner, page });
}

type Later = Pressed<"open-snooze" | "snooze">;

async function drawLater(deps: AnswerDeps, turn: Turn, pressed: Later, refusal: Refusal | null): Promise<Reply> {
  const digest = await redrawDigest(deps, askingOf(turn, null), turn.at);
  const item = [...digest.items, ...digest.putOff].find(
    ({ plan, line }) => plan.plan === pressed.plan && line.id === pressed.action,
  );
  if (item === undefined)
    return refuseOnDigest(deps, turn, refusal ?? { reason: "nothing-waiting" }, digestPageOf(pressed));
  const { line } = item;
  if ("hidden" in line)
    return refuseOnDigest(deps, turn, { reason: "restricted", ref: line.ref }, digestPageOf(pressed));
  const typed = pressed.verb === "snooze" ? pressed.untilDate : "";
  return say(
    laterCard({ ...item, line }, { today: digest.day, nonce: deps.newId(), back: pressed.back, typed, refusal }),
  );
}

function wishOf({ until, untilDate }: Pressed<"snooze">): HoldWish {
  return until === "date" ? { kind: "date", date: untilDate } : { kind: until };
}
