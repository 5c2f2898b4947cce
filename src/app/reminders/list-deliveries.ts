import type { Day } from "../../domain/calendar/day.ts";
import { addWorkingDays } from "../../domain/calendar/working-days.ts";
import { lapsed } from "../../domain/due/claim.ts";
import { type Delivery, receiverOf } from "../../domain/due/delivery.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import { findLabel, findPerson, type Plan } from "../../domain/plan/plan.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { openAllowed } from "../open-allowed.ts";
import type { Asking, OpenDeps, OpenPlan } from "../open-plan.ts";
import type { Outbox } from "../ports/ports.ts";
import { type RefusedPlace, refusedPlaces } from "../sending/refused-places.ts";

/** How many working days back deliveries are listed. */
const DAYS_BACK = 10;

/** What became of one person's digests, newest first, with the items of this plan alone. */
export interface PersonDeliveries {
  readonly person: PersonId;
  readonly name: string;
  readonly deliveries: readonly Delivery[];
}

/** What was sent to whom, as a plan's owner sees it. */
export interface DeliveryList extends OpenPlan {
  readonly from: Day;
  /** Bound channels and chats in which Teams refuses our messages. */
  readonly places: readonly RefusedPlace[];
  /** By name. */
  readonly people: readonly PersonDeliveries[];
}

/** Whether a message tells what waits in a plan. Older rows do not say in which: one without items was of any plan of theirs. */
function tellsOf(row: Delivery, plan: Plan): boolean {
  if (row.about !== undefined) return row.about.includes(plan.key.plan);
  return row.items.length === 0 && findPerson(plan, receiverOf(row)) !== undefined;
}

/** What was left out of a message of several plans is told by ref alone: of which plan, nobody can say. */
function ofOwn(row: Delivery, items: Delivery["items"]): Delivery {
  const others = items.length < row.items.length || (row.about?.length ?? 0) > 1;
  return others && (row.status === "sent" || row.status === "skipped") ? { ...row, reason: "" } : row;
}

/** "deliveries": for a plan's owners, what was sent to whom in the last ten working days, and why not. */
export async function listDeliveries(
  deps: OpenDeps & { readonly outbox: Outbox },
  asking: Asking,
): Promise<Result<DeliveryList>> {
  const open = await openAllowed(deps, asking, "see deliveries", "see what was sent to whom", "to read");
  if (!open.ok) return open;
  const { plan, today } = open.value;
  const from = addWorkingDays(plan.settings.week, today, -DAYS_BACK);
  const rows = await deps.outbox.listSince(asking.tenant, from);
  const people = new Map<PersonId, PersonDeliveries>();
  for (const row of rows) {
    const person = receiverOf(row);
    const items = row.items.filter((item) => item.plan === plan.key.plan);
    if (items.length === 0 && !tellsOf(row, plan)) continue;
    const before = people.get(person)?.deliveries ?? [];
    const delivery = { ...ofOwn(row, items), ...lapsed(row, today), ...asSettled(plan, row), items };
    people.set(person, { person, name: row.name, deliveries: [...before, delivery] });
  }
  const byName = [...people.values()].sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
  return accept({ ...open.value, from, people: byName, places: await refusedPlaces(deps.chats, plan) });
}

// Rows of names that nobody had settled once said that these were outside Teams.
function asSettled(plan: Plan, { name, reason }: Delivery): Partial<Pick<Delivery, "reason">> {
  const wasWrong = reason === "outside Teams" && findLabel(plan, name).sponsor === null;
  return wasWrong ? { reason: "nobody has said who this is" } : {};
}
