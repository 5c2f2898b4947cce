import { describe, expect, it } from "vitest";
import { judgeRow, reporterOf } from "../../../src/domain/partners/judge-row.ts";
import type { ReturnedRow } from "../../../src/domain/partners/read-return-form.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/plan/plan.ts";
import type { Filing } from "../../../src/domain/updates/filing.ts";
import { mayDecideCompletion, planSignOff } from "../../../src/domain/updates/sign-off.ts";
import { anAction, aPlan, BEN, CARYS, NOW, OWEN, THEA, TODAY } from "../../builders.ts";

const filing: Filing = {
  ...{ person: BEN, name: "Ben Okafor", inNameOf: "Northshire Police", via: "return form" },
  ...{ at: NOW.toISOString(), today: TODAY },
};

function aRow(more: Partial<ReturnedRow> = {}): ReturnedRow {
  return {
    code: { action: "a1", version: 1, ref: "1.1.1", part: null },
    ...{ ref: "1.1.1", rating: "Green", parts: [], progress: "Done for May" },
    ...{ difference: "", evidence: "", nextReview: "15 January 2027", nextReviewDay: null },
    ...more,
  };
}

const judged = (row: Partial<ReturnedRow>, action = anAction()) =>
  judgeRow(aRow(row), action, filing, DEFAULT_SETTINGS);

describe("a row of a return form", () => {
  it("is filed as its partner's update", () => {
    const verdict = judged({});
    expect(verdict.kind === "ready" && verdict.planned.entry).toMatchObject({
      ...{ kind: "update", by: BEN, inNameOf: "Northshire Police", via: "return form" },
      update: { rag: "green", nextReview: "2027-01-15", via: "return form" },
    });
  });

  it.each([
    [{ nextReview: "15/01/27" }, "2027-01-15"],
    [{ nextReview: "15 January" }, "2027-01-15"],
    [{ nextReview: "15 January 2027", nextReviewDay: "2027-01-16" }, "2027-01-16"],
    [{ nextReview: "" }, "2026-12-11"],
  ])("%j is looked at again on %s", (row, day) => {
    const verdict = judged(row);
    expect(verdict.kind === "ready" && verdict.planned.after.reviewDate).toBe(day);
  });

  it.each([
    [{ rating: "" }, "rag-missing"],
    [{ rating: "purple" }, "rag-missing"],
    [{ progress: "" }, "progress-missing"],
    [{ progress: "x".repeat(3_001) }, "text-too-long"],
    [{ nextReview: "soon" }, "date-unreadable"],
    [{ nextReview: "1 May 2020" }, "date-past"],
    [{ nextReview: "1 April 2027" }, "date-after-end"],
    [{ rating: "Complete", evidence: "" }, "evidence-missing"],
    // Not asked about while something is still to be mended.
    [{ rating: "Complete", progress: "Child A was seen", evidence: "" }, "evidence-missing"],
  ] as const)("%j is not ready: %s", (row, reason) => {
    expect(judged(row)).toMatchObject({ kind: "unclear", refusals: [{ reason }] });
  });

  it("tells all that is to be mended at once", () => {
    const verdict = judged({ rating: "purple", progress: "", nextReview: "soon", evidence: "x".repeat(1_501) });
    const reasons = verdict.kind === "unclear" ? verdict.refusals.map(({ reason }) => reason) : [];
    expect(reasons).toEqual(["rag-missing", "progress-missing", "text-too-long", "date-unreadable"]);
  });

  it("without a review date ahead is not ready", () => {
    expect(judged({ nextReview: "" }, anAction({ reviewDate: TODAY }))).toMatchObject({ kind: "unclear" });
  });

  it("of an action that changed is asked about, whatever else is asked", () => {
    expect(judged({}, anAction({ version: 2 }))).toMatchObject({ kind: "asks", changed: true, asked: null });
    const both = judged(
      { progress: "Child A was seen", rating: "complete", evidence: "Note" },
      anAction({ version: 2 }),
    );
    expect(both).toMatchObject({ kind: "asks", changed: true, asked: { reason: "looks-personal" } });
    expect(both.kind === "asks" && both.confirmed).toEqual(["a child's name", "difference"]);
  });

  it("whose ref was changed is nobody's, unless only its spaces or case were", () => {
    expect(judged({ ref: "1.1.2" })).toEqual({ kind: "ref-changed" });
    expect(judged({ ref: "" })).toEqual({ kind: "ref-changed" });
    expect(judged({ ref: " 1.1.1 " })).toMatchObject({ kind: "ready" });
  });

  it("of an action that was renumbered since is asked about, not lost", () => {
    expect(judged({}, anAction({ ref: "1.1.7", version: 2 }))).toMatchObject({ kind: "asks", changed: true });
  });

  it("of an action of parts is as bad as its worst part, and needs them all", () => {
    const parts = ["Send it", "Read it"].map((text) => ({ text, rag: "amber" as const }));
    const verdict = judged({ rating: "Green", parts: ["Green", "red"] }, anAction({ parts }));
    expect(verdict.kind === "ready" && verdict.planned.after.rag).toBe("red");
    expect(judged({ parts: ["Green"] }, anAction({ parts }))).toMatchObject({
      kind: "unclear",
      refusals: [{ reason: "rag-missing", part: "Read it" }],
    });
  });
});

it("names who reported, with their body where they gave their own name", () => {
  expect(reporterOf("", "Northshire Police")).toBe("Northshire Police");
  expect(reporterOf("Jo Hart", "Northshire Police")).toBe("Jo Hart (Northshire Police)");
});

describe("a completion that a partner reported", () => {
  // Whoever might accept it otherwise: its sponsor owns the plan, who typed it leads the theme.
  const sponsored = aPlan({
    labels: [...aPlan().labels, { text: "Northshire Police", kind: "outside", holders: [], sponsor: OWEN }],
  });
  const action = anAction({ leads: [{ label: "Northshire Police", accountable: true }] });
  const row = aRow({ rating: "Complete", evidence: "Register", difference: "Safer" });
  const verdict = judgeRow(row, action, { ...filing, person: THEA, name: "Thea Lund" }, DEFAULT_SETTINGS);
  const after = verdict.kind === "ready" ? verdict.planned.after : action;

  it.each([
    ["its sponsor, though an owner", OWEN, false],
    ["who entered it, though a theme lead", THEA, false],
    ["the chair", CARYS, true],
  ])("may be accepted by %s: %s %s", (_, person, may) => {
    expect(after.state).toBe("awaiting-sign-off");
    expect(mayDecideCompletion(sponsored, after, person, TODAY)).toBe(may);
    const signing = { ...filing, person, inNameOf: null, via: "card" } as const;
    expect(planSignOff(sponsored, after, { kind: "accept", checkOn: "" }, signing).ok).toBe(may);
  });
});
