import { describe, expect, it } from "vitest";
import { deliveryKindOf, deliveryKindsWords, deliveryWords } from "../../src/cards/reminders/delivery-words.ts";
import { theAction } from "../../src/domain/due/about.ts";
import type { Delivery } from "../../src/domain/due/delivery.ts";
import { AMINA, aPlan, KEY, NOW } from "../builders.ts";

function aDelivery(more: Partial<Delivery>): Delivery {
  return {
    ...{ tenant: KEY.tenant, day: "2026-11-20", person: AMINA, name: "Amina Diallo", status: "sent", reason: "" },
    items: [{ plan: KEY.plan, about: theAction("a1"), ref: "1.1.1", date: "2026-11-20", occasion: "on the day" }],
    ...{ plannedAt: NOW.toISOString(), notBefore: null, attempts: 1, claim: null, repeated: false },
    ...{ sentAt: null, message: null, ...more },
  };
}

it("promises nothing more of a plan that was closed", () => {
  const closed = { at: NOW.toISOString(), by: AMINA, reason: "Inspected again" };
  for (const status of ["planned", "uncertain", "expired"] as const) {
    const words = deliveryWords(aPlan({ closed }), aDelivery({ status }));
    expect(words).toContain("The plan is closed: nothing is asked any more.");
    expect(words).not.toMatch(/comes again|next run/);
  }
});

describe("what became of a message", () => {
  const at = NOW.toISOString();
  it.each<[Partial<Delivery>, string, string]>([
    [{ sentAt: at }, "reached", "✓ Sent at 10:00."],
    [{ sentAt: at, reason: "1.1.2 was answered" }, "reached", "✓ Sent at 10:00. Left out of it: 1.1.2 was answered."],
    [
      { sentAt: at, repeated: true },
      "reached",
      "✓ Sent at 10:00. Sending it was interrupted, so it may have come twice.",
    ],
    [{ status: "skipped", reason: "1.1.1 is done" }, "nothing left to ask", "Not needed: 1.1.1 is done."],
    [
      { status: "refused", reason: "They have blocked the app." },
      "not reached",
      "✗ Not reached: they have blocked the app.",
    ],
    [
      { status: "not-accepted", reason: "The message is too big for Teams." },
      "not accepted",
      "✗ Not accepted by Teams: the message is too big for Teams. It is not about them: an administrator finds it in the log. What it asked comes again with the next reminder.",
    ],
    [{ status: "refused", reason: "outside Teams" }, "not reached", "✗ Not reached: they are outside Teams."],
    [
      { status: "uncertain", reason: "Teams failed (502)." },
      "perhaps reached",
      "? Perhaps sent: Teams failed (502). What it asked comes again with the next reminder.",
    ],
    [{ status: "planned" }, "still to be sent", "… Not sent yet: it goes out with the next run."],
    [
      { status: "planned", reason: "not installed for them" },
      "not reached yet",
      "… Not sent yet: the app is not installed for them. It is tried again today.",
    ],
    [
      { status: "sending", claim: { nonce: "n", at, leaseUntil: at } },
      "being sent",
      "… Being sent, begun at 10:00. If that was cut off, it is sent once more and says so.",
    ],
    [
      { status: "expired" },
      "not sent",
      "Not sent that day: nothing ran to send it. What it asked comes again with the next reminder.",
    ],
    [
      { status: "expired", reason: "Teams is busy." },
      "not reached",
      "Not sent that day: Teams is busy. What it asked comes again with the next reminder.",
    ],
  ])("%j: %s", (more, standing, says) => {
    const delivery = aDelivery(more);
    expect(deliveryKindOf(delivery)).toBe(standing);
    expect(deliveryWords(aPlan(), delivery)).toBe(`20 November 2026: ${says} About 1.1.1.`);
  });

  it.each([
    [["reached", "reached"], "Everyone was reached"],
    [["reached", "nothing left to ask"], "Everyone was reached who had something left to answer"],
    [["nothing left to ask"], "Nothing was left to ask"],
    [["perhaps reached", "reached"], "1 person perhaps reached"],
    [
      ["reached", "still to be sent", "not reached", "perhaps reached", "not reached"],
      "2 people not reached, 1 perhaps reached, 1 still to be sent",
    ],
  ] as const)("of several, %j, stands in the heading: %s", (standings, says) => {
    expect(deliveryKindsWords(standings)).toBe(says);
  });
});
