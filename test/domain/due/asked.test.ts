import { describe, expect, it } from "vitest";
import { claimed, lapsed } from "../../../src/domain/due/claim.ts";
import type { Delivery, DeliveryStatus } from "../../../src/domain/due/delivery.ts";
import { AMINA, KEY, TODAY } from "../../builders.ts";

const claim = { nonce: "n1", at: "2026-11-20T10:00:00.000Z", leaseUntil: "2026-11-20T10:02:00.000Z" };

function aDelivery(more: Partial<Delivery> = {}): Delivery {
  return {
    tenant: KEY.tenant,
    day: TODAY,
    person: AMINA,
    name: "Amina Diallo",
    items: [],
    status: "planned",
    reason: "",
    plannedAt: "2026-11-20T10:00:00.000Z",
    notBefore: null,
    attempts: 0,
    claim: null,
    repeated: false,
    sentAt: null,
    message: null,
    ...more,
  };
}

it("may repeat a message once it is taken from one who was sending, and never forgets it", () => {
  const first = claimed(aDelivery(), claim);
  expect(first).toMatchObject({ status: "sending", attempts: 1, repeated: false, claim });
  const second = claimed(first, { ...claim, nonce: "n2" });
  expect(second).toMatchObject({ attempts: 2, repeated: true });
  expect(claimed({ ...second, status: "planned" }, claim).repeated).toBe(true);
});

describe("a row of an earlier day", () => {
  it.each([
    ["planned", "2026-11-19", "expired"],
    ["sending", "2026-11-19", "uncertain"],
    ["planned", TODAY, undefined],
    ["sending", TODAY, undefined],
    ["sent", "2026-11-19", undefined],
    ["skipped", "2026-11-19", undefined],
    ["refused", "2026-11-19", undefined],
    ["uncertain", "2026-11-19", undefined],
    ["expired", "2026-11-19", undefined],
  ] as const satisfies readonly (readonly [DeliveryStatus, string, string | undefined])[])(
    "that is %s of %s becomes %s",
    (status, day, becomes) => {
      expect(lapsed(aDelivery({ status, day }), TODAY)?.status).toBe(becomes);
    },
  );
});
