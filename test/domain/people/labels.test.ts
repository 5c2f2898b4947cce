import { describe, expect, it } from "vitest";
import { planClaim, planDecision } from "../../../src/domain/people/claims.ts";
import {
  type Deciding,
  findByKey,
  labelKey,
  planSettlement,
  settleSure,
  stampOf,
} from "../../../src/domain/people/labels.ts";
import { recipientsOf } from "../../../src/domain/permissions/recipients.ts";
import { findLabel, type Plan } from "../../../src/domain/plan/plan.ts";
import type { Result } from "../../../src/domain/plan/result.ts";
import { AMINA, aLabel, aPlan, BEN, NOW, OWEN, TODAY } from "../../builders.ts";

const open = { text: "S. Hill", kind: "outside", holders: [], sponsor: null } as const;
const sarah = { person: "sarah", name: "Sarah Hill" };
const zed = { person: "zed", name: "Zed Stone" };
const deciding: Deciding = { by: OWEN, at: NOW.toISOString(), today: TODAY, known: [sarah] };
const plan = aPlan({ labels: [aLabel("Amina Diallo", AMINA), open, { ...open, text: "ADs" }] });

function done(result: Result<Plan>): Plan {
  if (!result.ok) throw new Error(result.refusal.reason);
  return result.value;
}
const why = (result: Result<Plan>) => (result.ok ? "accepted" : result.refusal.reason);
const asked = (of: Plan, label: string) =>
  recipientsOf(of, { theme: "1", leads: [{ label, accountable: true }] }, TODAY).map(({ person }) => person);

describe("settling a label", () => {
  it("as one person, who joins the plan", () => {
    const after = done(planSettlement(plan, "S. Hill", { as: "person", person: "sarah" }, deciding));
    expect(findLabel(after, "S. Hill")).toMatchObject({ kind: "person", holders: [{ person: "sarah" }] });
    expect(after.people.at(-1)).toEqual({ id: "sarah", name: "Sarah Hill", roles: [] });
    expect(asked(after, "S. Hill")).toEqual(["sarah"]);
  });

  it("as a role of which each is asked, or the one who answers", () => {
    const people = [AMINA, BEN];
    const each = done(planSettlement(plan, "ADs", { as: "role", people, answers: "each" }, deciding));
    expect(asked(each, "ADs")).toEqual([AMINA, BEN]);
    const one = done(planSettlement(plan, "ADs", { as: "role", people, answers: BEN }, deciding));
    expect(asked(one, "ADs")).toEqual([BEN]);
  });

  it("as somebody outside whom a sponsor vouches for", () => {
    const after = done(planSettlement(plan, "ADs", { as: "outside", sponsor: OWEN }, deciding));
    expect(findLabel(after, "ADs")).toMatchObject({ kind: "outside", holders: [], sponsor: OWEN });
  });

  it("twice the same is once", () => {
    const wish = { as: "person", person: "sarah" } as const;
    const once = done(planSettlement(plan, "S. Hill", wish, deciding));
    expect(done(planSettlement(once, "S. Hill", wish, deciding))).toEqual(once);
  });

  it("keeps who held it before until a day that has passed", () => {
    const past = { person: BEN, from: null, to: "2026-06-30" };
    const was = aPlan({ labels: [{ ...open, kind: "person", holders: [past] }] });
    const after = done(planSettlement(was, "S. Hill", { as: "person", person: AMINA }, deciding));
    expect(findLabel(after, "S. Hill").holders).toEqual([past, { person: AMINA, from: null, to: null }]);
  });

  it("changes the stamp that cards carry", () => {
    const after = done(planSettlement(plan, "S. Hill", { as: "person", person: "sarah" }, deciding));
    expect(stampOf(findLabel(after, "S. Hill"))).not.toBe(stampOf(findLabel(plan, "S. Hill")));
  });

  it.each([
    ["a label that is not there", "Nobody", { as: "person", person: "sarah" }, "label-unknown"],
    ["nobody", "S. Hill", { as: "person", person: "" }, "nobody-chosen"],
    ["no people for a role", "ADs", { as: "role", people: [], answers: "each" }, "nobody-chosen"],
    ["one who answers but is not of the role", "ADs", { as: "role", people: [BEN], answers: AMINA }, "nobody-chosen"],
    ["no sponsor", "ADs", { as: "outside", sponsor: "" }, "nobody-chosen"],
    ["a person nobody knows", "S. Hill", { as: "person", person: "mallory" }, "person-unknown"],
  ] as const)("with %s is refused", (_, text, wish, reason) => {
    expect(why(planSettlement(plan, text, wish, deciding))).toBe(reason);
  });
});

