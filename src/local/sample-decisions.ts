import { addDays, type Day, dayIn } from "../domain/calendar/day.ts";
import { planState } from "../domain/changes/state.ts";
import type { HistoryEntry } from "../domain/history/history.ts";
import type { Action } from "../domain/plan/action.ts";
import type { Plan } from "../domain/plan/plan.ts";
import type { Result } from "../domain/plan/result.ts";
import { planDateDecision } from "../domain/updates/date-change.ts";
import type { Filing, Planned } from "../domain/updates/filing.ts";
import { named } from "./sample-tables.ts";

/** An end date that was moved in the sample's past. Days count from the day the sample is loaded for. */
interface SampleMove {
  readonly ref: string;
  readonly day: number;
  readonly to: number;
  readonly asked: string;
  readonly by: string;
  readonly reason: string;
}

// Oldest first within an action: the first move an owner agrees to, the next the chair.
const MOVES: readonly SampleMove[] = [
  move("1.3.3", -50, 20, "Siobhan Keane", "Helen Thwaite", "Two moderators are still to be trained."),
  move("1.3.3", -25, 60, "Siobhan Keane", "Desmond Achebe", "One of them has left."),
  move("1.3.3", -5, 95, "Siobhan Keane", "Desmond Achebe", "The new one starts after the holidays."),
  move("1.1.2", -15, 21, "Tomasz Wilk", "Helen Thwaite", "Two teams moved offices and train later."),
];

function move(ref: string, day: number, to: number, asked: string, by: string, reason: string): SampleMove {
  return { ref, day, to, asked, by, reason };
}

/** What an owner decided about whole actions in the sample's past. */
const ASIDE = [
  { ref: "1.3.4", does: "withdraw", day: -40, into: "", until: 0, reason: "The regional network does this now." },
  { ref: "3.2.4", does: "merge", day: -35, into: "3.2.2", until: 0, reason: "Both count the same families." },
  { ref: "4.2.3", does: "pause", day: -20, into: "", until: 45, reason: "The clinic is being moved." },
] as const;

/** What was decided about an action by the day the sample is loaded for, oldest first, and the action after it. */
export function decideSample(plan: Plan, all: readonly Action[], of: Action, day: Day) {
  const entries: HistoryEntry[] = [];
  let action = of;
  const lay = (planned: Result<Planned>) => {
    if (!planned.ok) throw new Error(`the sample's decision about ${of.ref} is refused: ${planned.refusal.reason}`);
    action = planned.value.after;
    entries.push(planned.value.entry);
  };
  for (const one of MOVES.filter(({ ref }) => ref === of.ref)) {
    const [filing, { id: by, name: byName }] = [filingOn(plan, one.by, day, one.day), named(one.asked)];
    const from = action.endDate ?? day;
    const dateChange = { at: filing.at, by, byName, from, to: addDays(day, one.to), reason: one.reason };
    lay(planDateDecision(plan, { ...action, dateChange }, { kind: "approve" }, filing));
  }
  for (const { ref, does, day: on, into, until, reason } of ASIDE) {
    if (ref !== of.ref) continue;
    const target = all.find((other) => other.ref === into) ?? null;
    const wish = { does, reason, until: until === 0 ? "" : addDays(day, until), into: target, confirmed: [] };
    // As before reminders started: whoever agreed is not told again.
    lay(planState({ ...plan, started: null }, action, wish, filingOn(plan, "Helen Thwaite", day, on)));
  }
  return { action, entries };
}

function filingOn({ settings }: Plan, who: string, day: Day, days: number): Filing {
  const { id: person, name } = named(who);
  const at = new Date(`${addDays(day, days)}T10:00:00Z`);
  return { person, name, inNameOf: null, via: "card", at: at.toISOString(), today: dayIn(settings.zone, at) };
}
