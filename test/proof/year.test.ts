import { expect, it } from "vitest";
import { NOTHING_YET, runYear, type YearTally } from "./year.ts";

it("lives through two years as the rules say, in which all that can happen does", () => {
  const tallies = [1, 2].map((seed) => runYear(seed, { actions: 40, leads: 8 }));
  // A year in which nothing happens would prove nothing.
  for (const name of Object.keys(NOTHING_YET) as (keyof YearTally)[])
    expect(
      tallies.reduce((sum, tally) => sum + tally[name], 0),
      name,
    ).toBeGreaterThan(0);
}, 60_000);
