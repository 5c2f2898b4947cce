import { describe, expect, it } from "vitest";
import type { About, Owed } from "../../src/domain/due/about.ts";
import type { Occasion } from "../../src/domain/due/asked.ts";
import {
  aboutName,
  NAMES,
  type NamingOf,
  OWED_NAMES,
  occasionWords,
  STORED_ABOUT,
  STORED_OCCASION,
} from "../../src/storage/reminders/about-shape.ts";

const ABOUT: readonly (readonly [About, string])[] = [
  [{ kind: "action", id: "a1" }, "a1"],
  [{ kind: "waiting", id: "all" }, "desk"],
  [{ kind: "not reached", id: "ben" }, "desk-ben"],
];
const OCCASIONS: readonly (readonly [Occasion, string])[] = [
  ["10 before", "10 before"],
  ["unanswered", "papers"],
  [{ freedBy: "a2" }, "freed by a2"],
  [{ news: 7 }, "news 7"],
];

describe("what a row is about", () => {
  it.each(ABOUT)("%j is kept as %s, which reads as it", (about, name) => {
    expect(aboutName(about)).toBe(name);
    expect(STORED_ABOUT.parse(name)).toEqual(about);
  });

  it.each(OCCASIONS)("on %j is kept as %s, which reads as it", (occasion, words) => {
    expect(occasionWords(occasion)).toBe(words);
    expect(STORED_OCCASION.parse(words)).toEqual(occasion);
  });

  // What `npx tsc` says of these lines is the test: each is an error, and is expected to be one.
  it("is refused by the compiler where a new kind has no name in rows, or is not read again before it is sent", () => {
    interface Figure {
      readonly kind: "figure";
      readonly id: string;
    }
    // @ts-expect-error of what is owed
    const owed: NamingOf<Owed | Figure> = OWED_NAMES;
    // @ts-expect-error of all that is told
    const told: NamingOf<About | Figure> = NAMES;
    const readAgain = (about: Owed): string => {
      switch (about.kind) {
        case "action":
          return about.id;
      }
    };
    // @ts-expect-error a switch without a default, as that of a digest just before it is sent, lacks an answer for it
    const planted = (about: Owed | Figure): string => {
      switch (about.kind) {
        case "action":
          return about.id;
      }
    };
    expect([owed, told, readAgain, planted]).toBeDefined();
  });
});
