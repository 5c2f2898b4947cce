import { beforeEach, describe, expect, it } from "vitest";
import { type ShownHistory, showHistory } from "../../src/app/actions/show-history.ts";
import { claimLabel } from "../../src/app/people/claim-label.ts";
import { decideClaim } from "../../src/app/people/decide-claim.ts";
import { administerPeople } from "../../src/app/people/import-people.ts";
import { nameDelegate } from "../../src/app/people/name-delegate.ts";
import { openLabel } from "../../src/app/people/open-label.ts";
import { reassignAction } from "../../src/app/people/reassign-action.ts";
import { endAway, setAway } from "../../src/app/people/set-away.ts";
import { settleLabel } from "../../src/app/people/settle-label.ts";
import { showPeople } from "../../src/app/people/show-people.ts";
import { startReminders } from "../../src/app/reminders/start-reminders.ts";
import type { Result } from "../../src/domain/plan/result.ts";
import { AMINA, aLabel, anAction, aOnce, aPlan, KEY, OWEN } from "../builders.ts";
import { asking, aWorld } from "../fakes/world.ts";
import { saidEvents } from "../said-events.ts";

const none = { kind: "outside", holders: [], sponsor: null } as const;
const labels = [aLabel("Amina Diallo", AMINA), { ...none, text: "S. Hill" }, { ...none, text: "Zed Stone" }];

let world: Awaited<ReturnType<typeof aWorld>>;
beforeEach(async () => {
  world = await aWorld([anAction()], aPlan({ labels, started: null }));
  await world.members.keep(KEY.tenant, "team", [
    { person: "sarah", name: "Sarah Hill" },
    { person: "zed", name: "Zed Stone" },
  ]);
});

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.refusal.reason);
  return result.value;
}
const at = (minute: number) => new Date(`2026-11-20T10:${String(minute).padStart(2, "0")}:00Z`);
const owner = (minute = 0) => asking(OWEN, { now: at(minute) });
const events = async () => (await saidEvents(world.plans, KEY)).map(({ kind, says, labels: of }) => [kind, says, of]);

describe("what changes a plan is told in its history", () => {
  it("where a name is settled, matched by its exact name, claimed and refused", async () => {
    done(await showPeople(world, owner()));
    const { stamp } = done(await openLabel(world, owner(), "S. Hill", ""));
    done(await claimLabel(world, asking("viv", { plan: KEY.plan, name: "Viv Marsh" }), "S. Hill"));
    done(await decideClaim(world, owner(1), { label: "S. Hill", person: "viv", confirmed: false }));
    const request = { label: "S. Hill", seen: stamp, wish: { as: "person", person: "sarah" } } as const;
    done(await settleLabel(world, owner(2), request));
    done(await settleLabel(world, owner(3), request));
    expect(await events()).toEqual([
      ["names settled", "Matched by an exact name: “Zed Stone”.", ["Zed Stone"]],
      ["names settled", "Viv Marsh says that they are “S. Hill”.", []],
      ["names settled", "“S. Hill” is not Viv Marsh.", ["S. Hill"]],
      ["names settled", "“S. Hill” is Sarah Hill.", ["S. Hill"]],
    ]);
  });

  it("where cover is arranged and ended, and saying it again tells nothing more", async () => {
    const request = { lead: "Amina Diallo", from: "20 November", to: "5 January", cover: "Ben Okafor" };
    done(await setAway(world, owner(), request));
    done(await setAway(world, owner(1), request));
    done(await endAway(world, owner(2), "Amina Diallo"));
    expect(await events()).toEqual([
      [
        "cover arranged",
        "Ben Okafor answers for Amina Diallo from 20 November 2026 to 5 January 2027.",
        ["Amina Diallo"],
      ],
      ["cover arranged", "Amina Diallo is back.", ["Amina Diallo"]],
    ]);
  });

  it("where reminders are started, once", async () => {
    done(await startReminders(world, owner()));
    done(await startReminders(world, owner(1)));
    expect(await events()).toEqual([["reminders started", "From now on the plan sends reminders.", []]]);
  });

  it("where a list of people is taken in by an administrator", async () => {
    const by = { key: KEY, id: "administrator", name: "an administrator", now: at(0) };
    const table = [
      ["Label", "Name", "Directory id"],
      ["S. Hill", "Sarah Hill", "11111111-1111-4111-8111-111111111111"],
    ];
    expect(done(await administerPeople(world, by, table, true)).differences).toHaveLength(2);
    expect(await events()).toEqual([]);
    done(await administerPeople(world, by, table, false));
    done(await administerPeople(world, by, table, false));
    expect((await saidEvents(world.plans, KEY)).map(({ byName, says }) => `${byName}: ${says}`)).toEqual([
      "an administrator: Taken in from a list of people: 2 changes.",
    ]);
  });
});

