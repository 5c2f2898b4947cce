import type { Delivery, DeliveryStatus } from "../../domain/due/delivery.ts";
import type { Unreached } from "../../domain/permissions/recipients.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import type { Reminder, ReminderReason } from "../../domain/reminders/plan-reminders.ts";
import type { Unasked } from "../../domain/reminders/unasked.ts";
import type { KnownPerson } from "../ports/ports.ts";
import type { FaultTold } from "../sending/faults.ts";

/** What a run did for one person, or a dry run would do. */
export type PersonOutcome =
  | "sent"
  | "would-send"
  | "skipped"
  | "refused"
  /** Teams does not take the message; nothing is said of the person. */
  | "not-accepted"
  | "uncertain"
  /** Planned and not delivered yet: the next run goes on. */
  | "waiting"
  /** Something is owed and nobody is there to be told. */
  | "not-reached"
  | "nothing";

/** Why. */
export type PersonReason = ReminderReason | Unreached | "not-installed" | "unreachable" | DoneToday;

/** What became of the message of today, whatever is owed now. */
type DoneToday = "digest-today" | "perhaps-today" | "passed-over-today" | "not-accepted-today";

/** What a run came to for one person, and why. */
export interface PersonReport {
  readonly tenant: string;
  /** A person, or `labelId` of a label that stands for nobody. */
  readonly person: PersonId;
  readonly name: string;
  readonly outcome: PersonOutcome;
  readonly reason: PersonReason;
  /** What is recorded of it, in words; "" when there is nothing to say. */
  readonly detail: string;
  /** The row of today; null: there is none. */
  readonly delivery: Pick<Delivery, "day" | "status" | "sentAt" | "attempts" | "repeated"> | null;
  readonly items: Reminder["items"];
  /** What waits for them besides, by plan. */
  readonly waits: Reminder["waits"];
  /** What they lead and are not asked about; empty where nothing is explained. */
  readonly unasked: readonly Unasked[];
  readonly next: Reminder["next"];
}

/** What a run did, or a dry run would do. Counts are of people. */
export interface RemindReport {
  readonly at: string;
  readonly dryRun: boolean;
  /** Rows written for the first time. */
  readonly planned: number;
  readonly sent: number;
  /** Of those sent: said that they may have come before. */
  readonly repeated: number;
  readonly skipped: number;
  readonly refused: number;
  readonly notAccepted: number;
  readonly uncertain: number;
  readonly waiting: number;
  readonly notReached: number;
  /** Tenants whose reminders could not be worked through; the next run goes on. */
  readonly failed: number;
  readonly people: readonly PersonReport[];
  /** Why somebody was not served, in words, and how many. */
  readonly refusals: Readonly<Record<string, number>>;
  /** What is nobody's own and stands in the way of all. */
  readonly faults: readonly FaultTold[];
}

/** What is known of one person when the report is written. */
export interface PersonToReport {
  readonly tenant: string;
  readonly reminder: Reminder;
  /** Today's row as it is in the end. */
  readonly row: Delivery | undefined;
  /** The same as this run made it; undefined: it made nothing of it. */
  readonly made: Delivery | undefined;
  readonly known: KnownPerson | undefined;
  readonly dryRun: boolean;
  readonly unasked: readonly Unasked[];
}

/** Tells what a run came to for one person. */
export function reportPerson(told: PersonToReport): PersonReport {
  const { recipient, items, waits } = told.reminder;
  const said = tell(told);
  const row = told.made ?? told.row;
  const delivery = row === undefined ? null : { day: row.day, status: row.status, sentAt: row.sentAt, ...triesOf(row) };
  return {
    tenant: told.tenant,
    person: recipient.person,
    name: recipient.name,
    ...said,
    delivery,
    items,
    waits,
    unasked: told.unasked,
    next: nextOf(told, said),
  };
}

/** What was not delivered is owed again on the next day; a label that stands for nobody passes its rungs. */
function nextOf(
  { reminder }: PersonToReport,
  { outcome, reason }: Pick<PersonReport, "outcome" | "reason">,
): Reminder["next"] {
  const { recipient, next, nextUnsent } = reminder;
  if (outcome === "sent" || outcome === "would-send" || outcome === "waiting" || recipient.unreached !== null)
    return next;
  const isDone = reason === "digest-today" || reason === "perhaps-today" || reason === "passed-over-today";
  return outcome === "nothing" && !isDone ? next : nextUnsent;
}

function triesOf({ attempts, repeated }: Delivery) {
  return { attempts, repeated };
}

function tell({
  reminder,
  row,
  made,
  known,
  dryRun,
}: PersonToReport): Pick<PersonReport, "outcome" | "reason" | "detail"> {
  const { recipient, digest, reason } = reminder;
  if (recipient.unreached !== null && digest !== null)
    return { outcome: "not-reached", reason: recipient.unreached, detail: "" };
  if (made !== undefined && isEnd(made.status)) return { outcome: made.status, reason: "owed", detail: made.reason };
  if (row !== undefined && isEnd(row.status)) return doneToday(row.status, row.reason, recipient.unreached);
  // Of a label that stands for nobody it is remembered when it was listed: it was never asked.
  if (row === undefined && digest === null)
    return {
      outcome: "nothing",
      reason: reason === "asked-already" ? (recipient.unreached ?? reason) : reason,
      detail: "",
    };
  if (known === undefined) return { outcome: "not-reached", reason: "not-installed", detail: "" };
  if (known.unreachable !== null) return { outcome: "not-reached", reason: "unreachable", detail: known.unreachable };
  return { outcome: dryRun ? "would-send" : "waiting", reason: "owed", detail: row?.reason ?? "" };
}

function doneToday(
  status: keyof typeof DONE_TODAY | "refused",
  detail: string,
  unreached: Unreached | null,
): Pick<PersonReport, "outcome" | "reason" | "detail"> {
  if (status !== "refused") return { outcome: "nothing", reason: DONE_TODAY[status], detail };
  return unreached === null
    ? { outcome: "not-reached", reason: "unreachable", detail }
    : { outcome: "not-reached", reason: unreached, detail: "" };
}

const DONE_TODAY = {
  sent: "digest-today",
  uncertain: "perhaps-today",
  skipped: "passed-over-today",
  "not-accepted": "not-accepted-today",
} as const;

function isEnd(status: DeliveryStatus): status is keyof typeof DONE_TODAY | "refused" {
  return ["sent", "skipped", "refused", "not-accepted", "uncertain"].includes(status);
}
