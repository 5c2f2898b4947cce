import type { Day } from "../calendar/day.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { Person, PersonId } from "../plan/person.ts";
import { holdersOf, ownersOf, type Plan } from "../plan/plan.ts";

/**
 * The one of a plan's owners who hears of what nobody has answered, so that owners share it instead of each hearing
 * all: the first the plan names, or by theme, each owner theirs (who leads a theme has that; the others are dealt in
 * their order). Who is away that day is passed over while another is there. `but`: who knows of it as its lead.
 */
export function ownerToTell(
  plan: Plan,
  { theme }: Pick<ActionLine, "theme">,
  but: ReadonlySet<PersonId>,
  today: Day,
): Person | undefined {
  const owners = ownersOf(plan).filter(({ id }) => !but.has(id));
  const first = plan.settings.unansweredTo === "by theme" ? placeByTheme(plan, theme, owners, today) : 0;
  const inTurn = [...owners.slice(first), ...owners.slice(0, first)];
  return inTurn.find(({ id }) => !isAway(plan, id, today)) ?? inTurn[0];
}

function placeByTheme(plan: Plan, ref: string, owners: readonly Person[], today: Day): number {
  const place = plan.themes.findIndex((theme) => theme.ref === ref);
  const leads = (plan.themes[place]?.leads ?? []).flatMap((label) => holdersOf(plan, label, today));
  const own = owners.findIndex(({ id }) => leads.includes(id));
  return own >= 0 ? own : Math.max(0, place) % Math.max(1, owners.length);
}

function isAway({ standIns }: Plan, person: PersonId, today: Day): boolean {
  return standIns.some((cover) => cover.for === person && cover.from <= today && today <= cover.to);
}
