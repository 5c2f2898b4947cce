import { describe, expect, it } from "vitest";
import { planEdit } from "../../../src/domain/changes/edit.ts";
import type { EditInput } from "../../../src/domain/changes/read-edit.ts";
import { mayUndoEdit, planEditUndo } from "../../../src/domain/changes/undo-edit.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import type { Filing } from "../../../src/domain/updates/filing.ts";
import { AMINA, aLine, anAction, aPerson, aPlan, NOW, OWEN, TODAY } from "../../builders.ts";

const PETRA = "petra";
const plan = aPlan({ people: [...aPlan().people, { ...aPerson(PETRA, "Petra Quill"), roles: ["owner"] }] });
const action = anAction();
const others = [
  aLine({ id: "a1", ref: "1.1.1" }),
  aLine({ id: "a2", ref: "1.1.2", title: "Teach it" }),
  aLine({ id: "a3", ref: "2.1.1", theme: "2", objective: "2.1" }),
];
const asItIs: EditInput = {
  ...{ ref: action.ref, place: { theme: action.theme, objective: action.objective } },
  ...{ title: action.title, leads: action.leads, measures: action.measures.join("\n") },
  ...{ reviewDate: action.reviewDate ?? "", endDate: action.endDate ?? "", reason: "It grew", confirmed: [] },
};

function filing(person: string, minutes = 0): Filing {
  const at = new Date(NOW.getTime() + minutes * 60_000).toISOString();
  return { person, name: person, inNameOf: null, via: "card", at, today: TODAY };
}

function edit(more: Partial<EditInput>, person = OWEN, of: Action = action) {
  const planned = planEdit(plan, of, { ...asItIs, ...more }, filing(person), others);
  return planned.ok ? planned.value : planned.refusal;
}

function edited(more: Partial<EditInput>): Action {
  const planned = edit(more);
  if (!("after" in planned)) throw new Error(planned.reason);
  return planned.after;
}

describe("an owner's edit of an approved plan", () => {
  it.each<[string, Partial<EditInput>, Partial<Action>]>([
    ["its wording", { title: "New" }, { title: "New" }],
    ["its measures", { measures: "Ten in ten" }, { measures: ["Ten in ten"] }],
    ["its theme", { place: { theme: "2", objective: "2.1" } }, { theme: "2", objective: "2.1", ref: "1.1.1" }],
    ["its order", { ref: "1.1.9" }, { ref: "1.1.9" }],
    ["its order, by the next free ref", { ref: "", place: { theme: "2", objective: "2.1" } }, { ref: "2.1.2" }],
    [
      "its lead",
      { leads: [{ label: "Ben Okafor", accountable: true }] },
      { leads: [{ label: "Ben Okafor", accountable: true }] },
    ],
    ["its next review", { reviewDate: "2027-01-15" }, { reviewDate: "2027-01-15" }],
  ])("is laid on at once: %s", (_, more, after) => {
    expect(edit(more)).toMatchObject({ after: { ...after, proposal: null, version: 2 }, entry: { kind: "edited" } });
  });

  it("waits for somebody else where it moves the end date, and that alone waits", () => {
    expect(edit({ endDate: "2027-05-31" })).toMatchObject({
      after: { endDate: action.endDate, proposal: { by: OWEN, fields: { endDate: "2027-05-31" } } },
      entry: { kind: "edit-proposed" },
    });
    expect(edit({ title: "New", endDate: "2027-05-31" })).toMatchObject({
      after: { title: "New", endDate: action.endDate, proposal: { fields: { endDate: "2027-05-31" } } },
      entry: { kind: "edited", changes: [{ field: "title" }, { field: "requested end date", to: "2027-05-31" }] },
    });
  });

  it("gives an end date to one that has none: a correction", () => {
    expect(edit({ endDate: "2027-05-31" }, OWEN, anAction({ endDate: null }))).toMatchObject({
      after: { endDate: "2027-05-31", proposal: null, revisions: [] },
    });
  });

  it("puts right the words of one that nobody leads yet", () => {
    expect(edit({ title: "New", leads: [] }, OWEN, anAction({ leads: [] }))).toMatchObject({ after: { title: "New" } });
    expect(edit({ title: "New", leads: [] })).toMatchObject({ reason: "lead-missing" });
  });

  it.each([
    ["another's", "1.1.02", "ref-taken"],
    ["none", "soon", "ref-unfit"],
  ])("is refused where the ref is %s", (_, ref, reason) => {
    expect(edit({ ref })).toMatchObject({ reason });
  });

  it("leaves an update to be taken back, but for what would bring dates back", () => {
    const undo = { rag: "amber", partRags: [], state: "open", lastUpdate: null, dateChange: null } as const;
    const filed = anAction({ undo: { ...undo, reviewDate: "2026-12-01" } });
    expect(edit({ title: "New" }, OWEN, filed)).toMatchObject({ after: { undo: filed.undo } });
    expect(edit({ reviewDate: "2027-01-15" }, OWEN, filed)).toMatchObject({ after: { undo: null } });
  });

  it("is no lead's: theirs waits, and neither moves nor renames", () => {
    const proposed = edit({ title: "New", ref: "1.1.9", place: { theme: "2", objective: "" } }, AMINA);
    expect(proposed).toMatchObject({
      after: { title: action.title, ref: "1.1.1", proposal: { fields: { title: "New" } } },
    });
    expect(Object.keys(("after" in proposed && proposed.after.proposal?.fields) || {})).toEqual(["title"]);
  });
});

