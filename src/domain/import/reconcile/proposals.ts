import type { ActionId } from "../../plan/action-state.ts";
import { shortId } from "../../plan/short-id.ts";
import type { Doubt, DoubtKind } from "./pair-actions.ts";

/** What an import cannot settle by itself: which action of the plan an action of the file is. */
export interface Proposal {
  readonly id: string;
  readonly kind: DoubtKind;
  readonly was: readonly { readonly action: ActionId; readonly ref: string; readonly title: string }[];
  readonly now: readonly { readonly ref: string; readonly title: string }[];
  readonly says: string;
  readonly choices: readonly { readonly value: string; readonly says: string }[];
  /** The choice made. */
  readonly answer: string | null;
}

/** It is another action altogether. */
const AS_NEW = "new";
/** It is the one action, whose history goes on. */
const AS_SAME = "same";

/** A doubt in words, with what may be chosen. */
export function proposalOf(doubt: Doubt, answerTo: (id: string) => string | undefined): Proposal {
  const { kind } = doubt;
  const was = doubt.was.map(({ id, ref, title }) => ({ action: id, ref, title }));
  const now = doubt.now.map(({ ref, title }) => ({ ref, title }));
  const id = shortId(JSON.stringify([kind, was.map(({ action }) => action), now]));
  const choices = choicesOf(doubt);
  const answer = answerTo(id);
  const known = choices.some(({ value }) => value === answer);
  return { id, kind, was, now, says: saysOf(doubt), choices, answer: known ? (answer ?? null) : null };
}

/** The value that lets the history of a split action follow the nth part, or that of the nth merged one go on. */
function follows(index: number): string {
  return `follows-${index + 1}`;
}

/** The place of the part or action that a choice lets history follow; undefined: none. */
export function followed({ kind }: Doubt, choice: string): number | undefined {
  if (choice === AS_NEW) return undefined;
  if (kind === "renumbered" || kind === "ref-reused") return 0;
  return Number(/^follows-(\d+)$/.exec(choice)?.[1] ?? 1) - 1;
}

function saysOf({ kind, was, now, exact }: Doubt): string {
  const [old = "", given = ""] = [was[0]?.ref, now[0]?.ref];
  const list = (items: readonly { readonly ref: string }[]) => items.map(({ ref }) => ref).join(", ");
  if (kind === "renumbered")
    return `${given} has ${exact ? "the title" : "nearly the title"} that ${old} has in the plan.`;
  if (kind === "ref-reused") return `${given} has another title than in the plan.`;
  if (kind === "split") return `${list(now)} together say what ${old} says in the plan.`;
  return `${given} says what ${list(was)} say together in the plan.`;
}

function choicesOf({ kind, was, now }: Doubt): Proposal["choices"] {
  const [old = "", given = ""] = [was[0]?.ref, now[0]?.ref];
  if (kind === "renumbered")
    return [
      { value: AS_SAME, says: `It is ${old}, now called ${given}: its history follows` },
      { value: AS_NEW, says: `${given} is a new action; ${old} stays` },
    ];
  if (kind === "ref-reused")
    return [
      { value: AS_SAME, says: `It is ${given} in other words: its history follows` },
      { value: AS_NEW, says: `It is a new action; what was ${old} stays, called ${old}-old` },
    ];
  if (kind === "split")
    return [
      ...now.map(({ ref }, index) => ({
        value: follows(index),
        says: `${old} was split: its history follows ${ref}, the rest is new`,
      })),
      { value: AS_NEW, says: `They are new actions; ${old} stays` },
    ];
  return [
    ...was.map(({ ref }, index) => ({
      value: follows(index),
      says: `They were merged: ${given} goes on with the history of ${ref}, the others leave the plan as merged into it`,
    })),
    { value: AS_NEW, says: `${given} is a new action; the others stay` },
  ];
}
