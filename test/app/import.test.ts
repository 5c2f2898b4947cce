import { describe, expect, it } from "vitest";
import { answerImport } from "../../src/app/import/answer-import.ts";
import { applyImport } from "../../src/app/import/apply-import.ts";
import { cancelImport } from "../../src/app/import/cancel-import.ts";
import { correctColumns } from "../../src/app/import/correct-columns.ts";
import type { ImportDeps, ImportView } from "../../src/app/import/import-draft.ts";
import { openImport } from "../../src/app/import/open-import.ts";
import { previewImport } from "../../src/app/import/preview-import.ts";
import { openAction } from "../../src/app/open-action.ts";
import type { Asking } from "../../src/app/open-plan.ts";
import { forgetRepeats } from "../../src/app/plans/forget-repeats.ts";
import { submitUpdate } from "../../src/app/updates/submit-update.ts";
import type { SourceDocument } from "../../src/domain/import/document/source.ts";
import type { Result } from "../../src/domain/plan/result.ts";
import type { UpdateInput } from "../../src/domain/updates/update-input.ts";
import { AMINA, aOnce, KEY, NOW, OWEN } from "../builders.ts";
import { memoryStores } from "../fakes/memory-stores.ts";
import { asking, aWorld } from "../fakes/world.ts";

const HEAD = ["Ref", "Priority", "Action", "Lead", "Completion date", "RAG"];
const ROWS = [
  ["1.1", "Practice", "Rewrite the plan template", "Amina Diallo", "31 March 2027", "Amber"],
  ["1.2", "Practice", "Visit every child in the first week", "Ben Okafor", "30 June 2027", "Green"],
  ["1.3", "Practice", "Audit ten cases a month", "Amina Diallo", "tbc", "Red"],
];

function documentOf(rows: readonly (readonly string[])[], head: readonly string[] = HEAD): SourceDocument {
  const table = [head, ...rows].map((cells, row) => ({
    ...{ place: `row ${row + 1}`, isHeader: false },
    cells: cells.map((text, column) => ({
      ...{ column, span: 1, merged: false, fill: null, date: null, tables: [] },
      paragraphs: [{ text, list: null }],
    })),
  }));
  return {
    name: "improvement.csv",
    kind: "csv",
    blocks: [{ kind: "table", place: "the table", rows: table }],
    leftOut: [],
  };
}

function anEmptyWorld(): ImportDeps & ReturnType<typeof memoryStores> {
  let ids = 0;
  return { ...memoryStores(), newId: () => `id-${++ids}` };
}

const owen = asking(OWEN, { name: "Owen Pryce" });

async function got<T>(result: Promise<Result<T>>): Promise<T> {
  const value = await result;
  if (!value.ok) throw new Error(JSON.stringify(value.refusal));
  return value.value;
}

const look = (world: ImportDeps, rows = ROWS, who: Asking = owen) =>
  got(previewImport(world, who, { document: documentOf(rows), title: "Our plan" }));

/** A world with the plan of ROWS, and the name of the import that made it. */
async function imported(rows = ROWS) {
  const world = anEmptyWorld();
  const { name } = await look(world, rows);
  await got(applyImport(world, owen, name));
  const key = { tenant: KEY.tenant, plan: name.plan };
  return { world, key, name };
}

const problemOf = (view: ImportView, ref: string) => view.problems.find((problem) => problem.ref === ref)?.id ?? "";

