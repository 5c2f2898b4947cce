import { expect, it } from "vitest";
import { liveTwelveWeeks } from "./weeks/live.ts";

it("lives twelve weeks", { timeout: 600_000 }, async () => {
  const sums = await liveTwelveWeeks();
  console.log(JSON.stringify(sums, null, 1));
  expect(Object.keys(sums).length).toBeGreaterThan(3);
});
