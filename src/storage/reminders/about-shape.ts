import { z } from "zod";
import type { About, Owed } from "../../domain/due/about.ts";
import type { Occasion } from "../../domain/due/asked.ts";
import { STORED_RUNG } from "./rung-shape.ts";

/** How rows name things of one kind, in their keys too. */
interface Naming<A extends About> {
  stored(id: A["id"]): string;
  /** Undefined: the name is of another kind. */
  read(name: string): A["id"] | undefined;
}

export type NamingOf<A extends About> = { readonly [K in A["kind"]]: Naming<Extract<A, { readonly kind: K }>> };

const DESK = "desk";
const OF_DESK = `${DESK}-`;

/** Rows named an action before there were kinds: whatever no other kind names is one, under the key it always had. */
export const OWED_NAMES: NamingOf<Owed> = {
  action: { stored: (id) => id, read: (name) => name },
};

/** The first that reads a name has it: what reads any name comes last. */
export const NAMES: NamingOf<About> = {
  waiting: { stored: () => DESK, read: (name) => (name === DESK ? "all" : undefined) },
  "not reached": {
    stored: (person) => `${OF_DESK}${person}`,
    read: (name) => (name.startsWith(OF_DESK) ? name.slice(OF_DESK.length) : undefined),
  },
  ...OWED_NAMES,
};

/** What a row is about by the name it keeps, as every release writes it. */
export function aboutName({ kind, id }: About): string {
  const naming: Naming<About> = NAMES[kind];
  return naming.stored(id);
}

/** What the name in a row is about. */
export const STORED_ABOUT: z.ZodType<About> = z.string().transform((name) => readName<About>(NAMES, name));

/** The same of rows that are about what is owed alone. */
export const STORED_OWED: z.ZodType<Owed> = z.string().transform((name) => readName<Owed>(OWED_NAMES, name));

function readName<A extends About>(names: NamingOf<A>, name: string): A {
  for (const [kind, naming] of Object.entries<Naming<A>>({ ...names })) {
    const id = naming.read(name);
    if (id !== undefined) return { kind, id } as A;
  }
  throw new Error(`${name} names nothing`);
}

const FREED_BY = "freed by ";
const NEWS_OF = "news ";

/** An occasion by the words that rows keep of it. */
export const STORED_OCCASION: z.ZodType<Occasion> = z.union([
  STORED_RUNG.shape,
  z.templateLiteral([FREED_BY, z.string()]).transform((words) => ({ freedBy: words.slice(FREED_BY.length) })),
  z.templateLiteral([NEWS_OF, z.number()]).transform((words) => ({ news: Number(words.slice(NEWS_OF.length)) })),
]);

/** The words that rows keep of an occasion, in their keys too. */
export function occasionWords(occasion: Occasion): string {
  if (typeof occasion === "string") return STORED_RUNG.stored(occasion);
  return "freedBy" in occasion ? `${FREED_BY}${occasion.freedBy}` : `${NEWS_OF}${occasion.news}`;
}

/** A row about a thing, by the fields it has always had: `action` names the thing. */
export type Named<T extends { readonly about: About }> = Omit<T, "about"> & { readonly action: T["about"] };

/** One about an occasion of it too: `rung` is the occasion. */
export type NamedOnce<T extends { readonly about: About; readonly occasion: Occasion }> = Omit<Named<T>, "occasion"> & {
  readonly rung: Occasion;
};

/** A row as it is stored: named as every release before names it, so that both find the same row and read it. */
export function named<T extends { readonly about: About }>({ about, ...rest }: T) {
  return { action: aboutName(about), ...rest };
}

/** The same of one about an occasion. */
export function namedOnce<T extends { readonly about: About; readonly occasion: Occasion }>(row: T) {
  const { occasion, ...rest } = named(row);
  return { ...rest, rung: occasionWords(occasion) };
}
