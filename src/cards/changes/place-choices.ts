import { outlinePlaceWords } from "../../app/changes/outline-place.ts";
import type { OutlinePlace } from "../../domain/changes/places.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { type Choice, choicesWithin, choiceTitle, knownValue } from "../elements/choices.ts";

/** Places as choices, by their refs and titles. */
export function placeChoices(plan: Plan, places: readonly OutlinePlace[], most = 90): readonly Choice[] {
  return places.map((place) => {
    const objective = plan.objectives.find(({ ref }) => ref === place.objective);
    const theme = plan.themes.find(({ ref }) => ref === place.theme);
    const title = objective
      ? `${objective.ref} ${objective.title}`
      : theme
        ? `Theme ${theme.ref}: ${theme.title}`
        : "The plan";
    return { title: choiceTitle(title, most), value: outlinePlaceWords(place) };
  });
}

/** Bytes of the list beside the rest of a form. */
const MOST_BYTES = 3_000;

/** Where an action is to stand, chosen in a form. */
export function placeChoice(plan: Plan, places: readonly OutlinePlace[], chosen: string) {
  const choices = choicesWithin(placeChoices(plan, places, 50), [chosen], MOST_BYTES);
  return { id: "place", label: "Where it belongs", several: false, value: knownValue([chosen], choices), choices };
}
