import type { ImportWhy } from "../../plan/import-why.ts";
import { type KnownNames, plainName } from "./known-names.ts";
import { isInitials, isPerson, isPost, isPostGroup, isTeam } from "./who.ts";

/** Names of a text that may lead, as printed; `problem`: what a person is asked about them. */
export interface PeopleList {
  readonly labels: readonly string[];
  readonly problem?: ImportWhy;
}

/** What the label being built holds so far. */
interface Label {
  readonly parts: readonly string[];
  readonly person: boolean;
  readonly post: boolean;
}

/**
 * Reads people, posts and bodies between commas. After a comma a post belongs to the person; a team or an organisation
 * is a lead of its own, but belongs to a post that goes before it; "and" separates only the names of two people.
 */
export function splitPeople(text: string, known: KnownNames): PeopleList {
  const { fragments, cut } = cutInside(splitCommas(text), known);
  const labels: Label[] = [];
  let problem: ImportWhy | undefined = cut ? { reason: "names-taken-apart" } : undefined;
  fragments.forEach((fragment, index) => {
    const { parts, told } = splitAnd(fragment, fragments[index + 1], known);
    problem = problem ?? told;
    const [head = "", ...rest] = parts;
    const last = labels.at(-1);
    if (last !== undefined && belongs(head, last, known)) {
      problem = problem ?? doubt(head, last, labels);
      labels[labels.length - 1] = { ...last, parts: [...last.parts, head], post: last.post || isPost(head) };
    } else labels.push(begin(head));
    for (const part of rest) labels.push(begin(part));
  });
  if (isSurnameFirst(fragments)) return { labels: [text], problem: { reason: "surname-first" } };
  const odd = labels.slice(1).find(({ parts, person, post }) => !person && !post && isOdd(parts.join(", "), known));
  if (odd !== undefined) problem = problem ?? { reason: "what-is-this-name", name: odd.parts.join(", ") };
  problem = problem ?? (labels.some(({ parts }) => parts.some(joinsPosts)) ? { reason: "posts-joined" } : undefined);
  return { labels: labels.map(({ parts }) => parts.join(", ")), ...(problem !== undefined && { problem }) };
}

/** One word that is neither a team, an abbreviation nor a name that stands alone elsewhere. */
function isOdd(text: string, known: KnownNames): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(text) && known.size > 0 && !isTeam(text) && !isPostGroup(text);
}

