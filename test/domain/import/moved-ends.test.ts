import { describe, expect, it } from "vitest";
import { actionOfDraft } from "../../../src/domain/import/reconcile/action-of-draft.ts";
import { layPatch } from "../../../src/domain/import/reconcile/lay-patch.ts";
import { planChange } from "../../../src/domain/import/reconcile/plan-change.ts";
import { reconcile } from "../../../src/domain/import/reconcile/reconcile.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import type { ImportAnswer } from "../../../src/domain/plan/answers.ts";
import type { DraftAction } from "../../../src/domain/plan/draft.ts";
import type { Plan } from "../../../src/domain/plan/plan.ts";
import { planDateDecision } from "../../../src/domain/updates/date-change.ts";
import { planUndo } from "../../../src/domain/updates/undo.ts";
import { planUpdate } from "../../../src/domain/updates/update.ts";
import { AMINA, aPlan, CARYS, OWEN, TODAY, typedUpdate } from "../../builders.ts";
import { aDate, aDraft } from "./drafts.ts";

const started = aPlan();
const unstarted = aPlan({ started: null });
const at = "2026-11-20T10:00:00.000Z";
const by = { by: OWEN, byName: "Owen Pryce", at, day: TODAY };

const ending = (day: string): Partial<DraftAction> => ({ dates: [aDate("end", day, `End ${day}`)] });
const endless: Partial<DraftAction> = { dates: [aDate("review", "2027-01-15", "Review 15 January 2027")] };
const MARCH = ending("2027-03-31");
const JUNE = ending("2027-06-30");
const JULY = ending("2027-07-31");

function actionOf(draft: Partial<DraftAction>, more: Partial<Action> = {}): Action {
  const [one] = aDraft([draft]).actions;
  if (one === undefined) throw new Error("no action");
  return { ...actionOfDraft(one, new Map(), "a1", TODAY, started.settings.week), ...more };
}

/** The action after a file was taken in, and what was said of it. */
function take(
  action: Action,
  draft: Partial<DraftAction>,
  plan: Plan = started,
  answers: readonly ImportAnswer[] = [],
) {
  const current = { plan, actions: [action] };
  const reconciled = reconcile(current, aDraft([draft]), answers, TODAY);
  const change = planChange(current, aDraft([draft]), reconciled, {
    ...{ id: "import 1", by, on: TODAY, fileName: "plan.docx" },
    ...{ remembered: { columns: {}, settled: [] }, newId: () => "new" },
  });
  const [patch] = change.patches;
  const laid = patch === undefined ? null : layPatch(action, patch, by);
  return { said: reconciled.said, patch, after: laid?.after ?? action, entry: laid?.entry };
}

const filing = (person: string) => ({
  ...{ person, name: person, inNameOf: null, via: "card" as const, at, today: TODAY },
});

/** An update by its lead, which may ask for a date. */
function filed(action: Action, more = {}): Action {
  const planned = planUpdate(action, typedUpdate(more), filing(AMINA), started.settings);
  if (!planned.ok) throw new Error(planned.refusal.reason);
  return planned.value.after;
}

