import { expect, it } from "vitest";
import { inParallel, paceOf } from "../../src/app/sending/pace.ts";
import { NOW } from "../builders.ts";
import { fakeClocks } from "../fakes/reminder-world.ts";

it("lets a second's worth through at once, then keeps to the rate", async () => {
  const clocks = fakeClocks(NOW);
  const pace = paceOf(10, clocks, undefined);
  const passed: number[] = [];
  for (let turn = 0; turn < 30; turn++) {
    await pace.turn();
    passed.push(Math.round(clocks.monotonic()));
  }
  expect(passed.slice(0, 10)).toEqual(Array(10).fill(0));
  expect(passed.slice(10)).toEqual(Array.from({ length: 20 }, (_, index) => (index + 1) * 100));
});

it("holds everybody back for a pause, those too who wait already", async () => {
  const clocks = fakeClocks(NOW);
  const pace = paceOf(1, clocks, undefined);
  await pace.turn();
  const waiting = pace.turn();
  pace.pause(5000);
  expect(pace.pausedFor()).toBe(5000);
  const until = clocks.monotonic() + 5000;
  await waiting;
  expect(clocks.monotonic()).toBe(until);
});

it("waits twice as long each time nothing got through, up to a minute, and by chance a quarter more", async () => {
  const clocks = { ...fakeClocks(NOW), dice: () => 0.5 };
  const pace = paceOf(1, clocks, undefined);
  const waits: number[] = [];
  for (let time = 0; time < 6; time++) {
    // Three under way at once are refused at once.
    for (const ms of [5000, 5000, 5000]) pace.pause(ms);
    waits.push(pace.pausedFor() / 1.125);
    await pace.turn();
  }
  expect(waits).toEqual([5000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  pace.through();
  pace.pause(3000);
  expect(pace.pausedFor()).toBe(3375);
});

it("waits as long as it is asked to where that is longer, and never not at all", async () => {
  const clocks = fakeClocks(NOW);
  const pace = paceOf(1, clocks, undefined);
  pace.pause(0);
  expect(pace.pausedFor()).toBe(1000);
  await pace.turn();
  pace.pause(600_000);
  expect(pace.pausedFor()).toBe(600_000);
});

it("keeps nobody waiting once told to stop", async () => {
  const stopping = new AbortController();
  const clocks = fakeClocks(NOW);
  const pace = paceOf(1, clocks, stopping.signal);
  pace.pause(600_000);
  stopping.abort();
  await pace.turn();
  expect(clocks.monotonic()).toBe(0);
});

it("works through all, no more than so many at once", async () => {
  let underWay = 0;
  let most = 0;
  const seen: number[] = [];
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay--;
    seen.push(item);
  });
  expect([most, seen.sort()]).toEqual([3, [1, 2, 3, 4, 5, 6, 7]]);
});
