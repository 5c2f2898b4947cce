import { claimLabel, findClaimable } from "../../app/people/claim-label.ts";
import { decideClaim } from "../../app/people/decide-claim.ts";
import { openLabel } from "../../app/people/open-label.ts";
import { readMembers } from "../../app/people/read-members.ts";
import { settleLabel } from "../../app/people/settle-label.ts";
import { showPeople } from "../../app/people/show-people.ts";
import { claimCard, claimDecisionCard, claimedCard } from "../../cards/people/claim.ts";
import { peopleCard } from "../../cards/people/people.ts";
import { type SettleInput, settleCard, settleInput } from "../../cards/people/settle.ts";
import type { Asks } from "../../cards/questions/question.ts";
import { readQuestion } from "../../cards/questions/read-question.ts";
import { type LabelSubmission, readSettleInput, wishOf } from "../../cards/submissions/label-submission.ts";
import type { Pressed } from "../../cards/submissions/submission.ts";
import { findByKey } from "../../domain/people/labels.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, reply, say } from "./reply.ts";

/** "people" and "claim". */
export async function answerPeople(deps: AnswerDeps, turn: Turn, question: Asks<"people" | "claim">): Promise<Reply> {
  const asking = askingOf(turn, question.plan);
  if (question.ask === "claim") return reply(question, await findClaimable(deps, asking, question.name), claimCard);
  if (turn.ref.kind !== "personal") await readMembers(deps, turn.ref);
  return reply(question, await showPeople(deps, asking), (list) => peopleCard(list, question.page, ""));
}

/** The buttons about a plan's names; after a decision the list stands there again, saying what was done. */
export async function answerLabel(deps: AnswerDeps, turn: Turn, pressed: LabelSubmission): Promise<Reply> {
  const asking = askingOf(turn, pressed.plan);
  switch (pressed.verb) {
    case "open-label":
      return drawForm(deps, turn, pressed, null, null);
    case "settle-label": {
      const input = readSettleInput(pressed);
      const request = { label: pressed.label, seen: pressed.seen, wish: wishOf(input) };
      const settled = await settleLabel(deps, asking, request);
      if (!settled.ok) return drawForm(deps, turn, pressed, input, settled.refusal);
      return drawList(deps, turn, pressed, `Saved: ${pressed.label}.`);
    }
    case "open-claim": {
      const list = await showPeople(deps, asking);
      if (!list.ok) return say(refusalCard(list.refusal, null));
      const meant = findByKey(list.value.plan, pressed.label)?.text;
      const state = list.value.labels.find(({ label }) => label.text === meant);
      const claim = state?.claims.find(({ person }) => person === pressed.person);
      if (state === undefined || claim === undefined)
        return say(refusalCard({ reason: "claim-gone", label: pressed.label }, null));
      return say(claimDecisionCard(list.value.plan, state.label.text, claim, pressed.back));
    }
    case "decide-claim": {
      const decided = await decideClaim(deps, asking, pressed);
      if (!decided.ok) return say(refusalCard(decided.refusal, null));
      return drawList(deps, turn, pressed, `${pressed.confirmed ? "Confirmed" : "Refused"}: ${pressed.label}.`);
    }
    case "claim-label":
      return reply(null, await claimLabel(deps, asking, pressed.label), claimedCard);
  }
}

type OnLabel = Exclude<LabelSubmission, { readonly verb: "claim-label" }>;

/** The form, new (`input` null) or as it was refused with what was chosen. */
async function drawForm(
  deps: AnswerDeps,
  turn: Turn,
  pressed: Pressed<"open-label" | "settle-label">,
  input: SettleInput | null,
  refusal: Refusal | null,
): Promise<Reply> {
  const { plan, label, as, find, back } = pressed;
  const form = await openLabel(deps, askingOf(turn, plan), label, find);
  if (!form.ok) return say(refusalCard(refusal ?? form.refusal, null));
  return say(settleCard(form.value, input ?? settleInput(form.value, as, find), refusal, back));
}

async function drawList(deps: AnswerDeps, turn: Turn, { plan, back }: OnLabel, banner: string): Promise<Reply> {
  const asked = readQuestion(back);
  const page = asked?.ask === "people" ? asked.page : 1;
  return reply(null, await showPeople(deps, askingOf(turn, plan)), (list) => peopleCard(list, page, banner));
}
