import type { ActionChange, CommitOutcome } from "../../src/app/ports/action-store.ts";
import type { NewPlan, PlanStore } from "../../src/app/ports/plan-store.ts";
import type { Posted } from "../../src/app/ports/reminder-store.ts";
import type { Stored } from "../../src/app/ports/stored.ts";
import {
  type Hold,
  isDateRung,
  type LadderDecision,
  type LastAsked,
  occasionName,
} from "../../src/domain/due/asked.ts";
import type { HistoryEntry } from "../../src/domain/history/history.ts";
import type { PlanEvent } from "../../src/domain/history/plan-event.ts";
import {
  type RecordedEntry,
  type RecordedEvent,
  recordEntry,
  recordEvent,
  recordNew,
} from "../../src/domain/history/recorded.ts";
import type { PlanChange } from "../../src/domain/import/reconcile/change.ts";
import { layPatch } from "../../src/domain/import/reconcile/lay-patch.ts";
import { partiesOf } from "../../src/domain/people/parties.ts";
import { type Action, isAsked, isCounted, isOpen, nextDateOf, statusOf } from "../../src/domain/plan/action.ts";
import { type ActionLine, lineOf } from "../../src/domain/plan/action-line.ts";
import type { Applied, Once } from "../../src/domain/plan/once.ts";
import { isClosed, type Plan, type PlanKey } from "../../src/domain/plan/plan.ts";
import { compareRefs, sortableRef } from "../../src/domain/plan/ref.ts";
import { type RunRecord, runAfter } from "../../src/domain/waiting/failed-run.ts";

/** One plan in memory: what the table store keeps in one partition. */
interface Partition {
  plan: Stored<Plan>;
  readonly actions: Map<string, Stored<Action>>;
  readonly history: RecordedEntry[];
  /** By request, then by person. */
  readonly applied: Map<string, Map<string, { readonly at: string; readonly given: string }>>;
  /** Labels that actions had before, in the order in which they lost them. */
  readonly former: { readonly ref: string; readonly id: string }[];
  readonly asked: Map<string, LastAsked>;
  readonly holds: Map<string, Hold>;
  readonly decisions: Map<string, LadderDecision>;
  run: RunRecord | undefined;
  readonly posted: Map<string, Posted>;
  readonly events: RecordedEvent[];
  look: { readonly at: string; readonly said: string } | null;
}