describe("an end date that a file says otherwise", () => {
  it("before reminders start is a correction", () => {
    const { after, said } = take(actionOf(MARCH), JUNE, unstarted);
    expect(after).toMatchObject({ endDate: "2027-06-30", dateChange: null, revisions: [] });
    expect(said.moves).toEqual([]);
  });

  it("from no date to one is a correction, also after", () => {
    const { after, said } = take(actionOf(endless), JUNE);
    expect(after).toMatchObject({ endDate: "2027-06-30", dateChange: null });
    expect(said.moves).toEqual([]);
  });

  it.each([
    ["later", JUNE, "2027-06-30"],
    ["earlier", ending("2027-01-29"), "2027-01-29"],
  ])("after is a request with the file as its reason: %s", (_, draft, to) => {
    const { after, entry, said } = take(actionOf(MARCH), draft);
    expect(after).toMatchObject({
      endDate: "2027-03-31",
      dateChange: {
        ...{ from: "2027-03-31", to, by: OWEN, reason: "import of plan.docx" },
        file: { name: "plan.docx" },
      },
    });
    expect(entry?.changes).toContainEqual({ field: "requested end date", part: null, from: null, to });
    expect(entry?.changes.map(({ field }) => field)).not.toContain("end date");
    expect(said.moves).toMatchObject([{ ref: after.ref }]);
  });

  it("shows no difference while it waits, and none once it is agreed", () => {
    const waits = take(actionOf(MARCH), JUNE).after;
    expect(take(waits, JUNE).said).toMatchObject({ changed: [], kept: [], moves: [], unchanged: 1 });
    const decided = planDateDecision(started, waits, { kind: "approve" }, filing(CARYS));
    const agreed = decided.ok ? decided.value.after : waits;
    expect(agreed).toMatchObject({ endDate: "2027-06-30", revisions: [{ reason: "import of plan.docx" }] });
    expect(take(agreed, JUNE).said).toMatchObject({ changed: [], kept: [], moves: [], unchanged: 1 });
  });

  it("once refused stays as it was, and the same file says so, with the choice to ask again", () => {
    const waits = take(actionOf(MARCH), JUNE).after;
    const decided = planDateDecision(started, waits, { kind: "refuse", words: "It is needed then" }, filing(CARYS));
    const refused = decided.ok ? decided.value.after : waits;
    // Its lead has asked for nothing, so nothing is asked of them sooner.
    expect(refused).toMatchObject({ endDate: "2027-03-31", dateChange: null, reviewDate: waits.reviewDate });
    const { said } = take(refused, JUNE);
    expect(said).toMatchObject({ changed: [], kept: [{ field: "end date", file: "30 June 2027" }] });
    const answers: readonly ImportAnswer[] = [{ kind: "take-file", kept: said.kept[0]?.id ?? "" }];
    expect(take(refused, JUNE, started, answers).after).toMatchObject({
      endDate: "2027-03-31",
      dateChange: { to: "2027-06-30" },
    });
  });

  it("of a newer file replaces what an earlier file asked for", () => {
    const waits = take(actionOf(MARCH), JUNE).after;
    expect(take(waits, JULY).after).toMatchObject({ endDate: "2027-03-31", dateChange: { to: "2027-07-31" } });
  });

  it("of a newer file that has the date that stands is withdrawn, and nobody is asked to decide it", () => {
    const asked = take(actionOf(MARCH), JUNE).after;
    expect(asked.dateChange).toMatchObject({ to: "2027-06-30" });
    const back = take(asked, MARCH);
    expect(back.said.moves).toEqual([]);
    expect(back.said.changed[0]?.fields).toContainEqual(
      expect.objectContaining({ field: "end date asked for, withdrawn", to: null }),
    );
    expect(back.after).toMatchObject({ endDate: "2027-03-31", dateChange: null });
    expect(back.entry?.changes).toContainEqual(
      expect.objectContaining({ field: "requested end date", from: "2027-06-30", to: null }),
    );
    expect(take(back.after, MARCH).patch).toBeUndefined();
  });

  it("of a lead is not withdrawn by a file that has the date that stands", () => {
    const asked = filed(actionOf(MARCH), { moveTo: "2027-07-31", moveReason: "A vacancy" });
    expect(take(asked, MARCH).after.dateChange).toMatchObject({ to: "2027-07-31" });
  });

  it("stands back behind what a lead asks for, unless an owner takes it; the same date is no difference", () => {
    const asks = filed(actionOf(MARCH), { moveTo: "2027-06-30", moveReason: "The supplier is late" });
    expect(take(asks, { ...JUNE, rag: "green" }).said).toMatchObject({ changed: [], moves: [] });
    const { said, after } = take(asks, { ...JULY, rag: "green" });
    const kept = said.kept.find(({ field }) => field === "end date");
    expect(kept).toMatchObject({ by: AMINA, taken: false });
    expect(after.dateChange).toMatchObject({ to: "2027-06-30", reason: "The supplier is late" });
    const taken = take(asks, { ...JULY, rag: "green" }, started, [{ kind: "take-file", kept: kept?.id ?? "" }]);
    expect(taken.after.dateChange).toMatchObject({ to: "2027-07-31", file: { name: "plan.docx" } });
  });

  it("does not lose what a lead asks between the decision and its turn", () => {
    const action = actionOf(MARCH);
    const { patch } = take(action, JUNE);
    const asks = filed(action, { moveTo: "2027-07-31", moveReason: "The supplier is late" });
    const laid = patch && layPatch(asks, patch, by);
    expect(laid?.after.dateChange ?? asks.dateChange).toMatchObject({ to: "2027-07-31", by: AMINA });
  });

  it("is not lost when a lead takes back an update from before", () => {
    const before = filed(actionOf(MARCH));
    const { after } = take(before, { ...JUNE, rag: "green" });
    expect(after.dateChange).not.toBeNull();
    expect(planUndo(after, before.version, filing(AMINA))).toMatchObject({ ok: false });
  });

  it("never goes away, and never moves what is done with unless an owner says so", () => {
    const gone = take(actionOf(MARCH), endless);
    expect(gone.after.endDate).toBe("2027-03-31");
    expect(gone.said.kept).toMatchObject([{ field: "end date", file: "", isFixed: true, taken: false }]);
    const done = take(actionOf({ ...MARCH, rag: "complete" }), { ...JUNE, rag: "complete" });
    expect(done.after).toMatchObject({ endDate: "2027-03-31", dateChange: null });
    expect(done.said.kept).toMatchObject([{ field: "end date", isFixed: false }]);
  });
});
