import type { Faults } from "./faults.ts";

/** Tries that a run has left where something stands in the way of all. */
export interface Probes {
  /** Resolves false when none is left. */
  readonly take: () => boolean;
}

/**
 * The tries of a run, for each tenant as its turn comes: one, of what stands in its way then; where that is the
 * process's own matter, one for all tenants together, and none in the run that meets it first.
 */
export function probesOfRun(
  faults: Pick<Faults, "barrier" | "isOfProcess">,
  now: () => Date,
): (tenant: string) => () => Probes {
  const ofAll = tries(faults.isOfProcess(now()) ? 1 : 0);
  return (tenant) => () => {
    if (faults.isOfProcess(now())) return ofAll;
    return tries(faults.barrier(tenant, now()) === undefined ? 0 : 1);
  };
}

function tries(most: number): Probes {
  let left = most;
  return { take: () => left-- > 0 };
}
