import { beforeAll, describe, expect, it } from "vitest";
import { liveTwelveWeeks, type Sum } from "./weeks/live.ts";

/** What the same twelve weeks came to before a digest held what is owed alone; docs/proof.md has the table. */
const BEFORE = {
  "Amina Diallo": { messages: 40, words: 6956, items: 237, presses: 54, typed: 189 },
  "Hana Ito": { messages: 10, words: 523, items: 12, presses: 26, typed: 109 },
  "Owen Pryce": { messages: 13, words: 1264, items: 25, presses: 4, typed: 12 },
  "Nia Rees": { messages: 13, words: 1264, items: 25, presses: 0, typed: 0 },
} as const satisfies Readonly<Record<string, Sum>>;

const NOBODY: Sum = { messages: 0, words: 0, items: 0, presses: 0, typed: 0 };

let sums: Readonly<Record<string, Sum>> = {};
const sumOf = (name: string) => sums[name] ?? NOBODY;

describe("twelve weeks through the running bot", () => {
  beforeAll(async () => {
    sums = await liveTwelveWeeks();
  }, 600_000);

  it("shows the worst lead less than half the items, in two thirds of the words, for two thirds of the presses", () => {
    const [now, then] = [sumOf("Amina Diallo"), BEFORE["Amina Diallo"]];
    expect(now.items).toBeLessThan(then.items / 2);
    expect(now.words).toBeLessThan((then.words * 2) / 3);
    expect(now.presses).toBeLessThan((then.presses * 2) / 3);
    expect(now.typed).toBeLessThan(then.typed / 2);
  });

  it("brings the delegate no more messages, though they hear what became of what they asked for", () => {
    const [now, then] = [sumOf("Hana Ito"), BEFORE["Hana Ito"]];
    expect(now.messages).toBeLessThanOrEqual(then.messages + 2);
    expect(now.presses).toBeLessThan(then.presses);
  });

  it("halves what two owners read of what others left unanswered", () => {
    const both = (of: keyof Sum) => sumOf("Owen Pryce")[of] + sumOf("Nia Rees")[of];
    const then = (of: keyof Sum) => BEFORE["Owen Pryce"][of] + BEFORE["Nia Rees"][of];
    expect(both("items")).toBeLessThan(then("items") / 2);
    expect(both("words")).toBeLessThan((then("words") * 2) / 3);
    expect(both("messages")).toBeLessThanOrEqual(then("messages"));
  });
});
