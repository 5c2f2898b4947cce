import { describe, expect, it } from "vitest";
import { applyImport } from "../../src/app/import/apply-import.ts";
import { previewImport } from "../../src/app/import/preview-import.ts";
import { summarisePlan } from "../../src/app/plans/summarise-plan.ts";
import { decideFileDates, listName, openFileDates } from "../../src/app/updates/file-dates.ts";
import { submitUpdate } from "../../src/app/updates/submit-update.ts";
import { listWaiting } from "../../src/app/waiting/list-waiting.ts";
import type { TogetherInput } from "../../src/domain/changes/decide-file-dates.ts";
import { planTable, textsOf } from "../../src/domain/import/export-table/write-export.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import type { Result } from "../../src/domain/plan/result.ts";
import { requestName } from "../../src/domain/updates/file-dates.ts";
import { AMINA, anAction, aOnce, aPerson, aPlan, CARYS, KEY, OWEN, TODAY, typedUpdate } from "../builders.ts";
import { asking, aWorld } from "../fakes/world.ts";
import { saidEvents } from "../said-events.ts";

const NIA = "nia";
const END = { kind: "end", date: "2027-03-31", cadence: null, text: "End 31 March 2027" } as const;
const slip = {
  ...{ from: "2027-01-31", to: "2027-03-31", reason: "Staff", askedBy: "Amina Diallo" },
  ...{ approvedBy: "Nia Rees", on: "2026-10-01" },
};
const agree: TogetherInput = { agrees: true, board: "Improvement Board", day: "2026-11-12", words: "" };
const refusal: TogetherInput = { agrees: false, board: "", day: "", words: "They are needed before the visit" };

async function got<T>(result: Promise<Result<T>>): Promise<T> {
  const value = await result;
  if (!value.ok) throw new Error(JSON.stringify(value.refusal));
  return value.value;
}

/** A plan of two owners and a chair into which Owen has taken a file that moves all four end dates; one moved before. */
async function moved() {
  const owner = { ...aPerson(NIA, "Nia Rees"), roles: ["owner"] as const };
  const plan = aPlan({ people: [...aPlan().people, owner] });
  const actions = ["1.1.1", "1.1.2", "1.1.3", "1.1.4"].map((ref, at) =>
    anAction({
      ...{ id: `a${at + 1}`, ref, title: `Do the thing called ${["one", "two", "three", "four"][at]}` },
      ...{ dates: [...anAction().dates, END], revisions: at === 3 ? [slip] : [] },
    }),
  );
  const world = await aWorld(actions, plan);
  const rows = textsOf(
    planTable(
      plan,
      actions.map((action) => ({
        ...action,
        ...{ endDate: "2027-06-30", rag: action.ref === "1.1.1" ? "red" : action.rag },
      })),
      TODAY,
    ),
  );
  const table = rows.map((cells, row) => ({
    ...{ place: `row ${row + 1}`, isHeader: row === 0 },
    cells: cells.map((text, column) => ({
      ...{ column, span: 1, merged: false, fill: null, date: null, tables: [] },
      paragraphs: text.split("\n").map((line) => ({ text: line, list: null })),
    })),
  }));
  const document = {
    ...{ name: "improvement.csv", kind: "csv" as const, leftOut: [] },
    blocks: [{ kind: "table" as const, place: "the table", rows: table }],
  };
  const owen = asking(OWEN, { plan: KEY.plan });
  const look = () => got(previewImport(world, owen, { document, title: null }));
  const preview = await look();
  const applied = await got(applyImport(world, owen, preview.name));
  const stand = async (): Promise<readonly Action[]> => world.plans.readActions(KEY);
  const imported = (await stand())[0]?.dateChange?.file?.import ?? "";
  const list = (person: string) => openFileDates(world, asking(person), imported);
  const decide = async (person: string, input: TogetherInput, refs: readonly string[] | "all", nonce = "n1") => {
    const { moves } = await got(list(person));
    const ticked = moves.filter(({ ref }) => refs.includes(ref));
    const meant =
      refs === "all"
        ? { all: listName(moves) }
        : { ticked: ticked.map((action) => ({ action: action.id, request: requestName(action) })) };
    return decideFileDates(world, asking(person), {
      imported,
      meant,
      input,
      once: aOnce(nonce, { person, given: [input, refs] }),
    });
  };
  return { world, look, preview, applied, stand, imported, list, decide };
}

