import type { Day } from "../calendar/day.ts";
import type { Handover, Member } from "../plan/person.ts";
import { nameOf, type Plan } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { withPeople } from "./find-person.ts";
import { isNothing, partOf, passOver } from "./handover.ts";
import { ownersFault } from "./owners.ts";

/**
 * The plan with a handover in it: done where its day has come, else kept until then, in place of another of the same
 * person. Asked again it changes nothing. `known`: who may take over beside the plan's own people.
 */
export function planHandover(plan: Plan, handover: Handover, known: readonly Member[], today: Day): Result<Plan> {
  const { from, to, on } = handover;
  if (from === to) return refuse({ reason: "handover-to-oneself", name: nameOf(plan, from) });
  if (on < today) return refuse({ reason: "handover-past", date: on, today });
  const joined = withPeople(plan, [to], known);
  if (joined === undefined) return refuse({ reason: "person-unknown" });
  if (findHandover(plan, handover) !== undefined) return accept(plan);
  if (isNothing(partOf(plan, from, on))) return refuse({ reason: "nothing-to-hand-over", name: nameOf(plan, from) });
  const others = (plan.handovers ?? []).filter((one) => one.from !== from);
  const after = on <= today ? passOver({ ...joined, handovers: others }, handover) : later(joined, others, handover);
  const fault = ownersFault(plan, after);
  return fault === undefined ? accept(after) : refuse(fault);
}

/**
 * A handover that has not come to pass is called off; the same plan where it was before. One whose day has come, or in
 * whose place there is another, is refused.
 */
export function planWithoutHandover(plan: Plan, handover: Handover, today: Day): Result<Plan> {
  const { from, to, on } = handover;
  const stands = findHandover(plan, handover);
  if (stands === undefined) {
    const other = findPlanned(plan, from);
    if (other !== undefined) return refuse({ reason: "handover-other", ...named(plan, other) });
    return on <= today ? refuse({ reason: "handover-done", ...named(plan, { from, to, on }) }) : accept(plan);
  }
  const after = { ...plan, handovers: plan.handovers?.filter((one) => one !== stands) };
  const fault = ownersFault(plan, after);
  return fault === undefined ? accept(after) : refuse(fault);
}

/** The handover of somebody that waits for its day. */
export function findPlanned({ handovers }: Plan, from: string): Handover | undefined {
  return handovers?.find((one) => one.from === from);
}

function named(plan: Plan, { from, to, on }: Handover) {
  return { name: nameOf(plan, from), to: nameOf(plan, to), date: on };
}

function later(plan: Plan, others: readonly Handover[], handover: Handover): Plan {
  return { ...plan, handovers: [...others, handover] };
}

function findHandover(plan: Plan, { from, to, on }: Handover): Handover | undefined {
  return plan.handovers?.find((one) => one.from === from && one.to === to && one.on === on);
}
