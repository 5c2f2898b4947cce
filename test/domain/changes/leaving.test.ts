import { describe, expect, it } from "vitest";
import { mayDecideEdit, planEditDecision } from "../../../src/domain/changes/decide-edit.ts";
import { planState } from "../../../src/domain/changes/state.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import type { Plan } from "../../../src/domain/plan/plan.ts";
import type { StateVerb } from "../../../src/domain/plan/state-verbs.ts";
import type { Filing } from "../../../src/domain/updates/filing.ts";
import { anAction, aPerson, aPlan, CARYS, NOW, OWEN, TODAY } from "../../builders.ts";

const PETRA = "petra";
const oneOwner = aPlan();
const twoOwners = aPlan({ people: [...aPlan().people, { ...aPerson(PETRA, "Petra Quill"), roles: ["owner"] }] });
const unstarted = { ...twoOwners, started: null };
const other = anAction({ id: "a2", ref: "1.1.2" });
const LEAVES = ["withdraw", "merge", "carry"] as const;

function filing(person: string): Filing {
  return { person, name: person, inNameOf: null, via: "card", at: NOW.toISOString(), today: TODAY };
}

function set(plan: Plan, person: string, does: StateVerb, action = anAction()) {
  const wish = { does, reason: "The board decided so", until: "", into: other, confirmed: [] };
  const planned = planState(plan, action, wish, filing(person));
  if (!planned.ok) throw new Error(planned.refusal.reason);
  return planned.value;
}

const decide = (plan: Plan, action: Action, person: string, into: Action | null = other) =>
  planEditDecision(plan, action, { kind: "accept" }, filing(person), into);

describe("leaving an approved plan", () => {
  it.each(LEAVES)("takes a second person: %s", (does) => {
    const { after, entry } = set(twoOwners, OWEN, does);
    expect(after).toMatchObject({ state: "open", proposal: { by: OWEN, leaving: { does } } });
    expect(entry).toMatchObject({ kind: "edit-proposed", reason: "The board decided so" });
    const may = twoOwners.people.map(({ id }) => id).filter((id) => mayDecideEdit(twoOwners, after, id, TODAY));
    expect(may).toEqual([CARYS, PETRA]);
    expect(decide(twoOwners, after, OWEN)).toMatchObject({ refusal: { reason: "not-allowed" } });
    const state = { withdraw: "withdrawn", merge: "merged", carry: "carried" }[does];
    expect(decide(twoOwners, after, PETRA)).toMatchObject({
      value: { after: { state, proposal: null, decision: { by: PETRA } }, entry: { kind: state, by: PETRA } },
    });
  });

  it.each<StateVerb>(["pause", "begin", "restrict"])("takes none where it stays: %s", (does) => {
    const action = anAction({ state: does === "begin" ? "not-started" : "open" });
    expect(set(twoOwners, OWEN, does, action).after.proposal).toBeFalsy();
  });

  it("is one owner's alone to decide, and the history says so; a chair's waits for the owner", () => {
    for (const does of LEAVES) {
      const { after, entry } = set(oneOwner, OWEN, does);
      expect(after.decision).toMatchObject({ alone: true });
      expect(entry.changes.at(-1)).toMatchObject({ field: "decided", to: "by the plan’s one owner alone" });
    }
    const asked = set(oneOwner, CARYS, "withdraw").after;
    expect(asked.state).toBe("open");
    expect(mayDecideEdit(oneOwner, asked, OWEN, TODAY)).toBe(true);
  });

  it("is decided at once before the plan is approved, and nothing is said of one alone", () => {
    const { after, entry } = set(unstarted, OWEN, "withdraw");
    expect(after).toMatchObject({ state: "withdrawn" });
    expect(after.decision?.alone).toBeUndefined();
    expect(entry.changes.map(({ field }) => field)).toEqual(["state"]);
  });

  it("goes to whoever is the one owner by then, proposer or not", () => {
    const { after } = set(twoOwners, OWEN, "carry");
    expect(decide(oneOwner, after, OWEN)).toMatchObject({
      value: { after: { state: "carried", decision: { alone: true } } },
    });
  });

  it("is not merged into what has left meanwhile", () => {
    const { after } = set(twoOwners, OWEN, "merge");
    for (const into of [null, { ...other, state: "carried" as const }])
      expect(decide(twoOwners, after, PETRA, into)).toMatchObject({ refusal: { reason: "merge-unfit" } });
  });

  it("waits for what waits already", () => {
    const wish = { does: "withdraw", reason: "x", until: "", into: null, confirmed: [] } as const;
    const { after } = set(twoOwners, OWEN, "withdraw");
    expect(planState(twoOwners, after, wish, filing(PETRA))).toMatchObject({
      refusal: { reason: "edit-waiting", fields: ["withdrawing it"] },
    });
  });
});
