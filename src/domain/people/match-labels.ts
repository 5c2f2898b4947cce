import type { Member } from "../plan/person.ts";
import { distance } from "../plan/ref.ts";

/** How a printed name and somebody's name are alike. */
export type Likeness = "name" | "reversed" | "spelling" | "initial" | "short name" | "initials" | "one name";

/** Someone a label may mean. */
export interface Candidate extends Member {
  readonly likeness: Likeness;
}

/** Whom a label means: certainly one, or perhaps some (the likeliest first), or nobody that is known. */
export type LabelMatch =
  | { readonly kind: "sure"; readonly person: Member }
  | { readonly kind: "proposed"; readonly candidates: readonly Candidate[] }
  | { readonly kind: "none" };

/** Proposals for one label at most. */
const MOST = 5;

/**
 * Compares names as a document prints them ("Sarah Hill, Head of Early Help", "S. Hill", "SH") with people's names.
 * Sure only where the whole name is one person's and nobody else has it; everything else is for an owner to say.
 */
export function labelMatcher(roster: readonly Member[]): (text: string) => LabelMatch {
  const people = [...new Map(roster.map((member) => [member.person, member])).values()];
  const known = people.map((member) => ({ member, own: nameWords(member.name) }));
  return (text) => {
    const parts = partsOf(text);
    const found = known.flatMap((one) => bestOf(parts, one)).sort(byLikeness);
    const exact = found.filter(({ likeness }) => likeness === "name");
    const [only] = exact;
    if (only !== undefined && exact.length === 1 && isOneName(text, only)) {
      return { kind: "sure", person: { person: only.person, name: only.name } };
    }
    const candidates = found.slice(0, MOST).map(({ person, name, likeness }) => ({ person, name, likeness }));
    return candidates.length === 0 ? { kind: "none" } : { kind: "proposed", candidates };
  };
}

/** Whether two names are the same to the eye: case, accents, stops and titles apart. */
export function isSameName(a: string, b: string): boolean {
  const [left, right] = [wordsOf(a).join(" "), wordsOf(b).join(" ")];
  return left !== "" && left === right;
}

interface Scored extends Candidate {
  readonly far: number;
}

const ORDER: readonly Likeness[] = ["name", "reversed", "spelling", "initial", "short name", "initials", "one name"];

function byLikeness(a: Scored, b: Scored): number {
  const order = ORDER.indexOf(a.likeness) - ORDER.indexOf(b.likeness);
  return order || a.far - b.far || a.name.localeCompare(b.name, "en-GB");
}

interface Known {
  readonly member: Member;
  readonly own: readonly string[];
}

function bestOf(parts: readonly Part[], { member, own }: Known): readonly Scored[] {
  const scored = parts.flatMap((part) => {
    const likeness = likenessOf(part, own);
    return likeness === null ? [] : [{ ...member, likeness, far: distance(part.said.join(" "), own.join(" ")) }];
  });
  return scored.sort(byLikeness).slice(0, 1);
}

interface Part {
  readonly text: string;
  readonly said: readonly string[];
}

/** What may be a name by itself: the whole, and what stands between commas, brackets, dashes and slashes. */
function partsOf(text: string): readonly Part[] {
  const parts = text.split(/[,;:/&+()[\]]|\s[-–—]\s|\sand\s/i).map((part) => part.trim());
  const named = [...new Set([text.trim(), ...parts])].filter((part) => part !== "" && part.length <= LONGEST_NAME);
  return named.map((part) => ({ text: part, said: wordsOf(part) }));
}

const LONGEST_NAME = 100;

const POST =
  /\b(heads?|hos|directors?|dcs|ads?|managers?|leads?|officers?|chief|deputy|assistant|advis[eo]r|consultant|principal|service|services|team|chair|member|partner|coordinator|co-ordinator|worker|nurse|commissioner|inspector|superintendent|teacher|council|police|trust|nhs)\b/i;

// "Sarah Hill" or "Sarah Hill, Head of …": what follows must be a post, or it could be a second person.
function isOneName(text: string, { name }: Member): boolean {
  const [first = "", ...rest] = text.split(/[,(]|\s[-–—]\s/);
  const after = rest.join(" ");
  const whole = nameWords(name).join(" ");
  return (
    wordsOf(first).join(" ") === whole && !/[/&+;]|\sand\s/i.test(first) && (after.trim() === "" || POST.test(after))
  );
}

function likenessOf({ text, said }: Part, own: readonly string[]): Likeness | null {
  const [given = "", surname = ""] = [own[0], own.at(-1)];
  if (said.length === 0 || own.length === 0) return null;
  if (said.join(" ") === own.join(" ")) return said.length > 1 ? "name" : "one name";
  if (/^(?:[A-Z]\.?\s?){2,4}$/.test(text)) return isInitials(text, own) ? "initials" : null;
  if (said.length === 1) return said[0] === given || said[0] === surname ? "one name" : null;
  if ([...said].sort().join(" ") === [...own].sort().join(" ")) return "reversed";
  const orders = [said, [...said].reverse()];
  if (orders.some((words) => words.at(-1) === surname && isInitialOf(words[0], given))) return "initial";
  if (said.at(-1) === surname && isShortOf(said[0] ?? "", given)) return "short name";
  const [a, b] = [said.join(" "), own.join(" ")];
  const most = b.length < 10 ? 1 : 2;
  return Math.abs(a.length - b.length) <= most && distance(a, b) <= most ? "spelling" : null;
}

function isInitials(part: string, own: readonly string[]): boolean {
  const letters = part.replace(/[^A-Z]/g, "").toLowerCase();
  const all = own.map((word) => word[0] ?? "");
  return letters === all.join("") || letters === `${all[0]}${all.at(-1)}`;
}

function isInitialOf(word: string | undefined, given: string): boolean {
  return word !== undefined && word[0] === given[0] && (word.length === 1 || given.length === 1);
}

// "Sue" of "Susan" is left to spelling; "Kat" of "Katherine" and a second given name are found here.
function isShortOf(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 3 && long.startsWith(short);
}

/** A directory's "Hill, Sarah (Children's Services)" is Sarah Hill. */
function nameWords(name: string): readonly string[] {
  const bare = name.split(/[([]/, 1)[0] ?? "";
  const [before = "", after] = bare.split(",");
  return wordsOf(after === undefined || POST.test(after) ? before : `${after} ${before}`);
}

const TITLE = /^(mr|mrs|ms|miss|dr|prof|professor|cllr|councillor|sir|dame|rev)$/;

/** The words of a name without case, accents, apostrophes and titles. */
function wordsOf(name: string): readonly string[] {
  const plain = name
    .normalize("NFD")
    .replace(/[\p{M}'’.]/gu, (mark) => (mark === "." ? " " : ""))
    .toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "" && !TITLE.test(word));
}
