import { describe, expect, it } from "vitest";
import { leadChoices, planLeads } from "../../../src/domain/changes/leads.ts";
import { partOf, passOver, planOn } from "../../../src/domain/people/handover.ts";
import { planHandover, planWithoutHandover } from "../../../src/domain/people/plan-handover.ts";
import { planRole } from "../../../src/domain/people/roles.ts";
import { heldLabel } from "../../../src/domain/permissions/called.ts";
import { findLabel, findPerson, holdersOf, type Plan } from "../../../src/domain/plan/plan.ts";
import type { Result } from "../../../src/domain/plan/result.ts";
import { AMINA, aLabel, aPerson, aPlan, BEN, CARYS, OWEN, THEA, TODAY, VIV } from "../../builders.ts";

const DAY = "2026-12-01";
const two: Plan = aPlan({
  people: aPlan().people.map((one) => (one.id === THEA ? { ...one, roles: ["owner"] as const } : one)),
});
const to = (from: string, other: string, on = DAY) => ({ from, to: other, on });
const done = (result: Result<Plan>) => {
  if (!result.ok) throw new Error(result.refusal.reason);
  return result.value;
};
const why = (result: Result<Plan>) => (result.ok ? "accepted" : result.refusal.reason);
const hand = (plan: Plan, from: string, other: string, on = DAY) =>
  planHandover(plan, to(from, other, on), [{ person: "zed", name: "Zed Stone" }], TODAY);
const holders = (plan: Plan, text: string, days = ["2026-11-30", DAY]) =>
  days.map((day) => holdersOf(planOn(plan, day), text, day));

describe("a handover", () => {
  it("passes every name on that day, and not before", () => {
    const after = done(hand(aPlan(), AMINA, BEN));
    expect(holders(after, "Amina Diallo")).toEqual([[AMINA], [BEN]]);
    expect(findLabel(planOn(after, DAY), "Amina Diallo").holders).toEqual([
      { person: AMINA, from: null, to: "2026-11-30" },
      { person: BEN, from: DAY, to: null },
    ]);
  });

  it("passes who of a role answers; who holds it already is not named twice", () => {
    const role = { ...aLabel("Team managers", AMINA, BEN), answers: AMINA };
    const after = planOn(done(hand(aPlan({ labels: [role] }), AMINA, BEN)), DAY);
    expect(holdersOf(after, "Team managers", DAY)).toEqual([BEN]);
    expect(findLabel(after, "Team managers").answers).toBe(BEN);
  });

  it("passes seats, delegates and those vouched for, on the day", () => {
    const outside = { text: "Police", kind: "outside", holders: [], sponsor: CARYS } as const;
    const plan = aPlan({
      labels: [outside],
      delegates: [
        { for: CARYS, by: VIV },
        { for: BEN, by: CARYS },
      ],
    });
    const after = done(hand(plan, CARYS, BEN));
    const [before, then] = [planOn(after, "2026-11-30"), planOn(after, DAY)];
    expect([before, then].map((one) => findPerson(one, BEN)?.roles)).toEqual([[], ["chair"]]);
    expect([before, then].map((one) => findPerson(one, CARYS)?.roles)).toEqual([["chair"], []]);
    expect([before, then].map((one) => findLabel(one, "Police").sponsor)).toEqual([CARYS, BEN]);
    expect(then.delegates).toEqual([{ for: BEN, by: VIV }]);
  });

  it("passes the absences that are covered, from that day; one's own absence stays one's own", () => {
    const standIns = [
      { for: BEN, by: AMINA, from: "2026-11-25", to: "2026-12-10" },
      { for: AMINA, by: THEA, from: "2026-11-25", to: "2026-12-10" },
    ];
    expect(planOn(done(hand(aPlan({ standIns }), AMINA, VIV)), DAY).standIns).toEqual([
      { for: BEN, by: AMINA, from: "2026-11-25", to: "2026-11-30" },
      { for: BEN, by: VIV, from: DAY, to: "2026-12-10" },
      standIns[1],
    ]);
  });

  it("takes in what the one comes to hold before the day", () => {
    const waiting = done(hand(aPlan(), AMINA, BEN));
    const more = { ...waiting, labels: [...waiting.labels, aLabel("Head of Early Help", AMINA)] };
    expect(holdersOf(planOn(more, DAY), "Head of Early Help", DAY)).toEqual([BEN]);
  });

  it("of today is done at once; done again it changes nothing", () => {
    const after = done(hand(aPlan(), AMINA, BEN, TODAY));
    expect(after.handovers).toEqual([]);
    expect(passOver(after, to(AMINA, BEN, TODAY))).toEqual(after);
    const waiting = done(hand(aPlan(), AMINA, BEN));
    expect(done(hand(waiting, AMINA, BEN))).toBe(waiting);
  });

  it("to somebody of a team brings them into the plan; of the same person it stands once", () => {
    const after = done(hand(done(hand(aPlan(), AMINA, BEN)), AMINA, "zed", "2026-12-08"));
    expect(after.handovers).toEqual([to(AMINA, "zed", "2026-12-08")]);
    expect(findPerson(after, "zed")?.name).toBe("Zed Stone");
  });

  it("can be called off before its day", () => {
    const after = done(planWithoutHandover(done(hand(aPlan(), AMINA, BEN)), to(AMINA, BEN), TODAY));
    expect(holders(after, "Amina Diallo")).toEqual([[AMINA], [AMINA]]);
    expect(done(planWithoutHandover(after, to(AMINA, BEN), TODAY))).toBe(after);
  });

  it("cannot be called off once it has come to pass, nor when another is in its place", () => {
    const waiting = done(hand(aPlan(), AMINA, BEN));
    expect(planWithoutHandover(planOn(waiting, DAY), to(AMINA, BEN), DAY)).toMatchObject({
      refusal: { reason: "handover-done", name: "Amina Diallo", to: "Ben Okafor", date: DAY },
    });
    const other = done(hand(waiting, AMINA, "zed", "2026-12-08"));
    expect(planWithoutHandover(other, to(AMINA, BEN), TODAY)).toMatchObject({
      refusal: { reason: "handover-other", to: "Zed Stone", date: "2026-12-08" },
    });
  });

  it.each([
    ["to oneself", AMINA, AMINA, DAY, "handover-to-oneself"],
    ["from a day that has passed", AMINA, BEN, "2026-11-19", "handover-past"],
    ["to nobody we know", AMINA, "stranger", DAY, "person-unknown"],
  ])("%s", (_, from, other, on, reason) => {
    expect(why(hand(aPlan(), from, other, on))).toBe(reason);
  });

  it("of somebody who is nothing in the plan is refused", () => {
    expect(why(hand(aPlan({ people: [...aPlan().people, aPerson("nil", "Nil Hay")] }), "nil", BEN))).toBe(
      "nothing-to-hand-over",
    );
  });

  it("tells all that will pass", () => {
    expect(partOf(aPlan(), OWEN, DAY)).toMatchObject({ labels: [], seats: ["owner"] });
    expect(partOf(aPlan(), AMINA, DAY)).toMatchObject({ labels: ["Amina Diallo"], seats: [] });
  });
});

