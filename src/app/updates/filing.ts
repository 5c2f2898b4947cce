import type { Day } from "../../domain/calendar/day.ts";
import { standingsOf } from "../../domain/permissions/permissions.ts";
import type { Action } from "../../domain/plan/action.ts";
import { holdersOf, nameOf, type Plan, standingInFor } from "../../domain/plan/plan.ts";
import type { Filing } from "../../domain/updates/filing.ts";
import type { OpenAction } from "../open-action.ts";
import type { Asking } from "../open-plan.ts";

/** Who files, when and how; a stand-in or delegate files in their lead's name. */
export function filingOf(open: OpenAction, asking: Asking, via: Filing["via"]): Filing {
  const inNameOf = leadFiledFor(open.plan, open.action.value, asking, open.today);
  const name = nameOf(open.plan, asking.person);
  return { person: asking.person, name, inNameOf, via, at: asking.now.toISOString(), today: open.today };
}

function leadFiledFor(plan: Plan, action: Action, asking: Asking, today: Day): string | null {
  const standings = standingsOf(plan, action, asking.person, today);
  if (standings.includes("lead")) return null;
  const leads = action.leads.flatMap((lead) => holdersOf(plan, lead.label, today));
  const covered = standingInFor(plan, asking.person, today);
  const served = plan.delegates.filter((delegate) => delegate.by === asking.person).map((delegate) => delegate.for);
  const lead = leads.find((id) => covered.includes(id) || served.includes(id));
  return lead === undefined ? null : nameOf(plan, lead);
}
