import type { Day } from "../calendar/day.ts";
import type { Delivery, DeliveryClaim, DeliveryOutcome } from "./delivery.ts";

/** The row as it is once taken for sending. Taken from one whose lease ran out, the message may be a repeat. */
export function claimed(delivery: Delivery, claim: DeliveryClaim): Delivery {
  const repeated = delivery.repeated || delivery.status === "sending";
  return { ...delivery, status: "sending", claim, attempts: delivery.attempts + 1, repeated };
}

/**
 * What becomes of a row left unfinished on an earlier day: its items come again in a digest of their own day.
 * Null: it is finished, or of today.
 */
export function lapsed(delivery: Delivery, today: Day): DeliveryOutcome | null {
  const { status, day, sentAt, message } = delivery;
  if (day >= today || (status !== "planned" && status !== "sending")) return null;
  const ended = { notBefore: null, sentAt, message };
  if (status === "sending") return { ...ended, status: "uncertain", reason: "stopped while it was being sent" };
  return { ...ended, status: "expired", reason: delivery.reason };
}
