import type { Submitted } from "../../app/updates/submit-update.ts";
import type { Typed } from "../../app/updates/type-update.ts";
import { type Done, savedCard } from "../../cards/updates/saved.ts";
import { updateCard } from "../../cards/updates/update.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard } from "./refusal-card.ts";
import { type HearParts, say } from "./reply.ts";

/** The form, the form again with why, or the action as it now stands. `done`: what was asked for. */
export function submittedReply(
  parts: HearParts,
  turn: Turn,
  submitted: Typed | Submitted,
  done: Done,
  back: string,
): Reply {
  const paths = { nonce: parts.newId(), back };
  // A form holds words that partners do not read; what was typed stands above.
  if (submitted.kind !== "saved" && submitted.form.audience === "partners")
    return say(refusalCard({ reason: "partners-look-on" }, null));
  if (submitted.kind === "open") return say(updateCard(submitted.form, null, paths));
  if (submitted.kind === "form") return say(updateCard(submitted.form, submitted.refusal, paths));
  const { open, again } = submitted;
  const message = savedCard(open, { done, again, by: turn.actor.person, now: turn.at }, paths);
  // What was saved is true for everyone who looks at this message.
  return { kind: "message", message, base: message };
}
