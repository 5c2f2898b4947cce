import { describe, expect, it } from "vitest";
import { may, standingsOf } from "../../../src/domain/permissions/permissions.ts";
import { labelId, labelsAskedOf, recipientsOf } from "../../../src/domain/permissions/recipients.ts";
import { AMINA, aLabel, anAction, aPlan, BEN, OWEN, THEA, TODAY, VIV } from "../../builders.ts";

const names = (plan = aPlan(), ...labels: string[]) =>
  recipientsOf(plan, { theme: "1", leads: labels.map((label) => ({ label, accountable: false })) }, TODAY).map(
    ({ person }) => person,
  );

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

  describe("for whom", () => {
    const covers = (standIns: ReturnType<typeof away>[], ...labels: string[]) =>
      recipientsOf(
        aPlan({ standIns, labels: [...aPlan().labels, aLabel("Team managers", AMINA, THEA)] }),
        { theme: "1", leads: labels.map((label) => ({ label, accountable: false })) },
        TODAY,
      ).map(({ person, covers }) => [person, covers]);
    const amina = (until: string) => ({ name: "Amina Diallo", until });

    it.each([
      ["is nobody where it is one's own", [], ["Amina Diallo"], [[AMINA, undefined]]],
      [
        "is who is away, until their last day away",
        [away(AMINA, BEN, TODAY, "2027-01-05")],
        ["Amina Diallo"],
        [[BEN, [amina("2027-01-05")]]],
      ],
      [
        "is the lead for a cover's cover, not the cover",
        [away(AMINA, BEN, TODAY, "2027-01-05"), away(BEN, THEA)],
        ["Amina Diallo"],
        [[THEA, [amina("2027-01-05")]]],
      ],
      [
        "is nobody for a lead who covers for a joint lead",
        [away(AMINA, BEN)],
        ["Amina Diallo", "Ben Okafor"],
        [[BEN, undefined]],
      ],
      [
        "is nobody for that lead in the other order",
        [away(AMINA, BEN)],
        ["Ben Okafor", "Amina Diallo"],
        [[BEN, undefined]],
      ],
      [
        "is each of several who are away",
        [away(AMINA, BEN), away(THEA, BEN, TODAY, "2026-12-04")],
        ["Team managers"],
        [[BEN, [amina(TODAY), { name: "Thea Lund", until: "2026-12-04" }]]],
      ],
      [
        "is the lead where a theme lead is asked because all are away",
        [away(AMINA, BEN), away(BEN, AMINA)],
        ["Amina Diallo"],
        [[THEA, [amina(TODAY)]]],
      ],
    ])("%s", (_, standIns, labels, expected) => {
      expect(covers(standIns, ...labels)).toEqual(expected);
    });
  });

  describe("where all who would cover are away", () => {
    const both = [away(AMINA, BEN), away(BEN, AMINA)];
    const asked = (plan = aPlan(), accountable = "Ben Okafor", ...labels: string[]) =>
      recipientsOf(
        plan,
        { theme: "1", leads: labels.map((label) => ({ label, accountable: label === accountable })) },
        TODAY,
      ).map(({ person }) => person);

    it("is the accountable co-lead", () => {
      const plan = aPlan({ standIns: [...both], labels: [...aPlan().labels, aLabel("Viv Marsh", VIV)] });
      expect(asked(plan, "Viv Marsh", "Amina Diallo", "Viv Marsh")).toEqual([VIV]);
    });

    it("is the theme lead where no accountable co-lead is there", () => {
      const plan = aPlan({ standIns: both });
      expect(asked(plan, "Amina Diallo", "Amina Diallo")).toEqual([THEA]);
      expect(asked(plan, "Amina Diallo", "Amina Diallo", "Ben Okafor")).toEqual([THEA]);
    });

    it("is the cover of the theme lead where that one is away too", () => {
      expect(asked(aPlan({ standIns: [...both, away(THEA, VIV)] }), "Amina Diallo", "Amina Diallo")).toEqual([VIV]);
    });

    it("is the lead all the same where nobody else is there", () => {
      const plan = aPlan({ standIns: both, themes: [] });
      expect(asked(plan, "Amina Diallo", "Amina Diallo")).toEqual([AMINA]);
    });

    it("may update who is asked, and finds it under the labels that are asked of them", () => {
      const plan = aPlan({ standIns: both });
      const action = anAction();
      for (const { person } of recipientsOf(plan, action, TODAY)) {
        expect(may("put a reminder off", standingsOf(plan, action, person, TODAY))).toBe(true);
        expect(labelsAskedOf(plan, person, TODAY)).toContain("Amina Diallo");
      }
    });
  });

  it("is a cover's cover who may answer as their stand-in", () => {
    const plan = aPlan({ standIns: [away(AMINA, BEN), away(BEN, VIV)] });
    expect(standingsOf(plan, anAction(), VIV, TODAY)).toContain("stand-in");
    expect(labelsAskedOf(plan, VIV, TODAY)).toContain("Amina Diallo");
    expect(standingsOf(plan, anAction(), OWEN, TODAY)).not.toContain("stand-in");
  });

  it("keeps the place of a label that stands for nobody, with the reason", () => {
    const outside = { text: "NHS partners", kind: "outside", holders: [], sponsor: OWEN } as const;
    const plan = aPlan({ labels: [outside, aLabel("Vacant post")] });
    const leads = ["NHS partners", "Vacant post", "Never settled"].map((label) => ({ label, accountable: false }));
    expect(recipientsOf(plan, { leads, theme: "1" }, TODAY).map(({ name, unreached }) => [name, unreached])).toEqual([
      ["NHS partners", "outside-teams"],
      ["Vacant post", "no-holder"],
      ["Never settled", "unsettled"],
    ]);
  });
});

it("gives each label an id of its own that any store's key can hold", () => {
  const texts = ["ADs", "AD's", "A/Ds", "Board #2", "Cyngor\\Sir", "Tŷ Bach 🌱"];
  const ids = texts.map(labelId);
  expect(new Set(ids).size).toBe(texts.length);
  for (const id of ids) expect(id).toMatch(/^label-[a-z0-9-]+$/);
});
