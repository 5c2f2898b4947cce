import { describe, expect, it } from "vitest";
import { type AddInput, planAddition, sourceOf } from "../../../src/domain/changes/add.ts";
import { mayDecideEdit, planEditDecision } from "../../../src/domain/changes/decide-edit.ts";
import { planEdit } from "../../../src/domain/changes/edit.ts";
import { leadChoices, planLeads } from "../../../src/domain/changes/leads.ts";
import { nextObjective, nextRef } from "../../../src/domain/changes/places.ts";
import type { EditInput } from "../../../src/domain/changes/read-edit.ts";
import { planPauseEnd, planState, type StateWish } from "../../../src/domain/changes/state.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import type { ActionState } from "../../../src/domain/plan/action-state.ts";
import type { EditableFields } from "../../../src/domain/plan/filings.ts";
import type { Plan } from "../../../src/domain/plan/plan.ts";
import type { StateVerb } from "../../../src/domain/plan/state-verbs.ts";
import type { Filing } from "../../../src/domain/updates/filing.ts";
import {
  AMINA,
  aLabel,
  aLine,
  anAction,
  aPerson,
  aPlan,
  BEN,
  CARYS,
  NOW,
  OWEN,
  THEA,
  TODAY,
  VIV,
} from "../../builders.ts";

const PETRA = "petra";
const twoOwners = aPlan({ people: [...aPlan().people, { ...aPerson(PETRA, "Petra Quill"), roles: ["owner"] }] });
const unstarted = aPlan({ started: null });

function filing(person: string): Filing {
  return { person, name: person, inNameOf: null, via: "card", at: NOW.toISOString(), today: TODAY };
}

const asItIs: EditInput = {
  ...{
    ref: null,
    place: null,
    title: anAction().title,
    leads: anAction().leads,
    measures: anAction().measures.join("\n"),
  },
  ...{ reviewDate: "2026-12-11", endDate: "2027-03-31", reason: "It grew", confirmed: [] },
};

function edit(person: string, more: Partial<EditInput>, plan: Plan = aPlan(), action = anAction()) {
  const planned = planEdit(plan, action, { ...asItIs, ...more }, filing(person));
  return planned.ok ? planned.value : planned.refusal;
}

function proposed(fields: EditableFields, by: string, more: Partial<Action> = {}): Action {
  return anAction({ proposal: { at: NOW.toISOString(), by, byName: by, fields, reason: "It grew" }, ...more });
}

describe("an edit", () => {
  it.each<[string, Partial<EditInput>, string, Partial<Action>?]>([
    ["nothing differs", {}, "nothing-changed"],
    ["no title", { title: " " }, "title-missing"],
    ["no lead", { leads: [] }, "lead-missing"],
    ["no reason", { title: "New", reason: "" }, "why-missing"],
    ["an end date taken away", { endDate: "" }, "date-missing"],
    ["an end date that has passed", { endDate: "2026-11-01" }, "date-past"],
    ["a review after the end", { reviewDate: "2027-04-30" }, "date-after-end"],
    ["no date at all", { reviewDate: "soon" }, "date-unreadable"],
    ["a child's name", { title: "Visit the boy called Sam" }, "looks-personal"],
    ["too many words", { title: "x".repeat(601) }, "text-too-long"],
    ["an action that has left", { title: "New" }, "action-aside", { state: "carried" }],
    ["another change waits", { title: "New" }, "edit-waiting", proposed({ title: "Other" }, BEN)],
  ])("is refused: %s", (_, more, reason, action = {}) => {
    expect(edit(AMINA, more, aPlan(), anAction(action))).toMatchObject({ reason });
  });

  it.each<[string, boolean]>([
    [AMINA, true],
    [THEA, true],
    [OWEN, true],
    [BEN, false],
    [CARYS, false],
    [VIV, false],
  ])("may be proposed by %s: %s", (person, allowed) => {
    const planned = edit(person, { title: "New" });
    expect("after" in planned).toBe(allowed);
  });

  it("is told field by field, in the words people see, and changes nothing before it is accepted", () => {
    const planned = edit(AMINA, {
      ...{ title: "New", measures: "Ten in ten", endDate: "2027-05-31" },
      leads: [...asItIs.leads, { label: "Ben Okafor", accountable: false }],
    });
    expect(planned).toMatchObject({
      after: { title: anAction().title, endDate: "2027-03-31", version: 2, proposal: { by: AMINA, reason: "It grew" } },
      entry: {
        ...{ kind: "edit-proposed", entry: 2, reason: "It grew" },
        changes: [
          { field: "title", from: anAction().title, to: "New" },
          { field: "leads", from: "Amina Diallo", to: "Amina Diallo (accountable), Ben Okafor" },
          { field: "measures", from: anAction().measures[0], to: "Ten in ten" },
          { field: "end date", from: "2027-03-31", to: "2027-05-31" },
        ],
      },
    });
  });

  it("is laid on at once by an owner before reminders start, an end date without a slip; a lead's waits", () => {
    expect(edit(OWEN, { endDate: "2027-05-31" }, unstarted)).toMatchObject({
      after: { endDate: "2027-05-31", revisions: [] },
      entry: { kind: "edited" },
    });
    expect(edit(AMINA, { title: "New" }, unstarted)).toMatchObject({ entry: { kind: "edit-proposed" } });
  });
});

