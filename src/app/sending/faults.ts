import type { PersonId } from "../../domain/plan/person.ts";
import {
  isWhole,
  metBy,
  type RefusedFor,
  type SendFault,
  type WholeFault,
} from "../../domain/reminders/whole-fault.ts";
import type { SendFailure } from "../ports/messages.ts";

/**
 * What a fault is of. process, tenant, message: as refused. opening: conversations with people never met cannot be
 * made. answers: Teams is busy, fails or does not answer. store: what is kept could not be read or written.
 */
export type FaultOf = Exclude<RefusedFor, "person"> | "opening" | "answers" | "store";

/** A fault as an administrator is told of it. */
export interface FaultTold extends SendFault {
  readonly of: FaultOf;
  /** Null: of all. */
  readonly tenant: string | null;
  /** How many different people have met it. */
  readonly people: number;
}

/** What this process knows of faults that are nobody's own; whatever serves somebody ends them. */
export interface Faults {
  /** A message did not get through. */
  readonly failed: (tenant: string, person: PersonId, failure: SendFailure, now: Date) => void;
  /** A conversation could not be made. */
  readonly notOpened: (tenant: string, person: PersonId, failure: SendFailure, now: Date) => void;
  /** A message got through. */
  readonly served: (tenant: string) => void;
  /** A conversation was made: Teams takes our requests. */
  readonly opened: (tenant: string) => void;
  /** Why nothing at all is sent there; undefined: nothing stands in the way. */
  readonly barrier: (tenant: string, now: Date) => WholeFault | undefined;
  /** Whether what stands in the way is of the process: of all tenants alike. */
  readonly isOfProcess: (now: Date) => boolean;
  /** Why no conversation is made there with people never met. */
  readonly openingBarrier: (tenant: string, now: Date) => WholeFault | undefined;
  /** All that several people have met. */
  readonly told: (now: Date) => readonly FaultTold[];
}

/** Knows of none. */
export function createFaults(): Faults {
  const faults = new Map<
    string,
    { readonly of: FaultOf; readonly tenant: string | null; readonly fault: WholeFault }
  >();
  const placeOf = (of: FaultOf, tenant: string) => (of === "process" ? of : `${of} ${tenant}`);
  const find = (of: FaultOf, tenant: string, now: Date) => {
    const fault = faults.get(placeOf(of, tenant))?.fault;
    return isWhole(fault, now) ? fault : undefined;
  };
  const note = (of: FaultOf, tenant: string, person: PersonId, failure: SendFault, now: Date) => {
    const place = placeOf(of, tenant);
    const fault = metBy(faults.get(place)?.fault, person, failure, now);
    faults.set(place, { of, tenant: of === "process" ? null : tenant, fault });
  };
  const end = (tenant: string, ended: readonly FaultOf[]) => {
    for (const of of ended) faults.delete(placeOf(of, tenant));
  };
  return {
    failed: (tenant, person, failure, now) => {
      const of = faultOf(failure);
      if (of !== null) note(of, tenant, person, failure, now);
    },
    notOpened: (tenant, person, failure, now) => {
      const of = faultOf(failure);
      if (of !== null) note(of === "process" ? of : "opening", tenant, person, failure, now);
    },
    served: (tenant) => end(tenant, ["process", "tenant", "message", "answers"]),
    opened: (tenant) => end(tenant, ["process", "tenant", "opening"]),
    barrier: (tenant, now) => find("process", tenant, now) ?? find("tenant", tenant, now),
    isOfProcess: (now) => find("process", "", now) !== undefined,
    openingBarrier: (tenant, now) => find("opening", tenant, now),
    told: (now) =>
      [...faults.values()].flatMap(({ of, tenant, fault }) =>
        isWhole(fault, now)
          ? [{ of, tenant, code: fault.code, reason: fault.reason, people: fault.people.length }]
          : [],
      ),
  };
}

/** Null: what Teams says of one person is that person's. */
function faultOf(failure: SendFailure): FaultOf | null {
  switch (failure.kind) {
    case "refused":
      return failure.of === "person" ? null : failure.of;
    case "not-delivered":
    case "uncertain":
      return "answers";
  }
}
