import { expect, it } from "vitest";
import { runYear } from "./year.ts";

it.each([1, 2, 3, 4])("lives through a year as the rules say, with the dice of %i", (seed) => {
  const tally = runYear(seed, { actions: 12, leads: 5 });
  // A year in which nothing happens would prove nothing.
  for (const count of Object.values(tally)) expect(count).toBeGreaterThan(10);
});
