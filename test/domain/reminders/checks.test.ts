import { describe, expect, it } from "vitest";
import { theAction } from "../../../src/domain/due/about.ts";
import type { LastAsked } from "../../../src/domain/due/asked.ts";
import { type Action, isAsked, nextDateOf } from "../../../src/domain/plan/action.ts";
import { lineOf } from "../../../src/domain/plan/action-line.ts";
import { findItems } from "../../../src/domain/reminders/items.ts";
import { AMINA, anAction, aPlan } from "../../builders.ts";

const done = (more: Partial<Action> = {}) =>
  anAction({ state: "complete", rag: "complete", checkDate: "2026-11-23", ...more });

function on(today: string, action = done(), asked: readonly LastAsked[] = []) {
  const [item] = findItems({ plan: aPlan(), lines: [lineOf(action)], asked, holds: [] }, today);
  return item && { group: item.group, dateKind: item.dateKind, rung: item.rung, state: item.state };
}

describe("a completion to be looked at once more", () => {
  it("is asked of its leads on its day, and not announced before", () => {
    expect(on("2026-11-20")).toMatchObject({ state: "ahead" });
    expect(on("2026-11-23")).toEqual({ group: "check", dateKind: "check", rung: "on the day", state: "owed" });
  });

  it("is asked the working day before a day on which nobody works", () => {
    expect(on("2026-11-20", done({ checkDate: "2026-11-22" }))).toMatchObject({ state: "owed", rung: "on the day" });
  });

  it("is asked again like any date that has passed, and never overdue", () => {
    const asked = [
      { person: AMINA, about: theAction("a1"), date: "2026-11-23", occasion: "on the day", on: "2026-11-23" },
    ] as const;
    expect(on("2026-11-24", done(), asked)).toMatchObject({ state: "asked" });
    expect(on("2026-11-30", done({ endDate: "2026-10-01" }), asked)).toMatchObject({ group: "check", state: "owed" });
  });

  it("is not asked once its check has passed, nor before one was set", () => {
    expect(on("2026-11-23", done({ checkDate: null }))).toBeUndefined();
  });

  it("has its check as its next date and no other", () => {
    expect(nextDateOf(done({ reviewDate: "2026-11-01" }))).toBe("2026-11-23");
    expect(nextDateOf(done({ checkDate: null }))).toBeNull();
    expect([isAsked(done()), isAsked(done({ checkDate: null })), isAsked(anAction())]).toEqual([true, false, true]);
    expect(isAsked(anAction({ state: "awaiting-sign-off", checkDate: "2026-11-23" }))).toBe(false);
  });
});
