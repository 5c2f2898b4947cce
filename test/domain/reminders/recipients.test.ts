import { describe, expect, it } from "vitest";
import { labelId, recipientsOf } from "../../../src/domain/reminders/recipients.ts";
import { AMINA, aLabel, aPlan, BEN, OWEN, THEA, TODAY } from "../../builders.ts";

const names = (plan = aPlan(), ...labels: string[]) =>
  recipientsOf(
    plan,
    labels.map((label) => ({ label, accountable: false })),
    TODAY,
  ).map(({ person }) => person);

const away = (who: string, by: string, from = TODAY, to = TODAY) => ({ for: who, by, from, to });

describe("who is asked", () => {
  it("is each joint lead, and everyone who holds a role", () => {
    const plan = aPlan({ labels: [...aPlan().labels, aLabel("Team managers", BEN, THEA)] });
    expect(names(plan, "Amina Diallo", "Team managers")).toEqual([AMINA, BEN, THEA]);
  });

  it("is one person once, under however many labels", () => {
    const plan = aPlan({ labels: [...aPlan().labels, aLabel("Team managers", AMINA, THEA)] });
    expect(names(plan, "Amina Diallo", "Team managers")).toEqual([AMINA, THEA]);
  });

  it("is a holder of today, not of yesterday or tomorrow", () => {
    const holders = [
      { person: AMINA, from: null, to: "2026-11-19" },
      { person: BEN, from: "2026-11-20", to: "2026-11-20" },
      { person: THEA, from: "2026-11-21", to: null },
    ];
    const plan = aPlan({ labels: [{ text: "Head of service", kind: "role", holders, sponsor: null }] });
    expect(names(plan, "Head of service")).toEqual([BEN]);
  });

  it("is the stand-in of who is away, and of a stand-in who is away too", () => {
    expect(names(aPlan({ standIns: [away(AMINA, BEN)] }), "Amina Diallo")).toEqual([BEN]);
    expect(names(aPlan({ standIns: [away(AMINA, BEN), away(BEN, THEA)] }), "Amina Diallo")).toEqual([THEA]);
    expect(names(aPlan({ standIns: [away(AMINA, BEN, "2026-11-21", "2026-11-30")] }), "Amina Diallo")).toEqual([AMINA]);
  });

  it("is somebody even when two stand in for each other", () => {
    expect(names(aPlan({ standIns: [away(AMINA, BEN), away(BEN, AMINA)] }), "Amina Diallo")).toEqual([AMINA]);
  });

  it("keeps the place of a label that stands for nobody, with the reason", () => {
    const outside = { text: "NHS partners", kind: "outside", holders: [], sponsor: OWEN } as const;
    const plan = aPlan({ labels: [outside, aLabel("Vacant post")] });
    const leads = ["NHS partners", "Vacant post", "Never settled"].map((label) => ({ label, accountable: false }));
    expect(recipientsOf(plan, leads, TODAY).map(({ name, unreached }) => [name, unreached])).toEqual([
      ["NHS partners", "outside-teams"],
      ["Vacant post", "no-holder"],
      ["Never settled", "outside-teams"],
    ]);
  });
});

it("gives each label an id of its own that any store's key can hold", () => {
  const texts = ["ADs", "AD's", "A/Ds", "Board #2", "Cyngor\\Sir", "Tŷ Bach 🌱"];
  const ids = texts.map(labelId);
  expect(new Set(ids).size).toBe(texts.length);
  for (const id of ids) expect(id).toMatch(/^label-[a-z0-9-]+$/);
});
