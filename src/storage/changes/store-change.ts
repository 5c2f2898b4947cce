import { randomUUID } from "node:crypto";
import { NewerRelease, type Stored } from "../../app/ports/stored.ts";
import type { PlanEvent } from "../../domain/history/plan-event.ts";
import type { PlanChange } from "../../domain/import/reconcile/change.ts";
import type { Once } from "../../domain/plan/once.ts";
import type { Plan, PlanKey } from "../../domain/plan/plan.ts";
import { type EventHead, headOf, readEventHead, sealEvent } from "../plans/event-chain.ts";
import { eventRows } from "../plans/event-rows.ts";
import { noteParties } from "../plans/in-plans.ts";
import { listPlan } from "../plans/listings.ts";
import { newActionRows } from "../plans/new-plan-rows.ts";
import { checkpointWrites } from "../plans/plan-record.ts";
import { isPart, planListRows, planRow, readPlanRows } from "../plans/plan-rows.ts";
import { inboxWrites, whoApplied } from "../table/inbox.ts";
import { PLAN, partitionOf } from "../table/keys.ts";
import { MOST_WRITES } from "../table/limits.ts";
import { putWrite } from "../table/rewrite.ts";
import { beginsWith, type FoundRow, type Table, type Write } from "../table/table.ts";
import { isNewer } from "../table/version.ts";
import { type PlanTables, takeIn } from "./create-plan.ts";
import { checkPatches } from "./patch-rows.ts";
import type { StagedStep } from "./staged-step.ts";
import { discardStaged, stage } from "./staging.ts";
import { createSteps, differingRows, patchSteps, putSteps } from "./steps.ts";

/** All of a plan but its actions, on its mark: in one transaction where it fits into one, else as an import is. */
export async function storePlan(tables: PlanTables, { value, mark }: Stored<Plan>, event: PlanEvent): Promise<boolean> {
  const partition = partitionOf(value.key);
  const present = await openRows(tables.plans, value.key, mark);
  if (present === undefined) return false;
  const { own, listRows, before } = present;
  await noteParties(tables.people, value, before);
  const differ = differingRows(planListRows(value), listRows);
  const sealed = sealEvent(event, before, value, present.head);
  const told = eventRows(sealed);
  const after = { plan: value, head: headOf(sealed) };
  const noted = checkpointWrites(present.own, event.at);
  if (differ.rows.length + differ.remove.length + told.length >= MOST_WRITES) {
    const steps = [...putSteps(partition, differ), ...createSteps(partition, told)];
    return commitSteps(tables, after, own, steps, () => noted);
  }
  const found = new Map(listRows.map((row) => [row.key, row]));
  const saved = await writeOwn(tables.plans, partition, own, after, "", () => [
    ...noted,
    ...differ.rows.map((row) => putWrite(row, found.get(row.key))),
    ...differ.remove.map(({ key, etag }): Write => ({ kind: "remove", key, etag })),
    ...told.map((row): Write => ({ kind: "create", row })),
  ]);
  if (saved) await listPlan(tables.listings, value.key, value.title);
  return saved;
}

/** An import into a plan that is there. Resolves true as well when this very request was applied before. */
export async function storeChange(
  tables: PlanTables,
  key: PlanKey,
  mark: string,
  change: PlanChange,
  once: Once,
): Promise<boolean> {
  const { plans } = tables;
  const partition = partitionOf(key);
  const applied = async () => (await whoApplied(plans, partition, once, "")) === "this";
  if (await applied()) return true;
  const present = await openRows(plans, key, mark);
  if (present === undefined) return applied();
  await checkPatches(plans, partition, change);
  const value = { ...change.plan, key };
  const sealed = sealEvent(change.event, present.before, value, present.head);
  const added = change.added.flatMap(({ action, entry }) => newActionRows(action, [entry], change.by.day, change.id));
  const steps = [
    ...putSteps(partition, differingRows(planListRows(change.plan), present.listRows)),
    ...createSteps(partition, [...added, ...eventRows(sealed)]),
    ...patchSteps(change.patches, change.by),
  ];
  await noteParties(tables.people, value, present.before);
  const more = (writer: string) => [
    ...inboxWrites(once, change.by.at, writer),
    ...checkpointWrites(present.own, change.by.at),
  ];
  const after = { plan: value, head: headOf(sealed) };
  return (await commitSteps(tables, after, present.own, steps, more)) || applied();
}

interface OpenRows {
  readonly own: FoundRow;
  readonly listRows: readonly FoundRow[];
  readonly before: Plan;
  readonly head: EventHead;
}

/** A plan as it will be, and the event that then is its newest. */
interface PlanAfter {
  readonly plan: Plan;
  readonly head: EventHead;
}

/** The plan's rows as they stand, if they still are those of a mark. Throws NewerRelease where one of them is left to it. */
async function openRows(table: Table, key: PlanKey, mark: string): Promise<OpenRows | undefined> {
  const rows = await table.query(beginsWith(partitionOf(key), PLAN));
  const own = rows.find((row) => row.key === PLAN);
  if (own === undefined || own.etag !== mark || own.cells.takingIn) return undefined;
  const newer = rows.find((row) => isNewer(row));
  if (newer !== undefined) throw new NewerRelease(`a newer release wrote ${newer.key}`);
  const before = readPlanRows(key, own, rows).value;
  const head = await readEventHead(table, own);
  return { own, listRows: rows.filter((row) => isPart(row.key)), before, head };
}

async function commitSteps(
  tables: PlanTables,
  after: PlanAfter,
  own: FoundRow,
  steps: readonly StagedStep[],
  more: (writer: string) => readonly Write[],
): Promise<boolean> {
  const { key } = after.plan;
  const partition = partitionOf(key);
  const importId = randomUUID();
  const takeHead = await stage(tables.plans, partition, importId, steps);
  if (!(await writeOwn(tables.plans, partition, own, after, importId, (writer) => [...more(writer), takeHead]))) {
    await discardStaged(tables.plans, partition);
    return false;
  }
  await takeIn(tables, key, importId, Number.POSITIVE_INFINITY);
  return true;
}

/** One transaction on the plan's own row. False: somebody else wrote it since. */
async function writeOwn(
  table: Table,
  partition: string,
  own: FoundRow,
  { plan, head }: PlanAfter,
  takingIn: string,
  more: (writer: string) => readonly Write[],
): Promise<boolean> {
  const writer = randomUUID();
  const row = planRow(plan, takingIn, writer, head);
  if (await table.write(partition, [...more(writer), { kind: "replace", row, over: own }])) return true;
  return (await table.read(partition, PLAN))?.cells.writer === writer;
}
