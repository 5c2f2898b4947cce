import { TableClient } from "@azure/data-tables";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stored } from "../../src/app/ports/stored.ts";
import type { RecordedEntry } from "../../src/domain/history/recorded.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import { type Emulator, startEmulator } from "../../src/local/emulator.ts";
import { readMark } from "../../src/storage/actions/action-rows.ts";
import {
  openRecord,
  removeText,
  type Sealed,
  sealRecord,
  verifyChain,
} from "../../src/storage/actions/history-chain.ts";
import { readSealed } from "../../src/storage/actions/history-rows.ts";
import { jsonCells } from "../../src/storage/table/json-cells.ts";
import { beginsWith, openTable } from "../../src/storage/table/table.ts";
import { openStores, type Stores } from "../../src/storage/tables.ts";
import { aWholeUpdate, importedEntry } from "../builders.ts";
import { aKey, aNewPlan, anAction, anUpdateOf, ODD_TEXT } from "./samples.ts";

type SealedEntry = Sealed<RecordedEntry>;

function aChain(): [SealedEntry, SealedEntry, SealedEntry] {
  const action = anAction("1.1");
  const first = sealRecord(importedEntry(action), "");
  const second = sealRecord(anUpdateOf({ value: action, mark: "" }).entry, first.hash);
  const third = sealRecord(anUpdateOf({ value: { ...action, version: 2 }, mark: "" }).entry, second.hash);
  return [first, second, third];
}

describe("the chain of an action's history", () => {
  it("verifies as filed, and gives back what was filed", () => {
    const chain = aChain();
    expect(verifyChain(chain, chain[2].hash)).toBeNull();
    expect(openRecord(chain[1])).toEqual(anUpdateOf({ value: anAction("1.1"), mark: "" }).entry);
    expect(verifyChain([], "")).toBeNull();
  });

  it("still verifies when a text was removed, of which nothing is left to guess from", () => {
    const [first, second, third] = aChain();
    const removed = removeText(second, "update.progress");
    expect(openRecord(removed).update?.progress).toBe("");
    expect(JSON.stringify(removed)).not.toContain(second.texts["update.progress"]?.salt ?? "no salt");
    expect(JSON.stringify(removed)).not.toContain(JSON.stringify(ODD_TEXT));
    expect(verifyChain([first, removed, third], third.hash)).toBeNull();
  });

  it("seals each of an update's words apart, so that it can go and the chain still verifies", () => {
    const [first, , third] = aChain();
    const update = aWholeUpdate();
    const second = sealRecord({ ...openRecord(aChain()[1]), update }, first.hash);
    const last = sealRecord(openRecord(third), second.hash);
    expect(JSON.stringify(second.facts)).not.toContain("Words");
    expect(openRecord(second).update).toEqual(update);
    const words = Object.keys(update).filter((name) => String(update[name as keyof typeof update]).startsWith("Words"));
    expect(words).toContain("inTheWay");
    for (const name of words) {
      const removed = removeText(second, `update.${name}`);
      expect(openRecord(removed).update).toEqual({ ...update, [name]: "" });
      expect(JSON.stringify(removed)).not.toContain(update[name as keyof typeof update]);
      expect(verifyChain([first, removed, last], last.hash), name).toBeNull();
    }
  });

  it("still verifies when the words of a change were removed; ratings and days stay facts", () => {
    const [first, , third] = aChain();
    const before = openRecord(aChain()[1]);
    const title = { field: "title", part: null, from: "Ring Sam Hollis", to: "Ring back within a day" } as const;
    const rating = { field: "rating", part: null, from: "red", to: "amber" } as const;
    const second = sealRecord({ ...before, changes: [title, rating] }, first.hash);
    const removed = removeText(second, "changes.0.from");
    expect(openRecord(second).changes).toEqual([title, rating]);
    expect(openRecord(removed).changes).toEqual([{ ...title, from: "" }, rating]);
    expect(JSON.stringify(removed)).not.toContain("Sam Hollis");
    expect(second.facts.changes[1]).toEqual(rating);
    const last = sealRecord(openRecord(third), second.hash);
    expect(verifyChain([first, removed, last], last.hash)).toBeNull();
  });

  it("gives equal texts unequal digests", () => {
    const entry = importedEntry(anAction("1.1"));
    expect(sealRecord(entry, "").digests["byName"]).not.toBe(sealRecord(entry, "").digests["byName"]);
  });

  it("names the first entry that is not as it was filed", () => {
    const [first, second, third] = aChain();
    const reworded = { ...second.texts, reason: { text: "another reason", salt: second.texts["reason"]?.salt ?? "" } };
    const forged: readonly (readonly [string, readonly SealedEntry[], number])[] = [
      ["a text reworded", [first, { ...second, texts: reworded }, third], 2],
      ["another person", [first, { ...second, facts: { ...second.facts, by: "zoe" } }, third], 2],
      ["another rating", [first, second, sealRecord({ ...openRecord(third), changes: [] }, second.hash)], 4],
      ["one left out", [first, third], 2],
      ["the newest left out", [first, second], 3],
      ["two swapped", [first, third, second], 2],
      ["one rewritten with its hash", [first, sealRecord(openRecord(second), first.hash), third], 3],
    ];
    for (const [what, chain, entry] of forged) expect(verifyChain(chain, third.hash), what).toBe(entry);
  });
});

describe("the history in its table", () => {
  let emulator: Emulator;
  let plans: Stores["plans"];
  let client: TableClient;
  beforeAll(async () => {
    const started = await startEmulator({ folder: null, port: 0, log: { info: () => {}, error: () => {} } });
    if (!started.ok) throw new Error(started.detail);
    emulator = started;
    const { connectionString } = emulator;
    ({ plans } = await openStores({ connectionString }));
    client = TableClient.fromConnectionString(connectionString, "plan", { allowInsecureConnection: true });
  });
  afterAll(() => emulator.stop());

  it("verifies against the action's own row, and shows what was changed behind our back", async () => {
    const key = aKey();
    const partition = `${key.tenant}|${key.plan}`;
    await plans.createPlan(aNewPlan(key, anAction("1.1")));
    const read = async () => (await plans.readAction(key, "id-1.1")) as Stored<Action>;
    for (let done = 0; done < 3; done++) await plans.commit(key, anUpdateOf(await read()));
    const rows = async () => openTable(client).query(beginsWith(partition, "update|"));
    const verify = async () => {
      const newestFirst = (await rows()).map(readSealed);
      return verifyChain(newestFirst.reverse(), readMark((await read()).mark).head);
    };
    expect((await rows()).length).toBe(4);
    expect(await verify()).toBeNull();

    const [newest, , second] = await rows();
    if (newest === undefined || second === undefined) throw new Error("no history");
    const put = (row: typeof second, sealed: SealedEntry) =>
      client.updateEntity({ partitionKey: partition, rowKey: row.key, ...jsonCells(sealed) }, "Replace");
    await put(second, removeText(readSealed(second), "reason"));
    expect(await verify()).toBeNull();
    await put(second, { ...readSealed(second), facts: { ...readSealed(second).facts, by: "somebody else" } });
    expect(await verify()).toBe(2);
    await put(second, readSealed(second));
    await client.deleteEntity(partition, newest.key);
    expect(await verify()).toBe(4);
  });
});
