import type { Day } from "../calendar/day.ts";
import type { PlanTold } from "../history/plan-told.ts";
import type { ChannelAudience } from "../plan/channel.ts";
import type { PersonId } from "../plan/person.ts";
import type { Plan } from "../plan/plan.ts";

/**
 * Who looks on where something is asked: the one who asks, in their own chat; all of a channel or chat, as it is bound;
 * everybody, who reads what is published.
 */
export type Audience = "own chat" | ChannelAudience | "public";

/** By what a name is known: a lead's label, the id of who filed it beside it, nothing but the name. */
type KnownBy<T> = "label" | "name" | (T extends { readonly by?: PersonId | undefined } ? "filer" : never);

type ItemOf<V> = [NonNullable<V>] extends [readonly (infer Item)[]] ? Item : NonNullable<V>;

/**
 * What an audience sees of a field: all of it, something in its place, a name as the plan calls people or the post alone,
 * and of what has fields of its own each of these by a table of its own. What an event of the plan tells is one of many
 * shapes with a sentence each: it is seen whole or not at all.
 */
export type Seen<V, T> =
  | (ItemOf<V> extends PlanTold ? "all" : ItemOf<V> extends object ? { readonly parts: FieldTable<ItemOf<V>> } : "all")
  | { readonly instead: V }
  | (string extends ItemOf<V> ? { readonly called: KnownBy<T> } | { readonly post: KnownBy<T> } : never);

/** What each audience sees of a field. */
export type Row<V, T> = Readonly<Record<Audience, Seen<V, T>>>;

/** What each audience sees of everything that is shown of something: the compiler asks about each field it gets. */
export type FieldTable<T> = { readonly [K in keyof Required<T>]: Row<T[K], T> };

/** Whose eyes something is drawn for, and how its plan calls people on a day. */
export interface Eyes {
  readonly plan: Plan;
  readonly audience: Audience;
  readonly today: Day;
}

/** Everybody sees it: it is the plan itself. */
export const EVERYBODY = { "own chat": "all", staff: "all", board: "all", partners: "all", public: "all" } as const;

/** Everybody but the public, who read what is promised and how it stands, and not how the plan is run. */
export function readers<V>(instead: V) {
  return { ...EVERYBODY, public: { instead } } as const;
}

/** Narrative, reasons and evidence: partners read none of it, and nor do the public. */
export function council<V>(instead: V) {
  return { ...EVERYBODY, partners: { instead }, public: { instead } } as const;
}

/** A lead is called as the plan calls people, wherever one reads; to the public by the post alone. */
export const LEAD_LABEL = {
  "own chat": { called: "label" },
  staff: { called: "label" },
  board: { called: "label" },
  partners: { called: "label" },
  public: { post: "label" },
} as const;

/** Who did something is kept by name: in one's own chat and before the board it is told so, elsewhere as the plan calls people. */
export function doer<By extends "filer" | "name">(by: By) {
  return { ...EVERYBODY, staff: { called: by }, partners: { called: by }, public: { post: by } } as const;
}

/** What has fields of its own, each seen by its own table. */
export function parts<T>(table: FieldTable<T>) {
  const own = { parts: table } as const;
  return { "own chat": own, staff: own, board: own, partners: own, public: own } as const;
}

/** The same, of which the public see nothing. */
export function readersParts<T, V>(table: FieldTable<T>, instead: V) {
  return { ...parts(table), public: { instead } } as const;
}

/** The same, of which partners and the public see nothing. */
export function councilParts<T, V>(table: FieldTable<T>, instead: V) {
  return { ...parts(table), partners: { instead }, public: { instead } } as const;
}
