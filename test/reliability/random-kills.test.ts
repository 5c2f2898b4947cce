import { afterAll, beforeAll, expect, it } from "vitest";
import { type Ground, runKills, startGround } from "../proof/random-kills.ts";

let ground: Ground;

beforeAll(async () => {
  ground = await startGround();
}, 60_000);

afterAll(() => ground?.stop());

it.each([1, 2, 3, 4, 5])(
  "T3 kill -9 at random, seed %i: two processes, 100 people, each has theirs, and every second one says so",
  async (seed) => {
    const tally = await runKills(ground, { seed, processes: 2, people: 100 });
    expect(tally).toMatchObject({ missing: 0, silent: 0 });
    expect(tally.most).toBeLessThanOrEqual(1 + tally.kills);
  },
  120_000,
);