/** "Lund, Ada": two single words, neither a team nor an abbreviation. */
function isSurnameFirst(fragments: readonly string[]): boolean {
  return (
    fragments.length === 2 &&
    fragments.every(
      (one) => /^\p{Lu}\p{Ll}[\p{L}’'-]*$/u.test(one) && !isTeam(one) && !isPost(one) && !isPostGroup(one),
    )
  );
}

/** Each "and" and "&" between words that stands in no brackets. */
function joinsIn(text: string): readonly RegExpExecArray[] {
  const joins: RegExpExecArray[] = [];
  let closes = false;
  for (const found of [...text.matchAll(/[()]|(?<!\s)\s+(?:and|&)\s+/gi)].reverse()) {
    if (found[0] === "(" || found[0] === ")") closes = found[0] === ")";
    else if (!closes) joins.push(found);
  }
  return joins.reverse();
}

/** "Service Manager X and Service Manager Y": a post on both sides. */
function joinsPosts(text: string): boolean {
  const [first, second] = joinsIn(text);
  const left = first && text.slice(0, first.index);
  const right = first && text.slice(first.index + first[0].length, second?.index);
  const post = (side: string) =>
    isPostGroup(side) || /\b(director|head|manager|officer|lead|chair|chief executive)\b/i.test(side);
  return left !== undefined && right !== undefined && !isPerson(left) && post(left) && post(right);
}

/**
 * A post that ends in a person's name: "Service Manager Ada Lund" before ", Head of Care". It is cut before the name where
 * the name stands elsewhere, or where another post follows it.
 */
function cutInside(
  fragments: readonly string[],
  known: KnownNames,
): { readonly fragments: readonly string[]; readonly cut: boolean } {
  const parts = fragments.flatMap((fragment, index): readonly string[] => {
    const words = fragment.split(/\s+/);
    const at = [words.length - 3, words.length - 2].find((from) => {
      const name = words.slice(from).join(" ");
      if (from < 1 || !isPerson(name) || isPerson(fragment)) return false;
      const next = fragments[index + 1];
      const followed = next !== undefined && isPost(next) && !isPerson(next);
      return (
        known.has(plainName(name).toLowerCase()) || (followed && (index > 0 || isPost(words.slice(0, from).join(" "))))
      );
    });
    if (at === undefined || /(?:\b(?:and|of|for|the|to|with)|[&–:-])$/i.test(words.slice(0, at).join(" ")))
      return [fragment];
    return [words.slice(0, at).join(" "), words.slice(at).join(" ")];
  });
  return { fragments: parts, cut: parts.length > fragments.length };
}

function begin(text: string): Label {
  return { parts: [text], person: isPerson(text), post: !isPerson(text) && isPost(text) };
}

/** Whether a fragment after a comma goes with the label before it. */
function belongs(fragment: string, { parts, person, post }: Label, known: KnownNames): boolean {
  const team = isTeam(parts[0] ?? "");
  if (isInitials(fragment) && isPost(fragment)) return person && !post;
  if (isPostGroup(fragment) && !/^hos$/i.test(fragment)) return false;
  if (isPerson(fragment) || isInitials(fragment))
    return post && !isPerson(fragment) && !known.has(plainName(fragment).toLowerCase());
  const alone = known.has(plainName(fragment).toLowerCase());
  if (isPost(fragment)) return person || (!post && !team);
  if (post) return !alone;
  if (person) return !isTeam(fragment) && !alone && /\s/.test(fragment.trim()) && !/^\p{Lu}/u.test(fragment);
  return /^\p{Ll}/u.test(fragment);
}

/** What is attached but might be a lead of its own. */
function doubt(fragment: string, last: Label, labels: readonly Label[]): ImportWhy | undefined {
  const before = labels.at(-2);
  const several = last.person && last.post && before?.person === true && !before.post;
  return several && isPost(fragment) ? { reason: "posts-after-names" } : undefined;
}

/** Parts joined by "and" or "&" where both are names of people, or the second is a person with a post of their own. */
function splitAnd(
  fragment: string,
  next: string | undefined,
  known: KnownNames,
): { readonly parts: readonly string[]; readonly told?: ImportWhy } {
  for (const match of joinsIn(fragment)) {
    const left = fragment.slice(0, match.index).trim();
    const right = fragment.slice(match.index + match[0].length).trim();
    if (left === "" || right === "") continue;
    // Who is no person joins nobody: what follows is not looked at for every "and" anew.
    const rest = isPerson(left) ? splitAnd(right, next, known) : undefined;
    if (rest !== undefined && isPerson(rest.parts[0] ?? "")) {
      const posts = next !== undefined && isPost(next) && !isPerson(next);
      return {
        parts: [left, ...rest.parts],
        ...(posts && { told: { reason: "post-after-two-names" } }),
      };
    }
    const named =
      isPerson(right) && (known.has(plainName(right).toLowerCase()) || (next !== undefined && isPost(next)));
    if (named) {
      const apart = next !== undefined && isPost(next) && isPost(left);
      return {
        parts: [left, right],
        ...(!apart && { told: { reason: "joined-by-and" } }),
      };
    }
    if (isInitials(left) && isInitials(right) && left !== right) return { parts: [left, right] };
  }
  return { parts: [fragment] };
}

function splitCommas(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") depth += 1;
    else if (text[at] === ")") depth = Math.max(0, depth - 1);
    else if (text[at] === "," && depth === 0) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return [...parts, text.slice(from).trim()].filter((part) => part !== "");
}
