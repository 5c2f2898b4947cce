import { describe, expect, it } from "vitest";
import type { Action } from "../../../src/domain/plan/action.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/plan/plan.ts";
import type { Filing } from "../../../src/domain/updates/filing.ts";
import { planUndo } from "../../../src/domain/updates/undo.ts";
import { planUpdate } from "../../../src/domain/updates/update.ts";
import type { UpdateInput } from "../../../src/domain/updates/update-input.ts";
import { AMINA, anAction, BEN, NOW, TODAY, typedUpdate } from "../../builders.ts";

const filing: Filing = {
  person: AMINA,
  name: "Amina Diallo",
  inNameOf: null,
  via: "card",
  at: NOW.toISOString(),
  today: TODAY,
};

function plan(more: Partial<UpdateInput> = {}, action: Action = anAction()) {
  return planUpdate(action, typedUpdate(more), filing, DEFAULT_SETTINGS);
}

function refusalOf(more: Partial<UpdateInput>, action: Action = anAction()) {
  const planned = plan(more, action);
  return planned.ok ? undefined : planned.refusal;
}

function mustPlan(more: Partial<UpdateInput> = {}, action: Action = anAction()) {
  const planned = plan(more, action);
  if (!planned.ok) throw new Error(planned.refusal.reason);
  return planned.value;
}

describe("filing an update", () => {
  it("moves the rating and the review date, and says so field by field", () => {
    const { after, entry } = mustPlan();
    expect(after).toMatchObject({ rag: "green", state: "open", reviewDate: "2026-12-18", version: 2 });
    expect(entry).toMatchObject({ kind: "update", entry: 2, by: AMINA, day: TODAY });
    expect(entry.changes).toEqual([
      { field: "rating", part: null, from: "amber", to: "green" },
      { field: "review date", part: null, from: "2026-12-11", to: "2026-12-18" },
    ]);
  });

  it("stores complete as done, awaiting sign-off: never as accepted", () => {
    const { after, entry } = mustPlan({
      rag: "complete",
      evidence: "Audit 14",
      difference: "Children were heard",
      nextReview: "",
    });
    expect(after).toMatchObject({ rag: "complete", state: "awaiting-sign-off" });
    expect(entry.kind).toBe("completion-proposed");
  });

  it("takes the worst of a many-part action's ratings", () => {
    const parts = ["a", "b", "c"].map((text) => ({ text, rag: "amber" as const }));
    const { after } = mustPlan({ rag: null, partRags: ["green", "red", "green"] }, anAction({ parts }));
    expect(after.rag).toBe("red");
    expect(after.parts.map((part) => part.rag)).toEqual(["green", "red", "green"]);
  });

  it("asks for each part's own rating", () => {
    const parts = ["a", "b"].map((text) => ({ text, rag: "unrated" as const }));
    expect(refusalOf({ rag: "green", partRags: ["green"] }, anAction({ parts }))).toEqual({
      reason: "rag-missing",
      part: "b",
    });
  });

  it("stores a wish to move the end date as a request, and leaves the end date", () => {
    const { after } = mustPlan({ moveTo: "2027-06-30", moveReason: "The supplier withdrew" });
    expect(after.endDate).toBe("2027-03-31");
    expect(after.dateChange).toMatchObject({ from: "2027-03-31", to: "2027-06-30", reason: "The supplier withdrew" });
  });

  it.each<[string, Partial<UpdateInput>, Partial<Action>, string | undefined]>([
    ["no progress", { progress: "   " }, {}, "progress-missing"],
    ["no rating", { rag: null }, {}, "rag-missing"],
    ["a novel", { progress: "x".repeat(100_000) }, {}, "text-too-long"],
    ["complete without evidence", { rag: "complete" }, {}, "evidence-missing"],
    ["complete without a difference: asked", { rag: "complete", evidence: "Audit" }, {}, "difference-asked"],
    ["asked already: saved", { rag: "complete", evidence: "Audit", confirmed: ["difference"] }, {}, undefined],
    ["a review date in the past", { nextReview: "2026-11-19" }, {}, "date-past"],
    ["today", { nextReview: TODAY }, {}, undefined],
    ["after the end date", { nextReview: "2027-01-10" }, { endDate: "2026-12-31" }, "date-after-end"],
    ["an end date that has passed does not bind", { nextReview: "2027-01-10" }, { endDate: "2026-10-31" }, undefined],
    ["beyond the longest gap", { nextReview: "2027-02-21" }, {}, "date-beyond-gap"],
    ["the last day of the longest gap", { nextReview: "2027-02-20" }, {}, undefined],
    ["beyond the gap, but the date that stands", { nextReview: "2027-03-15" }, { reviewDate: "2027-03-15" }, undefined],
    ["not a date", { nextReview: "soon" }, {}, "date-unreadable"],
    ["30 February", { nextReview: "2027-02-30" }, {}, "date-unreadable"],
    ["none", { nextReview: "" }, {}, "date-missing"],
    ["moving what has no end", { moveTo: "2027-06-30", moveReason: "x" }, { endDate: null }, "no-end-date"],
    ["moving it earlier", { moveTo: "2027-03-01", moveReason: "x" }, {}, "date-not-later"],
    ["moving it without a reason", { moveTo: "2027-06-30" }, {}, "reason-missing"],
    ["a reason without a date", { moveReason: "x" }, {}, "date-missing"],
    ["an accepted action", {}, { state: "complete" }, "action-closed"],
    ["a child's name", { progress: "Met child Tomas at home" }, {}, "looks-personal"],
    ["asked about it already", { progress: "Met child Tomas at home", confirmed: ["a child's name"] }, {}, undefined],
  ])("%s", (_, more, action, reason) => {
    expect(refusalOf(more, anAction(action))?.reason).toBe(reason);
  });
});

describe("taking an update back", () => {
  const filed = mustPlan({ rag: "red" }).after;
  const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000).toISOString();

  it("puts everything as it was, and history keeps both", () => {
    const undone = planUndo(filed, 2, { ...filing, at: later(9) });
    expect(undone.ok && undone.value.after).toMatchObject({
      rag: "amber",
      reviewDate: "2026-12-11",
      lastUpdate: null,
      version: 3,
    });
    expect(undone.ok && undone.value.entry).toMatchObject({ kind: "update-undone", undoes: 2, entry: 3 });
  });

  it.each<[string, Action, number, Partial<Filing>, string]>([
    ["after ten minutes", filed, 2, { at: later(11) }, "undo-too-late"],
    ["by somebody else", filed, 2, { person: BEN }, "undo-too-late"],
    ["once a newer update exists", mustPlan({}, filed).after, 2, {}, "undo-newer"],
    ["twice", { ...filed, undo: null }, 2, {}, "undo-newer"],
  ])("is refused %s", (_, action, entry, more, reason) => {
    const undone = planUndo(action, entry, { ...filing, ...more });
    expect(undone.ok ? undefined : undone.refusal.reason).toBe(reason);
  });
});
