import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../src/cli/run.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Label } from "../../src/domain/plan/person.ts";
import { AMINA, anAction, aPerson, aPlan, BEN, CARYS, KEY, NOW, OWEN, THEA } from "../builders.ts";
import { fillForm } from "../fakes/fill-form.ts";
import type { memoryStores } from "../fakes/memory-stores.ts";
import { aWorld } from "../fakes/world.ts";

const folder = mkdtempSync(join(tmpdir(), "plan-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const police: Label = { text: "Northshire Police", kind: "outside", holders: [], sponsor: BEN };
const labels = [...aPlan().labels, police];
const actions = [
  anAction(),
  anAction({ id: "a2", ref: "1.1.2", title: "Teach the new template to every team" }),
  anAction({
    id: "p1",
    ref: "2.1.1",
    theme: "2",
    objective: "2.1",
    leads: [{ label: police.text, accountable: true }],
  }),
];

let stores: ReturnType<typeof memoryStores>;

beforeEach(async () => {
  stores = await aWorld(actions, aPlan({ labels }));
});

/** Asks in a person's name on the stores in memory. */
async function ask(text: string, as: string, ...more: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = { environment: {}, now: NOW, write: null };
  const open = { tenants: [KEY.tenant], tenant: KEY.tenant, zone: "Europe/London", local: true } as const;
  const code = await run(
    ["ask", text, "--as", as, ...(more.includes("--plan") ? [] : ["--plan", KEY.plan]), ...more],
    { ...terminal, print: (line) => out.push(line), complain: (line) => err.push(line) },
    async () => ({ ...open, stores, auth: { kind: "local" }, close: async () => {} }),
  );
  return { code, out: out.join("\n"), err: err.join("\n") };
}

const press = (...titles: readonly string[]) => titles.flatMap((title) => ["--press", title]);
const input = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).flatMap(([id, value]) => ["--input", `${id}=${value}`]);

async function action(id: string): Promise<Action | undefined> {
  return (await stores.plans.readAction(KEY, id))?.value;
}

async function newest(id: string) {
  return (await stores.plans.listHistory(KEY, id, 1, null)).items[0];
}

const entries = async (id: string) => (await stores.plans.listHistory(KEY, id, 9, null)).items.length;

describe("what a person types in chat, at the command line", () => {
  it("is answered with what it says, its inputs and its buttons where they stand", async () => {
    const { code, out, err } = await ask("update 1.1.1", "Amina Diallo");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Update 1\.1\.1\nRewrite the plan template with young people\n/);
    expect(out).toContain("  --input rag=…  Rating (now: ◆ Amber)\n      one of: red | amber | green | complete");
    expect(out).toContain('  --press "Save"\n  --press "Cancel", or: ask "show 1.1.1 in plan north-2027"');
  });

  it("is saved in the person's name, and history says how", async () => {
    const saved = await ask(
      "update 1.1.1",
      AMINA,
      ...press("save"),
      ...input({ rag: "green", progress: "Tried in two teams", nextReview: "2026-12-18" }),
    );
    expect(saved).toMatchObject({ code: 0, err: "", out: expect.stringContaining("Saved. 1.1.1 is now ● Green") });
    expect(await action("a1")).toMatchObject({ rag: "green", reviewDate: "2026-12-18", version: 2 });
    expect(await newest("a1")).toMatchObject({
      kind: "update",
      by: AMINA,
      byName: "Amina Diallo",
      via: "command line",
    });
    const { out } = await ask("history 1.1.1", "Viv Marsh");
    expect(out).toContain("Update, Amina Diallo, 20 November 2026 at 10:00, at the command line");
    expect((await ask("update 1.1.2 green Taught in every team", AMINA)).code).toBe(0);
    expect(await newest("a2")).toMatchObject({ kind: "update", by: AMINA, via: "command line" });
  });

  it("asks nothing of a plan that the person may not ask", async () => {
    const refused = await ask("withdraw 1.1.1 because it is done elsewhere", "Amina Diallo");
    expect(refused).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/^You cannot .*Ask Owen Pryce\.$/) });
    expect((await action("a1"))?.version).toBe(1);
    expect((await ask("withdraw 1.1.1 because it is done elsewhere", "Owen Pryce")).code).toBe(0);
    expect(await newest("a1")).toMatchObject({ kind: "withdrawn", by: OWEN, via: "command line" });
  });

  it("signs off through the desk, one button after another, and never by the lead", async () => {
    const done = { rag: "complete", progress: "In use in every team", evidence: "https://council.example/template" };
    const more = { difference: "Children quote their plans" };
    const proposed = await ask("update 1.1.1", AMINA, ...press("Save"), ...input({ ...done, ...more }));
    expect(proposed.code).toBe(0);
    const own = await ask("waiting", "Amina Diallo", ...press("Decide 1.1.1"));
    expect(own).toMatchObject({ code: 1, out: "", err: expect.stringContaining("There is no button “Decide 1.1.1”") });
    const returned = await ask("waiting", "Thea Lund", ...press("Decide 1.1.1", "Send back"));
    expect(returned.code).toBe(1);
    expect(returned.err).toContain("--input words=");
    const accepted = await ask("waiting", THEA, ...press("Decide 1.1.1", "Accept as complete"));
    expect(accepted).toMatchObject({ code: 0, err: "" });
    expect(await newest("a1")).toMatchObject({ kind: "completion-accepted", by: THEA, via: "command line" });
  });

  it("tells in the plan's history what is of the plan as a whole", async () => {
    const line = "handover Amina Diallo to Ben Okafor from 1 December";
    expect((await ask(line, OWEN, ...press("Hand over"))).code).toBe(0);
    const events = await stores.plans.listEvents(KEY, "", "~");
    expect(events.at(-1)).toMatchObject({ kind: "handed over", by: OWEN, via: "command line" });
    expect((await ask("history 1.1.1", OWEN)).out).toContain(
      "Handed over, Owen Pryce, 20 November 2026 at 10:00, at the command line",
    );
  });

  it("adds an action, whose history says the same", async () => {
    const form = await ask("add action theme 1", OWEN);
    expect(form.out).toContain("--input title=…");
    const added = await ask(
      "add action theme 1",
      OWEN,
      ...press("Add"),
      ...input({ title: "Print the new template", accountable: "Ben Okafor", endDate: "2027-02-26" }),
    );
    expect(added).toMatchObject({ code: 0, err: "" });
    const made = (await stores.plans.readActions(KEY)).find(({ title }) => title === "Print the new template");
    expect(made?.leads).toEqual([{ label: "Ben Okafor", accountable: true }]);
    expect(await newest(made?.id ?? "")).toMatchObject({ kind: "added", by: OWEN, via: "command line" });
  });

  it("gives a partner's form and takes it back filled in", async () => {
    const [empty, filled] = [join(folder, "form.xlsx"), join(folder, "filled.xlsx")];
    const given = await ask("partner Northshire Police", "Ben Okafor", ...press("Return form (Excel)"), "--to", empty);
    expect(given).toEqual({ code: 0, out: `Written to ${empty}.`, err: "" });
    const filling = { Rating: "Green", Progress: "Sent every Monday", "Next review date": "18/12/2026" };
    writeFileSync(filled, fillForm(readFileSync(empty), { "2.1.1": filling }, "Sgt Jo Hart"));
    const filed = await ask("import", "Ben Okafor", "--file", filled, ...press("File 1 update"));
    expect(filed).toMatchObject({ code: 0, err: "" });
    expect(await action("p1")).toMatchObject({ rag: "green", reviewDate: "2026-12-18" });
    expect(await newest("p1")).toMatchObject({ by: BEN, via: "return form" });
  });

  it("begins a plan for somebody of any plan", async () => {
    const filled = input({ title: "Southshire plan", template: "development", themes: "1 Practice", id: "south-2027" });
    const begun = await ask("new plan", "Carys Vaughan", "--plan", KEY.plan, ...press("Begin the plan"), ...filled);
    expect(begun).toMatchObject({ code: 0, err: "" });
    const south = await stores.plans.readPlan({ ...KEY, plan: "south-2027" });
    expect(south).toMatchObject({ value: { people: [{ id: CARYS, roles: ["owner"] }] } });
    expect((await ask("roles", "Carys Vaughan", "--plan", "south-2027")).out).toContain("Carys Vaughan");
  });
});

