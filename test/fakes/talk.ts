import { expect } from "vitest";
import type { Place, Someone, TestBot } from "./bot.ts";
import { type ReadCard, readCard } from "./read-card.ts";

/** New messages that the bot has posted, oldest first. */
export function postedBy(bot: TestBot) {
  return bot.connector.delivered.filter(({ method }) => method === "POST");
}

/** Types a line, and reads the one card that answers. */
export async function askBot(bot: TestBot, text: string, person: Someone, place?: Place): Promise<ReadCard> {
  const before = postedBy(bot).length;
  expect((await bot.as(person, place).says(text)).status).toBe(200);
  expect(postedBy(bot), text).toHaveLength(before + 1);
  return readCard(postedBy(bot).at(-1)?.activity.attachments[0].content);
}

/** Presses a button of a card with what was filled in, and reads the card that comes in its place. */
export async function pressBot(
  bot: TestBot,
  shown: ReadCard,
  title: string,
  inputs: object,
  person: Someone,
): Promise<ReadCard> {
  const pressed = shown.buttons.get(title);
  if (pressed === undefined) throw new Error(`no button ${title} among ${[...shown.buttons.keys()]}`);
  const answered = await bot.as(person).presses(pressed.verb, { ...pressed.data, ...inputs });
  expect(answered.status).toBe(200);
  return readCard(answered.body?.value);
}
