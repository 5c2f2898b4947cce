import { randomUUID } from "node:crypto";
import { z } from "zod";
import { StoreDown } from "../../app/ports/ports.ts";
import type { PlanDay, Posted, RecordOutcome, ReminderStore } from "../../app/ports/reminder-store.ts";
import { isDateRung, type LastAsked } from "../../domain/due/asked.ts";
import type { Once } from "../../domain/plan/once.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import type { PlanKey } from "../../domain/plan/plan.ts";
import { type RunRecord, runAfter } from "../../domain/waiting/failed-run.ts";
import { byRef } from "../actions/action-store.ts";
import { readLine } from "../actions/line-rows.ts";
import { inboxWrites, OUTCOMES, whoApplied } from "../table/inbox.ts";
import { jsonCellsOver, readJson } from "../table/json-cells.ts";
import { keyPart, partitionOf, sha256 } from "../table/keys.ts";
import { MOST_WRITES } from "../table/limits.ts";
import { MOST_TRIES, putWrite, rewrite } from "../table/rewrite.ts";
import { shapeOf } from "../table/shape.ts";
import { beginsWith, between, type FoundRow, type Table, type Write } from "../table/table.ts";
import { isNewer } from "../table/version.ts";
import { aboutName, named, namedOnce, occasionWords } from "./about-shape.ts";
import { AskedRow, AskedShape, DecisionRow, DecisionShape, HoldRow, HoldShape } from "./asked-shapes.ts";
import { STORED_LADDER } from "./rung-shape.ts";

const RunRow = shapeOf<RunRecord>()({ on: z.string(), before: z.string().nullable() });

const PostedRow = shapeOf<Posted>()({
  conversation: z.string(),
  message: z.string(),
  at: z.string(),
  since: z.string().nullable(),
});

const RUN = "run";
const REQUEST = "request|";
const STATUS = "status|";

/** What a plan keeps of what was asked, held off and posted: one row each, replaced by the next. */
export function reminderStore(table: Table): ReminderStore {
  const rows = (key: PlanKey, prefix: "asked" | "hold", person?: PersonId) =>
    table.query(beginsWith(partitionOf(key), person === undefined ? `${prefix}|` : `${prefix}|${keyPart(person)}|`));
  return {
    listAsked: async (key, person) => (await rows(key, "asked", person)).map((row) => readJson(AskedRow, row)),
    recordAsked: async (key, asked) => {
      const last = new Map(asked.map((item) => [askedKey(item), item]));
      const all = [...last].map(([rowKey, item]) => ({ key: rowKey, shape: AskedShape, value: namedOnce(item) }));
      // Most are asked for the first time: what stands there already is read only where something does.
      for (let done = 0; done < all.length; done += MOST_WRITES)
        await put(table, partitionOf(key), all.slice(done, done + MOST_WRITES), { likely: "new" });
    },
    listHolds: async (key, person) => (await rows(key, "hold", person)).map((row) => readJson(HoldRow, row)),
    recordHold: async (key, hold, once) => {
      const row = { key: pairKey("hold", hold), shape: HoldShape, value: named(hold) };
      return put(table, partitionOf(key), [row], { once, at: hold.at });
    },
    listDecisions: async (key) =>
      (await table.query(beginsWith(partitionOf(key), "ladder|"))).map((row) => readJson(DecisionRow, row)),
    recordDecision: async (key, decision, once) => {
      const value = { ...named(decision), kind: STORED_LADDER.stored(decision.kind) };
      const row = { key: `ladder|${keyPart(aboutName(decision.about))}`, shape: DecisionShape, value };
      return put(table, partitionOf(key), [row], { once, at: decision.at });
    },
    readPlanDay: (key) => readPlanDay(table, key),
    readRun: async (key) => {
      const row = await table.read(partitionOf(key), RUN);
      return row && readJson(RunRow, row);
    },
    recordRun: async (key, day) => {
      await rewrite(table, partitionOf(key), RUN, (found) => {
        const before = found && readJson(RunRow, found);
        const after = runAfter(before, day);
        return after === before ? undefined : jsonCellsOver(found, RunRow, after);
      });
    },
    readPosted: async (key, post) => {
      const row = await table.read(partitionOf(key), postedKey(post));
      return row && readJson(PostedRow, row);
    },
    recordPosted: async (key, post, posted) => {
      await rewrite(table, partitionOf(key), postedKey(post), (found) => jsonCellsOver(found, PostedRow, posted));
    },
  };
}

/** @see ReminderStore.readPlanDay */
async function readPlanDay(table: Table, key: PlanKey): Promise<PlanDay> {
  // The requests, the run and, as each action has one status, every action: nothing else lies between these keys.
  const found = await table.query(between(partitionOf(key), REQUEST, `${STATUS}~`));
  const unreadable: string[] = [];
  // One row that somebody spoilt stops nobody whom the others are about.
  const readEach = <T>(prefix: string, read: (row: FoundRow) => T) =>
    found.flatMap((row): readonly T[] => {
      if (!row.key.startsWith(prefix)) return [];
      try {
        return [read(row)];
      } catch {
        unreadable.push(row.key);
        return [];
      }
    });
  const [lines, requests] = [readEach(STATUS, readLine).sort(byRef), readEach(REQUEST, readLine)];
  const [run] = readEach(RUN, (row) => readJson(RunRow, row));
  return { lines, requests, run, unreadable };
}

/** A value to stand in a row, whatever stood there. */
interface Putting {
  readonly key: string;
  readonly shape: z.ZodObject;
  readonly value: object;
}

/** For which request rows are put, and when; `likely`: what is tried first, before anything is read. */
interface PutFor {
  readonly once?: Once | undefined;
  readonly at?: string;
  readonly likely?: "new" | "there";
}

/**
 * Puts rows, all or none, unless the request was applied before; again when somebody was faster. What is put for no
 * request is left where a newer release wrote it.
 */
async function put(
  table: Table,
  partition: string,
  rows: readonly Putting[],
  { once, at = "", likely = "there" }: PutFor,
): Promise<RecordOutcome> {
  const writer = randomUUID();
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const isGuess = likely === "new" && tries === 0;
    const found = await Promise.all(rows.map((row) => (isGuess ? undefined : table.read(partition, row.key))));
    // All of one transaction: the first is ours when our answer was lost.
    if (found[0]?.cells.writer === writer) return "saved";
    const writes = rows.flatMap(({ key, shape, value }, index): readonly Write[] => {
      const there = found[index];
      if (once === undefined && there !== undefined && isNewer(there)) return [];
      return [putWrite({ key, cells: { ...jsonCellsOver(there, shape, value), writer } }, there)];
    });
    if (writes.length === 0) return "saved";
    if (await table.write(partition, [...inboxWrites(once, at, writer), ...writes])) return "saved";
    const applied = once === undefined ? "nobody" : await whoApplied(table, partition, once, writer);
    if (applied !== "nobody") return OUTCOMES[applied];
  }
  throw new StoreDown(`others keep writing ${rows[0]?.key}`);
}

/** A rung of the ladder has a row of its own: an owner may lead the action as well. So has each action it waited for. */
function askedKey(asked: LastAsked): string {
  const key = pairKey("asked", asked);
  return isDateRung(asked.occasion) ? key : `${key}|${keyPart(occasionWords(asked.occasion))}`;
}

function pairKey(kind: "asked" | "hold", { person, about }: Pick<LastAsked, "person" | "about">): string {
  return `${kind}|${keyPart(person)}|${keyPart(aboutName(about))}`;
}

function postedKey(post: string): string {
  return `posted|${sha256(post)}`;
}
