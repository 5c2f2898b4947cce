import { expect } from "vitest";
import { readCard } from "../../fakes/read-card.ts";
import { everyone } from "./council.ts";
import type { World } from "./world.ts";

/** What left on one morning, each as "Amina Diallo: 1.1.1, 2.1.2" or "Owen Pryce: 1 completion to accept". */
export type Asked = readonly string[];

/**
 * Runs the reminder job every morning at nine, those of weekends and holidays too, from the day after the last one to
 * `until`; and five minutes later once more, when nothing may leave. Resolves the mornings on which something left.
 */
export function startMornings(world: World, last: string) {
  let day = last;
  return async (until: string): Promise<Readonly<Record<string, Asked>>> => {
    const asked: Record<string, Asked> = {};
    while (day < until) {
      day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
      world.turnTo(day, "09:00");
      const left = await world.reminds();
      world.turnTo(day, "09:05");
      expect(await world.reminds()).toEqual([]);
      expect(new Set(left.map(({ to }) => to)).size).toBe(left.length);
      if (left.length > 0) asked[day] = left.map(({ to, card }) => `${whoseChat(world, to)}: ${wordsOf(card)}`).sort();
      world.turnTo(day, "10:00");
    }
    return asked;
  };
}

function whoseChat(world: World, conversation: string): string {
  const found = everyone.find((person) => world.bot.as(person).chat === conversation);
  if (found === undefined) throw new Error(`a message went to ${conversation}`);
  return found.name;
}

function wordsOf(json: unknown): string {
  const { says, buttons } = readCard(json);
  const updates = [...buttons.keys()].flatMap((title) => /^Update (.+)$/.exec(title)?.[1] ?? []);
  const checks = [...says.matchAll(/Still complete\? \(1\)\n(\S+)/g)].map(([, ref]) => `still complete ${ref}`);
  const waits = [...says.matchAll(/^\d+ things? waits? for you: (.*)\.$/gm)].map(([, words = ""]) => words);
  const news = [...says.matchAll(/^(\S+) .*: (\S.*?)(?:: “.*”|\.)$/gm)].flatMap(([, ref, what = ""]) =>
    / (refused|sent|opened|gave|moved|accepted|agreed|looked|took) /.test(what) ? [`${ref}: ${what}`] : [],
  );
  return [...news, ...updates.sort(), ...checks, ...waits].join(", ");
}
