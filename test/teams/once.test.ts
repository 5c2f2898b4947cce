import { describe, expect, it } from "vitest";
import type { Place, Someone } from "../fakes/bot.ts";
import { type ReadCard, readCard } from "../fakes/read-card.ts";
import { CARDS, type Gift, type WritingCard } from "./once/cards.ts";
import { CAST, openScene, type Scene, SECOND_OWNER } from "./permissions/scene.ts";

const group: Place = { conversation: "19:programme@thread.v2", kind: "groupChat" };
const DONE_BEFORE = /only once|nothing was saved twice/;
const NOTHING: Gift = { inputs: {}, shows: "" };

interface Pressed extends ReadCard {
  readonly whole: string;
  /** All of the store after it. */
  readonly store: string;
}

/** A card before two people, or one person with two devices, who all press its last button: with one id of Teams. */
async function openCard({ card, by, second, given, alone, with: filled = {} }: WritingCard) {
  const scene = await openScene(given);
  const [line, ...titles] = card;
  const first = CAST[by];
  const other = second === "second owner" ? SECOND_OWNER : CAST[second];
  const placeOf = (who: Someone): Place => (alone ? { conversation: `a:${who.id}`, kind: "personal" } : group);
  let shown: ReadCard = await scene.says(first, line, placeOf(first));
  for (const title of titles.slice(0, -1)) shown = await scene.presses(first, shown, title, filled, placeOf(first));
  const title = titles.at(-1) ?? "";
  return {
    scene,
    first,
    other,
    press: (who: Someone, { inputs }: Gift, from: ReadCard = shown, id = "1479230400123") =>
      pressWith(scene, who, placeOf(who), { from, title, inputs, id }),
  };
}

async function pressWith(
  scene: Scene,
  who: Someone,
  place: Place,
  {
    from,
    title,
    inputs,
    id,
  }: { readonly from: ReadCard; readonly title: string; readonly inputs: object; readonly id: string },
): Promise<Pressed> {
  const button = from.buttons.get(title);
  if (button === undefined) throw new Error(`no button ${title} among ${[...from.buttons.keys()]}:\n${from.says}`);
  const data = { ...Object.fromEntries(from.inputs), ...button.data, ...inputs };
  const { status, body } = await scene.bot.as(who, place).presses(button.verb, data, { id });
  expect(status).toBe(200);
  return { ...readCard(body?.value), whole: JSON.stringify(body?.value), store: await scene.fingerprint() };
}

/** What was given stands in the store, or on the card of the one who gave it, who is not told that it is done. */
function expectKept({ store, whole, says }: Pressed, { shows, refused = shows }: Gift): void {
  if (shows === "" || store.includes(shows)) return;
  expect(whole, says).toContain(refused);
  expect(says).not.toMatch(DONE_BEFORE);
}

const writing = Object.entries(CARDS).flatMap(([verb, one]) => (typeof one === "string" ? [] : [[verb, one] as const]));

describe.each(writing)("%s", (_, one) => {
  const [mine, others] = one.gives ?? [NOTHING, NOTHING];

  it("of two people is each one's own, though card and id are the same", async () => {
    const { scene, first, other, press } = await openCard(one);
    try {
      const before = await press(first, mine);
      expect(before.store, before.says).toContain(mine.shows);
      const after = await press(other, others);
      expectKept(after, others);
      expect(after.store, "what was saved stays").toContain(mine.shows);
      expect(after.says).not.toMatch(DONE_BEFORE);
      if (one.both) expect(after.store, after.says).toContain(others.shows);
    } finally {
      await scene.bot.stop();
    }
  });

  it("of one person on two devices loses nothing", async () => {
    const { scene, first, press } = await openCard(one);
    try {
      await press(first, mine);
      const after = await press(first, others);
      expectKept(after, others);
      expect(after.store, "what was saved stays").toContain(mine.shows);
      if (!one.mends) return;
      const mended = await press(first, NOTHING, after, "1479230400999");
      expect(mended.store, mended.says).toContain(others.shows);
    } finally {
      await scene.bot.stop();
    }
  });

  it("pressed twice is done once, and the second press is no refusal", async () => {
    const { scene, first, press } = await openCard(one);
    try {
      const { store, says } = await press(first, mine);
      for (const id of ["1479230400123", "1479230400456"]) {
        const again = await press(first, mine, undefined, id);
        expect(again.store).toBe(store);
        if (says.includes("nothing was")) continue;
        expect(again.says).not.toMatch(/nothing was changed|You sent this card/);
      }
    } finally {
      await scene.bot.stop();
    }
  });
});
