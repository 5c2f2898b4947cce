import { randomBytes } from "node:crypto";
import type { FieldChange, HistoryEntry } from "../../domain/plan/history.ts";
import { sha256 } from "../table/keys.ts";

/** A text of an entry that a law may remove, with the salt that keeps its digest from being guessed. */
export interface KeptText {
  readonly text: string;
  readonly salt: string;
}

/** What an entry says in people's own words or names, apart from what happened. */
type TextName =
  | "reason"
  | "byName"
  | "inNameOf"
  | `update.${"byName" | "inNameOf" | "progress" | "difference" | "evidence" | "inTheWay"}`
  | `changes.${number}.${Side}`;

const SIDES = ["part", "from", "to"] as const;
type Side = (typeof SIDES)[number];

/** Fields whose old and new values are ratings, states, days and refs: nobody's words. */
const CODED: readonly FieldChange["field"][] = [
  ...(["rating", "part rating", "answer", "state", "ref", "cadence", "merged into", "restricted"] as const),
  ...(["review date", "end date", "requested end date", "check date", "paused until"] as const),
];

/**
 * One row of an action's history. `hash` covers the hash before it, the facts and the digests, not the texts:
 * a removed text leaves its digest behind, and the chain still verifies.
 */
export interface SealedEntry {
  readonly facts: HistoryEntry;
  readonly texts: Readonly<Partial<Record<TextName, KeptText>>>;
  readonly digests: Readonly<Partial<Record<TextName, string>>>;
  readonly previous: string;
  readonly hash: string;
}

/** Seals an entry onto the hash of the one before it; "" for the first. */
export function sealEntry(entry: HistoryEntry, previous: string): SealedEntry {
  const texts: Partial<Record<TextName, KeptText>> = {};
  const digests: Partial<Record<TextName, string>> = {};
  const facts = withTexts(entry, (name, text) => {
    if (text === "") return "";
    const kept = { text, salt: randomBytes(16).toString("hex") };
    texts[name] = kept;
    digests[name] = digestOf(kept);
    return "";
  });
  return { facts, texts, digests, previous, hash: hashOf(previous, facts, digests) };
}

/** The entry as it was filed; a removed text reads as empty. */
export function openEntry({ facts, texts }: SealedEntry): HistoryEntry {
  return withTexts(facts, (name, own) => texts[name]?.text ?? own);
}

/** The row without one of its texts and the salt of it. */
export function removeText(sealed: SealedEntry, name: TextName): SealedEntry {
  const { [name]: _, ...texts } = sealed.texts;
  return { ...sealed, texts };
}

/**
 * The number of the first entry (oldest first) that is not as it was filed, or follows one that is missing;
 * null: all is as filed. `head` is the newest hash as the action's own row knows it.
 */
export function verifyChain(oldestFirst: readonly SealedEntry[], head: string): number | null {
  let previous = "";
  for (const [index, sealed] of oldestFirst.entries()) {
    const follows = sealed.facts.entry === index + 1 && sealed.previous === previous;
    if (!follows || !isAsFiled(sealed)) return index + 1;
    previous = sealed.hash;
  }
  return previous === head ? null : oldestFirst.length + 1;
}

function isAsFiled({ facts, texts, digests, previous, hash }: SealedEntry): boolean {
  const kept = Object.entries(texts) as [TextName, KeptText][];
  return kept.every(([name, text]) => digests[name] === digestOf(text)) && hash === hashOf(previous, facts, digests);
}

/** The entry with each of its texts made into another; what is not there stays so. */
function withTexts(entry: HistoryEntry, other: (name: TextName, text: string) => string): HistoryEntry {
  const { update, changes } = entry;
  return {
    ...entry,
    reason: other("reason", entry.reason),
    byName: other("byName", entry.byName),
    inNameOf: entry.inNameOf === null ? null : other("inNameOf", entry.inNameOf),
    changes: changes.map((change, at) => changeWith(change, (side, text) => other(`changes.${at}.${side}`, text))),
    update: update && {
      ...update,
      byName: other("update.byName", update.byName),
      inNameOf: update.inNameOf === null ? null : other("update.inNameOf", update.inNameOf),
      progress: other("update.progress", update.progress),
      difference: other("update.difference", update.difference),
      evidence: other("update.evidence", update.evidence),
      ...(update.inTheWay !== undefined && { inTheWay: other("update.inTheWay", update.inTheWay) }),
    },
  };
}

function changeWith(change: FieldChange, other: (side: Side, text: string) => string): FieldChange {
  const worded = SIDES.filter((side) => side === "part" || !CODED.includes(change.field));
  const texts = worded.flatMap((side) => {
    const text = change[side];
    return text === null ? [] : [[side, other(side, text)] as const];
  });
  return { ...change, ...Object.fromEntries(texts) };
}

function digestOf({ text, salt }: KeptText): string {
  return sha256(`${salt}:${text}`);
}

function hashOf(previous: string, facts: HistoryEntry, digests: SealedEntry["digests"]): string {
  return sha256(inOrder({ previous, facts, digests }));
}

// A row that comes back from the store may hold its names in another order.
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
