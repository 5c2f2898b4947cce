import { addDays, type Day } from "../../domain/calendar/day.ts";
import {
  compareWorst,
  type Filters,
  findOverdue,
  findUnknown,
  type ListedState,
  type ListGroup,
  passes,
} from "../../domain/lists/lists.ts";
import { redactLine } from "../../domain/permissions/audience.ts";
import type { ActionLine } from "../../domain/plan/action-line.ts";
import type { Rag } from "../../domain/plan/rag.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { type Asking, type OpenPlan, openPlan } from "../open-plan.ts";
import type { PlanStore } from "../plan-store.ts";

/** What a manager looks for. Days are in the plan's zone, both ends included. */
export type Wanted =
  | { readonly kind: "overdue" }
  | { readonly kind: "due"; readonly until: Day }
  | { readonly kind: "rated"; readonly rag: Rag }
  | { readonly kind: "in state"; readonly state: ListedState }
  /** Actions whose end date was moved with approval, the most moved first. */
  | { readonly kind: "slipped" }
  | { readonly kind: "not-updated"; readonly since: Day };

/** What was found, worst first, under headings with their counts. */
export interface FoundActions extends OpenPlan {
  readonly wanted: Wanted;
  readonly groups: readonly ListGroup[];
}

/** "overdue actions", "due …", "red actions", "withdrawn actions", "no update since …": for anyone in the plan. */
export async function findActions(
  deps: { readonly plans: PlanStore },
  asking: Asking,
  wanted: (today: Day) => Result<Wanted>,
  filters: Filters,
): Promise<Result<FoundActions>> {
  const open = await openPlan(deps, asking, "to read");
  if (!open.ok) return open;
  const { plan, today } = open.value;
  const read = wanted(today);
  if (read.ok && read.value.kind === "slipped" && filters.lead !== null) return refuse({ reason: "slips-by-person" });
  const unknown = findUnknown(plan, filters, today);
  if (unknown !== undefined) return refuse(unknown);
  if (!read.ok) return read;
  const want = read.value;
  const lines = (await readLines(deps.plans, open.value, want)).map((line) => redactLine(open.value, line));
  const kept = lines.filter((line) => passes(plan, line, filters, today));
  const groups =
    want.kind === "overdue"
      ? findOverdue(kept, plan.settings, today)
      : [{ name: "found" as const, count: kept.length, lines: sortFor(want, kept) }];
  return accept({ ...open.value, wanted: want, groups });
}

async function readLines(plans: PlanStore, { plan, today }: OpenPlan, want: Wanted): Promise<readonly ActionLine[]> {
  switch (want.kind) {
    case "overdue":
      return plans.listByNextDate(plan.key, null, addDays(today, -1));
    case "due":
      return plans.listByNextDate(plan.key, today, want.until);
    case "rated":
      return plans.listByStatus(plan.key, want.rag);
    case "in state":
      return plans.listByStatus(plan.key, want.state);
    case "slipped":
      return (await plans.listActions(plan.key)).filter(({ slips }) => slips !== undefined);
    case "not-updated":
      return plans.listNotUpdatedSince(plan.key, want.since);
  }
}

function sortFor(want: Wanted, lines: readonly ActionLine[]): readonly ActionLine[] {
  if (want.kind === "not-updated") return lines;
  if (want.kind === "slipped") return [...lines].sort((a, b) => (b.slips ?? 0) - (a.slips ?? 0) || compareWorst(a, b));
  return [...lines].sort(compareWorst);
}
