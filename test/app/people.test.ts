import { beforeEach, describe, expect, it } from "vitest";
import { claimLabel, findClaimable } from "../../src/app/people/claim-label.ts";
import { decideClaim } from "../../src/app/people/decide-claim.ts";
import { openLabel } from "../../src/app/people/open-label.ts";
import { forgetMembers, readMembers } from "../../src/app/people/read-members.ts";
import { type SettleRequest, settleLabel } from "../../src/app/people/settle-label.ts";
import { showPeople } from "../../src/app/people/show-people.ts";
import type { Result } from "../../src/domain/plan/result.ts";
import { AMINA, aLabel, anAction, aPlan, BEN, KEY, OWEN, VIV } from "../builders.ts";
import { refOf } from "../fakes/reminder-world.ts";
import { asking, aWorld } from "../fakes/world.ts";

const open = { kind: "outside", holders: [], sponsor: null } as const;
const labels = ["Sarah Hill, Head of Early Help", "S. Hill", "ADs"].map((text) => ({ ...open, text }));
const team = { ...refOf(OWEN), kind: "channel", conversation: "19:team@thread.tacv2;messageid=7" } as const;
const owner = asking(OWEN);
const zed = asking("zed", { name: "Zed Stone" });

let world: Awaited<ReturnType<typeof aWorld>>;
beforeEach(async () => {
  world = await aWorld([anAction()], aPlan({ labels: [aLabel("Amina Diallo", AMINA), ...labels] }));
  await world.members.keep(KEY.tenant, "19:team@thread.tacv2", [{ person: "sarah", name: "Sarah Hill" }]);
  await world.conversations.remember(KEY.tenant, AMINA, refOf(AMINA));
});

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.reason);
  return result.value;
}
const why = (result: Result<unknown>) => (result.ok ? "accepted" : result.refusal.reason);
const states = async () => {
  const list = done(await showPeople(world, owner));
  return Object.fromEntries(list.labels.map((one) => [one.label.text, one]));
};
const request = async (label: string, wish: SettleRequest["wish"]) => {
  const { stamp } = done(await openLabel(world, owner, label, ""));
  return { label, seen: stamp, wish };
};

describe("people", () => {
  it("shows every name: settled, proposed, nobody; and settles what an exact name makes sure", async () => {
    const list = done(await showPeople(world, owner));
    expect(list.matched).toEqual(["Sarah Hill, Head of Early Help"]);
    expect(list.labels.map(({ label, state }) => [label.text, state])).toEqual([
      ["S. Hill", "proposed"],
      ["ADs", "nobody"],
      ["Sarah Hill, Head of Early Help", "settled"],
      ["Amina Diallo", "settled"],
    ]);
    expect(done(await showPeople(world, owner)).matched).toEqual([]);
  });

  it("shows who has not added the app, and who no longer gets messages", async () => {
    await world.conversations.remember(KEY.tenant, "sarah", refOf("sarah"));
    await world.conversations.markUnreachable(KEY.tenant, AMINA, "blocked", "2026-11-20T08:00:00.000Z");
    const { "Amina Diallo": amina, "Sarah Hill, Head of Early Help": sarah } = await states();
    expect([amina?.holders[0]?.reach, sarah?.holders[0]?.reach]).toEqual(["unreachable", "reached"]);
    expect([amina?.hanging, sarah?.hanging]).toEqual([["1.1.1"], []]);
  });

  it("shows who has left all teams and chats, with what hangs on them", async () => {
    const there = { person: "sarah", name: "Sarah Hill" };
    await world.members.keep(KEY.tenant, "board", [there, { person: AMINA, name: "Amina Diallo" }]);
    await world.members.keep(KEY.tenant, "board", [there]);
    expect((await states())["Amina Diallo"]).toMatchObject({ holders: [{ reach: "left" }], hanging: ["1.1.1"] });
  });

  it("is for owners alone", async () => {
    for (const person of [AMINA, VIV]) expect(why(await showPeople(world, asking(person)))).toBe("not-allowed");
    expect(why(await showPeople(world, asking("stranger")))).toBe("not-in-plan");
  });
});

