import type { Someone } from "../../fakes/bot.ts";
import { readCard } from "../../fakes/read-card.ts";
import type { World } from "./world.ts";

/** One entry as its history is to tell it: who did what when, then each of its lines. */
export type Told = readonly [who: string, ...lines: readonly string[]];

/** What the story has done to each action, as the ones who did it would say: the history is held to it. */
export interface Book {
  /** Notes, at the clock's minute, what was just done to some actions. `by` may end with how: "Owen Pryce, typed". */
  happened(refs: readonly string[], what: string, by: string, ...lines: readonly string[]): void;
  /** An action goes by another ref from now on. */
  renamed(from: string, to: string): void;
  /** Newest first. */
  of(ref: string): readonly Told[];
  refs(): readonly string[];
}

export function openBook(now: () => Date): Book {
  const told = new Map<string, readonly Told[]>();
  const of = (ref: string) => told.get(ref) ?? [];
  return {
    happened(refs, what, by, ...lines) {
      const typed = by.endsWith(", typed") ? ", typed" : "";
      const head = `${what}, ${by.slice(0, by.length - typed.length)}, ${inLondon(now())}${typed}`;
      for (const ref of refs) told.set(ref, [[head, ...lines], ...of(ref)]);
    },
    renamed(from, to) {
      told.set(to, of(from));
      told.delete(from);
    },
    of,
    refs: () => [...told.keys()].sort(),
  };
}

const MONTHS = { "11": "November", "12": "December" } as const;

/** In winter, when London's time is the world's. */
function inLondon(at: Date): string {
  const [, month = "", day = "", time = ""] = /-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(at.toISOString()) ?? [];
  return `${Number(day)} ${MONTHS[month as keyof typeof MONTHS]} 2026 at ${time}`;
}

/** The whole history of an action as somebody reads it in chat, page by page; newest first. */
export async function readHistory(
  world: World,
  reader: Someone,
  ref: string,
): Promise<{ readonly entries: readonly Told[]; readonly pages: number; readonly heading: string }> {
  await world.says(reader, `history ${ref}`);
  let json = world.lastCard(reader);
  const entries: Told[] = [];
  for (let pages = 1; ; pages++) {
    entries.push(...entriesOn(json));
    const card = readCard(json);
    const older = card.buttons.get("Older");
    if (older === undefined) return { entries, pages, heading: card.says.split("\n").slice(1, 3).join("\n") };
    json = (await world.bot.as(reader).presses(older.verb, older.data)).body?.value;
  }
}

interface Block {
  readonly type: string;
  readonly items?: readonly { readonly inlines: readonly { readonly text: string }[] }[];
}

function entriesOn(json: unknown): readonly Told[] {
  const { body } = json as { readonly body: readonly Block[] };
  return body
    .filter(({ type }) => type === "Container")
    .map(({ items = [] }) => items.map(({ inlines }) => inlines.map(({ text }) => text).join("")) as unknown as Told);
}