describe("matching by exact name", () => {
  it("settles what is sure and leaves what is not", () => {
    const known = [sarah, { person: "sam", name: "S. Hill" }];
    const whole = aPlan({
      labels: [
        { ...open, text: "Sarah Hill, Head of Early Help" },
        { ...open, text: "Hill" },
      ],
    });
    const { plan: after, matched } = settleSure(whole, { ...deciding, known });
    expect(matched).toEqual(["Sarah Hill, Head of Early Help"]);
    expect(findLabel(after, "Hill").holders).toEqual([]);
  });

  it("never touches what is settled, or claimed by anyone", () => {
    const claimed = done(
      planClaim(aPlan({ labels: [{ ...open, text: "Sarah Hill" }] }), "Sarah Hill", zed, deciding.at),
    );
    expect(settleSure(claimed, deciding).matched).toEqual([]);
    const settled = aPlan({ labels: [aLabel("Sarah Hill", BEN)] });
    expect(settleSure(settled, deciding).plan).toEqual(settled);
  });
});

describe("claiming a label", () => {
  const claimed = done(planClaim(plan, "S. Hill", zed, deciding.at));

  it("waits for an owner and asks nobody meanwhile", () => {
    expect(findLabel(claimed, "S. Hill").claims).toEqual([{ ...zed, at: deciding.at, refused: null }]);
    expect(asked(claimed, "S. Hill")).not.toContain("zed");
    expect(claimed.people).toEqual(plan.people);
  });

  it("twice is once", () => {
    expect(done(planClaim(claimed, "S. Hill", zed, "2027-01-01T00:00:00Z"))).toBe(claimed);
  });

  it("that is confirmed makes them the one, and a person of the plan; twice is once", () => {
    const after = done(planDecision(claimed, "S. Hill", "zed", true, deciding));
    expect(findLabel(after, "S. Hill")).toMatchObject({ kind: "person", holders: [{ person: "zed" }] });
    expect(findLabel(after, "S. Hill").claims).toBeUndefined();
    expect(done(planDecision(after, "S. Hill", "zed", true, deciding))).toBe(after);
  });

  it("that is refused stays on record and cannot be made again", () => {
    const after = done(planDecision(claimed, "S. Hill", "zed", false, deciding));
    expect(findLabel(after, "S. Hill").claims).toMatchObject([{ person: "zed", refused: { by: OWEN } }]);
    expect(why(planClaim(after, "S. Hill", zed, deciding.at))).toBe("claim-refused");
    expect(done(planDecision(after, "S. Hill", "zed", false, deciding))).toBe(after);
  });

  it("of a role that is confirmed adds one more", () => {
    const role = done(planSettlement(plan, "ADs", { as: "role", people: [AMINA], answers: AMINA }, deciding));
    const after = done(planDecision(done(planClaim(role, "ADs", zed, deciding.at)), "ADs", "zed", true, deciding));
    expect(findLabel(after, "ADs")).toMatchObject({ answers: AMINA, holders: [{ person: AMINA }, { person: "zed" }] });
  });

  it("of somebody who is found already is refused", () => {
    expect(why(planClaim(plan, "Amina Diallo", zed, deciding.at))).toBe("label-settled");
  });

  it("is refused with the label when the owner settles it as another", () => {
    const after = done(planSettlement(claimed, "S. Hill", { as: "person", person: "sarah" }, deciding));
    expect(findLabel(after, "S. Hill").claims).toMatchObject([{ person: "zed", refused: { by: OWEN } }]);
    expect(why(planDecision(after, "S. Hill", "zed", true, deciding))).toBe("label-changed");
  });

  it("that nobody made cannot be decided", () => {
    expect(why(planDecision(plan, "S. Hill", "zed", true, deciding))).toBe("claim-gone");
  });
});

describe("a long label in a button", () => {
  const [long, other] = ["one", "another"].map((end) => `${"Assistant Director ".repeat(8)}${end}`) as [string, string];
  const labels = [long, other].map((text) => aLabel(text, AMINA));

  it("is told from another that begins alike", () => {
    expect(labels.map(({ text }) => findByKey({ labels }, labelKey(text))?.text)).toEqual([long, other]);
  });

  it("is found by what a card of release 0.1 has for it, where only one begins so", () => {
    const then = `${long.slice(0, 100)}…38492243`;
    expect(findByKey({ labels: labels.slice(0, 1) }, then)?.text).toBe(long);
    expect(findByKey({ labels }, then)).toBeUndefined();
  });
});