/** The PlanStore in memory, with the behaviour of the real one: test/storage holds both to one contract. */
export function memoryPlans(): PlanStore {
  const partitions = new Map<string, Partition>();
  const find = (key: PlanKey) => partitions.get(`${key.tenant}|${key.plan}`);
  const open = (key: PlanKey) => {
    const partition = find(key);
    if (partition === undefined) throw new Error(`no plan ${key.plan}`);
    return partition;
  };
  const actionsOf = (key: PlanKey) => [...(find(key)?.actions.values() ?? [])].map((stored) => stored.value);
  const select = (key: PlanKey, wanted: (action: Action) => boolean) => {
    const found = actionsOf(key).filter(wanted).sort(byRef);
    return found.map(lineOf);
  };
  const all = () => [...partitions.values()].map((partition) => partition.plan.value);

  const requestsOf = (key: PlanKey) =>
    sortedBy(
      select(key, (action) => firstAsked(action) !== undefined),
      (line) => firstAsked(find(key)?.actions.get(line.id)?.value)?.slice(0, 10) ?? "",
    );
  return {
    listPlans: async (tenant) => {
      const plans = all().filter((plan) => plan.key.tenant === tenant);
      return plans.map(({ key, title }) => ({ key, title })).sort((a, b) => compare(a.key.plan, b.key.plan));
    },
    listPlansOf: async (tenant, party) => {
      const plans = all().filter((plan) => plan.key.tenant === tenant && partiesOf(plan).has(party));
      return plans.map(({ key, title }) => ({ key, title })).sort((a, b) => compare(a.key.plan, b.key.plan));
    },
    noteParties: async () => all().length,
    listTenants: async () => [...new Set(all().map((plan) => plan.key.tenant))].sort(),
    listDue: async (now) => {
      const by = now.toISOString();
      const due = ({ look }: Partition) => look === null || look.at <= by || look.said > by;
      return [...partitions.values()].filter(due).map(({ plan: { value, mark } }) => {
        return { value: { key: value.key, title: value.title }, mark };
      });
    },
    putOff: async ({ value, mark }, until, now) => {
      const partition = open(value.key);
      if (partition.plan.mark === mark) partition.look = { at: until.toISOString(), said: now.toISOString() };
    },
    wake: async ({ key }) => {
      open(key).look = null;
    },
    readPlan: async (key) => find(key)?.plan ?? "unknown",
    createPlan: async (created) => {
      const { tenant, plan } = created.plan.key;
      if (find(created.plan.key) !== undefined) return false;
      partitions.set(`${tenant}|${plan}`, partitionOf(created));
      return true;
    },
    savePlan: async ({ value, mark }, event) => {
      const partition = open(value.key);
      if (partition.plan.mark !== mark) return false;
      tell(partition, event, value);
      partition.plan = marked(value);
      partition.look = null;
      return true;
    },
    listEvents: async (key, from, to) =>
      (find(key)?.events ?? [])
        .filter(({ at }) => at >= from && at <= to)
        .sort((a, b) => compare(a.at, b.at))
        .map(({ was: _, entry: __, ...event }) => event),
    readRecord: async (key) => {
      const partition = find(key);
      if (partition === undefined) return "unknown";
      const { plan, events } = partition;
      return { plan: plan.value, events, newest: events.length, wholeFrom: plan.value.importedAt };
    },
    noteCheckpoint: async () => {},
    applyChange: async (key, mark, change, once) => changeTo(open(key), mark, change, once),

    readAction: async (key, id) => find(key)?.actions.get(id),
    findAction: async (key, ref) => {
      const held = [...(find(key)?.actions.values() ?? [])].filter(
        (stored) => sortableRef(stored.value.ref) === sortableRef(ref),
      );
      held.sort((a, b) => compare(a.value.id, b.value.id));
      return held.find((stored) => stored.value.ref === ref) ?? held[0];
    },
    findFormer: async (key, ref) => {
      const held = (find(key)?.former ?? []).filter((one) => sortableRef(one.ref) === sortableRef(ref));
      const ids = new Set(held.reverse().map(({ id }) => id));
      return [...ids].flatMap((id) => find(key)?.actions.get(id) ?? []).filter(({ value }) => value.ref !== ref);
    },
    listRefs: async (key) =>
      actionsOf(key)
        .sort(byRef)
        .map((action) => action.ref),
    listByNextDate: async (key, from, to) => {
      const within = (next: string | null) => next !== null && next >= (from ?? "") && next <= to;
      return sortedBy(
        select(key, (action) => within(nextDateOf(action))),
        (line) => nextDateOf(line) ?? "",
      );
    },
    listByLabels: async (key, labels) =>
      select(
        key,
        (action) =>
          (isAsked(action) || (action.state !== "complete" && isCounted(action))) &&
          action.leads.some((lead) => labels.includes(lead.label)),
      ),
    listByStatus: async (key, status) => select(key, (action) => statusOf(action) === status),
    listRequests: async (key) => requestsOf(key),
    listNotUpdatedSince: async (key, day) =>
      sortedBy(
        select(key, (action) => isOpen(action) && (action.lastUpdate?.at.slice(0, 10) ?? "") < day),
        (line) => line.updated?.at.slice(0, 10) ?? "",
      ),
    listActions: async (key) => select(key, () => true),
    readActions: async (key) => actionsOf(key).sort(byRef),
    listHistory: async (key, id, size, page) => {
      const entries = find(key)?.history.filter((entry) => entry.action === id) ?? [];
      const older = entries.filter((entry) => page === null || entry.entry < Number(page));
      const items = older
        .sort((a, b) => b.entry - a.entry)
        .slice(0, size)
        .map(shown);
      return { items, next: older.length > size ? String(items.at(-1)?.entry) : null };
    },
    listChanges: async (key, from) => {
      const entries = find(key)?.history.filter((entry) => entry.day >= from) ?? [];
      const inOrder = entries.sort((a, b) => compare(a.at, b.at) || compare(a.action, b.action) || a.entry - b.entry);
      return inOrder.map(shown);
    },
    listRecorded: async (key, after) => (find(key)?.history ?? []).filter(({ at }) => at > after),
    listRecordedOf: async (key, id, from) =>
      (find(key)?.history ?? []).filter((entry) => entry.action === id && entry.entry >= from),
    findApplied: async (key, once) => appliedIn(find(key), once),
    commit: async (key, change) => commitTo(open(key), change),

    listEventActions: async (key) =>
      select(
        key,
        (action) => isOpen(action) && nextDateOf(action) === null && action.dates.some(({ kind }) => kind === "event"),
      ),

    listAsked: async (key, person) => ofPerson(find(key)?.asked, person),
    recordAsked: async (key, asked) => {
      for (const item of asked) {
        const of = isDateRung(item.occasion) ? "" : occasionName(item.occasion);
        open(key).asked.set(`${item.person}|${item.about.kind}|${item.about.id}|${of}`, item);
      }
    },
    listHolds: async (key, person) => ofPerson(find(key)?.holds, person),
    recordHold: async (key, hold, once) => {
      const before = refusedBy(open(key), once);
      if (before !== undefined) return before;
      apply(open(key), once, hold.at);
      open(key).holds.set(`${hold.person}|${hold.about.id}`, hold);
      return "saved";
    },
    listDecisions: async (key) => [...(find(key)?.decisions.values() ?? [])],
    recordDecision: async (key, decision, once) => {
      const before = refusedBy(open(key), once);
      if (before !== undefined) return before;
      apply(open(key), once, decision.at);
      open(key).decisions.set(decision.about.id, decision);
      return "saved";
    },
    readPlanDay: async (key) => ({
      lines: select(key, () => true),
      requests: requestsOf(key),
      run: find(key)?.run,
      unreadable: [],
    }),
    readRun: async (key) => find(key)?.run,
    recordRun: async (key, day) => {
      const partition = open(key);
      partition.run = runAfter(partition.run, day);
    },
    readPosted: async (key, post) => find(key)?.posted.get(post),
    recordPosted: async (key, post, posted) => void open(key).posted.set(post, posted),
    reindex: async (key) => {
      const actions = find(key)?.actions.size;
      return actions === undefined ? "unknown" : { actions, mended: 0, left: 0 };
    },
    purge: async (key, before) => {
      let forgotten = 0;
      for (const made of open(key).applied.values())
        for (const [person, { at }] of made) if (at < before && made.delete(person)) forgotten++;
      return forgotten;
    },
  };
}

