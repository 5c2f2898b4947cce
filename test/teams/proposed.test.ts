import { afterEach, beforeEach, expect, it } from "vitest";
import { planTable, textsOf } from "../../src/domain/import/export-table/write-export.ts";
import { buildReturnForm } from "../../src/domain/partners/return-form.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, anAction, aPlan, CARYS, KEY, NOW, OWEN, THEA, TODAY } from "../builders.ts";
import { type Someone, startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { type ReadCard, readCard } from "../fakes/read-card.ts";
import { aWorld } from "../fakes/world.ts";

const amina = { id: AMINA, name: "Amina Diallo" };
const thea = { id: THEA, name: "Thea Lund" };
const carys = { id: CARYS, name: "Carys Vaughan" };
const owen = { id: OWEN, name: "Owen Pryce" };
const key = { ...KEY, tenant: testTenant };

let world: Awaited<ReturnType<typeof aWorld>>;
let bot: TestBot;

beforeEach(async () => {
  const parts = ["Train the north", "Train the south"].map((text) => ({ text, rag: "green" as const }));
  const actions = [
    anAction({ rag: "green" }),
    anAction({ id: "a2", ref: "1.1.2", title: "Train every team", rag: "green", parts }),
    anAction({ id: "a3", ref: "1.1.3", title: "Share what is learnt", rag: "amber", dependsOn: ["1.1.1"] }),
  ];
  world = await aWorld(actions, aPlan({ key }));
  const log = { info: () => {}, error: () => {} };
  bot = await startTestBot({ hearWith: (roster) => createHear({ ...world, roster, log }), now: () => NOW });
});
afterEach(() => bot.stop());

async function ask(text: string, person: Someone): Promise<ReadCard> {
  await bot.as(person).says(text);
  return readCard(
    bot.connector.delivered.filter(({ method }) => method === "POST").at(-1)?.activity.attachments[0].content,
  );
}

async function press(shown: ReadCard, title: string, person: Someone, inputs = {}): Promise<ReadCard> {
  const pressed = shown.buttons.get(title);
  if (pressed === undefined) throw new Error(`no button ${title} among ${[...shown.buttons.keys()]}`);
  const data = { ...Object.fromEntries(shown.inputs), ...pressed.data, ...inputs };
  return readCard((await bot.as(person).presses(pressed.verb, data)).body?.value);
}

const filled = { progress: "All are trained", difference: "Families are met by name", evidence: "The register" };

/** All that is told of the plan, by whoever tells it, that calls something complete: the plan's own mark or word. */
async function calledComplete(): Promise<readonly string[]> {
  const questions = [
    ...["show 1.1.1", "show 1.1.2", "show 1.1.3", "history 1.1.1", "history 1.1.2", "evidence 1.1.1", "summary"],
    ...["my actions", "overdue actions", "due in 365 days", "complete actions", "due in 365 days complete"],
    ...["no update since May", "slips", "waiting", "reminders", "update 1.1.1", "update 1.1.2"],
  ];
  const told: (readonly [string, string])[] = [];
  for (const question of questions)
    told.push([question, (await ask(question, question === "waiting" ? carys : amina)).says]);
  const actions = await world.plans.readActions(key);
  told.push([
    "export",
    textsOf(planTable(aPlan(), actions, TODAY))
      .slice(1)
      .flat()
      .join("\n"),
  ]);
  const form = buildReturnForm(aPlan(), actions, { plan: KEY.plan, form: "f1", label: "Amina Diallo" } as never, TODAY);
  told.push(["return form", form.rows.map(({ cells }) => cells["Rating now"]).join("\n")]);
  return told.flatMap(([where, says]) =>
    // What may be chosen, what was asked for and the heading of what is proposed are no claims.
    says
      .split("\n")
      .filter((line) => /■|\bComplete\b|→ complete/.test(line))
      .filter((line) => !/rated ■ Complete|a second person signs it off|^Completed in the last/.test(line))
      .map((line) => `${where}: ${line}`),
  );
}

it("is never called complete before a second person has accepted it, nor after it came back", async () => {
  expect(await calledComplete()).toEqual([]);
  await press(await ask("update 1.1.1", amina), "Save", amina, { ...filled, rag: "complete" });
  const parts = { "part-0": "complete", "part-1": "complete" };
  await press(await ask("update 1.1.2", amina), "Save", amina, { ...filled, ...parts });
  const key1 = (await world.plans.readAction(key, "a2"))?.value;
  expect([key1?.state, key1?.parts.map(({ rag }) => rag)]).toEqual(["awaiting-sign-off", ["complete", "complete"]]);
  expect(await calledComplete()).toEqual([]);

  const decision = await press(await ask("waiting", thea), "Decide 1.1.1", thea);
  await press(decision, "Send back", thea, { words: "The register names seven of nine" });
  expect(await calledComplete()).toEqual([]);

  const accepting = await press(await ask("waiting", owen), "Decide 1.1.2", owen);
  await press(accepting, "Accept as complete", owen, { checkOn: "" });
  const told = await calledComplete();
  expect(told).toContain("show 1.1.2: Complete");
  expect(told.filter((line) => line.includes("1.1.1:"))).toEqual([]);
}, 60_000);
