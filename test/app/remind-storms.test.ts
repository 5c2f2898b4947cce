import { expect, it } from "vitest";
import { ride, STORMS } from "../proof/storms.ts";

it.each(STORMS.map((storm) => [storm.name, storm] as const))(
  "T6 T9 T10 T11 T13 T15 four days through %s: nobody is missed and nobody hears twice in a day",
  async (_, storm) => {
    const tally = await ride(storm, 60, 7);
    expect(tally).toMatchObject({ missing: 0, twice: 0 });
    expect(tally.refused > 0).toBe(storm.refusesSome ?? false);
  },
);
