import { describe, expect, it } from "vitest";
import type { Action } from "../../../src/domain/plan/action.ts";
import type { ProgressUpdate } from "../../../src/domain/plan/filings.ts";
import type { Plan } from "../../../src/domain/plan/plan.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/plan/plan.ts";
import { beforeOf } from "../../../src/domain/updates/field-changes.ts";
import type { Filing } from "../../../src/domain/updates/filing.ts";
import {
  offerCheckDate,
  planCheckPassed,
  planReopening,
  planSignOff,
  type SignOff,
} from "../../../src/domain/updates/sign-off.ts";
import { planUndo } from "../../../src/domain/updates/undo.ts";
import { planUpdate } from "../../../src/domain/updates/update.ts";
import type { UpdateInput } from "../../../src/domain/updates/update-input.ts";
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

describe("an accepted completion", () => {
  it("leaves nothing waiting that was asked for while it was to be done", () => {
    const dateChange = {
      ...{ at: NOW.toISOString(), by: AMINA, byName: "Amina Diallo" },
      ...{ from: "2027-03-31", to: "2027-06-30", reason: "Two posts are vacant" },
    };
    const planned = planSignOff(aPlan(), proposed({ dateChange }), yes, filing(OWEN));
    if (!planned.ok) throw new Error(planned.refusal.reason);
    expect(planned.value.after.dateChange).toBeNull();
    expect(planned.value.entry.changes).toContainEqual({
      ...{ field: "requested end date", part: null },
      ...{ from: "2027-06-30", to: null },
    });
  });
});

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
    const after = decide(THEA, { kind: "send back", words: "The audit is of one team only" });
    expect(after).toMatchObject({ state: "open", rag: "green", reviewDate: "2026-11-23", undo: null });
    expect(decide(THEA, { kind: "send back", words: " " })).toEqual({ reason: "reason-missing" });
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

  it("is opened again by no lead of it, only by those who could have accepted it", () => {
    const accepted = decide(THEA) as Action;
    const reopen = (person: string, plan: Plan = aPlan()) => planReopening(plan, accepted, "It lapsed", filing(person));
    for (const person of [AMINA, BEN, VIV])
      expect(reopen(person)).toMatchObject({
        refusal: { reason: "not-allowed", ask: ["Thea Lund", "Owen Pryce", "Carys Vaughan"] },
      });
    for (const person of [THEA, OWEN, CARYS]) expect(reopen(person)).toHaveProperty("value");
    expect(planReopening(aPlan(), accepted, " ", filing(OWEN))).toEqual({
      ok: false,
      refusal: { reason: "reason-missing" },
    });
    expect(planReopening(aPlan(), anAction(), "It lapsed", filing(OWEN))).toMatchObject({
      refusal: { reason: "not-complete" },
    });
  });

  it("is not rated once it is open again, whatever it was before, until its lead says", () => {
    const accepted = { ...(decide(THEA) as Action), parts: [{ text: "In duty teams", rag: "complete" as const }] };
    const reopened = planReopening(aPlan(), accepted, "It lapsed", filing(OWEN));
    expect(reopened).toMatchObject({
      value: { after: { rag: "unrated", parts: [{ rag: "unrated" }], reviewDate: "2026-11-23" } },
    });
  });
});

describe("a completion that nobody impartial is left for", () => {
  const chairsOwn = (plan: Partial<Plan> = {}) =>
    aPlan({ labels: [aLabel("Amina Diallo", AMINA, CARYS)], people: some(CARYS, AMINA), ...plan });
  const some = (...ids: readonly string[]) => aPlan().people.filter(({ id }) => ids.includes(id));
  const typedBy = (by: string) => proposed({ lastUpdate: { ...(proposed().lastUpdate as ProgressUpdate), by } });

  it("is not accepted by the chair who typed it, while another could file it again", () => {
    expect(decide(CARYS, yes, typedBy(CARYS), chairsOwn())).toMatchObject({ reason: "not-allowed" });
    expect(decide(CARYS, yes, typedBy(AMINA), chairsOwn())).toMatchObject({ state: "complete" });
  });

  it("is accepted by the chair who typed it where the plan has nobody else at all", () => {
    const alone = aPlan({ labels: [aLabel("Amina Diallo", CARYS)], people: some(CARYS, VIV) });
    expect(decide(CARYS, yes, typedBy(CARYS), alone)).toMatchObject({ state: "complete" });
  });
});

