import type { Plan } from "../plan/plan.ts";

/**
 * Everybody and every channel for whom a plan must be found: its people, whoever holds, answers for or stands in for
 * any name of it, whoever takes over or began it, and the channels bound to it. Rather too many than too few.
 */
export function partiesOf(plan: Plan): ReadonlySet<string> {
  return new Set(
    [
      ...plan.people.map(({ id }) => id),
      ...plan.labels.flatMap(({ holders, sponsor }) => [...holders.map(({ person }) => person), sponsor ?? ""]),
      ...[...plan.standIns, ...plan.delegates].flatMap((one) => [one.for, one.by]),
      ...(plan.handovers ?? []).flatMap(({ from, to }) => [from, to]),
      plan.begun?.by ?? "",
      ...(plan.channels ?? []).map(({ conversation }) => conversation),
    ].filter((party) => party !== ""),
  );
}
