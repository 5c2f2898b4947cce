import type { CommittedAction } from "../../app/commit-planned.ts";
import { openAction } from "../../app/open-action.ts";
import { keepWithLeads, openNotMine, openSayNotMine, sayNotMine } from "../../app/people/not-mine.ts";
import { openReassign, type Reassigned, reassignAction } from "../../app/people/reassign-action.ts";
import { notMineCard, reassignCard, sayNotMineCard, whoseCard } from "../../cards/people/whose.ts";
import type { Asks, Question } from "../../cards/questions/question.ts";
import type { Pressed } from "../../cards/submissions/submission.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import type { Result } from "../../domain/plan/result.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, reply, say } from "./reply.ts";
import { lineOnce, pressOnce } from "./request-once.ts";

/** "reassign 1.2.3 to NAME" asks for the reason where none was typed; "not mine 1.2.3" tells the owner. */
export async function answerWhose(
  deps: AnswerDeps,
  turn: Turn,
  question: Asks<"reassign" | "not mine">,
  back: string,
): Promise<Reply> {
  const asking = askingOf(turn, question.plan);
  const { ref, because } = question;
  const once = lineOnce(turn, question);
  if (question.ask === "not mine") {
    const request = { name: { ref }, suggests: question.suggests, words: because, via: "typed", once } as const;
    return shown(await sayNotMine(deps, asking, request), TOLD, back, question);
  }
  const { to } = question;
  if (because === "")
    return reply(question, await openReassign(deps, asking, { ref }, to), (view) =>
      reassignCard(view, undefined, { nonce: deps.newId(), back }),
    );
  const request = { name: { ref }, to, reason: because, version: null, via: "typed", once } as const;
  const given = await reassignAction(deps, asking, request);
  return shown(given, given.ok && given.value.kept ? STAYS : GIVEN, back, question);
}

const TOLD = "The owner is told that this is not yours and decides. Until then you are asked about it as before.";
const GIVEN = "Given to another lead, who is asked about it from now on.";
const STAYS = "It stays with its lead; its history says why.";

/** The buttons about whose an action is. */
export async function answerWhoseButton(
  deps: AnswerDeps,
  turn: Turn,
  pressed: Pressed<"reassign" | "open-say-not-mine" | "say-not-mine" | "open-not-mine" | "settle-not-mine">,
): Promise<Reply> {
  const asking = askingOf(turn, pressed.plan);
  const name = { id: pressed.action };
  const paths = { nonce: deps.newId(), back: pressed.back };
  switch (pressed.verb) {
    case "open-say-not-mine":
      return reply(null, await openSayNotMine(deps, asking, name), (open) => sayNotMineCard(open, undefined, paths));
    case "open-not-mine":
      return reply(null, await openNotMine(deps, asking, name), (open) => notMineCard(open, null, paths));
    default:
      return done(deps, turn, pressed);
  }
}

type Acts = Pressed<"reassign" | "say-not-mine" | "settle-not-mine">;

async function done(deps: AnswerDeps, turn: Turn, pressed: Acts): Promise<Reply> {
  const done = await act(deps, turn, pressed);
  if (!done.ok) return refused(deps, turn, pressed, done.refusal);
  const words = pressed.verb === "say-not-mine" ? TOLD : done.value.kept || stays(pressed) ? STAYS : GIVEN;
  const message = whoseCard(done.value, words, pressed.back);
  // Whoever else looks at this card sees it as it now stands; a digest is its reader's own.
  return { kind: "message", message, base: pressed.verb === "say-not-mine" ? null : message };
}

function act(deps: AnswerDeps, turn: Turn, pressed: Acts): Promise<Result<Reassigned>> {
  const asking = askingOf(turn, pressed.plan);
  const { to, words, version = null } = { version: undefined, ...pressed };
  const request = { name: { id: pressed.action }, once: pressOnce(turn, pressed) };
  if (pressed.verb === "say-not-mine")
    return sayNotMine(deps, asking, { ...request, suggests: to, words, via: "card" });
  if (stays(pressed)) return keepWithLeads(deps, asking, { ...request, version: version ?? 0, words });
  return reassignAction(deps, asking, { ...request, to, reason: words, version, via: "card" });
}

function stays(pressed: Acts): boolean {
  return pressed.verb === "settle-not-mine" && pressed.answer === "stays";
}

// What can be mended is asked again with what was typed; what cannot is said.
const MENDABLE: readonly Refusal["reason"][] = [
  "because-missing",
  "whose-missing",
  "name-unclear",
  "text-too-long",
  "changed-meanwhile",
];

async function refused(deps: AnswerDeps, turn: Turn, pressed: Acts, refusal: Refusal): Promise<Reply> {
  if (!MENDABLE.includes(refusal.reason)) return say(refusalCard(refusal, null));
  const asking = askingOf(turn, pressed.plan);
  const name = { id: pressed.action };
  const typed = { to: pressed.to, words: pressed.words, refusal };
  const paths = { nonce: deps.newId(), back: pressed.back };
  if (pressed.verb === "reassign")
    return reply(null, await openReassign(deps, asking, name, pressed.to), (view) => reassignCard(view, typed, paths));
  const draw = pressed.verb === "say-not-mine" ? sayNotMineCard : notMineCard;
  return reply(null, await openAction(deps, asking, name), (open) => draw(open, typed, paths));
}

function shown(done: Result<CommittedAction>, words: string, back: string, question: Question): Reply {
  return reply(question, done, (committed) => whoseCard(committed, words, back));
}
