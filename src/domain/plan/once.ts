import type { PersonId } from "./person.ts";

declare const made: unique symbol;

/**
 * What makes a request known when it comes again: made by `onceOf` alone, so that nothing that writes can forget a part
 * of it. The same request of the same person is done once; with other content it is not done, and they are told;
 * another person's is another request.
 */
export interface Once {
  readonly [made]: true;
  /** Names the request whoever makes it: by its card or activity, where, and what it does to what. */
  readonly request: string;
  readonly person: PersonId;
  /** All that was given with it, in one form. */
  readonly given: string;
}

/** What a request is told from all others by. */
export interface RequestParts {
  readonly tenant: string;
  /** The chat it was made in; "" where none is, or where it does not matter. */
  readonly conversation: string;
  readonly person: PersonId;
  /** The nonce of the card, else Teams' id of the activity: Teams counts that in milliseconds within a chat. */
  readonly token: string;
  /** The verb, and what it is about. */
  readonly act: readonly string[];
  readonly given: unknown;
}

/** The key of "applied already". */
export function onceOf({ tenant, conversation, person, token, act, given }: RequestParts): Once {
  return { request: inOneForm([tenant, conversation, token, ...act]), person, given: inOneForm(given) } as Once;
}

/** What was applied before under the token, place and act of a request. */
export interface Applied {
  /** By the same person: nothing, this very request, or the same with other content. */
  readonly own: "nothing" | "this" | "other";
  /** The ISO instant of it; "" for nothing. */
  readonly at: string;
  /** How many other people made the request as theirs: whoever fills in one form in a chat. */
  readonly others: number;
}

/** A value as JSON, the same however its fields came in order. */
function inOneForm(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
