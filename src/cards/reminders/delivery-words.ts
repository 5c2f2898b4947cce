import { formatDay, timeIn } from "../../domain/calendar/day.ts";
import type { Delivery } from "../../domain/due/delivery.ts";
import { isClosed, type Plan } from "../../domain/plan/plan.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/** How somebody stands by their last message, what wants looking after first; also what stands beside their name. */
const DELIVERY_KINDS = [
  "not reached",
  "not accepted",
  "not reached yet",
  "not sent",
  "perhaps reached",
  "being sent",
  "still to be sent",
  "nothing left to ask",
  "reached",
] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** How somebody stands by one message. */
export function deliveryKindOf({ status, reason }: Pick<Delivery, "status" | "reason">): DeliveryKind {
  switch (status) {
    case "refused":
      return "not reached";
    case "not-accepted":
      return "not accepted";
    case "planned":
      return reason === "" ? "still to be sent" : "not reached yet";
    case "expired":
      return reason === "" ? "not sent" : "not reached";
    case "uncertain":
      return "perhaps reached";
    case "sending":
      return "being sent";
    case "skipped":
      return "nothing left to ask";
    case "sent":
      return "reached";
  }
}

/** Who wants looking after comes first; nobody comes before another for what is settled. */
export function compareDeliveryKinds(a: DeliveryKind, b: DeliveryKind): number {
  return Math.min(DELIVERY_KINDS.indexOf(a), SETTLED) - Math.min(DELIVERY_KINDS.indexOf(b), SETTLED);
}

const SETTLED = DELIVERY_KINDS.indexOf("nothing left to ask");

/** How many people stand how, for a heading: what is settled is told only where nothing else is. */
export function deliveryKindsWords(standings: readonly DeliveryKind[]): string {
  const open = DELIVERY_KINDS.slice(0, SETTLED).flatMap((one) => {
    const many = standings.filter((standing) => standing === one).length;
    return many === 0 ? [] : [{ one, many }];
  });
  const [first, ...others] = open;
  if (first !== undefined)
    return [
      `${count(first.many, "person", "people")} ${first.one}`,
      ...others.map(({ one, many }) => `${many} ${one}`),
    ].join(", ");
  if (!standings.includes("reached")) return "Nothing was left to ask";
  return standings.includes("nothing left to ask")
    ? "Everyone was reached who had something left to answer"
    : "Everyone was reached";
}

/** What became of one message and why, in sentences. */
export function deliveryWords(plan: Plan, delivery: Delivery): string {
  const chase = delivery.chase === undefined ? "" : ` Chase by ${said(delivery.chase.byName, 60)}.`;
  const twice = delivery.repeated ? " Sending it was interrupted, so it may have come twice." : "";
  return said(`${formatDay(delivery.day)}: ${fateOf(plan, delivery)}${twice}${chase} ${aboutWords(delivery)}`, 400);
}

function fateOf(plan: Plan, { status, reason, sentAt, claim }: Delivery): string {
  const why = whyWords(reason);
  const because = why === "" ? "" : `: ${why}`;
  const at = (instant: string | null | undefined) =>
    instant ? ` at ${timeIn(plan.settings.zone, new Date(instant))}` : "";
  const then = isClosed(plan)
    ? "The plan is closed: nothing is asked any more."
    : "What it asked comes again with the next reminder.";
  switch (status) {
    case "sent":
      return `✓ Sent${at(sentAt)}.${why === "" ? "" : ` Left out of it: ${why}.`}`;
    case "skipped":
      return `Not needed${because}.`;
    case "refused":
      return `✗ Not reached${because}.`;
    case "not-accepted":
      return `✗ Not accepted by Teams${because}. It is not about them: an administrator finds it in the log. ${then}`;
    case "uncertain":
      return `? Perhaps sent${because}. ${then}`;
    case "planned":
      if (isClosed(plan)) return `Not sent. ${then}`;
      return why === ""
        ? "… Not sent yet: it goes out with the next run."
        : `… Not sent yet: ${why}. It is tried again today.`;
    case "sending":
      return `… Being sent, begun${at(claim?.at)}. If that was cut off, it is sent once more and says so.`;
    case "expired":
      return `Not sent that day: ${why || "nothing ran to send it"}. ${then}`;
  }
}

/** What a row keeps of a reason, as the end of a sentence. */
function whyWords(reason: string): string {
  const known: Readonly<Record<string, string>> = {
    "not installed for them": "the app is not installed for them",
    "outside Teams": "they are outside Teams",
    "stopped while it was being sent": "I was stopped while it was being sent",
  };
  const words = known[reason] ?? reason.replace(/\.$/, "");
  return words.replace(/^The(y?) /, (_, y: string) => `the${y} `);
}

/** Actions of one message that are named; the rest is counted. */
const MOST_REFS = 12;

function aboutWords({ items }: Delivery): string {
  if (items.length === 0) return "About what waits for them.";
  const refs = [...new Set(items.map(({ ref }) => said(ref, 20)))];
  const more = refs.length - MOST_REFS;
  return `About ${refs.slice(0, MOST_REFS).join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
}
