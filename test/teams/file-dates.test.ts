import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, anAction, aPerson, aPlan, CARYS, KEY, NOW, OWEN } from "../builders.ts";
import { type Someone, startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { type ReadCard, readCard } from "../fakes/read-card.ts";
import { aWorld } from "../fakes/world.ts";

const nia = { id: "nia", name: "Nia Rees" };
const owen = { id: OWEN, name: "Owen Pryce" };
const carys = { id: CARYS, name: "Carys Vaughan" };
const amina = { id: AMINA, name: "Amina Diallo" };
const FILE = { name: "plan.docx", import: "i1" };

let world: Awaited<ReturnType<typeof aWorld>>;
let bot: TestBot;

const asks = (ref: number) => ({
  ...{ id: `a${ref}`, ref: `1.1.${ref}`, title: `Do thing ${ref}` },
  dateChange: {
    ...{ at: "2026-11-19T15:00:00.000Z", by: OWEN, byName: "Owen Pryce", reason: "import of plan.docx" },
    ...{ from: "2027-03-31", to: "2027-06-30", file: FILE },
  },
});

beforeEach(async () => {
  const people = [...aPlan().people, { ...aPerson(nia.id, nia.name), roles: ["owner"] as const }];
  const actions = [1, 2, 3, 4, 5, 6, 7, 8].map((ref) => anAction(asks(ref)));
  world = await aWorld(actions, aPlan({ key: { ...KEY, tenant: testTenant }, people }));
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

describe("end dates that a file moves", () => {
  it("wait for another owner as one item, and are agreed together on one card", async () => {
    const desk = await ask("waiting", nia);
    expect(desk.says).toMatch(/End dates that a file moves \(1\)\n8 end dates\nthat plan\.docx moves/);
    const list = await press(desk, "Decide on the list", nia);
    expect(list.says).toContain("1.1.1  \nDo thing 1\n31 March 2027 → 30 June 2027 · never moved before");
    expect(list.says).toContain("Page 1 of 2");
    expect(list.inputs.get("day")).toBe("2026-11-20");
    const agreed = await press(list, "Agree to all 8", nia, { board: "Improvement Board", day: "2026-11-12" });
    expect(agreed.says).toMatch(/^Agreed: 8 end dates/);
    expect((await ask("waiting", nia)).says).not.toContain("plan.docx");

    const shown = await ask("show 1.1.7", amina);
    expect(shown.says).toContain("30 June 2027, in 222 days, first 31 March 2027, moved once");
    expect(shown.says).toContain(
      "31 March 2027 → 30 June 2027, asked by Owen Pryce (“import of plan.docx”), agreed together by " +
        "Improvement Board on 12 November 2026, recorded by Nia Rees on 20 November 2026",
    );
    const history = await ask("history 1.1.7", amina);
    expect(history.says).toContain(
      "Reason: import of plan.docx. Agreed together: by Improvement Board, on 12 November 2026.",
    );
    expect((await ask("slips", carys)).says).toContain("8 dates moved, of 8 actions");
    expect((await ask("summary", carys)).says).toContain("End dates moved in the last 30 days (8)\n1.1.1");
  });

  it("are agreed in part, page by page, and refused with words; what was typed survives a slip", async () => {
    const list = await press(await ask("waiting", nia), "Decide on the list", nia);
    const [first = ""] = String(list.inputs.get("ticked")).split(",");
    const some = await press(list, "Agree to those ticked", nia, { ticked: first, board: "" });
    expect(some.says).toMatch(/^Agreed: 1 end date\n/);
    const rest = await press(some, "Decide on the other 7", nia);
    const second = await press(rest, "Next", nia);
    expect(second.says).toContain("1.1.8  \nDo thing 8");
    const asked = await press(second, "Refuse those ticked", nia, { words: " ", board: "The Board" });
    expect(asked.says).toContain("Say why: the reason is empty.");
    expect(asked.inputs.get("board")).toBe("The Board");
    const refused = await press(asked, "Refuse those ticked", nia, { words: "It is needed before the visit" });
    expect(refused.says).toMatch(/^Refused: 1 end date\n/);
    const history = await ask("history 1.1.8", amina);
    expect(history.says).toMatch(/New end date refused, Nia Rees, .*\n(?:.*\n)?Reason: It is needed before the visit/);
  });

  it("are nobody's who took the file in, whatever they press", async () => {
    expect((await ask("waiting", owen)).says).not.toContain("plan.docx");
    const list = await press(await ask("waiting", nia), "Decide on the list", nia);
    const refused = await press(list, "Agree to all 8", owen);
    expect(refused.says).toContain("You cannot decide about these end dates yourself");
    expect((await world.plans.readAction({ ...KEY, tenant: testTenant }, "a1"))?.value.endDate).toBe("2027-03-31");
  });

  it("pressed twice are decided once", async () => {
    const list = await press(await ask("waiting", nia), "Decide on the list", nia);
    await press(list, "Agree to all 8", nia);
    expect((await press(list, "Agree to all 8", nia)).says).toContain("That was decided already, and only once");
    const actions = await world.plans.readActions({ ...KEY, tenant: testTenant });
    expect(actions.map(({ revisions }) => revisions.length)).toEqual(actions.map(() => 1));
  });
});
