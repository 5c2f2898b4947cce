import { addDays, type Day } from "../calendar/day.ts";
import type { Ref } from "../plan/ref.ts";
import { type Gate, isRunning } from "./gates.ts";
import type { ReminderItem } from "./items.ts";
import { type KeptBack, nextRhythmDay, type Rhythm } from "./rhythm.ts";
import type { WaitingAsk } from "./waiting-item.ts";

/** When someone is next asked something if nobody answers, and what. */
export interface NextDigest {
  readonly on: Day;
  /** "HH:MM" of the plan. */
  readonly at: string;
  readonly refs: readonly Ref[];
  /** They are told what waits for their decision. */
  readonly waits: boolean;
}

/** Something that may be sent, with what keeps it back now. */
export interface Gated {
  readonly gate: Gate;
  /** What the reader's own rhythm makes of it; null: it may be sent. */
  readonly kept: KeptBack | null;
  readonly rhythm: Rhythm | null;
}

/** An action to be asked about. */
export type GatedItem = Gated & { readonly item: ReminderItem };
/** What waits for somebody's decision. */
export type GatedWaiting = Gated & { readonly ask: WaitingAsk };
type Found = GatedItem | GatedWaiting;

/** The earliest turn of what was found of a person; `sends`: today's message is theirs already, with `sent` in it. */
export function nextDigest(found: readonly Found[], sent: readonly Found[], sends: boolean): NextDigest | null {
  const sentNow = new Set(sent);
  const turns = found
    .filter(({ gate }) => isRunning(gate))
    .flatMap((one): readonly NextDigest[] => {
      const { today, plan } = one.gate;
      const { from, again } = owedOf(one);
      const owed = sentNow.has(one) ? again : from;
      if (owed === null) return [];
      // Kept back today, or sent something today: not again today.
      const soonest = one.kept === null && !sends ? today : addDays(today, 1);
      const on = nextRhythmDay(one.rhythm, plan.settings.week, owed < soonest ? soonest : owed);
      const refs = "item" in one ? [one.item.line.ref] : [];
      return [{ on, at: plan.settings.hour, refs, waits: "ask" in one }];
    });
  const first = turns.map(keyOf).sort()[0];
  const together = turns.filter((turn) => keyOf(turn) === first);
  return together.length === 0
    ? null
    : {
        ...(together[0] as NextDigest),
        refs: together.flatMap(({ refs }) => refs),
        waits: together.some(({ waits }) => waits),
      };
}

function owedOf(one: Found): { readonly from: Day | null; readonly again: Day | null } {
  // What only rode along was not asked about: its next time stands.
  return "item" in one
    ? { from: one.item.owedFrom, again: one.item.state === "owed" ? one.item.owedAgain : one.item.owedFrom }
    : { from: one.ask.owedFrom, again: one.ask.owedAgain };
}

function keyOf({ on, at }: NextDigest): string {
  return `${on} ${at}`;
}
