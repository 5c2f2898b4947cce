import type { AddTyped } from "../../app/changes/add-action.ts";
import { CADENCES } from "../../domain/calendar/cadence.ts";
import { ORIGINS } from "../../domain/changes/add.ts";
import type { Choice } from "../elements/choices.ts";

/** A choice needs a value. */
export const NONE = "none";

/** What is chosen of a new action beside its leads. */
export function addChoices({ cadence, begun, origin }: AddTyped) {
  const none = { title: "Not said", value: NONE };
  return [
    list("cadence", "Looked at every so often", cadence ?? NONE, [none, ...CADENCES.map(choice)]),
    list("begun", "Where it stands", begun ? "yes" : "no", [
      { title: "Not started", value: "no" },
      { title: "Begun", value: "yes" },
    ]),
    list("origin", "Where it came from", origin || NONE, [none, ...ORIGINS.map(choice)]),
  ];
}

function list(id: string, label: string, value: string, choices: Choice[]) {
  return { id, label, several: false, value, choices };
}

function choice(value: string): Choice {
  return { title: value.charAt(0).toUpperCase() + value.slice(1), value };
}
