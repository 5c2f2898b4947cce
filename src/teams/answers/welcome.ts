import { chatOf } from "../../app/chat-of.ts";
import { openPlan } from "../../app/open-plan.ts";
import { forgetMembers, readMembers } from "../../app/people/read-members.ts";
import { greetingCard, welcomeBackCard, welcomeCard, welcomeLater } from "../../cards/help/welcome.ts";
import { wording } from "../../cards/wording/wording.ts";
import type { Reply, Turn } from "../turn.ts";
import { type AnswerDeps, askingOf, say } from "./reply.ts";

const NOTHING: Reply = { kind: "none" };

/**
 * Says once an installation what we are, however often Teams reports it: to a person, or in a team or group one post
 * for all of them, whose names are read so that those of a plan can be matched.
 */
export async function welcome(deps: AnswerDeps, turn: Turn): Promise<Reply> {
  const { tenant, person } = turn.actor;
  const at = turn.at.toISOString();
  if (turn.ref.kind !== "personal") await readMembers(deps, turn.ref);
  if (!(await deps.chats.claimGreeting(tenant, chatOf(turn.ref), at))) return NOTHING;
  if (turn.ref.kind !== "personal") return say(greetingCard(turn.ref.kind));
  const first = await deps.conversations.claimWelcome(tenant, person, at);
  const open = await openPlan(deps, askingOf(turn, null), "to read");
  if (open.ok) return say(first ? welcomeCard(open.value) : welcomeBackCard(open.value));
  switch (open.refusal.reason) {
    case "which-plan":
      return say(welcomeLater(`You are in ${open.refusal.plans.length} plans. Type plans to see them and choose one.`));
    case "being-taken-in":
      return say(welcomeLater(wording(open.refusal)));
    default:
      return say(welcomeCard(null));
  }
}

/** The bot is taken out: a person is not written to any more, of a team or group nothing is kept. */
export async function takeLeave(deps: AnswerDeps, turn: Turn): Promise<Reply> {
  const { tenant, person } = turn.actor;
  await deps.chats.forget(tenant, chatOf(turn.ref));
  if (turn.ref.kind !== "personal") await forgetMembers(deps, turn.ref);
  else await deps.conversations.markUnreachable(tenant, person, "removed the app", turn.at.toISOString());
  return NOTHING;
}
