import { addDays, type Day } from "../../domain/calendar/day.ts";
import { everyEndDate, slipsOf } from "../../domain/due/slips.ts";
import { isStale } from "../../domain/due/stale.ts";
import {
  compareWorst,
  type Filters,
  findOverdue,
  findUnaskable,
  findUnknown,
  type ListedState,
  type ListGroup,
  passes,
} from "../../domain/lists/lists.ts";
import { redactLine } from "../../domain/permissions/audience.ts";
import { type ActionLine, lineOf } from "../../domain/plan/action-line.ts";
import type { ActionId } from "../../domain/plan/action-state.ts";
import type { Rag } from "../../domain/plan/rag.ts";
import type { SeenLine } from "../../domain/plan/restricted-line.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { type Asking, type OpenPlan, openPlan } from "../open-plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";

/** What a manager looks for. Days are in the plan's zone, both ends included. */
export type Wanted =
  | { readonly kind: "overdue" }
  | { readonly kind: "due"; readonly until: Day }
  | { readonly kind: "rated"; readonly rag: Rag }
  | { readonly kind: "in state"; readonly state: ListedState }
  /** Actions without lead or date: nobody is asked about them. */
  | { readonly kind: "unasked" }
  /** Actions whose end date was moved with approval, the most moved first. */
  | { readonly kind: "slipped" }
  /** Without an update for longer than its own cadence or the plan allows, the longest first. */
  | { readonly kind: "stale" }
  | { readonly kind: "not-updated"; readonly since: Day };

/** What was found, worst first, under headings with their counts. */
export interface FoundActions extends OpenPlan {
  readonly wanted: Wanted;
  readonly groups: readonly ListGroup[];
  /** Of actions whose end date moved: every date it had, oldest first; empty where that is not asked. */
  readonly moves: ReadonlyMap<ActionId, readonly Day[]>;
}

/** "overdue actions", "due …", "red actions", "withdrawn actions", "slips", "stale", "no update since …": for anyone in the plan. */
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
  const { lines: found, moves } = await readLines(deps.plans, open.value, want);
  const lines = found.map((line) => redactLine(open.value, line));
  const kept = lines.filter((line) => passes(plan, line, filters, today));
  const groups =
    want.kind === "overdue"
      ? findOverdue(kept, plan.settings, today)
      : want.kind === "unasked"
        ? findUnaskable(kept)
        : [{ name: "found" as const, count: kept.length, lines: sortFor(want, kept) }];
  return accept({ ...open.value, wanted: want, groups, moves });
}

interface ReadLines extends Pick<FoundActions, "moves"> {
  readonly lines: readonly ActionLine[];
}

const NO_MOVES: FoundActions["moves"] = new Map();

async function readLines(plans: PlanStore, open: OpenPlan, want: Wanted): Promise<ReadLines> {
  if (want.kind !== "slipped") return { lines: await listLines(plans, open, want), moves: NO_MOVES };
  // A line has how often a date moved, the action itself from when to when.
  const slipped = (await plans.readActions(open.plan.key)).filter((action) => slipsOf(action) > 0);
  const moves = new Map(slipped.map((action) => [action.id, everyEndDate(action)]));
  return { lines: slipped.map(lineOf), moves };
}

async function listLines(
  plans: PlanStore,
  { plan, today }: OpenPlan,
  want: Exclude<Wanted, { kind: "slipped" }>,
): Promise<readonly ActionLine[]> {
  switch (want.kind) {
    case "overdue":
      return plans.listByNextDate(plan.key, null, addDays(today, -1));
    case "due":
      return plans.listByNextDate(plan.key, today, want.until);
    case "rated":
      return plans.listByStatus(plan.key, want.rag);
    case "in state":
      return plans.listByStatus(plan.key, want.state);
    case "stale":
      return (await plans.listNotUpdatedSince(plan.key, today)).filter((line) => isStale(plan, line, today));
    case "unasked":
      return plans.listActions(plan.key);
    case "not-updated":
      return plans.listNotUpdatedSince(plan.key, want.since);
  }
}

function sortFor(want: Wanted, lines: readonly SeenLine[]): readonly SeenLine[] {
  if (want.kind === "not-updated" || want.kind === "stale") return lines;
  if (want.kind === "slipped") return [...lines].sort((a, b) => (b.slips ?? 0) - (a.slips ?? 0) || compareWorst(a, b));
  return [...lines].sort(compareWorst);
}
