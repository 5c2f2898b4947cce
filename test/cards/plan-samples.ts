import type { ListedPlan } from "../../src/app/plans/list-plans.ts";
import { greetingCard, welcomeBackCard } from "../../src/cards/help/welcome.ts";
import { closeCard, reopenedCard } from "../../src/cards/plans/close.ts";
import { begunCard, EMPTY_PLAN, newPlanCard } from "../../src/cards/plans/new-plan.ts";
import { plansCard } from "../../src/cards/plans/plans.ts";
import { powersOf } from "../../src/domain/permissions/permissions.ts";
import type { Plan } from "../../src/domain/plan/plan.ts";
import { aPlan, KEY, OWEN, TODAY } from "../builders.ts";
import type { Samples } from "./gallery.ts";
import { HOSTILE, hostileOf } from "./hostile.ts";

function listed(more: Partial<ListedPlan>, plan: Partial<Plan>): ListedPlan {
  const value = aPlan(plan);
  return {
    ...{ plan: value, stored: { value, mark: "" }, today: TODAY, powers: powersOf(value, OWEN, TODAY) },
    ...{ audience: "own chat", person: OWEN, actions: 62, open: 48, overdue: 3, meant: false, ...more },
  };
}

const closed = { at: "2026-07-30T09:00:00.000Z", by: OWEN, reason: "the board has signed it off" };
const others = [
  listed({ meant: true }, {}),
  listed({ actions: 0 }, { key: { ...KEY, plan: "west-2027" }, title: "Westmere Development Plan", started: null }),
  listed({ open: 0, overdue: 0 }, { key: { ...KEY, plan: "north-2024" }, title: "Northshire Plan 2024", closed }),
];
const people = [
  { person: "amina", name: "Amina Diallo" },
  { person: "ben", name: "Ben Okafor" },
];
const hostile = Array.from({ length: 9 }, (_, index) =>
  listed(
    {},
    {
      key: { ...KEY, plan: `${"x".repeat(38)}${index}` },
      title: hostileOf(400),
      ...(index % 2 === 0 && { closed: { ...closed, reason: hostileOf(500) } }),
    },
  ),
);

export const planSamples: Samples = {
  plans: plansCard(others, 1),
  "plans-one": plansCard([listed({ meant: true }, {})], 1),
  "plans-none-meant": plansCard(
    others.map((one) => ({ ...one, meant: false })),
    1,
  ),
  "plans-hostile": plansCard(hostile, 1),
  "new-plan": newPlanCard(people, EMPTY_PLAN, null, "nonce"),
  "new-plan-refused": newPlanCard(
    people,
    { ...EMPTY_PLAN, title: "Westmere Improvement Plan", owner: "ben", themes: "1 Practice\n1 Front door" },
    { reason: "themes-unclear", line: "1 Front door" },
    "nonce",
  ),
  "new-plan-hostile": newPlanCard(
    Array.from({ length: 200 }, (_, index) => ({ person: `${"p".repeat(36)}${index}`, name: hostileOf(200) })),
    { ...EMPTY_PLAN, title: HOSTILE, themes: hostileOf(6_000), received: HOSTILE, owner: HOSTILE, id: HOSTILE },
    { reason: "plan-id-unclear", id: HOSTILE },
    "nonce",
  ),
  "notice-close-plan": closeCard(
    { ...listed({}, {}), open: 48, overdue: 3, waiting: 2 },
    "the board has signed it off",
    "nonce",
  ),
  "notice-greeting": greetingCard("channel"),
  "notice-greeting-group": greetingCard("group"),
  "help-back": welcomeBackCard({ ...listed({}, {}), powers: { ...powersOf(aPlan(), "viv", TODAY) } }),
  "notice-open-plan": reopenedCard(listed({}, {})),
  "notice-begun-plan": begunCard({ plan: aPlan({ key: { ...KEY, plan: "west-2027" } }), deadline: "2027-02-11" }),
};
