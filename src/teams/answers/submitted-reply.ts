import type { UpdateAim } from "../../app/updates/open-update.ts";
import { showNext } from "../../app/updates/show-next.ts";
import type { Submitted } from "../../app/updates/submit-update.ts";
import type { TypedOutcome } from "../../app/updates/type-update.ts";
import { savedCard, type UpdateDone } from "../../cards/updates/saved.ts";
import { updateCard } from "../../cards/updates/update.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard } from "./refusal-card.ts";
import { type AnswerDeps, say } from "./reply.ts";

/** The form, the form again with why, or the action as it now stands. `done`: what was asked for. */
export async function submittedReply(
  deps: AnswerDeps,
  turn: Turn,
  submitted: TypedOutcome | Submitted,
  done: UpdateDone,
  back: string,
  aim: UpdateAim = "update",
): Promise<Reply> {
  const paths = { nonce: deps.newId(), back };
  // A form holds words that partners do not read; what was typed stands above.
  if (submitted.kind !== "saved" && submitted.form.audience === "partners")
    return say(refusalCard({ reason: "partners-look-on" }, null));
  if (submitted.kind === "open") return say(updateCard(submitted.form, null, paths));
  if (submitted.kind === "form") return say(updateCard(submitted.form, submitted.refusal, paths, aim));
  const { open, again } = submitted;
  const next = done === "saved" ? await showNext(deps, open) : undefined;
  const message = savedCard(open, { done, again, by: turn.actor.person, now: turn.at, next }, paths);
  // What was saved is true for everyone who looks at this message.
  return { kind: "message", message, base: message };
}
