import { describe, expect, it } from "vitest";
import { readComingDay, readDayFromNow } from "../../../src/domain/calendar/asked-day.ts";
import { type AbsenceWish, planAbsence, planReturn } from "../../../src/domain/people/absences.ts";
import { recipientsOf } from "../../../src/domain/permissions/recipients.ts";
import type { Plan } from "../../../src/domain/plan/plan.ts";
import { AMINA, aPlan, BEN, OWEN, THEA, TODAY } from "../../builders.ts";

const wish: AbsenceWish = { lead: "", cover: "Ben Okafor", from: "2026-12-20", to: "2027-01-05" };

function away(more: Partial<AbsenceWish> = {}, by = AMINA, plan: Plan = aPlan()) {
  const planned = planAbsence(plan, { ...wish, ...more }, by, TODAY);
  return planned.ok ? planned.value.plan.standIns : planned.refusal;
}

describe("an absence", () => {
  it.each([
    ["by the lead", {}, AMINA, {}, true],
    ["by an owner", { lead: "Amina Diallo" }, OWEN, {}, true],
    ["by the lead's delegate", { lead: "Amina Diallo" }, THEA, { delegates: [{ for: AMINA, by: THEA }] }, true],
    ["not by a colleague", { lead: "Amina Diallo" }, THEA, {}, false],
  ])("is arranged %s", (_, more, by, plan, may) => {
    const standIns = away(more, by, aPlan(plan));
    expect(standIns).toMatchObject(
      may ? [{ for: AMINA, by: BEN, from: "2026-12-20", to: "2027-01-05" }] : { reason: "not-allowed" },
    );
  });

  it.each<[string, Partial<AbsenceWish>, string]>([
    ["that ends before it begins", { to: "2026-12-01" }, "absence-backwards"],
    ["that is over", { from: "2026-11-01", to: "2026-11-19" }, "date-past"],
    ["covered by oneself", { cover: "Amina Diallo" }, "cover-oneself"],
    ["covered by nobody of the plan", { cover: "Zed Quill" }, "name-unclear"],
  ])("%s is refused", (_, more, reason) => {
    expect(away(more)).toMatchObject({ reason });
  });

  it("replaces what it overlaps, and leaves other weeks", () => {
    const standIns = [
      { for: AMINA, by: THEA, from: "2026-12-24", to: "2026-12-31" },
      { for: AMINA, by: THEA, from: "2027-02-01", to: "2027-02-05" },
    ];
    expect(away({}, AMINA, aPlan({ standIns }))).toMatchObject([{ from: "2027-02-01" }, { by: BEN }]);
  });

  it("sends the items to the cover on those days alone", () => {
    const planned = planAbsence(aPlan(), wish, AMINA, TODAY);
    if (!planned.ok) throw new Error(planned.refusal.reason);
    const leads = [{ label: "Amina Diallo", accountable: true }];
    const asked = ["2026-12-19", "2026-12-20", "2027-01-05", "2027-01-06"].map((day) =>
      recipientsOf(planned.value.plan, { leads, theme: "1" }, day).map(({ person }) => person),
    );
    expect(asked).toEqual([[AMINA], [BEN], [BEN], [AMINA]]);
  });
});

describe("coming back early", () => {
  const standIns = [{ for: AMINA, by: BEN, from: "2026-11-16", to: "2026-11-27" }];

  it("ends the absence yesterday", () => {
    const back = planReturn(aPlan({ standIns }), "", AMINA, TODAY);
    expect(back).toMatchObject({ value: { standIns: [{ from: "2026-11-16", to: "2026-11-19" }] } });
  });

  it("keeps what is arranged for later; who is not away yet is not going to be", () => {
    const later = { for: AMINA, by: THEA, from: "2026-12-20", to: "2027-01-05" };
    const back = (all: Plan["standIns"]) => planReturn(aPlan({ standIns: all }), "", AMINA, TODAY);
    expect(back([...standIns, later])).toMatchObject({ value: { standIns: [later, { to: "2026-11-19" }] } });
    expect(back([later])).toMatchObject({ value: { standIns: [] } });
  });

  it("calls off one absence, the next, however many are arranged", () => {
    const next = { for: AMINA, by: THEA, from: "2026-12-20", to: "2027-01-05" };
    const third = { for: AMINA, by: BEN, from: "2027-02-01", to: "2027-02-05" };
    const other = { for: BEN, by: THEA, from: "2026-12-01", to: "2026-12-04" };
    const back = planReturn(aPlan({ standIns: [third, other, next] }), "Amina Diallo", OWEN, TODAY);
    expect(back).toMatchObject({ value: { standIns: [third, other] } });
  });

  it("says so when nobody is away", () => {
    expect(planReturn(aPlan(), "", AMINA, TODAY)).toMatchObject({
      refusal: { reason: "not-away", name: "Amina Diallo" },
    });
  });
});

describe("a day to come", () => {
  it.each([
    ["today", "2026-11-30"],
    ["Tomorrow", "2026-12-01"],
    ["1 December", "2026-12-01"],
    ["yesterday", undefined],
  ])("said of now, %s is %s", (text, day) => {
    expect(readDayFromNow(text, "2026-11-30")).toBe(day);
  });

  it.each([
    ["20 December", "2026-11-20", "2026-12-20"],
    ["5 January", "2026-12-20", "2027-01-05"],
    ["20 November", "2026-11-20", "2026-11-20"],
    ["19 November", "2026-11-20", "2027-11-19"],
    ["5 January 2028", "2026-11-20", "2028-01-05"],
    ["soon", "2026-11-20", undefined],
  ])("%s from %s on is %s", (text, from, day) => {
    expect(readComingDay(text, from)).toBe(day);
  });
});
