import { describe, expect, it } from "vitest";
import type { Action } from "../../../src/domain/plan/action.ts";
import type { DateRevision } from "../../../src/domain/plan/filings.ts";
import { type DateDecision, planDateDecision } from "../../../src/domain/updates/date-change.ts";
import type { Filing } from "../../../src/domain/updates/filing.ts";
import { AMINA, anAction, aPlan, CARYS, NOW, OWEN, THEA, TODAY } from "../../builders.ts";

function filing(person: string): Filing {
  return { person, name: person, inNameOf: null, via: "card", at: NOW.toISOString(), today: TODAY };
}

const slip: DateRevision = {
  ...{ from: "2027-01-31", to: "2027-03-31", reason: "The supplier withdrew" },
  ...{ askedBy: "Amina Diallo", approvedBy: "Owen Pryce", on: "2026-10-01" },
};

function asked(slips: number, by = AMINA): Action {
  const dateChange = {
    ...{ at: NOW.toISOString(), by, byName: "Amina Diallo", from: "2027-03-31", to: "2027-06-30" },
    reason: "Two posts withdrawn",
  };
  return anAction({ dateChange, revisions: Array.from({ length: slips }, () => slip) });
}

function decide(person: string, action: Action, decision: DateDecision = { kind: "approve" }) {
  const planned = planDateDecision(aPlan(), action, decision, filing(person));
  return planned.ok ? planned.value.after : planned.refusal;
}

describe("a request to move an end date", () => {
  it.each([
    ["the first time by an owner", OWEN, 0, true],
    ["the first time not by the chair", CARYS, 0, false],
    ["the second time by the chair", CARYS, 1, true],
    ["the second time no longer by an owner", OWEN, 1, false],
    ["never by the theme lead", THEA, 0, false],
    ["never by its lead", AMINA, 0, false],
  ])("is approved %s", (_, person, slips, may) => {
    expect(decide(person, asked(slips))).toMatchObject(may ? { endDate: "2027-06-30" } : { reason: "not-allowed" });
  });

  it("of the only owner goes to the chair", () => {
    expect(decide(OWEN, asked(0, OWEN))).toMatchObject({ reason: "not-allowed", ask: ["Carys Vaughan"] });
    expect(decide(CARYS, asked(0, OWEN))).toMatchObject({ endDate: "2027-06-30" });
  });

  it("approved, keeps every date the action had", () => {
    const after = decide(CARYS, asked(1)) as Action;
    expect(after.revisions.map(({ from, to }) => [from, to])).toEqual([
      ["2027-01-31", "2027-03-31"],
      ["2027-03-31", "2027-06-30"],
    ]);
    expect(after.dateChange).toBeNull();
  });

  it("refused, leaves the date, says why, and its lead hears of it the next working day", () => {
    const after = decide(OWEN, asked(0), { kind: "refuse", words: "The board needs it by March" });
    expect(after).toMatchObject({ endDate: "2027-03-31", dateChange: null, reviewDate: "2026-11-23", revisions: [] });
    expect(decide(OWEN, asked(0), { kind: "refuse", words: "" })).toEqual({ reason: "reason-missing" });
  });

  it("is decided once", () => {
    expect(decide(OWEN, anAction())).toEqual({ reason: "nothing-to-decide", ref: "1.1.1" });
  });
});