function partitionOf(created: NewPlan): Partition {
  const ids = new Set(created.actions.map((action) => action.id));
  if (ids.size < created.actions.length) throw new Error("two actions of the new plan have one id");
  const partition: Partition = {
    plan: marked(created.plan),
    actions: new Map(created.actions.map((action) => [action.id, marked(action)])),
    history: created.actions.flatMap((action) =>
      recordNew(
        created.history.filter((entry) => entry.action === action.id),
        action,
      ),
    ),
    applied: new Map(),
    former: [],
    asked: new Map(),
    holds: new Map(),
    decisions: new Map(),
    run: undefined,
    posted: new Map(),
    events: [],
    look: null,
  };
  if (created.once !== undefined) apply(partition, created.once, created.plan.importedAt);
  return partition;
}

function appliedIn(partition: Partition | undefined, { request, person, given }: Once): Applied {
  const made = partition?.applied.get(request);
  const own = made?.get(person);
  if (own === undefined) return { own: "nothing", at: "", others: made?.size ?? 0 };
  return { own: own.given === given ? "this" : "other", at: own.at, others: (made?.size ?? 1) - 1 };
}

/** What a write of a request comes to that was applied before; undefined: it was not. */
function refusedBy(partition: Partition, once: Once): "already-applied" | "changed-meanwhile" | undefined {
  const { own } = appliedIn(partition, once);
  return own === "nothing" ? undefined : own === "this" ? "already-applied" : "changed-meanwhile";
}

