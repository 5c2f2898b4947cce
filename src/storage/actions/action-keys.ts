import type { Day } from "../../domain/calendar/day.ts";
import { type Action, isAsked, isCounted, isOpen, nextDateOf, statusOf } from "../../domain/plan/action.ts";
import type { ActionId } from "../../domain/plan/action-state.ts";
import { sortableRef } from "../../domain/plan/ref.ts";
import { keyPart } from "../table/keys.ts";

/** Stands for the day of an action that was never updated: before every other. */
export const NEVER: Day = "0000-00-00";

/** The key of an action's own row. */
export function actionKey(id: ActionId): string {
  return `action|${keyPart(id)}`;
}

/** Begins the keys of whatever was or is called by a ref; several may read alike ("EH-2", "EH2"). */
export function refPrefix(ref: string): string {
  return `ref|${keyPart(sortableRef(ref))}|`;
}

/** Begins the keys of an action's history; `historyKey` makes the newest come first. */
export function historyPrefix(id: ActionId): string {
  return `update|${keyPart(id)}|`;
}

/** The key of one entry of it. */
export function historyKey(id: ActionId, entry: number): string {
  return `${historyPrefix(id)}${String(99_999_999 - entry).padStart(8, "0")}`;
}

/** The key of the same entry among the changes of its day. */
export function changeKey(day: Day, id: ActionId, entry: number): string {
  return `change|${day}|${keyPart(id)}|${String(entry).padStart(8, "0")}`;
}

/** The index rows that an action stands in; each carries its line. */
export function indexKeys(action: Action): readonly string[] {
  const place = `${keyPart(sortableRef(action.ref))}|${keyPart(action.id)}`;
  const keys = [`status|${statusOf(action)}|${place}`];
  const next = nextDateOf(action);
  if (next !== null) keys.push(`next|${next}|${place}`);
  if (isOpen(action) && next === null && action.dates.some(({ kind }) => kind === "event"))
    keys.push(`awaits|${place}`);
  const asked = [action.dateChange?.at, action.proposal?.at, action.notMine?.at].filter((at) => at !== undefined);
  const [first] = asked.sort();
  if (first !== undefined) keys.push(`request|${first.slice(0, 10)}|${place}`);
  if (isOpen(action)) keys.push(`updated|${updatedDay(action)}|${place}`);
  if (isAsked(action) || (action.state !== "complete" && isCounted(action)))
    for (const label of new Set(action.leads.map((lead) => lead.label))) keys.push(`lead|${keyPart(label)}|${place}`);
  return keys;
}

function updatedDay(action: Action): Day {
  return action.lastUpdate?.at.slice(0, 10) ?? NEVER;
}
