import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { PlanDay, PlanStore, Posted, RecordOutcome } from "../../app/plan-store.ts";
import { StoreDown } from "../../app/ports.ts";
import { type Hold, isDateRung, type LadderDecision, type LastAsked } from "../../domain/due/asked.ts";
import type { Once } from "../../domain/plan/once.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import type { PlanKey } from "../../domain/plan/plan.ts";
import { type RunRecord, runAfter } from "../../domain/waiting/failed-run.ts";
import { byRef } from "../actions/action-store.ts";
import { readLine } from "../actions/line-rows.ts";
import { inboxWrites, OUTCOMES, whoApplied } from "../table/inbox.ts";
import { jsonCells, readJson } from "../table/json-cells.ts";
import { keyPart, partitionOf, sha256 } from "../table/keys.ts";
import { MOST_WRITES } from "../table/limits.ts";
import { MOST_TRIES, putWrite, rewrite } from "../table/rewrite.ts";
import { shapeOf } from "../table/shape.ts";
import { beginsWith, between, type Row, type Table } from "../table/table.ts";
import { STORED_LADDER, STORED_RUNG } from "./rung-shape.ts";

const AskedRow: z.ZodType<LastAsked> = shapeOf<LastAsked>()({
  person: z.string(),
  action: z.string(),
  date: z.string(),
  rung: STORED_RUNG.shape,
  on: z.string(),
  first: z.string().optional(),
  times: z.number().optional(),
});

const DecisionRow: z.ZodType<LadderDecision> = shapeOf<LadderDecision>()({
  action: z.string(),
  date: z.string(),
  kind: STORED_LADDER.shape,
  by: z.string(),
  byName: z.string(),
  at: z.string(),
  words: z.string(),
});

const HoldRow: z.ZodType<Hold> = shapeOf<Hold>()({
  person: z.string(),
  action: z.string(),
  date: z.string(),
  kind: z.enum(["seen", "snoozed"]),
  until: z.string(),
  at: z.string(),
  afterDate: z.boolean(),
});

const RunRow: z.ZodType<RunRecord> = shapeOf<RunRecord>()({ on: z.string(), before: z.string().nullable() });

const PostedRow: z.ZodType<Posted> = shapeOf<Posted>()({
  conversation: z.string(),
  message: z.string(),
  at: z.string(),
  since: z.string().nullable(),
});

const RUN = "run";
const REQUEST = "request|";
const STATUS = "status|";

type ReminderStore = Pick<
  PlanStore,
  | "listAsked"
  | "recordAsked"
  | "listHolds"
  | "recordHold"
  | "listDecisions"
  | "recordDecision"
  | "readDay"
  | "readRun"
  | "recordRun"
  | "readPosted"
  | "recordPosted"
>;

/** What a plan keeps of what was asked, held off and posted: one row each, replaced by the next. */
export function reminderStore(table: Table): ReminderStore {
  const rows = (key: PlanKey, prefix: "asked" | "hold", person?: PersonId) =>
    table.query(beginsWith(partitionOf(key), person === undefined ? `${prefix}|` : `${prefix}|${keyPart(person)}|`));
  return {
    listAsked: async (key, person) => (await rows(key, "asked", person)).map((row) => readJson(AskedRow, row)),
    recordAsked: async (key, asked) => {
      const last = new Map(asked.map((item) => [askedKey(item), item]));
      const all = [...last].map(([rowKey, item]) => ({
        key: rowKey,
        cells: jsonCells({ ...item, rung: STORED_RUNG.stored(item.rung) }),
      }));
      for (let done = 0; done < all.length; done += MOST_WRITES) {
        const some = all.slice(done, done + MOST_WRITES);
        await table.write(
          partitionOf(key),
          some.map((row) => ({ kind: "put", row })),
        );
      }
    },
    listHolds: async (key, person) => (await rows(key, "hold", person)).map((row) => readJson(HoldRow, row)),
    recordHold: async (key, hold, once) => {
      const row = { key: pairKey("hold", hold), cells: jsonCells(hold) };
      return put(table, partitionOf(key), [row], once, hold.at);
    },
    listDecisions: async (key) =>
      (await table.query(beginsWith(partitionOf(key), "ladder|"))).map((row) => readJson(DecisionRow, row)),
    recordDecision: async (key, decision, once) => {
      const row = {
        key: `ladder|${keyPart(decision.action)}`,
        cells: jsonCells({ ...decision, kind: STORED_LADDER.stored(decision.kind) }),
      };
      return put(table, partitionOf(key), [row], once, decision.at);
    },
    readDay: (key) => readDay(table, key),
    readRun: async (key) => {
      const row = await table.read(partitionOf(key), RUN);
      return row && readJson(RunRow, row);
    },
    recordRun: async (key, day) => {
      await rewrite(table, partitionOf(key), RUN, (found) => {
        const before = found && readJson(RunRow, found);
        const after = runAfter(before, day);
        return after === before ? undefined : jsonCells(after);
      });
    },
    readPosted: async (key, post) => {
      const row = await table.read(partitionOf(key), postedKey(post));
      return row && readJson(PostedRow, row);
    },
    recordPosted: async (key, post, posted) => {
      await rewrite(table, partitionOf(key), postedKey(post), () => jsonCells(posted));
    },
  };
}

/** @see PlanStore.readDay */
async function readDay(table: Table, key: PlanKey): Promise<PlanDay> {
  // The requests, the run and, as each action has one status, every action: nothing else lies between these keys.
  const found = await table.query(between(partitionOf(key), REQUEST, `${STATUS}~`));
  const of = (prefix: string) => found.filter((row) => row.key.startsWith(prefix)).map(readLine);
  const run = found.find((row) => row.key === RUN);
  return { lines: of(STATUS).sort(byRef), requests: of(REQUEST), run: run && readJson(RunRow, run) };
}

/** Puts rows, all or none, unless the request was applied before; again when somebody was faster. */
async function put(
  table: Table,
  partition: string,
  rows: readonly Row[],
  once?: Once,
  at = "",
): Promise<RecordOutcome> {
  const writer = randomUUID();
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const found = await Promise.all(rows.map((row) => table.read(partition, row.key)));
    // All of one transaction: the first is ours when our answer was lost.
    if (found[0]?.cells.writer === writer) return "saved";
    const writes = rows.map(({ key, cells }, index) => putWrite({ key, cells: { ...cells, writer } }, found[index]));
    if (await table.write(partition, [...inboxWrites(once, at, writer), ...writes])) return "saved";
    const applied = once === undefined ? "nobody" : await whoApplied(table, partition, once, writer);
    if (applied !== "nobody") return OUTCOMES[applied];
  }
  throw new StoreDown(`others keep writing ${rows[0]?.key}`);
}

/** A rung of the ladder has a row of its own: an owner may lead the action as well. So has each action it waited for. */
function askedKey(asked: LastAsked): string {
  const key = pairKey("asked", asked);
  return isDateRung(asked.rung) ? key : `${key}|${keyPart(STORED_RUNG.stored(asked.rung))}`;
}

function pairKey(kind: "asked" | "hold", { person, action }: { person: string; action: string }): string {
  return `${kind}|${keyPart(person)}|${keyPart(action)}`;
}

function postedKey(post: string): string {
  return `posted|${sha256(post)}`;
}
