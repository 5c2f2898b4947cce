import fc from "fast-check";
import { expect, it } from "vitest";
import type { SendOutcome } from "../../src/app/ports/messages.ts";
import { POINTS, type Point } from "../../src/app/sending/remind-deps.ts";
import { AMINA, aLabel, anAction, aPerson, aPlan, BEN, THEA } from "../builders.ts";
import { type ReminderWorld, reminderWorld } from "../fakes/reminder-world.ts";

const PEOPLE = [AMINA, BEN, THEA];
const HOUR = new Date("2026-11-20T09:00:00Z");

function threeLeads(): Promise<ReminderWorld> {
  const actions = PEOPLE.map((id, index) =>
    anAction({
      id: `a-${id}`,
      ref: `1.1.${index + 1}`,
      reviewDate: "2026-11-20",
      endDate: null,
      leads: [{ label: id, accountable: true }],
    }),
  );
  const people = PEOPLE.map((id) => aPerson(id, id));
  return reminderWorld(aPlan({ people, labels: PEOPLE.map((id) => aLabel(id, id)) }), actions, HOUR);
}

/** What happens to one worker: how long it dawdles at each step, and where it dies. */
const aWorker = fc.record({
  dawdles: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 8 }),
  dies: fc.option(fc.record({ at: fc.constantFrom(...POINTS), time: fc.integer({ min: 1, max: 3 }) })),
});

const anAnswer = fc.constantFrom<SendOutcome["kind"]>("sent", "sent", "sent", "not-delivered", "uncertain");

class Died extends Error {}

it("T19 two workers, interleaved and killed in any way, under any answers: nobody is missed, and each repeat says so", async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(aWorker, aWorker), fc.array(anAnswer, { maxLength: 6 }), async (workers, answers) => {
      const here = await threeLeads();
      const due = [...answers];
      const uncertain = new Set<string>();
      here.messenger.answer = (to) => {
        const kind = due.shift() ?? "sent";
        if (kind === "not-delivered") return { kind, code: "429", reason: "Teams is busy.", retryAfterMs: 1000 };
        if (kind === "uncertain") uncertain.add(to);
        return kind === "uncertain" ? { kind, code: "no answer", reason: "reset" } : { kind: "sent", message: "m" };
      };
      await Promise.all(workers.map((worker) => work(here, worker).catch(onlyDeaths)));
      // Whoever starts next takes up what the dead left.
      here.clocks.pass(60_000);
      await here.run(here.clocks.now());

      for (const person of PEOPLE) {
        const got = here.messenger.left.filter((left) => left.person === person);
        expect(got.length).toBeGreaterThanOrEqual(1);
        expect(got.slice(1).every(({ repeated }) => repeated)).toBe(true);
        expect(got.length).toBeLessThanOrEqual(1 + workers.filter(({ dies }) => dies !== null).length);
      }
    }),
    { numRuns: 150 },
  );
});

async function work(
  here: ReminderWorld,
  { dawdles, dies }: { dawdles: number[]; dies: { at: Point; time: number } | null },
) {
  let step = 0;
  let times = 0;
  await here.run(HOUR, {
    leaseMs: 30_000,
    at: async (point) => {
      if (dies?.at === point && ++times === dies.time) throw new Died();
      for (let turn = dawdles[step++ % dawdles.length] ?? 0; turn > 0; turn--)
        await new Promise((resolve) => setImmediate(resolve));
    },
  });
}

function onlyDeaths(error: unknown): void {
  if (!(error instanceof Died)) throw error;
}
