import type { FieldChange } from "../history/history.ts";
import type { Action } from "../plan/action.ts";
import { changesBetween } from "../updates/field-changes.ts";

/** What differs between two states of an action that people changed by hand, field by field, in the words people see. */
export function handChanges(before: Action, after: Action): readonly FieldChange[] {
  const words: readonly (readonly [FieldChange["field"], (action: Action) => string | null])[] = [
    ["ref", ({ ref }) => ref],
    ["theme", ({ theme }) => theme || null],
    ["objective", ({ objective }) => objective || null],
    ["title", ({ title }) => title],
    ["leads", ({ leads }) => leadWords(leads)],
    ["measures", ({ measures }) => measures.join("; ") || null],
    ["paused until", ({ decision }) => decision?.until ?? null],
    ["restricted", ({ restricted }) => (restricted ? "yes" : null)],
  ];
  const own = words.map(([field, said]) => ({ field, part: null, from: said(before), to: said(after) }));
  return [...own.filter(({ from, to }) => from !== to), ...changesBetween(before, after)];
}

/** Leads as a card names them, who is accountable first and marked where there are several. */
function leadWords(leads: Action["leads"]): string | null {
  const sorted = [...leads].sort((a, b) => Number(b.accountable) - Number(a.accountable));
  const mark = (accountable: boolean) => (accountable && leads.length > 1 ? " (accountable)" : "");
  return sorted.map(({ label, accountable }) => label + mark(accountable)).join(", ") || null;
}
