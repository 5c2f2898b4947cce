import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, anAction, aPlan, KEY, NOW, OWEN } from "../builders.ts";
import { startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { readCard } from "../fakes/read-card.ts";
import { aWorld } from "../fakes/world.ts";

const amina = { id: AMINA, name: "Amina Diallo" };
const owen = { id: OWEN, name: "Owen Pryce" };

let bot: TestBot;
beforeEach(async () => {
  const plan = aPlan({ key: { ...KEY, tenant: testTenant } });
  const world = await aWorld([anAction({ reviewDate: "2026-11-18" })], plan);
  bot = await startTestBot({
    hear: createHear({ ...world, log: { info: () => {}, error: () => {} } }),
    now: () => NOW,
  });
});
afterEach(() => bot.stop());

async function ask(text: string, who = amina): Promise<string> {
  const before = bot.connector.delivered.length;
  await bot.as(who).says(text);
  const answers = bot.connector.delivered.slice(before).map(({ activity }) => readCard(activity["attachments"]).says);
  return answers.join("\n");
}

describe("what is typed about reminders", () => {
  it.each([
    ["remind me weekly on Mondays", amina, "once a week, on Monday or the next working day"],
    ["remind me daily", amina, "on the working day on which something of yours is due"],
    ["pause until 5 January", amina, "paused until 5 January 2027"],
    ["resume reminders", amina, "You are reminded"],
    ["snoozed", amina, "You have put nothing off"],
    ["chase 1.1.1 The board meets on Friday", owen, "Amina Diallo will be asked about 1.1.1"],
    ["chase 1.1.1", amina, "Owen Pryce"],
    ["hold 1.1.1", owen, "1.1.1 goes not further for now"],
    ["release 1.1.1", owen, "1.1.1 goes on"],
    ["not further 1.1.1 They answer on Friday", owen, "1.1.1 goes not further for now"],
    ["let climb 1.1.1", owen, "1.1.1 goes on"],
    ["hold 1.1.1", amina, "Owen Pryce"],
  ])("%s", async (line, who, says) => {
    expect(await ask(line, who)).toContain(says);
  });

  it.each(["snoozed", "reminders", "my actions"])(
    "%s says in one's own chat that reminders are paused",
    async (line) => {
      expect(await ask(line)).not.toContain("paused");
      await ask("pause until 5 January");
      expect(await ask(line)).toContain("Your reminders are paused until 5 January 2027.");
      expect(await ask(line, owen)).not.toContain("paused");
      await ask("resume reminders");
      await ask("remind me weekly on Mondays");
      const weekly = await ask(line);
      expect(weekly).toContain("once a week, on Monday");
      expect(weekly).not.toMatch(/paused until|What waits for you comes/);
    },
  );
});
