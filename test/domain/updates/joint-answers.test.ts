import { describe, expect, it } from "vitest";
import { isUpdateDue, openDateOf } from "../../../src/domain/due/due.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import { lineOf } from "../../../src/domain/plan/action-line.ts";
import type { Plan } from "../../../src/domain/plan/plan.ts";
import type { Rag } from "../../../src/domain/plan/rag.ts";
import { findItems } from "../../../src/domain/reminders/items.ts";
import { answeredByAnother, jointReviewOf } from "../../../src/domain/updates/joint-answers.ts";
import { planUndo } from "../../../src/domain/updates/undo.ts";
import { planUpdate } from "../../../src/domain/updates/update.ts";
import { AMINA, aLabel, anAction, aPlan, BEN, NOW, OWEN, THEA, TODAY } from "../../builders.ts";

const heads = { ...aLabel("Heads of Service", AMINA, BEN), answers: "each" as const };
const plan = aPlan({ labels: [heads, aLabel("Thea Lund", THEA)] });
/** Led by two heads of service who are each to answer, its review today. */
const each = (more: Partial<Action> = {}) =>
  anAction({ leads: [{ label: "Heads of Service", accountable: true }], reviewDate: TODAY, ...more });

interface Filed {
  readonly by: string;
  readonly rag?: Rag;
  readonly today?: string;
  readonly of?: Plan;
  readonly at?: string;
}

function file(action: Action, { by, rag = "green", today = TODAY, of = plan, at = NOW.toISOString() }: Filed) {
  const evidence = rag === "complete" ? "Audit 14" : "";
  const texts = {
    progress: "Going on",
    difference: "More is heard",
    evidence,
    inTheWay: "",
    moveTo: "",
    moveReason: "",
  };
  const input = { rag, partRags: [], ...texts, nextReview: "2026-12-18", confirmed: [] };
  const filing = { person: by, name: by, inNameOf: null, via: "card" as const, at, today };
  const planned = planUpdate(action, input, filing, of.settings, jointReviewOf(of, action, by, today));
  if (!planned.ok) throw new Error(planned.refusal.reason);
  return planned.value;
}

function asked(action: Action, of: Plan = plan, today = TODAY) {
  const items = findItems({ plan: of, lines: [lineOf(action)], asked: [], holds: [] }, today);
  return items.map(({ recipient, state }) => `${recipient.person} ${state}`);
}

describe("a role whose holders each answer", () => {
  const first = file(each(), { by: AMINA, rag: "red" });

  it("keeps the review where it is until the last has answered, and asks only who has not", () => {
    expect(first.after).toMatchObject({ reviewDate: TODAY, round: [{ person: AMINA, rag: "red" }] });
    expect(asked(each())).toEqual([`${AMINA} owed`, `${BEN} owed`]);
    expect(asked(first.after)).toEqual([`${BEN} owed`]);
    const last = file(first.after, { by: BEN });
    expect(last.after).toMatchObject({ reviewDate: "2026-12-18", round: undefined });
    expect(asked(last.after)).toEqual([`${AMINA} ahead`, `${BEN} ahead`]);
  });

  it("is update due for the one who has not answered, whatever the other filed since", () => {
    const late = { today: "2026-11-25", at: "2026-11-25T10:00:00Z" };
    const { after } = file(each(), { by: AMINA, ...late });
    expect(isUpdateDue(lineOf(after), plan.settings, "2026-11-26")).toBe(true);
    expect(openDateOf(lineOf(after), plan.settings)).toEqual({ date: TODAY, kind: "review" });
  });

  it("stands at the worst of its answers, and each answer is told as it was", () => {
    const last = file(first.after, { by: BEN, rag: "green" });
    expect(last.after.rag).toBe("red");
    expect(last.entry.changes).toContainEqual({ field: "answer", part: BEN, from: null, to: "green" });
    const mended = file(first.after, { by: AMINA, rag: "green" });
    expect(mended.after).toMatchObject({ rag: "green", round: [{ person: AMINA, rag: "green" }] });
    expect(mended.entry.changes).toContainEqual({ field: "answer", part: AMINA, from: "red", to: "green" });
  });

  it("counts the answer of a stand-in for whom they cover", () => {
    const covered = { ...plan, standIns: [{ for: BEN, by: OWEN, from: TODAY, to: TODAY }] };
    expect(file(each(), { by: OWEN, of: covered }).after.round).toMatchObject([{ person: BEN }]);
  });

  it("is answered for nobody by a manager, whose update is kept all the same", () => {
    const { after } = file(each(), { by: OWEN });
    expect(after).toMatchObject({ reviewDate: TODAY, round: [], lastUpdate: { by: OWEN } });
    expect(asked(after)).toEqual([`${AMINA} owed`, `${BEN} owed`]);
  });

  it("is not answered before the review is asked about", () => {
    const early = file(each({ reviewDate: "2027-01-29" }), { by: AMINA });
    expect(early.after).toMatchObject({ reviewDate: "2027-01-29", round: undefined });
    expect(early.entry.changes.map(({ field }) => field)).not.toContain("answer");
  });

  it("is over with a proposed completion, and with an answer taken back as it was before", () => {
    expect(file(first.after, { by: BEN, rag: "complete" }).after).toMatchObject({
      state: "awaiting-sign-off",
      round: undefined,
    });
    const last = file(first.after, { by: BEN });
    const undone = planUndo(last.after, last.after.version, {
      ...{ person: BEN, name: BEN, inNameOf: null, via: "card", at: NOW.toISOString(), today: TODAY },
    });
    expect(undone).toMatchObject({ value: { after: { reviewDate: TODAY, rag: "red", round: [{ person: AMINA }] } } });
  });

  it("asks again when who has not answered leaves, rather than nobody", () => {
    const left = { ...plan, labels: [{ ...heads, holders: heads.holders.slice(0, 1) }] };
    expect(asked(first.after, left)).toEqual([`${AMINA} owed`]);
    expect(file(first.after, { by: AMINA, of: left }).after).toMatchObject({
      reviewDate: "2026-12-18",
      round: undefined,
    });
  });
});

describe("joint leads", () => {
  const joint = aPlan();
  const both = anAction({
    leads: [
      { label: "Amina Diallo", accountable: true },
      { label: "Ben Okafor", accountable: false },
    ],
    reviewDate: TODAY,
  });
  const { after } = file(both, { by: AMINA, of: joint });

  it("are answered for by the first, whom the other sees and may add to", () => {
    expect(after).toMatchObject({ reviewDate: "2026-12-18", round: undefined });
    expect(answeredByAnother(joint, after, BEN, TODAY)).toMatchObject({ by: AMINA });
    expect(answeredByAnother(joint, after, AMINA, TODAY)).toBeNull();
    expect(answeredByAnother(joint, after, OWEN, TODAY)).toBeNull();
  });

  it("are asked anew once the next review is near", () => {
    expect(answeredByAnother(joint, after, BEN, "2026-12-04")).toBeNull();
  });
});
