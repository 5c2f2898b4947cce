import type { Cadence } from "../../src/domain/calendar/cadence.ts";
import { addDays, type Day } from "../../src/domain/calendar/day.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Holder } from "../../src/domain/plan/person.ts";
import { DEFAULT_SETTINGS, type Plan, type PlanSettings } from "../../src/domain/plan/plan.ts";
import type { ReaderHabits } from "../../src/domain/reminders/rhythm.ts";
import { anAction, aPerson, aPlan, CARYS, OWEN, THEA } from "../builders.ts";
import { diceOf } from "./dice.ts";
import { CLOSED } from "./work-calendar.ts";

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
/** When reminders were started: an event that has not come is asked about a month later. */
export const STARTED: Day = addDays(FIRST, -20);

const CADENCES: readonly (Cadence | null)[] = [null, null, "weekly", "fortnightly", "monthly", "quarterly", "annual"];

/** An owner marks these as not to be paused. */
const NOT_PAUSED = ["a2", "a7", "a12", "a31", "a64", "a128"];

/** Settings of its own for a theme and for two actions; `own-rules.ts` says the same in words of the proof. */
const SETTINGS: PlanSettings = {
  ...DEFAULT_SETTINGS,
  week: { weekdays: [1, 2, 3, 4, 5], nation: "ENG", closed: CLOSED },
  notPaused: NOT_PAUSED,
  overrides: [
    { of: "theme", id: "2", settings: { repeatEvery: 3, climbAfter: 7 } },
    { of: "action", id: "a3", settings: { leadDays: [15, 5, 1] } },
    { of: "action", id: "a5", settings: { quietAfter: 0, repeatEvery: 2 } },
  ],
};

/** A plan with so many leads and actions, as an import might leave them: some long past, some with nothing but an event. */
export function aCouncil(dice: Dice, { actions, leads }: CouncilSize) {
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
    settings: SETTINGS,
    started: { at: `${STARTED}T09:00:00.000Z`, by: OWEN },
  };
  const named = [...labels, ...roles].map(({ text }) => text);
  const readers = new Map<string, ReaderHabits>(
    ids.map((id) => [id, { zone: dice.pick([null, "Europe/London", "America/New_York"]), rhythm: null }]),
  );
  return { plan, readers, actions: Array.from({ length: actions }, (_, index) => actionOf(dice, named, index)) };
}

function labelOf(text: string, people: readonly string[]) {
  const holders: Holder[] = [...new Set(people)].map((person) => ({ person, from: null, to: null }));
  return { text, kind: "role", holders, sponsor: null } as const;
}

function actionOf(dice: Dice, labels: readonly string[], index: number): Action {
  const somewhen = () => addDays(FIRST, dice.upTo(400) - 40);
  const leads = [...new Set([dice.pick(labels), ...(dice.chance(0.2) ? [dice.pick(labels)] : [])])];
  const isEvent = dice.chance(0.05);
  const settled = dice.chance(0.5);
  return anAction({
    id: `a${index}`,
    ref: `1.1.${index + 1}`,
    theme: dice.pick(["1", "2"]),
    leads: leads.map((label, place) => ({ label, accountable: settled && place === 0 })),
    cadence: isEvent ? null : dice.pick(CADENCES),
    reviewDate: isEvent || dice.chance(0.2) ? null : somewhen(),
    endDate: isEvent || dice.chance(0.3) ? null : somewhen(),
    dates: isEvent ? [{ kind: "event", date: null, cadence: null, text: "When the new system is live" }] : [],
  });
}
