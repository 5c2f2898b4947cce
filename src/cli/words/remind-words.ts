import type { PersonOutcome, PersonReason, PersonReport, RemindReport } from "../../app/reminders/remind-report.ts";
import { faultWords } from "../../app/sending/fault-words.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import type { WhyUnasked } from "../../domain/reminders/unasked.ts";
import { describeItem, REASONS } from "./remind-item-words.ts";

/** A run of reminders, or what one would do, for the person who asked for it. */
export function describeRun(report: RemindReport): string {
  const { people, dryRun, sent, notReached, uncertain, failed } = report;
  const would = people.filter(({ outcome }) => outcome === "would-send").length;
  const done = dryRun ? `${would} would be sent` : `${sent} sent`;
  const first = `Reminders as of ${report.at}: ${done}, ${notReached} not reached, ${uncertain} uncertain.`;
  const last = failed > 0 ? [`${failed} tenants could not be worked through; the next run goes on.`] : [];
  return [first, ...report.faults.map(faultWords), ...people.map(describePerson), ...last].join("\n");
}

function describePerson(person: PersonReport): string {
  const { name, outcome, reason, detail, items, waits } = person;
  const why = outcome === "nothing" || outcome === "not-reached" ? `: ${REASONS[reason]}` : "";
  const more = detail === "" ? nobodyWords(person) : ` (${detail})`;
  const plans = new Set(
    [...items, ...waits.map(({ notice }) => notice), ...person.unasked].map(({ plan }) => plan.plan),
  );
  const isNow = outcome !== "nothing";
  return [
    `\n${name}: ${OUTCOMES[outcome]}${why}${more}${whenNext(person)}`,
    ...items.filter(({ state }) => state !== "ahead").map((item) => `  ${describeItem(item, isNow, plans.size > 1)}`),
    ...describeAhead(person, plans.size > 1),
    ...waits.map(describeWaiting),
    ...describeUnasked(person),
  ].join("\n");
}

/** That no message could go there anyway, where something else is the reason today. */
function nobodyWords({ items, reason }: PersonReport): string {
  const unreached = items.find(({ recipient }) => recipient.unreached !== null)?.recipient.unreached ?? null;
  return unreached === null || unreached === reason ? "" : ` (${REASONS[unreached]})`;
}

function whenNext({ next, outcome, reason }: PersonReport): string {
  if (next === null) return "";
  const what = [...next.refs, ...(next.waits ? ["what waits for them"] : [])].join(", ");
  const until = TRIED_ALL_DAY.includes(reason) && outcome === "not-reached" ? "; as soon as they are, and" : "; next";
  return `${until} on ${formatDay(next.on)} from ${next.at}: ${what}`;
}

const TRIED_ALL_DAY: readonly PersonReason[] = ["not-installed", "unreachable"];

/** Of what comes later the nearest few are enough. */
const AHEAD = 3;

function describeAhead({ items, outcome }: PersonReport, namesPlan: boolean): readonly string[] {
  const from = (item: (typeof items)[number]) => item.owedFrom ?? "9999-12-31";
  const ahead = items.filter(({ state }) => state === "ahead").sort((a, b) => (from(a) < from(b) ? -1 : 1));
  const nearest = ahead.slice(0, AHEAD).map((item) => `  ${describeItem(item, outcome !== "nothing", namesPlan)}`);
  const left = ahead.length - nearest.length;
  return left > 0 ? [...nearest, `  and ${left} more, later`] : nearest;
}

function describeWaiting({ notice, state, owedFrom }: PersonReport["waits"][number]): string {
  const { plan, counts, freed, news } = notice;
  if (news !== undefined)
    return `  told once in ${plan.plan}: ${news.map(({ line, kind }) => `${line.ref} ${kind}`).join("; ")}`;
  if (freed !== undefined) {
    const told = freed.map(({ line, other, how }) => `${line.ref} waited for ${other.ref}, ${how} now`);
    return `  told once in ${plan.plan}: ${told.join("; ")}`;
  }
  const when = state === "owed" || owedFrom === null ? "" : `: told already, again on ${formatDay(owedFrom)}`;
  return `  waits for them in ${plan.plan}: ${counts.map((one) => `${one.kind} (${one.count})`).join(", ")}${when}`;
}

/** A line for each reason. */
function describeUnasked({ unasked }: PersonReport): readonly string[] {
  const reasons = new Map<string, string[]>();
  for (const { line, why, instead } of unasked) {
    const says = instead.length === 0 ? WHY_UNASKED[why] : `${WHY_UNASKED[why]} ${instead.join(", ")}`;
    reasons.set(says, [...(reasons.get(says) ?? []), line.ref]);
  }
  return [...reasons].map(([says, refs]) => `  not asked about ${refs.join(", ")}: ${says}`);
}

const WHY_UNASKED: Readonly<Record<WhyUnasked, string>> = {
  complete: "complete",
  "awaiting-sign-off": "done, awaiting sign-off",
  paused: "paused",
  "left-the-plan": "no longer in the plan",
  "no-date": "it has no date",
  answered: "its dates are answered, or asked to be moved",
  away: "they are away; asked instead:",
  "others-turn": "they have answered; still to answer:",
};

const OUTCOMES: Readonly<Record<PersonOutcome, string>> = {
  sent: "sent",
  "would-send": "would be sent",
  skipped: "passed over, since it was answered meanwhile",
  refused: "Teams refused it",
  "not-accepted": "Teams did not take the message; it is not about them",
  uncertain: "perhaps sent; the next reminder lists the same",
  waiting: "planned, and tried again by the next run",
  "not-reached": "not reached",
  nothing: "nothing",
};
