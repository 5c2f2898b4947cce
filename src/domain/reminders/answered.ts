import { type Day, dayIn } from "../calendar/day.ts";
import { isOfAction } from "../due/about.ts";
import { isDateRung } from "../due/asked.ts";
import { openDateOf } from "../due/due.ts";
import { rulesFor } from "../due/rules.ts";
import { firstLeadDay } from "../due/rungs.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { PersonId } from "../plan/person.ts";
import { nameOf } from "../plan/plan.ts";
import type { PlanToRemind } from "./items.ts";

/**
 * What a person was asked about and another lead has answered since, until it is asked about again: they need not
 * answer, and may add to it. Gathered with what this person was asked.
 */
export function findAnswered(from: PlanToRemind, person: PersonId, today: Day): readonly ActionLine[] {
  const { plan, lines, asked } = from;
  return lines.filter((line) => {
    const rules = rulesFor(plan.settings, line);
    const mine = asked.find(
      (row) => row.person === person && isOfAction(row.about, line.id) && isDateRung(row.occasion),
    );
    if (mine === undefined || line.updated === null || line.updated.byName === nameOf(plan, person)) return false;
    if (dayIn(rules.zone, new Date(line.updated.at)) < mine.on) return false;
    const open = openDateOf(line, rules);
    return open === null || (open.date !== mine.date && today < firstLeadDay(rules, open.date));
  });
}
