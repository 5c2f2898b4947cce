import { describe, expect, it } from "vitest";
import { isWhole, metBy, type WholeFault, whoToTry } from "../../../src/domain/reminders/whole-fault.ts";

const now = new Date("2026-11-20T09:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const why = { code: "BotNotRegistered", reason: "Teams does not accept this bot's registration." };

function metByAll(...people: readonly string[]): WholeFault | undefined {
  return people.reduce<WholeFault | undefined>((fault, person) => metBy(fault, person, why, now), undefined);
}

describe("a fault of the whole", () => {
  it("is what three different people have met in a row", () => {
    expect(isWhole(undefined, now)).toBe(false);
    expect(isWhole(metByAll("a", "b"), now)).toBe(false);
    expect(isWhole(metByAll("a", "b", "a", "b", "a"), now)).toBe(false);
    expect(isWhole(metByAll("a", "b", "c"), now)).toBe(true);
  });

  it("is tried each time with another person, and round again once all have met it", () => {
    const fault = metByAll("a", "b", "c") as WholeFault;
    expect(whoToTry(fault, ["a", "b", "c", "d"])).toBe("d");
    expect(whoToTry(fault, ["c", "a", "b"])).toBe("a");
    expect(whoToTry(metBy(fault, "a", why, now), ["a", "b", "c"])).toBe("b");
    expect(whoToTry(fault, [])).toBeUndefined();
  });

  it("is found out anew when nobody has met it for a day", () => {
    const fault = metByAll("a", "b", "c") as WholeFault;
    expect(isWhole(fault, later(86_399_999))).toBe(true);
    expect(isWhole(fault, later(86_400_000))).toBe(false);
    expect(metBy(fault, "d", why, later(86_400_000)).people).toEqual(["d"]);
  });
});
