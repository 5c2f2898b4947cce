import type { Action } from "../../src/domain/action.ts";
import type { Cadence } from "../../src/domain/calendar/cadence.ts";
import { addDays, type Day } from "../../src/domain/calendar/day.ts";
import type { Holder } from "../../src/domain/person.ts";
import { DEFAULT_SETTINGS, type Plan } from "../../src/domain/plan.ts";
import { anAction, aPerson, aPlan, CARYS, OWEN, THEA } from "../builders.ts";
import { diceOf } from "./dice.ts";

/** What chance decides, the same for the same seed. */
export interface Dice {
  readonly chance: (of: number) => boolean;
  /** A whole number below this one. */
  readonly upTo: (most: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
}

export function diceFor(seed: number): Dice {
  const roll = diceOf(seed);
  const upTo = (most: number) => Math.floor(roll() * most);
  return { upTo, chance: (of) => roll() < of, pick: (from) => from[upTo(from.length)] as (typeof from)[number] };
}

export interface CouncilSize {
  readonly actions: number;
  readonly leads: number;
}

/** The first day of the year that is lived through. */
export const FIRST: Day = "2027-01-01";

const CADENCES: readonly (Cadence | null)[] = [null, null, "weekly", "fortnightly", "monthly", "quarterly", "annual"];

/** A plan with so many leads and actions, as an import might leave them: some long past, some with nothing but an event. */
export function aCouncil(dice: Dice, { actions, leads }: CouncilSize): { plan: Plan; actions: Action[] } {
  const ids = Array.from({ length: leads }, (_, index) => `lead-${index}`);
  const ours = aPlan();
  const labels = ids.map((id) => labelOf(id, [id]));
  const roles = [0, 1, 2].map((one) => labelOf(`Role ${one}`, [dice.pick(ids), dice.pick(ids)]));
  const plan: Plan = {
    ...ours,
    themes: [
      { ref: "1", title: "First", leads: ["Thea Lund"] },
      { ref: "2", title: "Second", leads: ["Carys Vaughan"] },
    ],
    people: [...ours.people.filter(({ id }) => [OWEN, THEA, CARYS].includes(id)), ...ids.map((id) => aPerson(id, id))],
    labels: [...labels, ...roles, labelOf("Thea Lund", [THEA]), labelOf("Carys Vaughan", [CARYS])],
    standIns: [],
    settings: { ...DEFAULT_SETTINGS, overrides: [{ of: "action", id: "a3", settings: { leadDays: [15, 5, 1] } }] },
    started: { at: `${addDays(FIRST, -20)}T09:00:00.000Z`, by: OWEN },
  };
  const named = [...labels, ...roles].map(({ text }) => text);
  return { plan, actions: Array.from({ length: actions }, (_, index) => actionOf(dice, named, index)) };
}

function labelOf(text: string, people: readonly string[]) {
  const holders: Holder[] = [...new Set(people)].map((person) => ({ person, from: null, to: null }));
  return { text, kind: "role", holders, sponsor: null } as const;
}

function actionOf(dice: Dice, labels: readonly string[], index: number): Action {
  const somewhen = () => addDays(FIRST, dice.upTo(400) - 40);
  const leads = [dice.pick(labels), ...(dice.chance(0.2) ? [dice.pick(labels)] : [])];
  const isEvent = dice.chance(0.05);
  return anAction({
    id: `a${index}`,
    ref: `1.1.${index + 1}`,
    theme: dice.pick(["1", "2"]),
    leads: [...new Set(leads)].map((label) => ({ label, accountable: false })),
    cadence: isEvent ? null : dice.pick(CADENCES),
    reviewDate: isEvent || dice.chance(0.2) ? null : somewhen(),
    endDate: isEvent || dice.chance(0.3) ? null : somewhen(),
    dates: isEvent ? [{ kind: "event", date: null, cadence: null, text: "When the new system is live" }] : [],
  });
}