describe("an owner", () => {
  it("settles a role, and who of it answers", async () => {
    const wish = { as: "role", people: [AMINA, BEN], answers: BEN } as const;
    done(await settleLabel(world, owner, await request("ADs", wish)));
    expect((await states())["ADs"]).toMatchObject({ state: "settled", answers: "Ben Okafor" });
  });

  it("settles twice as once", async () => {
    const asked = await request("S. Hill", { as: "person", person: "sarah" });
    done(await settleLabel(world, owner, asked));
    const stored = await world.plans.readPlan(KEY);
    done(await settleLabel(world, owner, asked));
    expect(await world.plans.readPlan(KEY)).toEqual(stored);
  });

  it("is told when another owner settled it otherwise since the card was drawn", async () => {
    const old = await request("S. Hill", { as: "person", person: "sarah" });
    done(await settleLabel(world, owner, await request("S. Hill", { as: "outside", sponsor: OWEN })));
    expect(why(await settleLabel(world, owner, old))).toBe("label-changed");
    expect((await states())["S. Hill"]).toMatchObject({ state: "outside", sponsor: "Owen Pryce" });
  });

  it("settles two names at once from two cards, and both hold", async () => {
    const [one, two] = [
      await request("S. Hill", { as: "person", person: BEN }),
      await request("ADs", { as: "outside", sponsor: OWEN }),
    ];
    await Promise.all([settleLabel(world, owner, one), settleLabel(world, owner, two)]);
    const { "S. Hill": hill, ADs } = await states();
    expect([hill?.state, ADs?.state]).toEqual(["settled", "outside"]);
  });

  it("finds people by a part of their name", async () => {
    const { people } = done(await openLabel(world, owner, "ADs", "oka"));
    expect(people.map(({ name }) => name)).toEqual(["Ben Okafor"]);
  });

  it.each([AMINA, VIV, "stranger"])("is not %s: nothing is settled or decided", async (person) => {
    const before = await world.plans.readPlan(KEY);
    const wish = { as: "person", person: AMINA } as const;
    expect(why(await settleLabel(world, asking(person), { label: "ADs", seen: "", wish }))).not.toBe("accepted");
    done(await claimLabel(world, { ...zed, plan: KEY.plan }, "ADs"));
    const claimed = await world.plans.readPlan(KEY);
    const decision = { label: "ADs", person: "zed", confirmed: true };
    expect(why(await decideClaim(world, asking(person), decision))).not.toBe("accepted");
    expect(await world.plans.readPlan(KEY)).toEqual(claimed);
    expect(claimed).not.toEqual(before);
  });
});

describe("somebody who is not in the plan", () => {
  it("finds the name they type, and of others only those like their own", async () => {
    expect(done(await findClaimable(world, zed, "s hill")).map(({ label }) => label)).toEqual(["S. Hill"]);
    expect(why(await findClaimable(world, zed, ""))).toBe("label-unknown");
    expect(why(await findClaimable(world, zed, "Amina Diallo"))).toBe("label-unknown");
    const sally = asking("sally", { name: "Sally Hill" });
    expect(done(await findClaimable(world, sally, "")).map(({ label }) => label)).toEqual(["S. Hill"]);
  });

  it("claims a name; an owner sees it first and confirms, and then it is theirs", async () => {
    done(await claimLabel(world, { ...zed, plan: KEY.plan }, "S. Hill"));
    expect(why(await showPeople(world, zed))).toBe("not-in-plan");
    const [first] = done(await showPeople(world, owner)).labels;
    expect(first).toMatchObject({ label: { text: "S. Hill" }, claims: [{ name: "Zed Stone" }] });
    const decision = { label: "S. Hill", person: "zed", confirmed: true };
    for (let time = 0; time < 2; time++) done(await decideClaim(world, owner, decision));
    expect((await states())["S. Hill"]).toMatchObject({
      state: "settled",
      holders: [{ name: "Zed Stone" }],
      claims: [],
    });
  });

  it("is not asked again about once refused", async () => {
    done(await claimLabel(world, { ...zed, plan: KEY.plan }, "S. Hill"));
    done(await decideClaim(world, owner, { label: "S. Hill", person: "zed", confirmed: false }));
    expect((await states())["S. Hill"]?.claims).toEqual([]);
    expect(why(await claimLabel(world, { ...zed, plan: KEY.plan }, "S. Hill"))).toBe("claim-refused");
  });

  it("claims nothing in another tenant", async () => {
    const other = { ...zed, tenant: "tenant-b", plan: KEY.plan };
    expect(why(await claimLabel(world, other, "S. Hill"))).toBe("plan-unknown");
    expect(why(await findClaimable(world, { ...zed, tenant: "tenant-b" }, "S. Hill"))).toBe("no-plan");
  });
});

describe("who is in a team", () => {
  const log = { info: () => {}, error: () => {} };

  it("is kept by team, whichever thread asked, and forgotten with it", async () => {
    const roster = { members: async () => [{ person: "tom", name: "Tom Wray" }] };
    await readMembers({ ...world, roster, log }, team);
    expect(await world.members.list(KEY.tenant)).toEqual([{ person: "tom", name: "Tom Wray" }]);
    await forgetMembers(world, team);
    expect(await world.members.list(KEY.tenant)).toEqual([]);
  });

  it("stays as it was when Teams does not answer", async () => {
    const lines: string[] = [];
    const roster = { members: () => Promise.reject(new Error("Teams is away")) };
    await readMembers({ ...world, roster, log: { ...log, error: (event) => void lines.push(event) } }, team);
    expect(await world.members.list(KEY.tenant)).toHaveLength(1);
    expect(lines).toEqual(["roster-not-read"]);
  });
});
