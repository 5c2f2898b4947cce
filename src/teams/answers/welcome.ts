import { openPlan } from "../../app/open-plan.ts";
import { readMembers } from "../../app/people/read-members.ts";
import { welcomeCard, welcomeLater } from "../../cards/welcome.ts";
import { wording } from "../../cards/wording.ts";
import type { Reply, Turn } from "../turn.ts";
import { askingOf, type HearParts, say } from "./reply.ts";

/**
 * Welcomes a person once, however often Teams reports the installation; a team or group is not written to: who is in
 * it is read, so that the names of a plan can be matched.
 */
export async function welcome(parts: HearParts, turn: Turn): Promise<Reply> {
  const { tenant, person } = turn.actor;
  if (turn.ref.kind !== "personal") {
    await readMembers(parts, turn.ref);
    return { kind: "none" };
  }
  if (!(await parts.conversations.claimWelcome(tenant, person, turn.at.toISOString()))) return { kind: "none" };
  const open = await openPlan(parts, askingOf(turn, null), "to read");
  if (open.ok) return say(welcomeCard(open.value));
  switch (open.refusal.reason) {
    case "which-plan":
      return say(welcomeLater(`You are in ${open.refusal.plans.length} plans. Type help and choose one.`));
    case "being-taken-in":
      return say(welcomeLater(wording(open.refusal)));
    default:
      return say(welcomeCard(null));
  }
}