describe("a proposed change", () => {
  const slipped: Partial<Action> = {
    revisions: [
      { ...{ from: "2026-12-31", to: "2027-03-31", reason: "", on: "2026-10-01" }, askedBy: "", approvedBy: "" },
    ],
  };
  const title = { title: "New" };
  const end = { endDate: "2027-05-31" };

  it.each<[string, Plan, EditableFields, string, Partial<Action>, readonly string[]]>([
    ["a lead's", aPlan(), title, AMINA, {}, [OWEN]],
    ["an owner's, with another owner", twoOwners, title, OWEN, {}, [PETRA]],
    ["an owner's, with no other owner", aPlan(), title, OWEN, {}, [CARYS]],
    ["a first move of the end date", twoOwners, end, AMINA, {}, [OWEN, PETRA]],
    ["a second move of the end date", twoOwners, end, AMINA, slipped, [CARYS]],
    ["a second move with the chair's own proposal", twoOwners, end, CARYS, slipped, []],
  ])("is decided by those who may: %s", (_, plan, fields, by, more, deciders) => {
    const action = proposed(fields, by, more);
    const may = plan.people.map(({ id }) => id).filter((id) => mayDecideEdit(plan, action, id, TODAY));
    expect(may).toEqual(deciders);
  });

  it("lays an end date on as a move like every other, and lets a later request go on from it", () => {
    const dateChange = { at: NOW.toISOString(), by: AMINA, byName: "Amina Diallo", from: "2027-03-31", reason: "x" };
    const decide = (to: string) =>
      planEditDecision(
        aPlan(),
        proposed(end, AMINA, { dateChange: { ...dateChange, to } }),
        { kind: "accept" },
        filing(OWEN),
      );
    expect(decide("2027-09-30")).toMatchObject({
      value: {
        after: {
          endDate: "2027-05-31",
          dateChange: { from: "2027-05-31", to: "2027-09-30" },
          proposal: null,
          undo: null,
        },
        entry: { kind: "edit-accepted" },
      },
    });
    expect(decide("2027-04-30")).toMatchObject({
      value: { after: { dateChange: null, revisions: [{ approvedBy: OWEN }] } },
    });
  });
});

const why = { reason: "The board decided so", until: "", into: null, confirmed: [] };

function set(person: string, does: StateVerb, action: Action, more: Partial<StateWish> = {}) {
  const planned = planState(aPlan(), action, { does, ...why, ...more }, filing(person));
  return planned.ok ? planned.value : planned.refusal;
}

