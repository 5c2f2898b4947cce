import type { ActionStore } from "../../app/ports/action-store.ts";
import { addDays } from "../../domain/calendar/day.ts";
import { nextDateOf } from "../../domain/plan/action.ts";
import type { ActionLine } from "../../domain/plan/action-line.ts";
import type { ActionId } from "../../domain/plan/action-state.ts";
import type { PlanKey } from "../../domain/plan/plan.ts";
import { compareRefs } from "../../domain/plan/ref.ts";
import { findApplied } from "../table/inbox.ts";
import { keepNewest } from "../table/keep-newest.ts";
import { keyPart, partitionOf } from "../table/keys.ts";
import { beginsWith, between, type Table } from "../table/table.ts";
import { actionKey, historyKey, historyPrefix, NEVER, refPrefix } from "./action-keys.ts";
import { readAction, readActionRow } from "./action-rows.ts";
import { commitChange } from "./commit.ts";
import { readEntry, readRecorded } from "./history-rows.ts";
import { readLine } from "./line-rows.ts";
import { readFormerRefs, readHeldRefs } from "./ref-rows.ts";

type OneAction = Pick<ActionStore, "readAction" | "findAction" | "findFormer" | "listRefs" | "commit" | "findApplied">;
type ActionLists = Pick<
  ActionStore,
  | "listByNextDate"
  | "listByLabels"
  | "listByStatus"
  | "listRequests"
  | "listEventActions"
  | "listNotUpdatedSince"
  | "listActions"
  | "readActions"
>;
type ActionHistory = Pick<ActionStore, "listHistory" | "listChanges" | "listRecorded" | "listRecordedOf">;

/** The actions of plans: one point read for one action, one range query for one list. */
export function actionStore(table: Table): ActionStore {
  return { ...oneAction(table), ...actionLists(table), ...actionHistory(table) };
}

/** Which action was called by a ref when it was last looked for: of so many refs. */
const MOST_REFS = 10_000;

function oneAction(table: Table): OneAction {
  const called = new Map<string, ActionId>();
  const readOne: OneAction["readAction"] = async (key, id) => {
    const row = await table.read(partitionOf(key), actionKey(id));
    return row && readActionRow(row);
  };
  const rowsOf = (key: PlanKey, prefix: string) => table.query(beginsWith(partitionOf(key), prefix));
  return {
    readAction: readOne,
    findAction: async (key, ref) => {
      const name = `${partitionOf(key)} ${ref}`;
      const last = called.get(name);
      const there = last === undefined ? undefined : await readOne(key, last);
      // It says itself what it is called now: its ref need not be looked up.
      if (there?.value.ref === ref) return there;
      const held = readHeldRefs(await rowsOf(key, refPrefix(ref)));
      const found = held.find((candidate) => candidate.ref === ref) ?? held[0];
      return found && readOne(key, keepNewest(called, name, found.id, MOST_REFS));
    },
    findFormer: async (key, ref) => {
      const former = readFormerRefs(await rowsOf(key, refPrefix(ref)));
      const found = await Promise.all(former.map(({ id }) => readOne(key, id)));
      return found.filter((action) => action !== undefined);
    },
    listRefs: async (key) => {
      const held = readHeldRefs(await rowsOf(key, "ref|"));
      return held.map(({ ref }) => ref).sort(compareRefs);
    },
    findApplied: (key, once) => findApplied(table, partitionOf(key), once),
    commit: (key, change) => commitChange(table, partitionOf(key), change),
  };
}

function actionLists(table: Table): ActionLists {
  const rows = (key: PlanKey, prefix: string) => table.query(beginsWith(partitionOf(key), prefix));
  const rowsBetween = (key: PlanKey, from: string, to: string) => table.query(between(partitionOf(key), from, to));
  const lines = async (found: ReturnType<Table["query"]>) => (await found).map(readLine).sort(byRef);
  return {
    listByNextDate: async (key, from, to) => {
      const found = await lines(rowsBetween(key, `next|${from ?? ""}`, `next|${to}|~`));
      return found.sort((a, b) => compare(nextDateOf(a) ?? "", nextDateOf(b) ?? ""));
    },
    listByLabels: async (key, labels) => {
      const found = await Promise.all(labels.map((label) => rows(key, `lead|${keyPart(label)}|`)));
      const once = new Map(found.flat().map((row) => [row.key.split("|").at(-1), row]));
      return [...once.values()].map(readLine).sort(byRef);
    },
    listByStatus: (key, status) => lines(rows(key, `status|${status}|`)),
    listRequests: async (key) => (await rows(key, "request|")).map(readLine),
    listEventActions: async (key) => (await rows(key, "awaits|")).map(readLine),
    listNotUpdatedSince: async (key, day) => {
      const found = await lines(rowsBetween(key, `updated|${NEVER}`, `updated|${day}`));
      return found.sort((a, b) => compare(a.updated?.at.slice(0, 10) ?? "", b.updated?.at.slice(0, 10) ?? ""));
    },
    // Every action has one status, so these are all of them, each once, without the weight of the actions.
    listActions: (key) => lines(rows(key, "status|")),
    readActions: async (key) => (await rows(key, "action|")).map(readAction).sort(byRef),
  };
}

function actionHistory(table: Table): ActionHistory {
  return {
    listHistory: async (key, id, size, page) => {
      const prefix = historyPrefix(id);
      if (page !== null && !/^\d{1,8}$/.test(page)) return { items: [], next: null };
      const from = page === null ? prefix : historyKey(id, Number(page) - 1);
      const found = await table.query(between(partitionOf(key), from, `${prefix}~`), size + 1);
      const items = found.slice(0, size).map(readEntry);
      return { items, next: found.length > size ? String(items.at(-1)?.entry) : null };
    },
    listChanges: async (key, from) => {
      const found = await table.query(between(partitionOf(key), `change|${from}`, "change|~"));
      const entries = found.map(readEntry);
      return entries.sort((a, b) => compare(a.at, b.at) || compare(a.action, b.action) || a.entry - b.entry);
    },
    listRecorded: async (key, after) => {
      // A day begins at another time in the plan's zone, which may be a day later than the instant's own.
      const from = addDays(after.slice(0, 10), -1);
      return (await table.query(between(partitionOf(key), `change|${from}`, "change|~"))).map(readRecorded);
    },
    listRecordedOf: async (key, id, from) => {
      const found = between(partitionOf(key), historyPrefix(id), `${historyKey(id, from)}~`);
      return (await table.query(found)).map(readRecorded);
    },
  };
}

/** By ref, then by id. */
export function byRef(a: Pick<ActionLine, "ref" | "id">, b: Pick<ActionLine, "ref" | "id">): number {
  return compareRefs(a.ref, b.ref) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