describe("a dry run", () => {
  it.each([
    ["a line", ["withdraw 1.1.1 because it is done elsewhere", OWEN]],
    ["a form", ["update 1.1.1", AMINA, ...press("Save"), ...input({ progress: "Half of it" })]],
    ["a handover", ["handover Amina Diallo to Ben Okafor from 20 November", OWEN, ...press("Hand over")]],
    ["closing", ["close plan because it is over", OWEN, ...press("Close the plan")]],
    [
      "a new action",
      [
        "add action theme 1",
        OWEN,
        ...press("Add"),
        ...input({ title: "Print it", accountable: "Ben Okafor", endDate: "2027-02-26" }),
      ],
    ],
  ])("says what would be answered to %s and changes nothing", async (_, [text = "", as = "", ...more]) => {
    const before = await stores.plans.readPlan(KEY);
    const { code, out } = await ask(text, as, ...more, "--dry-run");
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/^Nothing was saved \(--dry-run\)/) });
    expect(await stores.plans.readPlan(KEY)).toEqual(before);
    expect(await stores.plans.readActions(KEY)).toHaveLength(3);
    expect([await entries("a1"), await stores.plans.listEvents(KEY, "", "~")]).toEqual([1, []]);
  });
});

describe("for a program", () => {
  it("is JSON and nothing else, refused or not", async () => {
    const saved = await ask("update 1.1.1 green Tried in two teams", AMINA, "--json");
    expect(JSON.parse(saved.out)).toMatchObject({ refused: false, saved: true, inputs: [] });
    expect(JSON.parse(saved.out).buttons).toContain("Undo");
    const asked = await ask("update 1.1.1", AMINA, "--json");
    expect(JSON.parse(asked.out)).toMatchObject({
      refused: false,
      saved: false,
      inputs: [{ id: "rag" }, {}, {}, {}, {}, {}, {}, {}],
    });
    const refused = await ask("reassign 1.1.1 to Ben Okafor because Amina leaves", "Viv Marsh", "--json");
    expect([refused.code, refused.err]).toEqual([1, ""]);
    expect(JSON.parse(refused.out)).toMatchObject({ refused: true, saved: false });
  });
});