describe("taking an owner's edit back", () => {
  const undo = (of: Action, person = OWEN, minutes = 1, entry = 2) => {
    const planned = planEditUndo(plan, of, entry, filing(person, minutes), others);
    return planned.ok ? planned.value : planned.refusal;
  };
  const all = { title: "New", ref: "2.1.9", place: { theme: "2", objective: "2.1" }, endDate: "2027-05-31" };

  it("brings all of it back as a change of its own, and what it asked for is asked no longer", () => {
    const { ref, theme, objective, title, endDate } = action;
    expect(undo(edited(all))).toMatchObject({
      after: { ref, theme, objective, title, endDate, proposal: null, edited: null, version: 3 },
      entry: { kind: "edit-undone", undoes: 2 },
    });
  });

  it("leaves alone what was filed since", () => {
    const since: Action = { ...edited({ title: "New" }), rag: "green", version: 3 };
    expect(mayUndoEdit(since, OWEN, NOW)).toBe(true);
    expect(undo(since)).toMatchObject({ after: { title: action.title, rag: "green" } });
  });

  it.each<[string, () => unknown, string]>([
    ["changed again since", () => undo({ ...edited({ title: "New" }), title: "Newer" }), "undo-newer"],
    ["taken back already", () => undo({ ...edited({ title: "New" }), edited: null }), "undo-newer"],
    ["of another entry", () => undo(edited({ title: "New" }), OWEN, 1, 1), "undo-newer"],
    ["another owner's", () => undo(edited({ title: "New" }), PETRA), "undo-too-late"],
    ["made eleven minutes ago", () => undo(edited({ title: "New" }), OWEN, 11), "undo-too-late"],
    ["pressed by somebody who owns it no longer", () => undo(edited({ title: "New" }), AMINA), "not-allowed"],
    ["of one that has left the plan", () => undo({ ...edited({ title: "New" }), state: "withdrawn" }), "action-aside"],
  ])("is refused where it was %s", (_, undone, reason) => {
    expect(undone()).toMatchObject({ reason });
  });

  it("is refused where its ref was given away meanwhile", () => {
    const taken = [...others.slice(1), aLine({ id: "a9", ref: "1.1.1" })];
    const planned = planEditUndo(plan, edited({ ref: "1.1.9" }), 2, filing(OWEN, 1), taken);
    expect(planned).toMatchObject({ refusal: { reason: "ref-taken" } });
  });
});