describe("the state of an action", () => {
  const other = anAction({ id: "a2", ref: "1.1.2" });

  it.each<[StateVerb, ActionState, ActionState | "state-unfit"]>([
    ["begin", "not-started", "open"],
    ["begin", "open", "state-unfit"],
    ["pause", "open", "paused"],
    ["pause", "not-started", "paused"],
    ["pause", "awaiting-sign-off", "state-unfit"],
    ["withdraw", "open", "withdrawn"],
    ["withdraw", "paused", "withdrawn"],
    ["withdraw", "complete", "state-unfit"],
    ["carry", "not-started", "carried"],
    ["carry", "carried", "state-unfit"],
    ["merge", "open", "merged"],
    ["merge", "withdrawn", "state-unfit"],
    ["resume", "paused", "open"],
    ["resume", "merged", "open"],
    ["resume", "open", "state-unfit"],
  ])("%s: from %s it is %s", (does, from, to) => {
    const planned = set(OWEN, does, anAction({ state: from }), { into: other });
    expect("after" in planned ? planned.after.state : planned.reason).toBe(to);
  });

  it.each<[StateVerb, readonly string[]]>([
    ["begin", [AMINA, THEA, OWEN]],
    ["pause", [OWEN, CARYS]],
    ["withdraw", [OWEN, CARYS]],
    ["merge", [OWEN, CARYS]],
    ["carry", [OWEN, CARYS]],
    ["restrict", [OWEN]],
  ])("%s is for %s", (does, people) => {
    const action = anAction({ state: does === "begin" ? "not-started" : "open" });
    const may = aPlan().people.filter(({ id }) => "after" in set(id, does, action, { into: other }));
    expect(may.map(({ id }) => id).sort()).toEqual([...people].sort());
  });

  it("asks why, and closes what waits beside an action that leaves", () => {
    const waiting = proposed({ title: "New" }, AMINA, {
      dateChange: { at: "", by: AMINA, byName: "", from: "2027-03-31", to: "2027-06-30", reason: "" },
    });
    expect(set(OWEN, "withdraw", waiting, { reason: " " })).toMatchObject({ reason: "why-missing" });
    expect(set(OWEN, "withdraw", waiting)).toMatchObject({
      after: { state: "withdrawn", proposal: null, dateChange: null, decision: { by: OWEN, reason: why.reason } },
      entry: { kind: "withdrawn", reason: why.reason },
    });
    expect(set(OWEN, "pause", waiting)).toMatchObject({ after: { proposal: {}, dateChange: {} } });
  });

  it("comes back asked about, and awaiting sign-off where its completion was proposed", () => {
    const gone = anAction({ state: "paused", reviewDate: "2026-11-02", rag: "green" });
    expect(set(OWEN, "resume", gone)).toMatchObject({
      after: { state: "open", reviewDate: "2026-11-23", decision: null },
    });
    expect(set(OWEN, "resume", { ...gone, rag: "complete" })).toMatchObject({ after: { state: "awaiting-sign-off" } });
  });

  it("is paused until a day, and then open again by itself, not a day before", () => {
    const planned = set(OWEN, "pause", anAction(), { until: "1 December" });
    if (!("after" in planned)) throw new Error(planned.reason);
    expect(planned.after.decision).toMatchObject({ until: "2026-12-01" });
    const on = (today: string) => planPauseEnd(aPlan(), planned.after, { at: NOW.toISOString(), today });
    expect(on("2026-11-30")).toBeNull();
    expect(on("2026-12-01")).toMatchObject({ after: { state: "open" }, entry: { kind: "resumed", by: OWEN } });
    expect(planPauseEnd(aPlan(), { ...planned.after, state: "withdrawn" }, { at: "", today: "2027-01-01" })).toBeNull();
    expect(set(OWEN, "pause", anAction(), { until: "1 May 2026" })).toMatchObject({ reason: "date-past" });
  });

  it("is merged into one that goes on, and into no other", () => {
    expect(set(OWEN, "merge", anAction(), { into: null })).toMatchObject({ reason: "merge-unfit" });
    expect(set(OWEN, "merge", anAction(), { into: anAction() })).toMatchObject({ reason: "merge-unfit", same: true });
    expect(set(OWEN, "merge", anAction(), { into: { ...other, state: "carried" } })).toMatchObject({
      reason: "merge-unfit",
    });
    expect(set(OWEN, "merge", anAction(), { into: other })).toMatchObject({
      after: { decision: { into: "a2" } },
      entry: { changes: [{ field: "merged into", to: "1.1.2" }, { field: "state" }, { field: "decided" }] },
    });
  });
});

describe("the next free ref", () => {
  const at = (...refs: readonly string[]) => refs.map((ref) => aLine({ id: ref, ref }));
  const place = { theme: "1", objective: "1.1" };
  const plan = aPlan();

  it.each<[readonly string[], string]>([
    [[], "1.1.1"],
    [["1.1.1", "1.1.2"], "1.1.3"],
    [["1.1.9", "1.1.10"], "1.1.11"],
    [["1.1.3a"], "1.1.4"],
    [["EH1", "EH2"], "EH3"],
    [["14"], "15"],
  ])("after %j it is %s", (refs, next) => {
    expect(nextRef(plan, place, at(...refs))).toBe(next);
  });

  it("is nobody else's, an objective's neither", () => {
    const elsewhere = aLine({ id: "x", ref: "1.1.2", theme: "2", objective: "2.1" });
    expect(nextRef(plan, place, [...at("1.1.1"), elsewhere])).toBe("1.1.3");
    expect(nextRef(plan, { theme: "2", objective: "" }, [])).toBe("2.2");
    expect(nextObjective(plan, "1", at("1.2"))).toBe("1.3");
  });
});

