import { randomBytes } from "node:crypto";
import type { FieldChange } from "../../domain/history/history.ts";
import type { Kept } from "../../domain/history/recorded.ts";
import { sha256 } from "../table/keys.ts";

/** A text of a record that a law may remove, with the salt that keeps its digest from being guessed. */
export interface KeptText {
  readonly text: string;
  readonly salt: string;
}

/** Where in a record a text stands: "reason", "update.progress", "changes.0.from", "was.title.value". */
type TextName = string;

/** Fields whose old and new values are ratings, states, days and refs: nobody's words. */
const CODED: readonly FieldChange["field"][] = [
  ...(["rating", "part rating", "answer", "state", "ref", "cadence", "merged into", "restricted"] as const),
  ...(["review date", "end date", "requested end date", "check date", "paused until"] as const),
];

/**
 * What is nobody's words or name, by what it is called in a record. All other texts are put apart: who forgets to add a
 * field here has salted too much, and never too little.
 */
const FACTS: readonly string[] = [
  ...["action", "field", "kind", "via", "ref", "theme", "objective", "rag", "partRags", "state", "cadence", "does"],
  ...["dependsOn", "related", "role", "roles", "audience", "as"],
];

/** Days and instants are facts wherever they stand. */
const TIME = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/;

/**
 * One record of a chain: an action's history, or what was done to a plan. `hash` covers the hash before it, the facts and
 * the digests, not the texts: a removed text leaves its digest behind, and the chain still verifies.
 */
export interface Sealed<Record extends Kept> {
  /** How it was sealed: 2 covers this number as well and has ids of people among the texts. Absent: 1. */
  readonly seal?: 2 | undefined;
  readonly facts: Record;
  readonly texts: Readonly<{ [name: TextName]: KeptText }>;
  readonly digests: Readonly<{ [name: TextName]: string }>;
  readonly previous: string;
  readonly hash: string;
}

/** Seals a record onto the hash of the one before it; "" for the first. */
export function sealRecord<Record extends Kept>(record: Record, previous: string): Sealed<Record> {
  const texts: { [name: TextName]: KeptText } = {};
  const digests: { [name: TextName]: string } = {};
  const facts = withTexts(record, (name, text) => {
    if (text === "") return "";
    const kept = { text, salt: randomBytes(16).toString("hex") };
    texts[name] = kept;
    digests[name] = digestOf(kept);
    return "";
  });
  const sealed = { seal: 2 as const, facts, texts, digests, previous };
  return { ...sealed, hash: hashOf(sealed) };
}

/** The record as it was filed; a removed text reads as empty. */
export function openRecord<Record extends Kept>({ facts, texts }: Sealed<Record>): Record {
  return withTexts(facts, (name, own) => texts[name]?.text ?? own);
}

/** The row without one of its texts and the salt of it. */
export function removeText<Record extends Kept>(sealed: Sealed<Record>, name: TextName): Sealed<Record> {
  const { [name]: _, ...texts } = sealed.texts;
  return { ...sealed, texts };
}

/**
 * The number of the first record (oldest first) that is not as it was filed, or follows one that is missing;
 * null: all is as filed. `head` is the newest hash as the row knows it that the chain is of.
 */
export function verifyChain(oldestFirst: readonly Sealed<Kept>[], head: string): number | null {
  let previous = "";
  for (const [index, sealed] of oldestFirst.entries()) {
    const follows = sealed.facts.entry === index + 1 && sealed.previous === previous;
    if (!follows || !isAsFiled(sealed)) return index + 1;
    previous = sealed.hash;
  }
  return previous === head ? null : oldestFirst.length + 1;
}

function isAsFiled(sealed: Sealed<Kept>): boolean {
  const kept = Object.entries(sealed.texts);
  return kept.every(([name, text]) => sealed.digests[name] === digestOf(text)) && sealed.hash === hashOf(sealed);
}

/** The record with each of its texts made into another. */
function withTexts<Record>(record: Record, other: (name: TextName, text: string) => string): Record {
  return textsMade(record, [], "", other) as Record;
}

function textsMade(
  value: unknown,
  place: readonly string[],
  called: string,
  other: (name: TextName, text: string) => string,
): unknown {
  // Its own id is part of the key of its row; any other may be somebody's.
  const isFact = FACTS.includes(called) || (place.length === 1 && called === "id");
  if (typeof value === "string") return isFact || TIME.test(value) ? value : other(place.join("."), value);
  if (Array.isArray(value)) return value.map((item, at) => textsMade(item, [...place, String(at)], called, other));
  if (typeof value !== "object" || value === null) return value;
  const isCoded = place[0] === "changes" && "field" in value && CODED.some((field) => field === value.field);
  const made = Object.entries(value).map(([name, inner]) => {
    if (isCoded && name !== "part") return [name, inner];
    return [name, textsMade(inner, [...place, name], STRUCTURE.includes(name) ? called : name, other)];
  });
  return Object.fromEntries(made);
}

/** What `Was` is made of: the field that it is about is called so by the name before. */
const STRUCTURE: readonly string[] = ["value", "items"];

function digestOf({ text, salt }: KeptText): string {
  return sha256(`${salt}:${text}`);
}

// Rows sealed before there was a second seal say nothing of one, and their hash covers none.
function hashOf({ seal, previous, facts, digests }: Omit<Sealed<Kept>, "hash" | "texts">): string {
  return sha256(inOrder({ ...(seal !== undefined && { seal }), previous, facts, digests }));
}

// A row that comes back from the store may hold its names in another order.
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
