import { describe, expect, it } from "vitest";
import type { Action } from "../../../src/domain/action.ts";
import type { ProgressUpdate } from "../../../src/domain/filings.ts";
import type { Plan } from "../../../src/domain/plan.ts";
import { planReopening, planSignOff, type SignOff } from "../../../src/domain/updates/sign-off.ts";
import { beforeOf, type Filing } from "../../../src/domain/updates/update.ts";
import { AMINA, aLabel, anAction, aPlan, BEN, CARYS, NOW, OWEN, THEA, TODAY, VIV } from "../../builders.ts";

function filing(person: string): Filing {
  return { person, name: person, inNameOf: null, via: "card", at: NOW.toISOString(), today: TODAY };
}

/** Proposed complete by its lead, green before. */
function proposed(more: Partial<Action> = {}): Action {
  const green = anAction({ rag: "green" });
  const lastUpdate: ProgressUpdate = {
    ...{
      entry: 2,
      at: NOW.toISOString(),
      by: AMINA,
      byName: "Amina Diallo",
      inNameOf: null,
      rag: "complete",
      partRags: [],
    },
    ...{ progress: "Done", difference: "Heard", evidence: "Audit 14", nextReview: null },
  } as const;
  return {
    ...green,
    rag: "complete",
    state: "awaiting-sign-off",
    lastUpdate,
    undo: beforeOf(green),
    version: 2,
    ...more,
  };
}

const yes: SignOff = { kind: "accept", checkOn: "" };

function decide(person: string, decision: SignOff = yes, action = proposed(), plan: Plan = aPlan()) {
  const planned = planSignOff(plan, action, decision, filing(person));
  return planned.ok ? planned.value.after : planned.refusal;
}

describe("a completion", () => {
  it.each<[string, string, Partial<Plan>, Partial<Action>, boolean]>([
    ["the lead of its theme", THEA, {}, {}, true],
    ["a plan owner", OWEN, {}, {}, true],
    ["a chair", CARYS, {}, {}, true],
    ["its lead", AMINA, {}, {}, false],
    ["another lead", BEN, {}, {}, false],
    ["a viewer", VIV, {}, {}, false],
    [
      "the theme lead who typed it",
      THEA,
      {},
      { lastUpdate: { ...(proposed().lastUpdate as ProgressUpdate), by: THEA } },
      false,
    ],
    [
      "the theme lead who is a co-lead",
      THEA,
      {},
      {
        leads: [
          { label: "Amina Diallo", accountable: true },
          { label: "Thea Lund", accountable: false },
        ],
      },
      false,
    ],
    [
      "the owner who stands in for its lead",
      OWEN,
      { standIns: [{ for: AMINA, by: OWEN, from: TODAY, to: TODAY }] },
      {},
      false,
    ],
    ["the owner who files for its lead", OWEN, { delegates: [{ for: AMINA, by: OWEN }] }, {}, false],
    [
      "the owner who vouches for its lead",
      OWEN,
      { labels: [{ ...aLabel("Amina Diallo", AMINA), sponsor: OWEN }] },
      {},
      false,
    ],
  ])("is accepted by %s", (_, person, plan, action, may) => {
    const decided = decide(person, yes, proposed(action), aPlan(plan));
    expect("state" in decided ? decided.state : decided.reason).toBe(may ? "complete" : "not-allowed");
  });

  it("is accepted by the chair where nobody else is left, even her own", () => {
    const people = aPlan().people.filter(({ id }) => id === CARYS || id === AMINA);
    const plan = aPlan({ people, labels: [aLabel("Amina Diallo", AMINA, CARYS)] });
    expect(decide(CARYS, yes, proposed(), plan)).toMatchObject({ state: "complete" });
    expect(decide(CARYS, yes, proposed(), aPlan({ labels: plan.labels }))).toMatchObject({ reason: "not-allowed" });
  });

  it("keeps its rating complete, and may carry a day to look again", () => {
    const after = decide(THEA, { kind: "accept", checkOn: "2027-05-20" });
    expect(after).toMatchObject({ state: "complete", rag: "complete", checkDate: "2027-05-20", version: 3 });
    expect(decide(THEA, { kind: "accept", checkOn: "2026-11-01" })).toMatchObject({ reason: "date-past" });
  });

  it("comes back with words, the rating it had, and is asked about the next working day", () => {
    const after = decide(THEA, { kind: "return", words: "The audit is of one team only" });
    expect(after).toMatchObject({ state: "open", rag: "green", reviewDate: "2026-11-23", undo: null });
    expect(decide(THEA, { kind: "return", words: " " })).toEqual({ reason: "reason-missing" });
  });

  it("is decided once", () => {
    const accepted = decide(THEA) as Action;
    expect(decide(OWEN, yes, accepted)).toEqual({ reason: "nothing-to-decide", ref: "1.1.1" });
  });

  it("can be opened again, with its history kept", () => {
    const accepted = { ...(decide(THEA, { kind: "accept", checkOn: "2027-05-20" }) as Action) };
    const reopened = planReopening(aPlan(), accepted, "The check found it had lapsed", filing(OWEN));
    expect(reopened).toMatchObject({
      value: { after: { state: "open", checkDate: null }, entry: { kind: "reopened" } },
    });
  });
});