describe("a first import", () => {
  it("shows a new plan and saves nothing of it", async () => {
    const world = anEmptyWorld();
    const view = await look(world);
    expect(view).toMatchObject({ isNew: true, title: "Our plan", reconciliation: null, applied: null });
    expect(view.name.plan).toBe("our-plan");
    expect(view.draft.actions.map(({ ref }) => ref)).toEqual(["1.1", "1.2", "1.3"]);
    expect(view.problems).toMatchObject([{ ref: "1.3", field: "due", answer: null }]);
    expect(await world.plans.listPlans(KEY.tenant)).toEqual([]);
  });

  it("makes whoever applies it the plan's owner, keeps what is not settled, and is applied once", async () => {
    const { world, key, name } = await imported();
    expect(await world.plans.readPlan(key)).toMatchObject({
      value: { people: [{ id: OWEN, roles: ["owner"] }], started: null, document: { problems: [{ ref: "1.3" }] } },
    });
    const again = await got(applyImport(world, owen, name));
    expect(again).toMatchObject({ again: true, title: "Our plan" });
    expect(await world.plans.listActions(key)).toHaveLength(3);
    expect(await got(openImport(world, owen, name))).toMatchObject({ applied: { by: "Owen Pryce" } });
  });

  it("is applied once by a double click and by two instances", async () => {
    const world = anEmptyWorld();
    const { name } = await look(world);
    const both = await Promise.all([applyImport(world, owen, name), applyImport(world, owen, name)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await world.plans.listActions({ ...KEY, plan: name.plan })).toHaveLength(3);
  });

  it("refuses a document without an action", async () => {
    const nothing = await previewImport(anEmptyWorld(), owen, { document: documentOf([]), title: null });
    expect(nothing).toMatchObject({ refusal: { reason: "nothing-to-import" } });
  });
});

describe("answering", () => {
  it("settles a date in the owner's words beside the document's, and remembers it for the next import", async () => {
    const world = anEmptyWorld();
    const view = await look(world);
    const settle = { kind: "settle", problem: problemOf(view, "1.3"), as: "31 July 2027" } as const;
    const answered = await got(answerImport(world, owen, view.name, [settle]));
    expect(answered.problems).toMatchObject([{ answer: settle }]);
    expect(answered.draft).toMatchObject({
      problems: [],
      actions: [{}, {}, { due: { date: "2027-07-31", text: "tbc" } }],
    });
    await got(applyImport(world, owen, view.name));
    expect(await world.plans.findAction({ ...KEY, plan: view.name.plan }, "1.3")).toMatchObject({
      value: { endDate: "2027-07-31" },
    });
    const next = await look(world);
    expect(next.problems).toMatchObject([{ answer: settle }]);
    expect(next.reconciliation).toMatchObject({ changed: [], unchanged: 3 });
  });

  it("refuses what does not read, and takes none of what came with it", async () => {
    const world = anEmptyWorld();
    const { name, ...view } = await look(world);
    const problem = problemOf({ name, ...view }, "1.3");
    const refused = await answerImport(world, owen, name, [{ kind: "settle", problem, as: "soonish" }]);
    expect(refused).toMatchObject({ refusal: { reason: "answer-unclear", field: "due", text: "soonish" } });
    expect((await got(openImport(world, owen, name))).problems).toMatchObject([{ answer: null }]);
    const empty = await got(answerImport(world, owen, name, [{ kind: "leave-empty", problem }]));
    expect(empty.draft.actions[2]).toMatchObject({ due: null, dates: [] });
  });

  it("loses no answer of two given at once", async () => {
    const world = anEmptyWorld();
    const rows = ROWS.map((row) => [...row.slice(0, 4), "tbc", "Amber"]);
    const view = await look(world, rows);
    const answers = view.problems.map(({ id }) => [{ kind: "settle", problem: id, as: "31 July 2027" }] as const);
    await Promise.all(answers.map((one) => got(answerImport(world, owen, view.name, one))));
    expect((await got(openImport(world, owen, view.name))).draft.problems).toEqual([]);
  });

  it("takes the owner's word for a column, and remembers it for the plan", async () => {
    const world = anEmptyWorld();
    const { name } = await look(world);
    const view = await got(correctColumns(world, owen, name, { "completion date": "review" }));
    expect(view.draft.actions[0]?.due).toMatchObject({ kind: "review" });
    await got(applyImport(world, owen, name));
    expect((await look(world)).draft.actions[0]?.due).toMatchObject({ kind: "review" });
  });

  it("is for the one who began it, until it is cancelled, applied or thirty days old", async () => {
    const world = anEmptyWorld();
    const unknown = { refusal: { reason: "import-unknown" } };
    const { name } = await look(world);
    expect(await openImport(world, asking(AMINA), name)).toMatchObject(unknown);
    await got(cancelImport(world, owen, name));
    expect(await applyImport(world, owen, name)).toMatchObject(unknown);
    const other = (await look(world)).name;
    const log = { info: () => {}, error: () => {} };
    await forgetRepeats({ ...world, log }, new Date(NOW.getTime() + 31 * 86_400_000));
    expect(await openImport(world, owen, other)).toMatchObject(unknown);
    const { world: done, name: applied } = await imported();
    for (const late of [cancelImport(done, owen, applied), answerImport(done, owen, applied, [])])
      expect(await late).toMatchObject({ refusal: { reason: "import-applied", by: "Owen Pryce" } });
  });
});

describe("importing again", () => {
  const decideAll = (view: ImportView, choice: string) =>
    (view.reconciliation?.proposals ?? []).map(({ id }) => ({ kind: "decide", proposal: id, choice }) as const);

  it("changes nothing when the file is the same", async () => {
    const { world } = await imported();
    expect((await look(world)).reconciliation).toEqual({
      ...{ added: [], changed: [], moves: [], missing: [], kept: [], proposals: [], plan: [], unchanged: 3 },
    });
  });

  it("proposes two changed cells and one changed ref, and only those, with what was answered intact", async () => {
    const { world, key } = await imported();
    await updateOf(world, key.plan, "1.2");
    const rows = [
      ["1.1", "Practice", "Rewrite the plan template", "Ben Okafor", "30 April 2027", "Amber"],
      ["1.4", ...(ROWS[1] ?? []).slice(1, 5), "Amber"],
      ROWS[2] ?? [],
    ];
    const view = await look(world, rows);
    expect(view.reconciliation).toMatchObject({
      ...{ added: [], missing: [], kept: [], plan: [] },
      changed: [{ ref: "1.1", fields: [{ field: "leads" }, { field: "dates" }, { field: "end date" }] }],
      proposals: [{ kind: "renumbered", was: [{ ref: "1.2" }], now: [{ ref: "1.4" }] }],
    });
    const decided = await got(answerImport(world, owen, view.name, decideAll(view, "same")));
    expect(decided.reconciliation?.kept).toMatchObject([{ field: "rating", ours: "red", file: "amber" }]);
    expect(await got(applyImport(world, owen, view.name))).toMatchObject({ changed: 2, kept: 1, undecided: 0 });
    const shown = await got(openAction(world, { ...owen, plan: key.plan }, { ref: "1.2" }));
    expect(shown).toMatchObject({
      formerRef: "1.2",
      action: { value: { ref: "1.4", rag: "red", lastUpdate: { progress: "Half of them seen" } } },
    });
  });

  it("leaves what is not decided as it is", async () => {
    const { world, key } = await imported();
    const { name } = await look(world, [["1.9", ...(ROWS[0] ?? []).slice(1)], ...ROWS.slice(1)]);
    expect(await got(applyImport(world, owen, name))).toMatchObject({ changed: 0, undecided: 1 });
    expect(await world.plans.listRefs(key)).toEqual(["1.1", "1.2", "1.3"]);
  });

  it("is an owner's alone", async () => {
    const { world, key } = await imported();
    const refused = await previewImport(world, asking(AMINA, { plan: key.plan }), {
      document: documentOf(ROWS),
      title: null,
    });
    expect(refused).toMatchObject({ refusal: { reason: "not-in-plan", owners: ["Owen Pryce"] } });
    const own = await got(previewImport(world, asking(AMINA), { document: documentOf(ROWS), title: "Our plan" }));
    expect(own).toMatchObject({ isNew: true, name: { plan: "our-plan-2" } });
  });

  it("finds the plan of builders by its owner", async () => {
    const world = await aWorld();
    expect((await look(world)).name.plan).toBe(KEY.plan);
  });
});

/** Owen's update of an action: red. */
async function updateOf(world: ImportDeps, plan: string, ref: string) {
  const input: UpdateInput = {
    ...{
      rag: "red",
      partRags: [],
      progress: "Half of them seen",
      difference: "",
      evidence: "",
      nextReview: "2026-12-18",
    },
    ...{ inTheWay: "", moveTo: "", moveReason: "", confirmed: [] },
  };
  const submission = { name: { ref }, input, version: null, via: "typed", once: aOnce(ref) } as const;
  const submitted = await got(submitUpdate(world, { ...owen, plan }, submission));
  expect(submitted.kind).toBe("saved");
}