describe("the history of an action", () => {
  /** Says by turns that Amina's name is hers, and that it is a role of two. */
  const settle = async (minute: number) => {
    const { stamp, label } = done(await openLabel(world, owner(minute), "Amina Diallo", ""));
    const role = { as: "role", people: [AMINA, "sarah"], answers: "each" } as const;
    const wish = label.kind === "role" ? ({ as: "person", person: AMINA } as const) : role;
    return settleLabel(world, owner(minute), { label: "Amina Diallo", seen: stamp, wish });
  };
  const reassign = (minute: number, to: string) =>
    reassignAction(world, owner(minute), {
      ...{ name: { id: "a1" }, to, reason: "Moved", version: null, via: "typed", once: aOnce(`once ${minute}`) },
    });

  it("tells what concerns its leads on one page each, in order, whatever the size of a page", async () => {
    for (const minute of [1, 3, 5, 7]) {
      done(await settle(minute));
      done(await reassign(minute + 1, minute % 4 === 1 ? "Ben Okafor" : "Amina Diallo"));
    }
    const whole = done(await showHistory(world, owner(9), { id: "a1" }, 50, null));
    // Ben's name joins the plan at two; while it was Ben's, whose Amina's name is did not concern it.
    expect(whole.events.map((event) => event.at)).toEqual([1, 2, 5].map((minute) => at(minute).toISOString()));
    for (const size of [1, 2, 3]) {
      const seen: string[] = [];
      let page: string | null = null;
      do {
        const shown: ShownHistory = done(await showHistory(world, owner(9), { id: "a1" }, size, page));
        seen.push(...shown.events.map((event) => event.at));
        page = shown.history.next;
      } while (page !== null);
      expect(seen.sort()).toEqual(whole.events.map((event) => event.at));
    }
  });

  it("leaves out what its lead has arranged for themself, whoever asks, and keeps it on the plan's record", async () => {
    const own = asking(AMINA, { now: at(0) });
    done(await setAway(world, own, { lead: "", from: "21 December", to: "5 January", cover: "Ben Okafor" }));
    done(await endAway(world, own, ""));
    done(await nameDelegate(world, own, { by: "Viv Marsh", lead: "", named: true }));
    expect((await events()).map(([kind]) => kind)).toEqual(["cover arranged", "cover arranged", "delegate named"]);
    for (const person of [AMINA, OWEN, "viv", "carys"]) {
      const shown = done(await showHistory(world, asking(person, { now: at(1) }), { id: "a1" }, 6, null));
      expect([person, shown.events]).toEqual([person, []]);
    }
  });

  it("does not tell what concerns others", async () => {
    const { stamp } = done(await openLabel(world, owner(), "S. Hill", ""));
    done(await settleLabel(world, owner(), { label: "S. Hill", seen: stamp, wish: { as: "person", person: "sarah" } }));
    expect(done(await showHistory(world, owner(1), { id: "a1" }, 6, null)).events).toEqual([]);
  });
});
