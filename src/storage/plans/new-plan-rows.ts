import type { NewPlan } from "../../app/ports/plan-store.ts";
import type { Day } from "../../domain/calendar/day.ts";
import type { HistoryEntry } from "../../domain/history/history.ts";
import { recordNew } from "../../domain/history/recorded.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { ActionId } from "../../domain/plan/action-state.ts";
import { addAll } from "../../domain/plan/many.ts";
import { indexKeys } from "../actions/action-keys.ts";
import { actionRow } from "../actions/action-rows.ts";
import { sealRecord } from "../actions/history-chain.ts";
import { historyRows } from "../actions/history-rows.ts";
import { lineCells } from "../actions/line-rows.ts";
import { refRow } from "../actions/ref-rows.ts";
import type { Row } from "../table/table.ts";
import { checkpointRow } from "./plan-record.ts";
import { planListRows } from "./plan-rows.ts";

/** Every row of a new plan but its own. Throws when two actions have one id. */
export function newPlanRows({ plan, actions, history }: NewPlan, writer: string): readonly Row[] {
  const importedOn = plan.importedAt.slice(0, 10);
  const entriesOf = new Map(actions.map(({ id }): [ActionId, HistoryEntry[]] => [id, []]));
  for (const entry of history) entriesOf.get(entry.action)?.push(entry);
  const rows = [
    ...planListRows(plan),
    checkpointRow(plan.importedAt),
    ...actions.flatMap((action) => newActionRows(action, entriesOf.get(action.id) ?? [], importedOn, writer)),
  ];
  if (new Set(rows.map((row) => row.key)).size < rows.length) throw new Error("two rows of the new plan have one key");
  return rows;
}

/** Every row of a new action, whose ref holds from a day. */
export function newActionRows(
  action: Action,
  entries: readonly HistoryEntry[],
  from: Day,
  writer: string,
): readonly Row[] {
  const rows: Row[] = [];
  let head = "";
  for (const entry of recordNew(entries, action)) {
    const sealed = sealRecord(entry, head);
    addAll(rows, historyRows(sealed));
    head = sealed.hash;
  }
  const line = lineCells(action);
  const index = indexKeys(action).map((key) => ({ key, cells: line }));
  return [refRow(action, from), actionRow(action, head, writer), ...rows, ...index];
}