describe("a plan whose owners let any manager accept", () => {
  const plan = aPlan({ settings: { ...aPlan().settings, signOff: "any manager" } });
  const own = proposed({
    leads: [{ label: "Thea Lund", accountable: true }],
    lastUpdate: { ...(proposed().lastUpdate as ProgressUpdate), by: THEA },
  });

  it("lets a theme lead accept even their own, and nobody who is no manager", () => {
    expect(decide(THEA, yes, own, plan)).toMatchObject({ state: "complete" });
    expect(decide(THEA, yes, own)).toMatchObject({ reason: "not-allowed" });
    for (const person of [AMINA, BEN, VIV])
      expect(decide(person, yes, own, plan)).toMatchObject({ reason: "not-allowed" });
  });
});

describe("a completion that is looked at once more", () => {
  const due = (more: Partial<Action> = {}) =>
    anAction({ state: "complete", rag: "complete", checkDate: TODAY, version: 3, ...more });
  const still = (action: Action, person = AMINA) => planCheckPassed(aPlan(), action, filing(person));

  it("stands when one of its leads says so, and is not asked about again", () => {
    expect(still(due())).toMatchObject({
      value: {
        after: { state: "complete", checkDate: null, version: 4 },
        entry: { kind: "check-passed", changes: [{ field: "check date", from: TODAY, to: null }] },
      },
    });
  });

  it("is answered from the day it is asked on, the working day before a weekend's, by those who may update", () => {
    expect(still(due({ checkDate: "2026-11-22" }))).toHaveProperty("value");
    expect(still(due({ checkDate: "2026-11-23" }))).toMatchObject({
      refusal: { reason: "no-check-due", on: "2026-11-23" },
    });
    expect(still(due({ checkDate: null }))).toMatchObject({ refusal: { reason: "no-check-due", on: null } });
    expect(still(due(), VIV)).toMatchObject({ refusal: { reason: "not-allowed" } });
  });

  const file = (action: Action, more: Partial<UpdateInput>) =>
    planUpdate(
      action,
      {
        ...{ rag: "amber", partRags: [], progress: "It has lapsed", difference: "Less heard", evidence: "Audit 15" },
        ...{ nextReview: "2026-12-18", inTheWay: "", moveTo: "", moveReason: "", confirmed: [], ...more },
      },
      filing(AMINA),
      aPlan().settings,
    );

  it("is open again by an update that says otherwise, which may be undone", () => {
    const reopened = file(due(), {});
    if (!reopened.ok) throw new Error(reopened.refusal.reason);
    expect(reopened.value).toMatchObject({
      after: { state: "open", rag: "amber", checkDate: null, reviewDate: "2026-12-18" },
      entry: { kind: "reopened", update: { progress: "It has lapsed" } },
    });
    const undone = planUndo(reopened.value.after, 4, filing(AMINA));
    expect(undone).toMatchObject({ value: { after: { state: "complete", rag: "complete", checkDate: TODAY } } });
  });

  it("stands by an update that says complete again, without another sign-off", () => {
    expect(file(due(), { rag: "complete" })).toMatchObject({
      value: { after: { state: "complete", checkDate: null }, entry: { kind: "check-passed" } },
    });
  });

  it("takes no update before its day", () => {
    expect(file(due({ checkDate: "2026-12-20" }), {})).toMatchObject({ refusal: { reason: "action-closed" } });
  });
});

describe("the day on which a completion is looked at once more", () => {
  it.each([
    ["2026-11-20", "2027-05-20"],
    ["2026-02-28", "2026-08-28"],
    // A Saturday before a bank holiday.
    ["2027-02-28", "2027-08-31"],
    ["2026-11-15", "2027-05-17"],
  ])("is offered, from %s, on a working day: %s", (today, expected) => {
    expect(offerCheckDate(DEFAULT_SETTINGS, today)).toBe(expected);
  });
});