describe("a new action", () => {
  const input: AddInput = {
    ...{ place: { theme: "1", objective: "1.1" }, newObjective: "", ref: "", title: "Ask every child", begun: false },
    ...{
      leads: [{ label: "Ben Okafor", accountable: true }],
      reviewDate: "",
      endDate: "",
      cadence: null,
      measures: "",
    },
    ...{ origin: "", originWords: "", confirmed: [] },
  };
  const add = (more: Partial<AddInput>, person = OWEN) => {
    const planned = planAddition(aPlan(), [aLine()], { ...input, ...more }, filing(person), "new");
    return planned.ok ? planned.value : planned.refusal;
  };

  it.each<[string, Partial<AddInput>, string]>([
    ["its ref is another's, however it is spelt", { ref: "1.1.01" }, "ref-taken"],
    ["its ref is no ref", { ref: "a|b 1" }, "ref-unfit"],
    ["its ref has no figure", { ref: "soon" }, "ref-unfit"],
    ["it has no title", { title: "" }, "title-missing"],
    ["nobody leads it", { leads: [] }, "lead-missing"],
    ["it ends in the past", { endDate: "2026-01-01" }, "date-past"],
    ["it is looked at after its end", { reviewDate: "2027-02-01", endDate: "2027-01-31" }, "date-after-end"],
  ])("is refused where %s", (_, more, reason) => {
    expect(add(more)).toMatchObject({ reason });
  });

  it("says its dates as a document would", () => {
    expect(add({ endDate: "2027-06-30", cadence: "quarterly", begun: true })).toMatchObject({
      added: [
        {
          action: {
            ...{ ref: "1.1.2", state: "open", endDate: "2027-06-30", reviewDate: "2027-01-29" },
            dates: [
              { kind: "end", text: "30 June 2027" },
              { kind: "cadence", text: "Quarterly" },
            ],
          },
          entry: { kind: "added", entry: 1 },
        },
      ],
    });
  });

  it("begins an objective of its own, after the last", () => {
    expect(add({ newObjective: "What children say", ref: "1.1.2" })).toMatchObject({
      plan: { objectives: [{}, {}, { ref: "1.2", theme: "1", title: "What children say" }] },
      added: [{ action: { ref: "1.2.1", objective: "1.2" } }],
    });
  });

  it("may be added by the lead of its theme, not of another", () => {
    expect(add({}, THEA)).toMatchObject({ added: [{}] });
    expect(add({ place: { theme: "2", objective: "2.1" } }, THEA)).toMatchObject({ reason: "not-allowed" });
  });

  it.each([
    ["inspection", "page 12, paragraph 40", "Inspection, page 12, paragraph 40"],
    ["case review", "", "Case review"],
    ["other", "A visit", "A visit"],
    ["", "", null],
  ] as const)("came from %s %s: %s", (origin, originWords, source) => {
    expect(sourceOf({ origin, originWords })).toBe(source);
  });
});

describe("chosen leads", () => {
  const choose = (other: string, plan = aPlan()) => planLeads(plan, { accountable: "", joint: [], other }, TODAY);

  it("are typed by a name of the plan, and a person without one joins it, settled", () => {
    expect(choose("ben okafor")).toMatchObject({ value: { leads: [{ label: "Ben Okafor", accountable: true }] } });
    expect(choose("Viv Marsh")).toMatchObject({
      value: {
        leads: [{ label: "Viv Marsh" }],
        plan: { labels: expect.arrayContaining([aLabel("Viv Marsh", VIV)]) },
      },
    });
    expect(choose("Zed")).toMatchObject({ refusal: { reason: "name-unclear" } });
    expect(choose("")).toMatchObject({ refusal: { reason: "lead-missing" } });
  });

  it("tell apart two people of one name", () => {
    const plan = aPlan({ people: [...aPlan().people, aPerson("ben2", "Ben Okafor")] });
    const namesakes = leadChoices(plan, TODAY).filter(({ title }) => title === "Ben Okafor");
    const joint = namesakes.map(({ value }) => value);
    expect(planLeads(plan, { accountable: "", joint, other: "" }, TODAY)).toMatchObject({
      value: { leads: [{ label: "Ben Okafor" }, { label: "Ben Okafor (2)" }] },
    });
  });
});
