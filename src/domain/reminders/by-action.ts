import type { PersonId } from "../plan/person.ts";

/** Rows of what was asked or held, by the action they are about. */
export function byAction<T extends { readonly action: string; readonly person: PersonId }>(
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const before = found.get(row.action);
    if (before === undefined) found.set(row.action, [row]);
    else before.push(row);
  }
  return found;
}
