import { type Pump, pumpsOf } from "./shapes.ts";

/** What follows the repeated text: nothing that most patterns would end in. */
const ENDS = ["\u0001", "", "x\u0001", "\n\u0001"];
/** How often a text is repeated at first: what doubles with each would take for ever where it is long. */
const FEW = [14, 20, 26, 200];
const MANY = 3_200;
/** Milliseconds below which nothing is told apart from the clock, and above which nobody waits for more. */
const FLOOR = 1.5;
const TOO_LONG = 150;

/** A text on which a pattern takes more than in proportion; undefined: none was found. */
export function slowText(pattern: RegExp): string | undefined {
  for (const pump of pumpsOf(pattern.source))
    for (const end of ENDS) if (grows(pattern, pump, end)) return JSON.stringify(textOf(pump, 2, end));
  return undefined;
}

function textOf({ begin, again }: Pump, times: number, end: string): string {
  return begin + again.repeat(times) + end;
}

/** Whether four times the text takes much more than four times as long, where it takes any time to speak of. */
function grows(pattern: RegExp, pump: Pump, end: string): boolean {
  const time = (times: number, tries: number) => timeOf(pattern, textOf(pump, times, end), tries);
  if (FEW.some((times) => time(times, 1) > TOO_LONG && time(times, 3) > TOO_LONG)) return true;
  if (time(MANY, 1) < FLOOR) return false;
  const [before, after] = [time(MANY / 4, 5), time(MANY, 3)];
  if (after < FLOOR || after < 9 * Math.max(before, 0.02)) return false;
  // A pause of the process's own looks like it once; what grows goes on growing.
  return after > TOO_LONG || time(4 * MANY, 2) > 9 * time(MANY, 3);
}

/** Milliseconds of this process's own work, the least of some tries: what else the machine does is not counted. */
function timeOf(pattern: RegExp, text: string, tries: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let done = 0; done < tries; done++) {
    const from = process.cpuUsage();
    text.replace(pattern, "");
    const { user, system } = process.cpuUsage(from);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
