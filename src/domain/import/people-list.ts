import { type KnownNames, plainName } from "./known-names.ts";
import { isInitials, isPerson, isPost, isTeam } from "./who.ts";

export interface PeopleList {
  readonly labels: readonly string[];
  readonly problem?: string;
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
  const fragments = splitCommas(text);
  const labels: Label[] = [];
  let problem: string | undefined;
  fragments.forEach((fragment, index) => {
    const { parts, told } = splitAnd(fragment, fragments[index + 1], known);
    problem = problem ?? told;
    const [head = "", ...rest] = parts;
    const last = labels.at(-1);
    if (last !== undefined && belongs(head, last, known)) {
      problem = problem ?? doubt(head, last, labels, known);
      labels[labels.length - 1] = { ...last, parts: [...last.parts, head], post: last.post || isPost(head) };
    } else labels.push(begin(head));
    for (const part of rest) labels.push(begin(part));
  });
  return { labels: labels.map(({ parts }) => parts.join(", ")), ...(problem !== undefined && { problem }) };
}

function begin(text: string): Label {
  return { parts: [text], person: isPerson(text), post: !isPerson(text) && isPost(text) };
}

/** Whether a fragment after a comma goes with the label before it. */
function belongs(fragment: string, { person, post }: Label, known: KnownNames): boolean {
  if (isPerson(fragment) || isInitials(fragment))
    return post && !isPerson(fragment) && !known.has(plainName(fragment).toLowerCase());
  const alone = known.has(plainName(fragment).toLowerCase());
  if (isPost(fragment)) return person;
  if (post) return !alone;
  if (person) return !isTeam(fragment) && !alone && /\s/.test(fragment.trim()) && !/^\p{Lu}/u.test(fragment);
  return /^\p{Ll}/u.test(fragment);
}

/** What is attached but might be a lead of its own. */
function doubt(fragment: string, last: Label, labels: readonly Label[], known: KnownNames): string | undefined {
  if (
    last.post &&
    isPost(fragment) &&
    last.person &&
    labels.length > 1 &&
    labels.at(-2)?.post === false &&
    labels.at(-2)?.person === true
  )
    return "Posts stand after several names: say whose they are.";
  if (last.person && last.post && isTeam(fragment) && !isPost(fragment) && known.size > 0) return undefined;
  return undefined;
}

/** Parts joined by "and" or "&" where both are names of people, or the second is a person with a post of their own. */
function splitAnd(
  fragment: string,
  next: string | undefined,
  known: KnownNames,
): { readonly parts: readonly string[]; readonly told?: string } {
  const found = [...fragment.matchAll(/\s+(?:and|&)\s+(?=[^()]*(?:\(|$))/gi)];
  for (const match of found) {
    const left = fragment.slice(0, match.index).trim();
    const right = fragment.slice(match.index + match[0].length).trim();
    if (left === "" || right === "") continue;
    const rest = splitAnd(right, next, known);
    if (isPerson(left) && isPerson(rest.parts[0] ?? "")) {
      const posts = next !== undefined && isPost(next) && !isPerson(next);
      return {
        parts: [left, ...rest.parts],
        ...(posts && { told: "A post stands after two names: say whose it is." }),
      };
    }
    const named =
      isPerson(right) && (known.has(plainName(right).toLowerCase()) || (next !== undefined && isPost(next)));
    if (named) {
      const apart = next !== undefined && isPost(next) && isPost(left);
      return {
        parts: [left, right],
        ...(!apart && { told: "A person and others joined by “and”: taken as two leads." }),
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
