import type { FaultTold } from "./faults.ts";
import type { Worked } from "./work-outbox.ts";

/** What several have met in a row, and each tenant's run in vain where nothing more is known of why. */
export function toldFaults(told: readonly FaultTold[], inVain: readonly (FaultTold | null)[]): readonly FaultTold[] {
  const isTold = ({ tenant }: FaultTold) => told.some((one) => one.tenant === null || one.tenant === tenant);
  return [...told, ...inVain.flatMap((one) => (one !== null && !isTold(one) ? [one] : []))];
}

/**
 * A run that tried and served nobody; null: something got through, or nothing was tried. A message that Teams does not take is its own matter, and a person whom nothing reaches is theirs.
 */
export function inVainOf(tenant: string, done: Worked["done"]): FaultTold | null {
  const all = [...done.values()];
  const failed = all.filter(({ status, reason }) => status === "uncertain" || (status === "planned" && reason !== ""));
  if (failed.length === 0 || all.some(({ status }) => status === "sent")) return null;
  return { of: "answers", tenant, code: "nothing got through", reason: failed[0]?.reason ?? "", people: failed.length };
}
