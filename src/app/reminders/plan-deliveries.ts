import { addDays, type Day } from "../../domain/calendar/day.ts";
import { theAction } from "../../domain/due/about.ts";
import { lapsed } from "../../domain/due/claim.ts";
import type { Delivery, DeliveryItem } from "../../domain/due/delivery.ts";
import type { Unreached } from "../../domain/permissions/recipients.ts";
import type { ActionLine } from "../../domain/plan/action-line.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import type { Digest, DigestItem } from "../../domain/reminders/digest.ts";
import type { PlanToRemind } from "../../domain/reminders/items.ts";
import type { Reminder } from "../../domain/reminders/plan-reminders.ts";
import type { WaitingNotice } from "../../domain/reminders/waiting-item.ts";
import { type KnownPerson, StoreDown } from "../ports/ports.ts";
import { inParallel } from "../sending/pace.ts";
import { askedOf } from "../sending/prepare-digest.ts";
import type { RemindDeps } from "../sending/remind-deps.ts";

/** What was read of a tenant before anything was decided. */
export interface Gathered {
  readonly tenant: string;
  readonly plans: readonly PlanToRemind[];
  /** Today, in the zone of each plan. */
  readonly days: readonly Day[];
  readonly known: ReadonlyMap<PersonId, KnownPerson>;
  /** Today's rows. */
  readonly rows: ReadonlyMap<PersonId, Delivery>;
}

/** Rows are written so many at a time. */
const WIDTH = 8;
/** How far back a row may have been left unfinished, in days. */
const LOOK_BACK = 14;

/** Writes a row for each digest that has none; resolves how many this run wrote. @throws StoreDown */
export async function planRows(deps: RemindDeps, gathered: Gathered, reminders: readonly Reminder[]): Promise<number> {
  let planned = 0;
  await inParallel(reminders, WIDTH, async (reminder) => {
    const { digest, recipient } = reminder;
    if (digest === null || gathered.rows.has(recipient.person)) return;
    try {
      if (await deps.outbox.plan(rowOf(deps, gathered, reminder, digest))) planned++;
      await deps.at("planned");
      if (recipient.unreached !== null) await passOver(deps, gathered.plans, reminder, digest);
    } catch (error) {
      if (error instanceof StoreDown) throw error;
      deps.log.error("digest-not-planned", { person: recipient.person, day: digest.day, error: String(error) });
    }
  });
  if (planned > 0) await endLapsed(deps, gathered.tenant, gathered.days);
  return planned;
}

function rowOf(deps: RemindDeps, { tenant, known }: Gathered, { recipient }: Reminder, digest: Digest): Delivery {
  const { person, name, unreached } = recipient;
  return {
    tenant,
    day: digest.day,
    person,
    name,
    items: [...digest.items.map(itemOf), ...digest.waits.flatMap((notice) => toldItems(notice, digest.day))],
    about: [...new Set(digest.waits.map(({ plan }) => plan.plan))],
    status: unreached === null ? "planned" : "refused",
    reason: unreached === null ? whyNot(known.get(person)) : OF_LABEL[unreached],
    plannedAt: deps.clocks.now().toISOString(),
    notBefore: null,
    attempts: 0,
    claim: null,
    repeated: false,
    sentAt: null,
    message: null,
  };
}

function itemOf({ plan, line, date, rung }: DigestItem): DeliveryItem {
  return { plan: plan.plan, about: theAction(line.id), ref: line.ref, date, occasion: rung };
}

/** What is told once: the row names it, so that it is read again just before it is sent. */
function toldItems({ plan, freed = [], news = [] }: WaitingNotice, date: Day): readonly DeliveryItem[] {
  const itemOn = ({ id, ref }: Pick<ActionLine, "id" | "ref">) => ({
    plan: plan.plan,
    about: theAction(id),
    ref,
    date,
  });
  return [
    ...news.map(({ line, entry }) => ({ ...itemOn(line), occasion: { news: entry } })),
    ...freed.map(({ line, other }) => ({ ...itemOn(line), occasion: { freedBy: other.id } })),
  ];
}

// Whoever is not there yet keeps a planned row: it is sent as soon as they are, on the same day.
function whyNot(known: KnownPerson | undefined): string {
  return known === undefined ? "not installed for them" : (known.unreachable ?? "");
}

const OF_LABEL: Readonly<Record<Unreached, string>> = {
  "outside-teams": "outside Teams",
  unsettled: "nobody has said who this is",
  "no-holder": "nobody holds this role today",
};

// A label that stands for nobody passes its rungs like a person, so that it is listed as often and no more.
async function passOver(
  deps: RemindDeps,
  plans: readonly PlanToRemind[],
  { items }: Reminder,
  digest: Digest,
): Promise<void> {
  const asks = new Set(items.filter(({ state }) => state === "owed").map(({ line, rung }) => `${line.id} ${rung}`));
  for (const { plan } of plans) {
    const listed = digest.items.filter((item) => item.plan.plan === plan.key.plan);
    const mine = listed.filter(({ line, rung }) => asks.has(`${line.id} ${rung}`));
    const asked = mine.map((item) => askedOf(digest.person, item, digest.day));
    if (asked.length > 0) await deps.plans.recordAsked(plan.key, asked);
  }
}

/** Ends what earlier days left unfinished: its items come again in the digests just planned. */
async function endLapsed(deps: RemindDeps, tenant: string, days: readonly Day[]): Promise<void> {
  const today = [...days].sort()[0] ?? "";
  const rows = await deps.outbox.listSince(tenant, addDays(today, -LOOK_BACK));
  for (const row of rows) {
    const outcome = lapsed(row, today);
    const stored = outcome && (await deps.outbox.read(tenant, row.day, row.person));
    if (outcome && stored && lapsed(stored.value, today)) await deps.outbox.record(stored, outcome);
  }
}
