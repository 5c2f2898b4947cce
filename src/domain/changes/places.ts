import type { Day } from "../calendar/day.ts";
import { may, standingsOf } from "../permissions/permissions.ts";
import type { Action } from "../plan/action.ts";
import type { PersonId } from "../plan/person.ts";
import type { Plan } from "../plan/plan.ts";
import { compareRefs, type Ref, sortableRef } from "../plan/ref.ts";

/** Where a new action may stand: in an objective, or in a theme without one. "" where the plan has no such level. */
export interface OutlinePlace {
  readonly theme: string;
  readonly objective: string;
}

/** Every place where someone may add an action, in the order of the plan; owners in all, theme leads in theirs. */
export function placesFor(plan: Plan, person: PersonId, day: Day): readonly OutlinePlace[] {
  const themes = plan.themes.length === 0 ? [""] : plan.themes.map(({ ref }) => ref);
  return themes
    .filter((theme) => mayAdd(plan, theme, person, day))
    .flatMap((theme) => [
      ...plan.objectives.filter((one) => one.theme === theme).map(({ ref }) => ({ theme, objective: ref })),
      { theme, objective: "" },
    ]);
}

/** Whether someone may add an action to a theme. */
export function mayAdd(plan: Plan, theme: string, person: PersonId, day: Day): boolean {
  return may("add an action", standingsOf(plan, { leads: [], theme }, person, day));
}

/** The next ref of a place that no action and no objective has: after the last of its actions, as people count. */
export function nextRef(
  { objectives }: Pick<Plan, "objectives">,
  place: OutlinePlace,
  actions: readonly Pick<Action, "ref" | "theme" | "objective">[],
): Ref {
  const taken = new Set([...actions, ...objectives].map(({ ref }) => sortableRef(ref)));
  const inPlace = actions.filter(({ theme, objective }) => theme === place.theme && objective === place.objective);
  const last = [...inPlace].sort((a, b) => compareRefs(a.ref, b.ref)).at(-1)?.ref;
  const begun = [place.objective, place.theme].find((ref) => ref !== "");
  const counted = /^(.*?)(\d+)\D*$/.exec(last ?? "");
  const [start, number] = counted ? [counted[1], Number(counted[2]) + 1] : [begun ? `${begun}.` : "", 1];
  for (let count = number; ; count++) if (!taken.has(sortableRef(`${start}${count}`))) return `${start}${count}`;
}

/** The ref of a new objective of a theme: after the last of its objectives. */
export function nextObjective(plan: Plan, theme: string, actions: readonly Pick<Action, "ref">[]): Ref {
  const elsewhere = actions.map(({ ref }) => ({ ref, theme: "", objective: "of an action" }));
  const objectives = plan.objectives.map(({ ref, theme: of }) => ({ ref, theme: of, objective: "" }));
  return nextRef({ objectives: [] }, { theme, objective: "" }, [...objectives, ...elsewhere]);
}

/** What can be a ref: letters, figures, dots, slashes and hyphens, with at least one figure, up to 20. */
export function isFitRef(ref: Ref): boolean {
  return /^[\p{L}\p{N}](?:[\p{L}\p{N}./-]*[\p{L}\p{N}])?$/u.test(ref) && /\d/.test(ref) && ref.length <= 20;
}

/** The action that has a ref already, whatever its spelling: "1.02" is "1.2". */
export function holderOf<A extends Pick<Action, "ref">>(ref: Ref, actions: readonly A[]): A | undefined {
  return actions.find((action) => sortableRef(action.ref) === sortableRef(ref));
}