const ends = (actions: readonly Action[]) => actions.map(({ endDate }) => endDate);
const [OLD, NEW] = ["2027-03-31", "2027-06-30"];

describe("a file that moves end dates of a plan whose reminders go out", () => {
  it("moves none, says who agrees, and shows no difference when it comes again", async () => {
    const { preview, applied, stand, look } = await moved();
    expect(preview.reconciliation?.moves).toHaveLength(4);
    expect(applied.asked).toEqual({ count: 4, deciders: ["Carys Vaughan", "Nia Rees"] });
    expect(ends(await stand())).toEqual([OLD, OLD, OLD, OLD]);
    expect((await look()).reconciliation).toMatchObject({ changed: [], kept: [], moves: [], unchanged: 4 });
  });

  it("waits as one item for each who may decide, with just what is theirs; never for who took it in", async () => {
    const { world, list } = await moved();
    const waits = async (person: string) => {
      const { items } = await got(listWaiting(world, asking(person)));
      return items.flatMap((item): readonly (readonly string[])[] =>
        item.kind === "file dates" ? [item.refs] : item.kind === "end date" ? [["alone"]] : [],
      );
    };
    expect(await waits(NIA)).toEqual([["1.1.1", "1.1.2", "1.1.3"]]);
    expect(await waits(CARYS)).toEqual([["1.1.4"]]);
    expect(await waits(OWEN)).toEqual([]);
    expect(await got(list(NIA))).toMatchObject({ moves: [{}, {}, {}], others: 1 });
    expect(await list(OWEN)).toMatchObject({
      refusal: { reason: "not-allowed", ask: ["Carys Vaughan", "Nia Rees"] },
    });
  });

  it("agreed together moves all, with the file, the board, its day and who recorded it; counted as slips and as changes", async () => {
    const { world, decide, stand } = await moved();
    const { decided, changed, moves } = await got(decide(NIA, agree, "all"));
    expect([decided.map(({ ref }) => ref), changed, moves]).toEqual([["1.1.1", "1.1.2", "1.1.3"], [], []]);
    const [first] = await stand();
    expect(first).toMatchObject({
      ...{ endDate: NEW, dateChange: null },
      revisions: [
        {
          ...{ from: OLD, to: NEW, reason: "import of improvement.csv", askedBy: "Owen Pryce", approvedBy: "Nia Rees" },
          ...{ on: TODAY, together: { board: "Improvement Board", day: "2026-11-12" } },
        },
      ],
    });
    const { items } = await world.plans.listHistory(KEY, "a1", 9, null);
    expect(items[0]).toMatchObject({
      ...{ kind: "date-change-approved", byName: "Nia Rees", via: "card" },
      reason: "import of improvement.csv. Agreed together: by Improvement Board, on 12 November 2026.",
    });
    const { summary } = await got(summarisePlan(world, asking(CARYS), "19:board", null));
    expect(summary.redated).toMatchObject([{ from: OLD, to: NEW }, {}, {}]);
    expect(summary.changed).toMatchObject([{ line: { ref: "1.1.1" }, from: "amber", to: "red" }]);
    expect(summary.themes[0]?.slips).toBe(4);
    expect(await saidEvents(world.plans, KEY)).toMatchObject([
      { kind: "imported" },
      { kind: "end dates decided", says: expect.stringContaining("1.1.1, 1.1.2, 1.1.3. Agreed together: by") },
    ]);
  });

  it("agreed in part leaves the rest; refused with words stays as it was, and its lead is asked nothing sooner", async () => {
    const { decide, stand, list } = await moved();
    const [before] = await stand();
    await got(decide(NIA, agree, ["1.1.2"]));
    expect(ends(await stand())).toEqual([OLD, NEW, OLD, OLD]);
    expect((await got(list(NIA))).moves.map(({ ref }) => ref)).toEqual(["1.1.1", "1.1.3"]);
    expect(await decide(NIA, { ...refusal, words: " " }, "all", "n2")).toMatchObject({
      refusal: { reason: "reason-missing" },
    });
    const { decided } = await got(decide(NIA, refusal, ["1.1.1", "1.1.3"], "n3"));
    expect(decided).toHaveLength(2);
    expect((await stand())[0]).toMatchObject({ endDate: OLD, dateChange: null, reviewDate: before?.reviewDate });
    expect(await list(CARYS)).toMatchObject({ ok: true });
  });

  it("is decided once, however often it is pressed", async () => {
    const { decide, stand, world, imported } = await moved();
    const { moves } = await got(openFileDates(world, asking(NIA), imported));
    const request = { imported, meant: { all: listName(moves) }, input: agree, once: aOnce("n1") };
    const both = await Promise.all([1, 2].map(() => got(decideFileDates(world, asking(NIA), request))));
    expect(await got(decideFileDates(world, asking(NIA), request))).toMatchObject({ again: true, changed: [] });
    expect(both).toHaveLength(2);
    expect((await stand()).map(({ revisions }) => revisions.length)).toEqual([1, 1, 1, 1]);
    expect(await decide(CARYS, agree, "all", "n1")).toMatchObject({ ok: true });
  });

  it("leaves and names what has changed since it was seen", async () => {
    const { world, imported, stand, decide } = await moved();
    const { moves } = await got(openFileDates(world, asking(NIA), imported));
    await got(
      submitUpdate(world, asking(AMINA), {
        ...{ name: { ref: "1.1.1" }, version: null, via: "card", once: aOnce("u1") },
        input: typedUpdate({ rag: "amber", moveTo: "2027-09-30", moveReason: "The supplier is late" }),
      }),
    );
    const all = { imported, meant: { all: listName(moves) }, input: agree, once: aOnce("n1") };
    expect(await decideFileDates(world, asking(NIA), all)).toMatchObject({ refusal: { reason: "dates-changed" } });
    expect(ends(await stand())).toEqual([OLD, OLD, OLD, OLD]);
    const ticked = moves.map((action) => ({ action: action.id, request: requestName(action) }));
    const { decided, changed } = await got(decideFileDates(world, asking(NIA), { ...all, meant: { ticked } }));
    expect([decided.map(({ ref }) => ref), changed.map(({ ref }) => ref)]).toEqual([["1.1.2", "1.1.3"], ["1.1.1"]]);
    expect(changed).toMatchObject([{ endDate: OLD, dateChange: { to: "2027-09-30", by: AMINA } }]);
    expect(await decide(CARYS, agree, [], "n2")).toMatchObject({ refusal: { reason: "nothing-ticked" } });
  });

  it.each([
    ["a day that is none", { day: "soon" }, "date-unreadable"],
    ["a day still ahead", { day: "2026-12-24" }, "date-ahead"],
    ["no day", { day: "" }, "date-missing"],
    ["a name without end", { board: "x".repeat(101) }, "text-too-long"],
  ])("refuses %s of a board", async (_, more, reason) => {
    const { decide } = await moved();
    expect(await decide(NIA, { ...agree, ...more }, "all")).toMatchObject({ refusal: { reason } });
  });

  it("without a board is agreed by the one who decides", async () => {
    const { decide, stand } = await moved();
    await got(decide(NIA, { ...agree, board: " ", day: "soon" }, "all"));
    expect((await stand())[0]?.revisions[0]).not.toHaveProperty("together");
  });
});
