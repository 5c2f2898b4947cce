import { partnersReadAlong } from "../../app/settings/bind-channel.ts";
import type { Question } from "../../cards/questions/question.ts";
import type { Submission } from "../../cards/submissions/submission.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, say } from "./reply.ts";

type Asked = Question["ask"] | Submission["verb"];

/** What may be asked where partners read along: what it answers with is redacted. Anything new is not, until it is. */
const FOR_PARTNERS: ReadonlySet<Asked> = new Set<Asked>([
  ...(["help", "my actions", "show", "history", "update", "summary", "plans"] as const),
  ...(["overdue", "due", "rated", "in state", "slips", "stale", "unasked", "no update"] as const),
  ...(["settings", "plan set", "bind", "unbind"] as const),
  // Buttons: those that ask a question, which is looked at itself, and those of the settings.
  ...(["ask", "turn-settings", "save-settings"] as const),
]);

/**
 * The answer to what is not done where partners read along, else undefined. A form, and what it holds when it is refused,
 * are words that partners do not read; a pressed Submit would show them to all.
 */
export async function keptFromPartners(deps: AnswerDeps, turn: Turn, asked: Asked): Promise<Reply | undefined> {
  if (turn.ref.kind === "personal" || FOR_PARTNERS.has(asked)) return undefined;
  if (!(await partnersReadAlong(deps, askingOf(turn, null)))) return undefined;
  return say(refusalCard({ reason: "partners-look-on" }, null));
}
