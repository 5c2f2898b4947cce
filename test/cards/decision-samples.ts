import { decidedCard } from "../../src/cards/updates/decided.ts";
import { decisionCard } from "../../src/cards/updates/decision.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import { AMINA, anAction, NOW } from "../builders.ts";
import { openActionOf } from "./action-samples.ts";
import type { Samples } from "./gallery.ts";
import { hostileOf } from "./hostile.ts";

function proposed(words: string, more: Partial<Action> = {}): Action {
  const lastUpdate = {
    ...{ entry: 2, at: NOW.toISOString(), by: AMINA, byName: "Amina Diallo", inNameOf: null, partRags: [] },
    ...{ rag: "complete" as const, progress: words, difference: words, evidence: words, nextReview: null },
  };
  return anAction({ rag: "complete", state: "awaiting-sign-off", lastUpdate, ...more });
}

function asked(reason: string, more: Partial<Action> = {}): Action {
  const who = { at: NOW.toISOString(), by: AMINA, byName: "Amina Diallo" };
  const revision = { from: "2027-01-31", to: "2027-03-31", reason, askedBy: "Amina Diallo", approvedBy: "Owen Pryce" };
  return anAction({
    id: "a2",
    ref: "1.1.2",
    dateChange: { ...who, from: "2027-03-31", to: "2027-06-30", reason },
    revisions: Array.from({ length: 3 }, () => ({ ...revision, on: "2026-10-01" })),
    ...more,
  });
}

const paths = { nonce: "n1", back: "waiting" };
const long = { title: hostileOf(300), measures: Array.from({ length: 12 }, () => hostileOf(900)) };

export const decisionSamples: Samples = {
  decision: decisionCard(openActionOf(proposed("Forty plans use it")), "completion", null, paths),
  "decision-date": decisionCard(openActionOf(asked("Two posts withdrawn")), "end date", null, paths),
  "decision-refused": decisionCard(
    openActionOf(proposed("Forty plans use it")),
    "completion",
    { refusal: { reason: "reason-missing" }, words: "", checkOn: "" },
    paths,
  ),
  "decision-hostile": decisionCard(
    openActionOf(proposed(hostileOf(3000), long)),
    "completion",
    {
      refusal: { reason: "changed-meanwhile", by: hostileOf(100), at: NOW.toISOString() },
      words: hostileOf(500),
      checkOn: "",
    },
    paths,
  ),
  "action-accepted": decidedCard(
    { ...openActionOf(proposed("Done", { state: "complete", checkDate: "2027-05-20" })), again: false },
    "completion",
    true,
    "waiting",
  ),
};
