import type { Day } from "../calendar/day.ts";
import { groupOf, rulesOfKind, waitingDateOf } from "../due/due.ts";
import { compareDue } from "../due/order.ts";
import { rulesFor } from "../due/rules.ts";
import { firstLeadDay } from "../due/rungs.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { ActionId } from "../plan/action-state.ts";
import type { PersonId } from "../plan/person.ts";
import type { Plan } from "../plan/plan.ts";

/**
 * Of a person's own actions the one that is asked about by a day and has not been answered, in the order of a digest; null: none is.
 * `except`: the one they have just answered, whatever its dates.
 */
export function findNextDue(
  plan: Plan,
  mine: readonly ActionLine[],
  { person, today, except }: { readonly person: PersonId; readonly today: Day; readonly except: ActionId },
): ActionLine | null {
  const due = mine.flatMap((line) => {
    if (line.id === except || line.answered?.includes(person)) return [];
    const rules = rulesFor(plan.settings, line);
    const open = waitingDateOf(plan, line, rules);
    if (open === null || today < firstLeadDay(rulesOfKind(open.kind, rules), open.date)) return [];
    return [{ line, date: open.date, group: groupOf(line, open.date, rules, today) }];
  });
  const [first] = due.sort(compareDue);
  return first?.line ?? null;
}
