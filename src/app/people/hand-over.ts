import { readDayFromNow } from "../../domain/calendar/asked-day.ts";
import type { PlanEvent } from "../../domain/history/plan-event.ts";
import { calledIn } from "../../domain/history/plan-told.ts";
import { findByName } from "../../domain/people/find-person.ts";
import { labelsOf, type Part, partOf } from "../../domain/people/handover.ts";
import { choosable } from "../../domain/people/labels.ts";
import { planHandover, planWithoutHandover } from "../../domain/people/plan-handover.ts";
import { redactLine } from "../../domain/permissions/audience.ts";
import { may, standingsOf } from "../../domain/permissions/permissions.ts";
import { isOpen, nextDateOf } from "../../domain/plan/action.ts";
import type { ActionLine } from "../../domain/plan/action-line.ts";
import type { Handover, Member, PersonId } from "../../domain/plan/person.ts";
import { nameOf, type Plan } from "../../domain/plan/plan.ts";
import type { SeenLine } from "../../domain/plan/restricted-line.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { changePlan } from "../change-plan.ts";
import { openAllowed } from "../open-allowed.ts";
import type { Asking, OpenDeps, OpenPlan } from "../open-plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import type { Members } from "../ports/ports.ts";

/** What was typed: "handover Amina Diallo to Ben Okafor from 1 December". `on` "" is today. */
export interface HandoverRequest {
  readonly from: string;
  readonly to: string;
  readonly on: string;
}

/** A handover with all that passes by it. */
export interface HandoverView extends OpenPlan {
  readonly handover: Handover;
  readonly from: string;
  readonly to: string;
  readonly part: Part;
  /** Open actions under the names that pass, by ref. */
  readonly actions: readonly SeenLine[];
  /** Of these, those that have a date and so are reminded of. */
  readonly dated: number;
  /** Requests that wait for the decision of the one who hands over, among others. */
  readonly waiting: number;
  /** new: not decided; planned: it waits for its day; done: that day has come. */
  readonly state: "new" | "planned" | "done";
}

type Deps = OpenDeps & { readonly members: Members };

const HANDING = "hand over what somebody holds";

/** "handover NAME to NAME from DATE": shows an owner what would pass, and changes nothing. */
export async function previewHandover(
  deps: Deps,
  asking: Asking,
  request: HandoverRequest,
): Promise<Result<HandoverView>> {
  const open = await openAllowed(deps, asking, "hand over", HANDING);
  if (!open.ok) return open;
  const { plan, today } = open.value;
  const people = choosable(plan, await deps.members.list(asking.tenant));
  const [from, to] = [findByName(people, request.from), findByName(people, request.to)];
  if (!from.ok) return from;
  if (!to.ok) return to;
  const on = request.on === "" ? today : readDayFromNow(request.on, today);
  if (on === undefined) return refuse({ reason: "date-unreadable", field: "date", text: request.on });
  const handover = { from: from.value.person, to: to.value.person, on };
  const planned = planHandover(plan, handover, people, today);
  if (!planned.ok) return planned;
  const state = planned.value === plan ? "planned" : "new";
  return accept(await viewOf(deps.plans, { ...open.value, plan }, handover, people, state));
}

/** Hands over, at once or on its day. Safe to run twice. */
export async function handOver(deps: Deps, asking: Asking, handover: Handover): Promise<Result<HandoverView>> {
  const people = await deps.members.list(asking.tenant);
  const view = async (open: OpenPlan) => {
    const state = handover.on <= open.today ? "done" : "planned";
    return viewOf(deps.plans, open, handover, choosable(open.plan, people), state);
  };
  const before = await openAllowed(deps, asking, "hand over", HANDING);
  if (!before.ok) return before;
  const seen = await view(before.value);
  const done = await changePlan(
    deps,
    asking,
    () => openAllowed(deps, asking, "hand over", HANDING),
    ({ plan, today }) => {
      const planned = planHandover(plan, handover, people, today);
      return planned.ok ? accept({ plan: planned.value, memo: memoOf(planned.value, "hand over", handover) }) : planned;
    },
  );
  if (done.ok) return accept({ ...seen, ...done.value });
  // What has passed already leaves nothing to pass: perhaps by the same press, or by a handover to somebody else.
  const isDone = done.refusal.reason === "nothing-to-hand-over" && (await wasDone(deps.plans, seen, handover));
  return isDone ? accept(seen) : done;
}

async function wasDone(plans: PlanStore, { plan }: OpenPlan, handover: Handover): Promise<boolean> {
  const { from, to, on } = handover;
  const isIt = ({ told }: PlanEvent) =>
    told.does === "hand over" && told.from.person === from && told.to.person === to && told.on === on;
  return (await plans.listEvents(plan.key, "", "~")).some(isIt);
}

/** Calls a handover off before its day. Safe to run twice. */
export function callOffHandover(deps: Deps, asking: Asking, handover: Handover): Promise<Result<OpenPlan>> {
  return changePlan(
    deps,
    asking,
    () => openAllowed(deps, asking, "hand over", HANDING),
    ({ plan, today }) => {
      const planned = planWithoutHandover(plan, handover, today);
      if (!planned.ok) return planned;
      return accept({ plan: planned.value, memo: memoOf(plan, "call off", handover) });
    },
  );
}

function memoOf(plan: Plan, does: "hand over" | "call off", { from, to, on }: Handover) {
  const told = { does, from: calledIn(plan, from), to: calledIn(plan, to), on };
  return { kind: "handed over", told, labels: labelsOf(plan, from) } as const;
}

async function viewOf(
  plans: PlanStore,
  open: OpenPlan,
  handover: Handover,
  people: readonly Member[],
  state: HandoverView["state"],
): Promise<HandoverView> {
  const { plan, today } = open;
  const { from, to, on } = handover;
  const part = partOf(plan, from, on);
  const [lines, proposed, asked] = await Promise.all([
    plans.listByLabels(plan.key, part.labels),
    plans.listByStatus(plan.key, "awaiting-sign-off"),
    plans.listRequests(plan.key),
  ]);
  const decides = (request: "accept a completion" | "decide an end date") => (line: ActionLine) =>
    may(request, standingsOf(plan, line, from, today));
  const actions = lines.filter(isOpen).map((line) => redactLine(open, line));
  const nameIn = (id: PersonId) => people.find(({ person }) => person === id)?.name ?? nameOf(plan, id);
  return {
    ...open,
    ...{ handover, from: nameIn(from), to: nameIn(to), part, actions, state },
    dated: actions.filter((line) => nextDateOf(line) !== null).length,
    waiting:
      proposed.filter(decides("accept a completion")).length + asked.filter(decides("decide an end date")).length,
  };
}
