import { describe, expect, it } from "vitest";
import { findPartner, partnersOf } from "../../../src/domain/partners/partner.ts";
import { AMINA, aLabel, aPlan, BEN, OWEN, VIV } from "../../builders.ts";

const outside = (text: string, sponsor: string | null) => ({ text, kind: "outside", holders: [], sponsor }) as const;
const plan = aPlan({
  labels: [
    aLabel("Ben Okafor", BEN),
    outside("Northshire Police", BEN),
    outside("North Moor NHS Trust", BEN),
    outside("South Moor NHS Trust", AMINA),
    outside("Nobody yet", null),
  ],
});

describe("a partner", () => {
  it.each([
    ["Northshire Police", "Northshire Police"],
    ["northshire  police.", "Northshire Police"],
    ["police", "Northshire Police"],
    ["Northshire Polcie", "Northshire Police"],
    ["north moor", "North Moor NHS Trust"],
  ])("is found by %s", (typed, label) => {
    expect(findPartner(plan, typed, OWEN)).toMatchObject({ ok: true, value: { label } });
  });

  it.each(["", "fire service", "Ben Okafor", "Nobody yet", "NHS Trust"])("is not found by %j", (typed) => {
    expect(findPartner(plan, typed, OWEN)).toMatchObject({ ok: false, refusal: { reason: "partner-unknown" } });
  });

  it("is offered to those alone who report for it", () => {
    const offered = (person: string) => {
      const found = findPartner(plan, "NHS Trust", person);
      return found.ok || found.refusal.reason !== "partner-unknown" ? [] : found.refusal.nearest;
    };
    expect(offered(OWEN)).toEqual(["North Moor NHS Trust", "South Moor NHS Trust"]);
    expect(offered(BEN)).toEqual(["North Moor NHS Trust"]);
    expect(offered(VIV)).toEqual([]);
  });

  it("is reported for by its sponsor and the owners, and nobody else", () => {
    const of = (person: string) => partnersOf(plan, person).map(({ label }) => label);
    expect(of(OWEN)).toEqual(["North Moor NHS Trust", "Northshire Police", "South Moor NHS Trust"]);
    expect(of(BEN)).toEqual(["North Moor NHS Trust", "Northshire Police"]);
    expect(of(AMINA)).toEqual(["South Moor NHS Trust"]);
    expect(of(VIV)).toEqual([]);
    expect(of("stranger")).toEqual([]);
  });
});
