import { describe, expect, it } from "vitest";
import { type Place, personalChat, type Someone } from "../fakes/bot.ts";
import { readCard } from "../fakes/read-card.ts";
import { postedBy } from "../fakes/talk.ts";
import { LINES, type WritingLine } from "./once/lines.ts";
import { CAST, openScene, type Scene, SECOND_OWNER } from "./permissions/scene.ts";

const group: Place = { conversation: "19:programme@thread.v2", kind: "groupChat" };
/** Teams counts milliseconds within a chat: two chats may well come to the same one. */
const id = "1479230400123";

async function type(scene: Scene, who: Someone, text: string, place: Place = personalChat(who)) {
  const before = postedBy(scene.bot).length;
  await scene.bot.as(who, place).says(text, { id });
  const posted = postedBy(scene.bot);
  expect(posted, `an answer of its own to ${text}`).toHaveLength(before + 1);
  const { says } = readCard(posted.at(-1)?.activity.attachments[0].content);
  expect(says).not.toMatch(/only once/);
  return { says, conversation: posted.at(-1)?.conversation, store: await scene.fingerprint() };
}

const writing = Object.entries(LINES).flatMap(([ask, one]) => (typeof one === "string" ? [] : [[ask, one] as const]));

/** Kept beside the plan's own rows: not in the fingerprint. */
const BESIDE = ["not further", "let climb", "chase"];

describe.each(writing)("typed lines with one id in two chats: %s", (ask, one: WritingLine) => {
  const [mine, others] = one.lines;
  const [first, second] = [CAST[one.by], one.second === "second owner" ? SECOND_OWNER : CAST[one.second]];

  it.each([
    ["two people's are each their own", second, personalChat(second)],
    ["one person's are two", first, group],
  ])("%s", async (how, who, place) => {
    const scene = await openScene(one.given);
    try {
      const before = await type(scene, first, mine);
      const after = await type(scene, who, others, place);
      expect(after.conversation).toBe(place.conversation);
      const [shown, more] = one.shows ?? ["", ""];
      if (!BESIDE.includes(ask)) {
        expect(before.store, before.says).toContain(shown);
        expect(after.store, "what was saved stays").toContain(shown);
        if (!one.late && !(one.own && who === first)) expect(after.store, `${how}: ${after.says}`).toContain(more);
      }
    } finally {
      await scene.bot.stop();
    }
  });
});
