import type { LastRun } from "../../app/reminders/show-last-run.ts";
import { formatDay, formatInstant } from "../../domain/calendar/day.ts";
import type { DeliveryStatus } from "../../domain/due/delivery.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";

const STATUSES: Readonly<Record<DeliveryStatus, string>> = {
  sent: "sent",
  planned: "waiting to be sent",
  sending: "being sent",
  skipped: "no longer needed",
  refused: "not reached",
  "not-accepted": "not accepted by Teams",
  uncertain: "perhaps not delivered; they come again with the next",
  expired: "not delivered in time",
};

/** When reminders ran, in a few sentences. */
export function lastRunWords({ plan, on, missed, counts, next }: LastRun): string {
  const title = said(plan.title, 100);
  const told = (Object.keys(STATUSES) as DeliveryStatus[]).flatMap((status) => {
    const number = counts[status] ?? 0;
    return number === 0 ? [] : [`${number} ${STATUSES[status]}`];
  });
  const all = Object.values(counts).reduce((sum, number) => sum + number, 0);
  const came = all === 0 ? "nothing was owed" : `${count(all, "message")}: ${told.join(", ")}`;
  return [
    on === null
      ? `The reminders of ${title} have not run yet.`
      : `The reminders of ${title} last ran on ${formatDay(on)}: ${came}.`,
    missed === null ? "" : `The run of ${formatDay(missed)} is missing: what was owed then goes out with the next.`,
    next === null
      ? "Nothing is sent: reminders are not started, or the plan is closed."
      : `They run next on ${formatInstant(next.toISOString(), plan.settings.zone)}.`,
    "Type deliveries to see who got what.",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
