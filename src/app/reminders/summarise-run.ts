import type { PersonOutcome, PersonReport, RemindReport } from "./remind-report.ts";

/** Counts what became of people. */
export function summariseRun(
  run: Pick<RemindReport, "at" | "dryRun" | "planned" | "failed" | "people" | "faults">,
): RemindReport {
  const count = (outcome: PersonOutcome) => run.people.filter((person) => person.outcome === outcome).length;
  const sent = run.people.filter((person) => person.outcome === "sent");
  return {
    at: run.at,
    dryRun: run.dryRun,
    planned: run.planned,
    sent: sent.length,
    repeated: sent.filter(({ delivery }) => delivery?.repeated).length,
    skipped: count("skipped"),
    refused: count("refused"),
    notAccepted: count("not-accepted"),
    uncertain: count("uncertain"),
    waiting: count("waiting"),
    notReached: count("not-reached"),
    failed: run.failed,
    people: run.people,
    refusals: refusalsOf(run.people),
    faults: run.faults,
  };
}

/** Counted where something stood in the way, whosever matter it is. */
const REFUSED: readonly PersonOutcome[] = ["refused", "not-accepted", "uncertain", "waiting", "not-reached"];

function refusalsOf(people: readonly PersonReport[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { outcome, detail, reason } of people.filter((one) => REFUSED.includes(one.outcome))) {
    const why = detail === "" ? reason : detail;
    if (outcome !== "waiting" || detail !== "") counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
