import type { Action } from "../../plan/action.ts";
import type { DraftAction } from "../../plan/draft.ts";
import { sortableRef } from "../../plan/ref.ts";
import { heldIn, likeness, plainTitle, tellingWords } from "./likeness.ts";

/** From here on two titles of one ref are one action in other words. */
const ALIKE = 0.6;
/** A part's words stand nearly all in the whole, and the parts hold most of it. */
const PART = 0.8;
const WHOLE = 0.7;
const FEWEST_WORDS = 3;

/** Why they do not: another ref, another title under the same ref, one that became several, several that became one. */
export type DoubtKind = "renumbered" | "ref-reused" | "split" | "merged";

/** Actions of the plan and of a file that do not pair one to one without a person. */
export interface Doubt {
  readonly kind: DoubtKind;
  readonly was: readonly Action[];
  readonly now: readonly DraftAction[];
  /** The titles are the same, not only alike. */
  readonly exact: boolean;
}

/** Which action of a file is which of the plan. */
export interface Pairing {
  readonly pairs: readonly (readonly [Action, DraftAction])[];
  readonly doubts: readonly Doubt[];
  readonly added: readonly DraftAction[];
  readonly missing: readonly Action[];
}

interface Side<T> {
  readonly of: T;
  readonly ref: string;
  readonly title: string;
  readonly words: ReadonlySet<string>;
}

/** What is not paired yet on either side, and how it is. */
interface Unpaired {
  readonly ours: Set<Side<Action>>;
  readonly theirs: Set<Side<DraftAction>>;
  readonly pair: (one: Side<Action>, other: Side<DraftAction>) => void;
  readonly doubt: (
    kind: DoubtKind,
    was: readonly Side<Action>[],
    now: readonly Side<DraftAction>[],
    exact?: boolean,
  ) => void;
}

/** Pairs the actions of a plan with those of a file. Sure are the same ref with the same or a like title, nothing else. */
export function pairActions(actions: readonly Action[], drafts: readonly DraftAction[]): Pairing {
  const ours = new Set(actions.map(sideOf));
  const theirs = new Set(drafts.map(sideOf));
  const pairs: [Action, DraftAction][] = [];
  const doubts: Doubt[] = [];
  const left: Unpaired = {
    ours,
    theirs,
    pair: (one, other) => {
      pairs.push([one.of, other.of]);
      ours.delete(one);
      theirs.delete(other);
    },
    doubt: (kind, was, now, exact = false) => {
      doubts.push({ kind, exact, was: was.map((side) => side.of), now: now.map((side) => side.of) });
      for (const side of was) ours.delete(side);
      for (const side of now) theirs.delete(side);
    },
  };
  pairSure(left);
  doubtParts(left);
  pairLike(left);
  doubtLike(left);
  return { pairs, doubts, added: [...theirs].map((side) => side.of), missing: [...ours].map((side) => side.of) };
}

function pairSure({ ours, theirs, pair, doubt }: Unpaired): void {
  matched(ours, theirs, ({ ref, title }) => `${ref}|${title}`, pair);
  const renumbered = (one: Side<Action>, other: Side<DraftAction>) => doubt("renumbered", [one], [other], true);
  onlyOnes(ours, theirs, ({ title }) => title, renumbered);
}

function doubtParts({ ours, theirs, doubt }: Unpaired): void {
  for (const whole of ours) {
    const parts = partsOf(whole, theirs);
    if (parts.length > 1) doubt("split", [whole], parts);
  }
  for (const whole of theirs) {
    const parts = partsOf(whole, ours);
    if (parts.length > 1) doubt("merged", parts, [whole]);
  }
}

function pairLike({ ours, theirs, pair }: Unpaired): void {
  const ifLike = (one: Side<Action>, other: Side<DraftAction>) => {
    if (likeness(one.words, other.words) >= ALIKE) pair(one, other);
  };
  matched(ours, theirs, ({ ref }) => ref, ifLike);
}

function doubtLike({ ours, theirs, doubt }: Unpaired): void {
  for (const one of ours) {
    const [other, far = 0] = nearest(one, theirs);
    if (other !== undefined && far >= ALIKE && nearest(other, ours)[0] === one) doubt("renumbered", [one], [other]);
  }
  const reused = (one: Side<Action>, other: Side<DraftAction>) => doubt("ref-reused", [one], [other]);
  matched(ours, theirs, ({ ref }) => ref, reused);
}

function sideOf<T extends { readonly ref: string; readonly title: string }>(of: T): Side<T> {
  return { of, ref: sortableRef(of.ref), title: plainTitle(of.title), words: tellingWords(of.title) };
}

/** Brings together, in order, what has one key on both sides. */
function matched<A, B>(
  ours: ReadonlySet<Side<A>>,
  theirs: ReadonlySet<Side<B>>,
  key: (side: Side<unknown>) => string,
  found: (one: Side<A>, other: Side<B>) => void,
): void {
  const waiting = byKey(theirs, key);
  for (const one of [...ours]) {
    const other = waiting.get(key(one))?.shift();
    if (other !== undefined) found(one, other);
  }
}

/** The same where each side has it just once. */
function onlyOnes<A, B>(
  ours: ReadonlySet<Side<A>>,
  theirs: ReadonlySet<Side<B>>,
  key: (side: Side<unknown>) => string,
  found: (one: Side<A>, other: Side<B>) => void,
): void {
  const own = byKey(ours, key);
  const others = byKey(theirs, key);
  for (const [name, [one, more]] of own) {
    const [other, another] = others.get(name) ?? [];
    if (name !== "" && one && !more && other && !another) found(one, other);
  }
}

function byKey<T>(sides: Iterable<Side<T>>, key: (side: Side<unknown>) => string): Map<string, Side<T>[]> {
  const found = new Map<string, Side<T>[]>();
  for (const side of sides) found.set(key(side), [...(found.get(key(side)) ?? []), side]);
  return found;
}

/** The titles that together make up another one; none where they leave much of it out. */
function partsOf<T>(whole: Side<unknown>, sides: Iterable<Side<T>>): readonly Side<T>[] {
  const parts = [...sides].filter(
    (side) =>
      side.words.size >= FEWEST_WORDS && side.words.size < whole.words.size && heldIn(side.words, whole.words) >= PART,
  );
  const all = new Set(parts.flatMap((part) => [...part.words]));
  // One that holds all of it by itself is that action in other words.
  const alone = parts.some((part) => heldIn(whole.words, part.words) >= PART);
  return !alone && heldIn(whole.words, all) >= WHOLE ? parts : [];
}

function nearest<T>(one: Side<unknown>, sides: Iterable<Side<T>>): readonly [Side<T> | undefined, number] {
  let best: readonly [Side<T> | undefined, number] = [undefined, 0];
  for (const side of sides) {
    const near = likeness(one.words, side.words);
    if (near > best[1]) best = [side, near];
  }
  return best;
}
