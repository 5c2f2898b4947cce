import type { About } from "../due/about.ts";
import type { ActionId } from "../plan/action-state.ts";

/** Rows of what was asked, held or decided, by the action they are about: those about other things are not among them. */
export function byAction<T extends { readonly about: About }>(rows: readonly T[]): ReadonlyMap<ActionId, readonly T[]> {
  const found = new Map<ActionId, T[]>();
  for (const row of rows) {
    if (row.about.kind !== "action") continue;
    const before = found.get(row.about.id);
    if (before === undefined) found.set(row.about.id, [row]);
    else before.push(row);
  }
  return found;
}
