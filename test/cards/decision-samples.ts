import type { FileDates } from "../../src/app/updates/file-dates.ts";
import { decidedCard } from "../../src/cards/updates/decided.ts";
import { decisionCard } from "../../src/cards/updates/decision.ts";
import { fileDatesCard } from "../../src/cards/updates/file-dates.ts";
import { fileDatesDecided } from "../../src/cards/updates/file-dates-decided.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { MovedAction } from "../../src/domain/updates/file-dates.ts";
import { AMINA, anAction, aPlan, NOW, TODAY } from "../builders.ts";
import { openActionOf, openPlanOf } from "./action-samples.ts";
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

/** Evidence of before the proposal, of the proposal, and of after it. */
function pieces(many: number, shows: string): Action["evidence"] {
  return Array.from({ length: many }, (_, index) => {
    const who = { at: NOW.toISOString(), by: AMINA, byName: "Amina Diallo" };
    const where = index % 2 === 0 ? "https://northshire.example/register" : "";
    return {
      ...who,
      entry: index + 1,
      kind: where === "" ? "note" : "link",
      where,
      shows: `${shows} ${index}`,
    } as const;
  });
}

const paths = { nonce: "n1", back: "waiting" };
const long = { title: hostileOf(300), measures: Array.from({ length: 12 }, () => hostileOf(900)) };

function moved(index: number, words: string, file: string, more: Partial<Action> = {}): MovedAction {
  const action = asked(words, { id: `a${index}`, ref: `1.1.${index}`, ...more });
  const who = { at: NOW.toISOString(), by: "nia", byName: "Nia Rees" };
  const about = { from: "2027-03-31", to: "2027-06-30", reason: words };
  return { ...action, dateChange: { ...who, ...about, file: { name: file, import: "i1" } } };
}

const someMoves = [moved(1, "", "plan.docx", { revisions: [] }), moved(2, "The supplier withdrew", "plan.docx")];
const hostileMoves = Array.from({ length: 20 }, (_, index) => {
  const words = { title: hostileOf(300), ref: hostileOf(30), id: `0f6f7d0a-52f4-4d6b-8f57-${index}00000000000` };
  return moved(index, hostileOf(500), hostileOf(200), words);
});
const dates: FileDates = { ...openPlanOf(aPlan()), imported: "i1", moves: someMoves, others: 1 };
const together = { board: "Improvement Board", day: "2026-11-12" };
const agreed = anAction({
  ...{ ref: "1.1.1", endDate: "2027-06-30" },
  revisions: [
    {
      ...{ from: "2027-03-31", to: "2027-06-30", reason: "import of plan.docx", askedBy: "Nia Rees" },
      ...{ approvedBy: "Owen Pryce", on: TODAY, together },
    },
  ],
});

export const decisionSamples: Samples = {
  "file-dates": fileDatesCard(dates, 1, null, paths),
  "file-dates-refused": fileDatesCard(
    dates,
    1,
    { refusal: { reason: "nothing-ticked" }, board: "Improvement Board", day: "2026-11-12", words: "", ticked: [] },
    paths,
  ),
  "file-dates-hostile": fileDatesCard(
    { ...dates, moves: hostileMoves },
    2,
    {
      ...{ refusal: { reason: "text-too-long", field: "board", length: 300, most: 100 }, board: hostileOf(300) },
      ...{ day: hostileOf(30), words: hostileOf(900), ticked: [hostileOf(30)] },
    },
    paths,
  ),
  "waiting-dates-decided": fileDatesDecided(
    { ...dates, agrees: true, decided: [agreed], changed: [someMoves[1] ?? agreed], again: false },
    "waiting",
  ),
  "waiting-dates-hostile": fileDatesDecided(
    { ...dates, agrees: false, decided: hostileMoves, changed: hostileMoves, again: false },
    "waiting",
  ),
  "action-dates-moved": decidedCard({ ...openActionOf(agreed), again: false }, "end date", true, "waiting"),
  decision: decisionCard(openActionOf(proposed("Forty plans use it")), "completion", null, paths),
  "decision-date": decisionCard(openActionOf(asked("Two posts withdrawn")), "end date", null, paths),
  "decision-refused": decisionCard(
    openActionOf(proposed("Forty plans use it")),
    "completion",
    { refusal: { reason: "reason-missing" }, words: "", checkOn: "" },
    paths,
  ),
  "decision-evidence": decisionCard(
    openActionOf(proposed("Forty plans use it", { evidence: pieces(9, "Register of training") })),
    "completion",
    null,
    paths,
  ),
  "decision-hostile": decisionCard(
    openActionOf(proposed(hostileOf(3000), { ...long, evidence: pieces(30, hostileOf(500)) })),
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
