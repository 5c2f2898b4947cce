import { addDays, type Day, earlierFirst } from "../../domain/calendar/day.ts";
import { onOrAfter } from "../../domain/calendar/working-days.ts";
import { isOneOwner } from "../../domain/changes/leaving.ts";
import { isUndated, isUnled } from "../../domain/lists/lists.ts";
import { redactLine } from "../../domain/permissions/audience.ts";
import type { Unreached } from "../../domain/permissions/recipients.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import { findLabel, nameOf } from "../../domain/plan/plan.ts";
import type { SeenLine } from "../../domain/plan/restricted-line.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { planReminders, type Reminder } from "../../domain/reminders/plan-reminders.ts";
import { changePlan } from "../change-plan.ts";
import { openAllowed } from "../open-allowed.ts";
import type { Asking, OpenPlan } from "../open-plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import type { Conversations, Outbox } from "../ports/ports.ts";
import { readOne } from "./gather-reminders.ts";
import type { PersonReason } from "./remind-report.ts";

/** Someone who would be asked, and what they would get first. */
export interface FirstReminder {
  readonly person: PersonId;
  readonly name: string;
  /** The day of their first digest. */
  readonly on: Day;
  readonly items: Reminder["items"];
}

/** Someone, or a label that stands for nobody, who would not be reached. */
export interface NotReached extends FirstReminder {
  readonly why: Unreached | Extract<PersonReason, "not-installed" | "unreachable">;
  /** Who vouches for a lead outside Teams; null: nobody. */
  readonly sponsor: string | null;
}

/** What pressing *Start reminders* would do. */
export interface StartPreview extends OpenPlan {
  /** Earliest first. */
  readonly first: readonly FirstReminder[];
  readonly notReached: readonly NotReached[];
  /** Nobody is asked about these, by ref. */
  readonly unaskable: readonly { readonly line: SeenLine; readonly lacks: readonly ("lead" | "date")[] }[];
  /** Who asks is the plan's only owner. */
  readonly alone: boolean;
}

type Deps = { readonly plans: PlanStore; readonly conversations: Conversations; readonly outbox: Outbox };

/** Shows an owner who gets what first and who cannot be reached. */
export async function previewReminders(deps: Deps, asking: Asking): Promise<Result<StartPreview>> {
  const open = await openAllowed(deps, asking, "start reminders");
  if (!open.ok) return open;
  const { plan, today } = open.value;
  const started = { ...plan, started: plan.started ?? { at: asking.now.toISOString(), by: asking.person } };
  const [from, listed, lines, rows] = await Promise.all([
    readOne(deps.plans, started, asking.now, "all"),
    deps.conversations.list(asking.tenant),
    deps.plans.listActions(plan.key),
    deps.outbox.listDay(asking.tenant, today),
  ]);
  const known = new Map(listed.map((person) => [person.person, person]));
  // One message a person a day: whoever had today's of another plan is asked on the next day.
  const had = new Set(rows.flatMap(({ value }) => (value.chase === undefined ? [value.person] : [])));
  const turns = planReminders([from], asking.now).map((reminder) => {
    const { person, name, unreached } = reminder.recipient;
    const to = known.get(person);
    const why: NotReached["why"] | null =
      unreached ?? (to === undefined ? "not-installed" : to.unreachable === null ? null : "unreachable");
    const sponsor = unreached === null ? null : findLabel(plan, name).sponsor;
    const vouches = sponsor === null ? null : nameOf(plan, sponsor);
    return {
      person,
      name,
      ...firstOf(reminder, plan.settings.week, had.has(person) ? addDays(today, 1) : today),
      why,
      sponsor: vouches,
    };
  });
  const sorted = turns.sort((a, b) => earlierFirst(a.on, b.on));
  return accept({
    ...open.value,
    first: sorted.filter(({ why }) => why === null),
    notReached: sorted.flatMap(({ why, ...turn }) => (why === null ? [] : [{ ...turn, why }])),
    unaskable: lines.flatMap((line) => {
      const lacks = [...(isUnled(line) ? (["lead"] as const) : []), ...(isUndated(line) ? (["date"] as const) : [])];
      return lacks.length === 0 ? [] : [{ line: redactLine(open.value, line), lacks }];
    }),
    alone: isOneOwner(plan, asking.person),
  });
}

/**
 * *Start reminders*: from now on the plan sends. Only an owner may. Safe to press twice; another owner's
 * press is answered with when it was started.
 */
export function startReminders(deps: Pick<Deps, "plans">, asking: Asking): Promise<Result<OpenPlan>> {
  const open = () => openAllowed(deps, asking, "start reminders");
  return changePlan(deps, asking, open, ({ plan }) => {
    const memo = { kind: "reminders started", told: { does: "start reminders" }, labels: [] } as const;
    if (plan.started?.by === asking.person) return accept({ plan, memo });
    if (plan.started !== null) return refuse({ reason: "already-started", at: plan.started.at });
    return accept({ plan: { ...plan, started: { at: asking.now.toISOString(), by: asking.person } }, memo });
  });
}

function firstOf({ items }: Reminder, week: Parameters<typeof onOrAfter>[0], today: Day) {
  const on = ({ owedFrom }: Reminder["items"][number]) =>
    owedFrom === null ? null : onOrAfter(week, owedFrom < today ? today : owedFrom);
  const days = items.map(on).filter((day) => day !== null);
  const first = days.sort()[0] ?? today;
  return { on: first, items: items.filter((item) => on(item) === first) };
}
