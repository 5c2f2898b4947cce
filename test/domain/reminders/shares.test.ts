import { expect, it } from "vitest";
import { theAction } from "../../../src/domain/due/about.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/plan/plan.ts";
import { findItems } from "../../../src/domain/reminders/items.ts";
import { ownerToTell } from "../../../src/domain/reminders/shares.ts";
import { AMINA, aLabel, aLine, aPerson, aPlan, OWEN, THEA } from "../../builders.ts";

const NIA = "nia";
const owners = { ...aPerson(NIA, "Nia Rees"), roles: ["owner" as const] };
const two = (more: Partial<ReturnType<typeof aPlan>> = {}) =>
  aPlan({ people: [...aPlan().people, owners], labels: [...aPlan().labels, aLabel("Nia Rees", NIA)], ...more });
const by = { ...DEFAULT_SETTINGS, unansweredTo: "by theme" as const };
const nobody = new Set<string>();
const TODAY = "2026-12-01";

it("goes to the first owner named, or to each theme's, and to one who is there and does not lead it", () => {
  const to = (plan: ReturnType<typeof aPlan>, theme: string, but = nobody) =>
    ownerToTell(plan, { theme }, but, TODAY)?.id;
  expect([to(two(), "1"), to(two(), "2"), to(two(), "1", new Set([OWEN]))]).toEqual([OWEN, OWEN, NIA]);
  expect([to(two({ settings: by }), "1"), to(two({ settings: by }), "2")]).toEqual([OWEN, NIA]);
  const led = [{ ref: "1", title: "One", leads: ["Nia Rees"] }, ...two().themes.slice(1)];
  expect(to(two({ settings: by, themes: led }), "1")).toBe(NIA);
  const away = [{ for: OWEN, by: THEA, from: "2026-12-01", to: "2026-12-11" }];
  expect(to(two({ standIns: away }), "1")).toBe(NIA);
  expect(to(aPlan({ standIns: away }), "1")).toBe(OWEN);
});

it("is heard by one owner alone, and by another once whoever heard owns the plan no longer", () => {
  const asked = [
    { person: AMINA, about: theAction("a1"), date: "2026-11-20", occasion: "on the day" as const, on: "2026-11-20" },
  ];
  const told = {
    person: OWEN,
    about: theAction("a1"),
    date: "2026-11-20",
    occasion: "plan owner" as const,
    on: "2026-11-27",
  };
  const lines = [aLine({ reviewDate: "2026-11-20", endDate: null, theme: "2" })];
  const up = (plan: ReturnType<typeof aPlan>, rows = asked as readonly (typeof told | (typeof asked)[number])[]) =>
    findItems({ plan, lines, asked: rows, holds: [] }, TODAY)
      .filter(({ rung }) => rung === "plan owner")
      .map(({ recipient, state }) => `${recipient.person} ${state}`);
  expect(up(two())).toEqual([`${OWEN} owed`]);
  expect(up(two(), [...asked, told])).toEqual([`${OWEN} asked`]);
  const without = two({ people: two().people.filter(({ id }) => id !== OWEN) });
  expect(up(without, [...asked, told])).toEqual([`${NIA} owed`]);
});
