import { describe, expect, it } from "vitest";
import { ENGLAND } from "../../../src/domain/calendar/working-days.ts";
import { freePlanId, PLAN_ID } from "../../../src/domain/plan/plan-id.ts";
import { readOutline } from "../../../src/domain/plans/outline.ts";
import { actionPlanDue, type NewPlanWish, planFromTemplate } from "../../../src/domain/plans/template.ts";
import { aPerson, KEY, NOW, OWEN } from "../../builders.ts";

const owner = { ...aPerson(OWEN, "Owen Pryce"), roles: ["owner"] as const };
const wish: NewPlanWish = {
  title: "Westmere Improvement Plan",
  template: "inspection",
  received: "2026-11-02",
  themes: "1 Practice that is good every time\n1.1 Plans that children understand\n2 A front door that works",
};
const begin = (more: Partial<NewPlanWish> = {}) =>
  planFromTemplate({ ...wish, ...more }, { key: KEY, owners: [owner], now: NOW, newId: () => "fresh" });

describe("the day by which an action plan goes to the inspectorate", () => {
  it.each([
    ["2018-01-29", "2018-05-10"],
    ["2023-05-09", "2023-08-16"],
    ["2022-02-22", "2022-06-07"],
  ])("is 70 working days of England after the report came on %s, as was published: %s", (received, due) => {
    expect(actionPlanDue(received, ENGLAND)).toBe(due);
  });
});

describe("a plan begun from a template", () => {
  it("has its themes and objectives, its owner, and no reminders", () => {
    const begun = begin({ template: "development", received: "" });
    if (!begun.ok) throw new Error(begun.refusal.reason);
    const { plan, actions, deadline } = begun.value;
    expect(plan.themes.map(({ ref, title }) => `${ref} ${title}`)).toEqual([
      "1 Practice that is good every time",
      "2 A front door that works",
    ]);
    expect(plan.objectives).toEqual([{ ref: "1.1", theme: "1", title: "Plans that children understand" }]);
    expect([plan.people, plan.started, actions, deadline]).toEqual([[owner], null, [], null]);
  });

  it("holds, after an inspection, the action to send it, led by its owner and due that day", () => {
    const begun = begin();
    if (!begun.ok) throw new Error(begun.refusal.reason);
    const { plan, actions, history, deadline } = begun.value;
    expect(deadline).toBe("2027-02-11");
    expect(actions).toMatchObject([{ ref: "0.1", theme: "0", endDate: deadline, leads: [{ label: "Owen Pryce" }] }]);
    expect(plan.themes.map(({ ref }) => ref)).toEqual(["0", "1", "2"]);
    expect(plan.labels).toMatchObject([{ text: "Owen Pryce", holders: [{ person: OWEN }] }]);
    expect(history).toMatchObject([{ action: actions[0]?.id, entry: 1, kind: "added", byName: "Owen Pryce" }]);
  });

  it("keeps the plan's own theme apart from a theme 0 of the council", () => {
    const begun = begin({ themes: "0 Foundations\n4 Leadership" });
    expect(begun.ok && begun.value.actions[0]?.ref).toBe("5.1");
  });

  it.each([
    [{ title: "  " }, "plan-title-missing"],
    [{ title: "x".repeat(151) }, "text-too-long"],
    [{ themes: "\n \n" }, "themes-missing"],
    [{ received: "" }, "date-missing"],
    [{ received: "last May" }, "date-unreadable"],
    [{ received: "2026-11-21" }, "date-ahead"],
  ])("is refused with %o: %s", (more, reason) => {
    expect(begin(more)).toMatchObject({ ok: false, refusal: { reason } });
  });
});

describe("themes as lines", () => {
  it.each([
    ["Practice\nFront door", ["1 Practice", "2 Front door"]],
    ["3. Practice\nFront door", ["3 Practice", "4 Front door"]],
    ["Theme 1: Practice\nPriority 2 – Front door", ["1 Practice", "2 Front door"]],
  ])("%j are %j", (text, expected) => {
    const read = readOutline(text);
    expect(read.ok && read.value.themes.map(({ ref, title }) => `${ref} ${title}`)).toEqual(expected);
  });

  it.each(["1 Practice\n1 Front door", "1.1 Plans\n1 Practice", "1 Practice\n1.1 Plans\n1.1 Words"])(
    "%j do not fit",
    (text) => {
      expect(readOutline(text)).toMatchObject({ ok: false, refusal: { reason: "themes-unclear" } });
    },
  );
});

describe("a plan's id", () => {
  it.each([
    ["Westmere Children's Plan 2027–30", [], "westmere-childrens-plan-2027-30"],
    ["Westmere", ["westmere", "westmere-2"], "westmere-3"],
    ["…", [], "plan"],
  ])("of %s beside %j is %s", (title, taken, id) => {
    expect(freePlanId(title, taken)).toBe(id);
    expect(PLAN_ID.test(id)).toBe(true);
  });

  it.each(["Kent", "a b", "-a", "a-", "x".repeat(41), ""])("is not %j", (id) => {
    expect(PLAN_ID.test(id)).toBe(false);
  });
});
