import { expect, it } from "vitest";
import { digestMessage } from "../../src/cards/reminders/digest.ts";
import { theAction } from "../../src/domain/due/about.ts";
import type { Digest } from "../../src/domain/reminders/digest.ts";
import { findItems } from "../../src/domain/reminders/items.ts";
import { AMINA, aLine, aPlan, OWEN } from "../builders.ts";

const asked = (on: string, occasion: "on the day" | "unanswered", date = "2026-11-20") => {
  return { person: AMINA, about: theAction("a1"), date, occasion, on };
};

it("calls an owner's own action, which is unanswered, nobody else's", () => {
  const people = aPlan().people.map((one) => (one.id === AMINA ? { ...one, roles: ["owner" as const] } : one));
  const plan = aPlan({
    people: people.filter(({ id }) => id !== OWEN),
    themes: [{ ref: "1", title: "One", leads: ["Amina Diallo"] }],
  });
  const lines = [
    aLine({ id: "a1", reviewDate: "2026-11-20", endDate: null }),
    aLine({
      id: "b1",
      ref: "1.1.2",
      reviewDate: "2026-11-20",
      endDate: null,
      leads: [{ label: "Ben Okafor", accountable: true }],
    }),
  ];
  const ben = { ...asked("2026-11-20", "on the day"), person: "ben", about: theAction("b1") };
  const said = (of: Parameters<typeof findItems>[0]["asked"]) => {
    const items = findItems({ plan, lines, asked: of, holds: [] }, "2026-11-27").filter(
      ({ recipient, state }) => recipient.person === AMINA && state !== "ahead",
    );
    const digest: Digest = { person: AMINA, name: "Amina Diallo", day: "2026-11-27", items, waits: [] };
    return digestMessage(digest, false).summary;
  };
  expect(said([asked("2026-11-20", "on the day")])).toBe("1 to update by Friday 4 December");
  expect(said([asked("2026-11-20", "on the day"), ben])).toBe(
    "1 to update by Friday 4 December; 1 action of others without an answer",
  );
});
