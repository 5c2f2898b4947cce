import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { layBack } from "../../src/domain/history/as-at.ts";
import { recordEntry } from "../../src/domain/history/recorded.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import { openRecord, removeText, sealRecord, verifyChain } from "../../src/storage/actions/history-chain.ts";
import { readSealed } from "../../src/storage/actions/history-rows.ts";
import { aWholeUpdate } from "../builders.ts";
import { anAction, anUpdateOf } from "./samples.ts";

type FixtureRow = Readonly<Record<string, string>> & { readonly partitionKey: string; readonly rowKey: string };

/** The rows of the release before there was a second seal, as they lie in its table. */
function rowsOfFirstRelease() {
  const file = new URL("../fixtures/rows/0.1.json", import.meta.url);
  const { rows } = JSON.parse(readFileSync(file, "utf8")) as { rows: { plan: readonly FixtureRow[] } };
  return rows.plan.map(({ partitionKey, rowKey, ...cells }) => ({
    ...{ partition: partitionKey, key: rowKey, etag: "" },
    cells,
  }));
}

const before: Action = {
  ...anAction("1.1"),
  title: "Words: a title",
  measures: ["Words: one", "Words: another"],
  lastUpdate: { ...aWholeUpdate(), by: "person-1" },
  notMine: {
    at: "2027-01-02T10:00:00.000Z",
    by: "person-2",
    byName: "Words: who",
    suggests: "Words: x",
    words: "Words",
  },
};

function aSealedUpdate() {
  const { entry } = anUpdateOf({ value: before, mark: "" });
  const after: Action = { ...before, title: "Another", measures: [], lastUpdate: null, notMine: null, rag: "green" };
  return { after, sealed: sealRecord(recordEntry({ ...entry, by: "person-3" }, before, after), "") };
}

describe("seals", () => {
  it("of the first release still verify, each action's chain up to the head in its own row", () => {
    const rows = rowsOfFirstRelease();
    const actions = rows.filter(({ key }) => key.startsWith("action|"));
    expect(actions.length).toBeGreaterThan(5);
    for (const { key, cells } of actions) {
      const own = rows.filter((row) => row.key.startsWith(key.replace("action|", "update|")));
      const newestFirst = own.filter((row) => row.key.split("|").length === 3).map(readSealed);
      expect(newestFirst.map(({ seal }) => seal)).toEqual(newestFirst.map(() => undefined));
      const oldestFirst = newestFirst.reverse();
      expect(verifyChain(oldestFirst, cells["head"] ?? ""), key).toBeNull();
      // A next entry goes on from it, under the seal of today.
      const { entry } = anUpdateOf({ value: { ...before, version: oldestFirst.length }, mark: "" });
      const next = sealRecord(entry, cells["head"] ?? "");
      expect(verifyChain([...oldestFirst, next], next.hash)).toBeNull();
    }
  });

  it("of today keep nobody's words, name or id among the facts, of what stood before neither", () => {
    const { sealed } = aSealedUpdate();
    expect(JSON.stringify(sealed.facts)).not.toMatch(/Words|person-\d|Ben Okafor|Amina Diallo/);
    const texts = Object.values(sealed.texts).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(["person-1", "person-2", "person-3", "Words: a title", "Words: one"]));
    expect(sealed.facts.was).toMatchObject({ rag: { value: "amber" } });
  });

  it("hold where any text was taken out, of which nothing is left", () => {
    const { sealed, after } = aSealedUpdate();
    const first = sealRecord({ ...openRecord(sealed), entry: 1 }, "");
    const emptied = Object.keys(first.texts).reduce((row, name) => removeText(row, name), first);
    expect(verifyChain([emptied], first.hash)).toBeNull();
    expect(layBack(after, [openRecord(emptied)]).value).toMatchObject({ title: "", measures: ["", ""], rag: "amber" });
  });

  it("say which they are, and cannot be told to be another", () => {
    const first = sealRecord({ ...openRecord(aSealedUpdate().sealed), entry: 1 }, "");
    expect(first.seal).toBe(2);
    const { seal: _, ...older } = first;
    expect(verifyChain([older], first.hash)).toBe(1);
    const forged = { ...first, facts: { ...first.facts, was: {} } };
    expect(verifyChain([forged], first.hash)).toBe(1);
  });
});
