import type { PersonOutcome, PersonReason, PersonReport, RemindReport } from "../app/reminders/remind-report.ts";
import { formatDay } from "../domain/calendar/day.ts";
import type { ReminderItem } from "../domain/reminders/items.ts";

/** A run of reminders, or what one would do, for the person who asked for it. */
export function describeRun(report: RemindReport): string {
  const { people, dryRun, sent, notReached, uncertain, failed } = report;
  const would = people.filter(({ outcome }) => outcome === "would-send").length;
  const done = dryRun ? `${would} would be sent` : `${sent} sent`;
  const first = `Reminders as of ${report.at}: ${done}, ${notReached} not reached, ${uncertain} uncertain.`;
  const last = failed > 0 ? [`${failed} tenants could not be worked through; the next run goes on.`] : [];
  return [first, ...people.map(describePerson), ...last].join("\n");
}

function describePerson({ name, outcome, reason, detail, items, desks, next }: PersonReport): string {
  const why = outcome === "nothing" || outcome === "not-reached" ? `: ${REASONS[reason]}` : "";
  const more = detail === "" ? "" : ` (${detail})`;
  const when = next === null ? "" : `; next on ${formatDay(next.on)} from ${next.at}`;
  const listed = outcome === "nothing" ? [] : items.filter(({ state }) => state === "owed").map(describeItem);
  const waits = desks.map(({ notice: { plan, counts } }) => {
    return `  waits for them in ${plan.plan}: ${counts.map((one) => `${one.kind} (${one.count})`).join(", ")}`;
  });
  return [`\n${name}: ${OUTCOMES[outcome]}${why}${more}${when}`, ...listed, ...waits].join("\n");
}

function describeItem({ line, group, date, dateKind, rung }: ReminderItem): string {
  return `  ${line.ref} ${line.title}: ${group}, ${dateKind} date ${formatDay(date)} (${rung})`;
}

const OUTCOMES: Readonly<Record<PersonOutcome, string>> = {
  sent: "sent",
  "would-send": "would be sent",
  skipped: "passed over, since it was answered meanwhile",
  refused: "Teams refused it",
  uncertain: "perhaps sent; the next reminder lists the same",
  waiting: "planned, and tried again by the next run",
  "not-reached": "not reached",
  nothing: "nothing",
};

const REASONS: Readonly<Record<PersonReason, string>> = {
  owed: "a reminder is owed",
  "not-started": "the plan's owner has not started reminders",
  "not-worked": "nobody works today",
  "before-hour": "the plan's hour has not come",
  "asked-already": "asked already, and not yet due to be asked again",
  "told-already": "they know what waits for them, and nothing came to it since",
  held: "seen or snoozed",
  "nothing-near": "no date is near enough",
  "outside-teams": "outside Teams",
  "no-holder": "nobody holds this role today",
  "not-installed": "the bot is not installed for them",
  unreachable: "messages no longer reach them",
  "digest-today": "they had today's reminder",
};
