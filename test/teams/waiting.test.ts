import { afterEach, beforeEach, expect, it } from "vitest";
import { remindLeads } from "../../src/app/reminders/remind-leads.ts";
import { digestMessage } from "../../src/cards/reminders/digest.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, aLabel, anAction, aPerson, aPlan, KEY, OWEN } from "../builders.ts";
import { type Someone, startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { type ReadCard, readCard } from "../fakes/read-card.ts";
import { fakeClocks } from "../fakes/reminder-world.ts";
import { aWorld } from "../fakes/world.ts";

const key = { ...KEY, tenant: testTenant };
const MORNING = new Date("2026-11-20T09:00:00Z");
const owen = { id: OWEN, name: "Owen Pryce" };
const amina = { id: AMINA, name: "Amina Diallo" };
const zed = { id: "zed", name: "Zed Stone" };
const asked = { at: "2026-11-19T15:00:00.000Z", by: AMINA, byName: "Amina Diallo" };

let world: Awaited<ReturnType<typeof aWorld>>;
let bot: TestBot;
const log = { info: () => {}, error: () => {} };

beforeEach(async () => {
  const nia = { leads: [{ label: "Nia Rees", accountable: true }] };
  const head = { leads: [{ label: "Head of Service", accountable: true }] };
  const far = { reviewDate: "2027-03-01" };
  const moving = { dateChange: { ...asked, from: "2027-03-31", to: "2027-06-30", reason: "Two posts are empty" } };
  world = await aWorld(
    [
      anAction({ id: "a1", ...far, ...moving }),
      anAction({ id: "a2", ref: "1.1.2", ...far, ...nia }),
      anAction({ id: "a3", ref: "1.1.3", ...far, ...head }),
    ],
    aPlan({
      key,
      people: [...aPlan().people, aPerson("nia", "Nia Rees")],
      labels: [...aPlan().labels, aLabel("Nia Rees", "nia"), { ...aLabel("Head of Service"), kind: "outside" }],
    }),
  );
  bot = await startTestBot({ hearWith: (roster) => createHear({ ...world, roster, log }), now: () => MORNING });
  for (const { id, name } of aPlan().people) if (id !== OWEN) await bot.as({ id, name }).installs();
  await bot.as(owen).installs();
});
afterEach(() => bot.stop());

const posted = () => bot.connector.delivered.filter(({ method }) => method === "POST");

async function ask(text: string, person: Someone): Promise<ReadCard> {
  expect((await bot.as(person).says(text)).status).toBe(200);
  return readCard(posted().at(-1)?.activity.attachments[0].content);
}

async function press(shown: ReadCard, title: string, person: Someone, inputs = {}): Promise<ReadCard> {
  const pressed = shown.buttons.get(title);
  if (pressed === undefined) throw new Error(`no button ${title} among ${[...shown.buttons.keys()]}`);
  return readCard((await bot.as(person).presses(pressed.verb, { ...pressed.data, ...inputs })).body?.value);
}

function remind() {
  const deps = {
    ...world,
    messenger: bot.messenger,
    log,
    clocks: fakeClocks(MORNING),
    draw: { digest: digestMessage },
  };
  return remindLeads({ ...deps, leaseMs: 120_000, perSecond: 30, at: () => {} }, { now: MORNING });
}

it("comes in the morning to the owner alone, who decides it all from there", async () => {
  const before = posted().length;
  expect(await remind()).toMatchObject({ planned: 1, sent: 1 });
  expect(posted()).toHaveLength(before + 1);
  const sent = posted().at(-1)?.activity;
  expect(sent.summary).toBe("3 things wait for you");
  const digest = readCard(sent.attachments[0].content);
  expect(digest.says).toContain(
    "3 things wait for you: 1 end date to decide, 1 person not reached and 1 name to settle.",
  );

  const desk = await press(digest, "See what waits", owen);
  expect(desk.says).toMatch(/End dates to decide \(1\)\n1\.1\.1 {2}Move its end date\?/);
  expect(desk.says).toMatch(
    /People not reached \(1\)\nNia Rees\nhas not added Plan Keeper.*\n1 open action: 1\.1\.2\./,
  );
  const words = await press(desk, "Words to send", owen);
  expect(words.says).toContain("Dear Nia Rees");
  expect(words.says).toContain("1 action of yours: 1.1.2");
  expect((await press(words, "Back", owen)).says).toContain("3 things wait for you");

  await press(await press(desk, "Decide 1.1.1", owen), "Move the date", owen);
  const settle = await press(desk, "Say who this is", owen);
  await press(settle, "Save", owen, { person: AMINA });
  expect((await ask("waiting", owen)).says).toMatch(/^1 thing waits for you\n(?:.*\n)*Nia Rees/);
  await bot.as({ id: "nia", name: "Nia Rees" }).installs();
  expect((await ask("waiting", owen)).says).toContain("Nothing waits for you");
  expect((await press(desk, "Words to send", owen)).says).toContain("is reached by now");
});

it("tells others how much waits elsewhere, and gives nobody else the words", async () => {
  expect((await ask("waiting", amina)).says).toMatch(/Nothing waits for you\n.*3 wait for others/);
  const pressed = { plan: KEY.plan, person: "nia", back: "" };
  for (const person of [amina, zed]) {
    const answered = readCard((await bot.as(person).presses("open-words", pressed)).body?.value);
    expect(answered.says).toMatch(/so nothing was/);
    expect(answered.says).not.toContain("Nia");
  }
});
