import { beforeEach, describe, expect, it } from "vitest";
import { openPlan } from "../../src/app/open-plan.ts";
import { gatherReminders } from "../../src/app/reminders/gather-reminders.ts";
import { planReminders } from "../../src/domain/reminders/plan-reminders.ts";
import { AMINA, anAction, anEvent, aPlan, KEY, NOW, OWEN } from "../builders.ts";
import { asking, aWorld } from "../fakes/world.ts";

const place = { kind: "personal", conversation: "a:chat" } as const;
const log = { info: () => {}, error: () => {} };

let world: Awaited<ReturnType<typeof aWorld>>;
let reads: string[];

beforeEach(async () => {
  world = await aWorld([anAction({ reviewDate: "2026-11-20" })]);
  reads = [];
});

/** The stores, with every read of opening noted. */
function counted() {
  const { plans, chats } = world;
  const noted =
    <In extends unknown[], Out>(name: string, read: (...args: In) => Out) =>
    (...args: In): Out => {
      reads.push(name);
      return read(...args);
    };
  return {
    plans: {
      ...plans,
      listPlans: noted("listPlans", plans.listPlans),
      listPlansOf: noted("listPlansOf", plans.listPlansOf),
      readPlan: noted("readPlan", plans.readPlan),
    },
    chats: { ...chats, planOf: noted("planOf", chats.planOf) },
  };
}

describe("opening the plan a request means", () => {
  it("costs the list and the plan where there is one", async () => {
    expect(await openPlan(counted(), asking(AMINA, { place }))).toMatchObject({ ok: true });
    expect(reads).toEqual(["listPlansOf", "readPlan"]);
  });

  it("costs the plan alone where a button names it and nobody else looks on", async () => {
    expect(await openPlan(counted(), asking(AMINA, { place, plan: KEY.plan }))).toMatchObject({ ok: true });
    expect(reads).toEqual(["readPlan"]);
    reads = [];
    const channel = { kind: "channel", conversation: "19:board" } as const;
    await openPlan(counted(), asking(AMINA, { place: channel, plan: KEY.plan }));
    expect(reads).toEqual(["listPlansOf", "listPlansOf", "readPlan"]);
  });

  it("costs one read more where there are two, and asks which where nobody chats", async () => {
    const other = aPlan({ key: { ...KEY, plan: "other" } });
    await world.plans.createPlan({ plan: other, actions: [], history: [] });
    await world.chats.remember(KEY.tenant, place.conversation, "other");
    const open = await openPlan(counted(), asking(AMINA, { place }));
    expect(open.ok && open.value.plan.key.plan).toBe("other");
    expect(reads).toEqual(["listPlansOf", "planOf", "readPlan", "readPlan"]);
    reads = [];
    expect(await openPlan(counted(), asking(AMINA))).toMatchObject({ refusal: { reason: "which-plan" } });
  });

  it("does not mean for one person what another chose and they are not in", async () => {
    const other = aPlan({
      key: { ...KEY, plan: "other" },
      people: [{ id: OWEN, name: "Owen Pryce", roles: ["owner"] }],
    });
    await world.plans.createPlan({ plan: other, actions: [], history: [] });
    await world.chats.remember(KEY.tenant, place.conversation, "other");
    const open = await openPlan(world, asking(AMINA, { place }));
    expect(open.ok && open.value.plan.key.plan).toBe(KEY.plan);
  });
});

describe("the reminders of a closed plan", () => {
  const owed = async () => planReminders(await gatherReminders({ ...world, log }, [KEY], NOW, "all"), NOW);

  it("end, though they had been started", async () => {
    expect((await owed()).filter(({ digest }) => digest !== null)).toHaveLength(1);
    const stored = await world.plans.readPlan(KEY);
    if (typeof stored === "string") throw new Error(stored);
    const closed = { at: NOW.toISOString(), by: OWEN, reason: "" };
    await world.plans.savePlan({ ...stored, value: { ...stored.value, closed } }, anEvent());
    expect(await owed()).toEqual([]);
  });
});