describe("what cannot be", () => {
  it.each([
    ["nobody of that name", ["waiting", "Nia Bowen"], "Nobody of the plan is surely “Nia Bowen”"],
    ["part of a name", ["waiting", "Pryce"], "Did you mean “Owen Pryce”?"],
    ["a plan that is not there", ["waiting", OWEN, "--plan", "south"], "no plan called “south”"],
    ["words that mean nothing", ["wating room", OWEN], "We did not understand “wating room”"],
    ["a button that is not there", ["update 1.1.1", AMINA, ...press("Sign off")], "It has: Save, Cancel."],
    [
      "an input that is not there",
      ["update 1.1.1", AMINA, ...press("Save"), ...input({ progress: "Half", colour: "red" })],
      "sends no input colour, so it was not pressed. It sends: rag, progress",
    ],
    [
      "a choice that is not there",
      ["update 1.1.1", AMINA, ...press("Save"), ...input({ progress: "Half", rag: "blue" })],
      "“blue” is no choice of rag, so nothing was pressed. Choose of: red, amber, green, complete.",
    ],
    ["a form that is wrong", ["update 1.1.1", AMINA, ...press("Save")], "what has been done"],
    ["a file that is not there", ["import", OWEN, "--file", join(folder, "none.csv")], "cannot be opened"],
  ])("refuses %s with code 1 and a sentence, and saves nothing", async (_, [text = "", as = "", ...more], says) => {
    const { code, out, err } = await ask(text, as, ...more);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(says);
    expect(await entries("a1")).toBe(1);
  });

  it.each([
    ["an input without a button", ["update 1.1.1", AMINA, ...input({ progress: "Half" })], "--press"],
    ["an input without a value", ["update 1.1.1", AMINA, ...press("Save"), "--input", "progress"], "NAME=VALUE"],
    ["a file for which no place is said", ["export", OWEN, ...press("Plan (CSV)")], "--to FILE"],
  ])("answers %s with code 2", async (_, [text = "", as = "", ...more], says) => {
    const { code, out, err } = await ask(text, as, ...more);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(says);
  });

  it("tells two people of one name apart by their ids alone", async () => {
    stores = await aWorld(actions, aPlan({ people: [...aPlan().people, aPerson("owen-2", "Owen Pryce")] }));
    expect(await ask("settings", "Owen Pryce")).toMatchObject({ code: 1, err: expect.stringContaining("surely") });
    expect((await ask("settings", OWEN)).out).toContain("Show what it means");
    expect((await ask("settings", "owen-2")).out).not.toContain("Show what it means");
  });

  it("remembers no chat of anybody", async () => {
    await ask("waiting in plan north-2027", OWEN);
    expect(await stores.chats.planOf(KEY.tenant, "command line")).toBeNull();
    expect(await stores.conversations.list(KEY.tenant)).toEqual([]);
  });
});

it("is pointed to by what is no command", async () => {
  const err: string[] = [];
  const terminal = { environment: {}, now: NOW, write: null, print: () => {} };
  expect(await run(["handover"], { ...terminal, complain: (line) => err.push(line) })).toBe(2);
  expect(err[0]).toContain('ask "handover …"');
});
