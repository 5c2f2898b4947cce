import type { Action } from "./action.ts";
import { type ActionLine, type LastUpdated, lineOf } from "./action-line.ts";

/**
 * What a line keeps of an action that may not be read about: its ref, and what its place in an order and in a count
 * needs. The compiler asks about each field that a line gets.
 */
const KEPT = {
  ...{ id: true, ref: true, theme: true, version: true },
  ...{ reviewDate: true, endDate: true, cadence: true, checkDate: true, moving: true, addedOn: true },
  ...{ rag: true, state: true, slips: true },
  ...{ title: false, objective: false, leads: false, dateText: false, event: false, waitsFor: false, into: false },
  ...{ notMine: false, back: false, restricted: false },
  // Of these only what a count needs, and not who: see below.
  ...{ updated: false, answered: false },
} as const satisfies Readonly<Record<keyof Required<ActionLine>, boolean>>;

type Kept = { [K in keyof typeof KEPT]: (typeof KEPT)[K] extends true ? K : never }[keyof typeof KEPT];

/** A line of an action that may not be read about here: it cannot hold a title, a lead or anybody's words. */
export type RestrictedLine = Pick<ActionLine, Kept> & {
  readonly hidden: true;
  readonly updated: Pick<LastUpdated, "at"> | null;
  /** Each of several is to answer, and some have; never who. Absent: nobody waits for the others. */
  readonly answered?: readonly [] | undefined;
};

/** A line as somebody may read it. */
export type SeenLine = ActionLine | RestrictedLine;

/** What is left of a line where it may not be read about. */
export function withholdLine(line: ActionLine): RestrictedLine {
  const kept = Object.fromEntries(Object.entries(line).filter(([field]) => KEPT[field as keyof typeof KEPT] === true));
  const { updated, answered } = line;
  return {
    ...(kept as Pick<ActionLine, Kept>),
    hidden: true,
    updated: updated && { at: updated.at },
    ...(answered !== undefined && { answered: [] as const }),
  };
}

/** What is left of an action where it may not be read about: a line of it. */
export function withholdAction(action: Action): RestrictedLine {
  return withholdLine(lineOf(action));
}
