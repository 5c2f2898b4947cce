import { pathToFileURL } from "node:url";
import { planReminders } from "../../src/domain/reminders/plan-reminders.ts";
import { aLine, aPlan } from "../builders.ts";

/** What is decided every six hours around both changes of the London clocks, and the turn of a year. */
export function decisions() {
  const dates = ["2026-10-25", "2026-10-26", "2027-03-28", "2027-03-30", "2026-12-31", "2027-01-01"];
  const lines = dates.map((reviewDate, index) => aLine({ id: `a${index}`, ref: `1.${index}`, reviewDate }));
  const instants = ["2026-10-23", "2026-12-30", "2027-03-26"].flatMap((day) =>
    Array.from({ length: 20 }, (_, step) => new Date(Date.parse(`${day}T00:30:00Z`) + step * 6 * 3_600_000)),
  );
  return instants.map((now) => {
    const [reminder] = planReminders([{ plan: aPlan(), lines, asked: [], holds: [] }], now);
    const items = reminder?.items.map(({ line, group, rung, state }) => `${line.ref} ${group} ${rung} ${state}`);
    return { now: now.toISOString(), reason: reminder?.reason, next: reminder?.next, items };
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  console.log(JSON.stringify({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, decisions: decisions() }));
