import { openAction } from "../../app/open-action.ts";
import { type Decision, decide } from "../../app/updates/decide.ts";
import type { Pressed } from "../../cards/submissions/submission.ts";
import { decidedCard } from "../../cards/updates/decided.ts";
import { type DecisionAgain, decisionCard } from "../../cards/updates/decision.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, say } from "./reply.ts";
import { pressOnce } from "./request-once.ts";

type Opens = Pressed<"open-decision" | "decide">;
type Decides = Pressed<"decide">;

/** The card on which a completion or a date is decided; `again` after a refusal, with what was typed. */
export async function openDecision(
  deps: AnswerDeps,
  turn: Turn,
  pressed: Opens,
  again: DecisionAgain | null,
): Promise<Reply> {
  const open = await openAction(deps, askingOf(turn, pressed.plan), { id: pressed.action });
  if (!open.ok) return say(refusalCard(open.refusal, null));
  const { value: action } = open.value.action;
  if (!WAITS[pressed.about](action)) return say(refusalCard({ reason: "nothing-to-decide", ref: action.ref }, null));
  return say(decisionCard(open.value, pressed.about, again, { nonce: deps.newId(), back: pressed.back }));
}

/** Whether there is still something to decide: the card with the button may be older than that. */
const WAITS: Readonly<Record<Opens["about"], (action: Action) => boolean>> = {
  completion: ({ state }) => state === "awaiting-sign-off",
  "end date": ({ dateChange }) => dateChange !== null,
  reopening: ({ state }) => state === "complete",
};

/** Accept, send back, move or refuse: answered with the action as it now stands, for everyone who looks at the card. */
export async function answerDecision(deps: AnswerDeps, turn: Turn, pressed: Decides): Promise<Reply> {
  const decided = await decide(deps, askingOf(turn, pressed.plan), {
    name: { id: pressed.action },
    version: pressed.version,
    decision: decisionOf(pressed),
    once: pressOnce(turn, pressed),
  });
  if (!decided.ok) return refused(deps, turn, pressed, decided.refusal);
  const message = decidedCard(decided.value, pressed.about, pressed.answer === "yes", pressed.back);
  return { kind: "message", message, base: message };
}

function decisionOf({ about, answer, words, checkOn }: Decides): Decision {
  if (about === "completion") {
    return { about, decision: answer === "yes" ? { kind: "accept", checkOn } : { kind: "send back", words } };
  }
  if (about === "reopening") return { about, words };
  return { about, decision: answer === "yes" ? { kind: "approve" } : { kind: "refuse", words } };
}

// What can be mended is asked again with what was typed; what cannot is said.
const MENDABLE: readonly Refusal["reason"][] = [
  "reason-missing",
  "text-too-long",
  "date-unreadable",
  "date-past",
  "changed-meanwhile",
];

function refused(deps: AnswerDeps, turn: Turn, pressed: Decides, refusal: Refusal): Promise<Reply> | Reply {
  if (!MENDABLE.includes(refusal.reason)) return say(refusalCard(refusal, null));
  return openDecision(deps, turn, pressed, { refusal, words: pressed.words, checkOn: pressed.checkOn });
}