function apply({ applied }: Partition, { request, person, given }: Once, at: string): void {
  applied.set(request, (applied.get(request) ?? new Map()).set(person, { at, given }));
}

function commitTo(partition: Partition, { before, after, entry, once }: ActionChange): CommitOutcome {
  const { actions, history } = partition;
  const applied = refusedBy(partition, once);
  if (applied !== undefined) return applied;
  if (isClosed(partition.plan.value)) return "changed-meanwhile";
  if (actions.get(after.id)?.mark !== before.mark) return "changed-meanwhile";
  if (before.value.ref !== after.ref) {
    const isTaken = ({ value }: Stored<Action>) =>
      value.id !== after.id && sortableRef(value.ref) === sortableRef(after.ref);
    if ([...actions.values()].some(isTaken)) return "changed-meanwhile";
    partition.former.push({ ref: before.value.ref, id: after.id });
    partition.plan = marked(partition.plan.value);
  }
  apply(partition, once, entry.at);
  actions.set(after.id, marked(after));
  history.push(recordEntry(entry, before.value, after));
  return "saved";
}

function changeTo(partition: Partition, mark: string, change: PlanChange, once: Once): boolean {
  const { actions, history, former } = partition;
  const applied = refusedBy(partition, once);
  if (applied !== undefined) return applied === "already-applied";
  if (partition.plan.mark !== mark) return false;
  apply(partition, once, change.by.at);
  tell(partition, change.event, change.plan);
  partition.plan = marked(change.plan);
  partition.look = null;
  for (const { action, entry } of change.added) {
    actions.set(action.id, marked(action));
    history.push(recordEntry(entry, null, action));
  }
  for (const patch of change.patches) {
    const before = actions.get(patch.action)?.value;
    const laid = before && layPatch(before, patch, change.by);
    if (!before || !laid) continue;
    if (laid.after.ref !== before.ref) former.push({ ref: before.ref, id: before.id });
    actions.set(before.id, marked(laid.after));
    history.push(recordEntry(laid.entry, before, laid.after));
  }
  return true;
}

function tell({ plan, events }: Partition, event: PlanEvent, after: Plan): void {
  events.push(recordEvent(event, events.length + 1, plan.value, after));
}

function shown({ was: _, ...entry }: RecordedEntry): HistoryEntry {
  return entry;
}

function firstAsked(action: Action | undefined): string | undefined {
  const asked = [action?.dateChange?.at, action?.proposal?.at, action?.notMine?.at];
  return asked.filter((at) => at !== undefined).sort()[0];
}

let marks = 0;

function marked<T>(value: T): Stored<T> {
  marks += 1;
  return { value, mark: `memory ${marks}` };
}

function byRef(a: Action, b: Action): number {
  return compareRefs(a.ref, b.ref) || compare(a.id, b.id);
}

function sortedBy(lines: readonly ActionLine[], key: (line: ActionLine) => string): readonly ActionLine[] {
  return [...lines].sort((a, b) => compare(key(a), key(b)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ofPerson<T extends { readonly person: string }>(
  rows: ReadonlyMap<string, T> | undefined,
  person?: string,
): T[] {
  return [...(rows?.values() ?? [])].filter((row) => person === undefined || row.person === person);
}