describe("at least two owners", () => {
  it("stay: handing over to one who owns already is refused, to another it is not", () => {
    expect(why(hand(two, OWEN, THEA))).toBe("owners-too-few");
    expect(why(hand(two, OWEN, BEN))).toBe("accepted");
  });

  it("stay: the last but one is not removed", () => {
    expect(why(planRole(two, THEA, "owner", false, []))).toBe("owners-too-few");
    const three = done(planRole(two, BEN, "owner", true, []));
    expect(why(planRole(three, THEA, "owner", false, []))).toBe("accepted");
  });

  it("stay once a handover has come to pass", () => {
    const three = done(planRole(two, BEN, "owner", true, []));
    const waiting = done(hand(three, OWEN, BEN));
    expect(why(planRole(waiting, THEA, "owner", false, []))).toBe("owners-too-few");
  });
});

describe("a name that has passed to another", () => {
  const passed = planOn(done(hand(aPlan(), AMINA, "zed")), DAY);

  it("is told apart from its person, who may lead in their own name", () => {
    const titles = leadChoices(passed, DAY).map(({ title }) => title);
    expect(titles).toEqual(
      ["Amina Diallo", "Amina Diallo (now Zed Stone)", "Ben Okafor", "Carys Vaughan"].concat(titles.slice(4)),
    );
    const led = planLeads(passed, { accountable: "", joint: [], other: "Amina Diallo" }, DAY);
    expect(led.ok && holdersOf(led.value.plan, led.value.leads[0]?.label ?? "", DAY)).toEqual([AMINA]);
  });

  it("stands as it was before the day, and where nobody had it before", () => {
    expect(heldLabel(passed, "Amina Diallo", "2026-11-30")).toBe("Amina Diallo");
    expect(heldLabel(passed, "Ben Okafor", DAY)).toBe("Ben Okafor");
  });
});
