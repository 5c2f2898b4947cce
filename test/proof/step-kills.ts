import type { Point } from "../../src/app/sending/remind-deps.ts";
import { type Ground, type Killed, killing } from "./random-kills.ts";

/** Few enough that messages go one by one: then only the one in hand may come again. */
const PEOPLE = 50;
/** The points after a message left and before its row says so. */
const LEFT: readonly Point[] = ["after-send", "asked"];

export interface StepTally extends Killed {
  readonly point: Point;
  /** Messages that may come again by what is promised: one for each kill after a send. */
  readonly allowed: number;
}

/** `kill -9` at one step: the first time a process comes by, in the middle, and the last time; each in a tenant of its own. */
export async function killAtStep(ground: Ground, point: Point): Promise<StepTally> {
  const times = point === "decided" ? [1] : [1, PEOPLE / 2, PEOPLE];
  const all: Killed[] = [];
  for (const time of times) all.push(await killing(ground, `step-${point}-${time}`, PEOPLE, [[{ point, time }]]));
  const sum = (of: (one: Killed) => number) => all.reduce((total, one) => total + of(one), 0);
  const kills = sum(({ kills }) => kills);
  return {
    ...{ point, kills, allowed: LEFT.includes(point) ? kills : 0 },
    ...{
      missing: sum(({ missing }) => missing),
      extra: sum(({ extra }) => extra),
      silent: sum(({ silent }) => silent),
    },
    most: Math.max(...all.map(({ most }) => most)),
  };
}
