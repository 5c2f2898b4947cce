import { TableClient } from "@azure/data-tables";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Stored } from "../../src/app/ports/stored.ts";
import { actionAsAt } from "../../src/domain/history/as-at.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import { beforeOf } from "../../src/domain/updates/field-changes.ts";
import { startEmulator } from "../../src/local/emulator.ts";
import { readMark } from "../../src/storage/actions/action-rows.ts";
import { removeText, verifyChain } from "../../src/storage/actions/history-chain.ts";
import { readSealed } from "../../src/storage/actions/history-rows.ts";
import { jsonCells } from "../../src/storage/table/json-cells.ts";
import { partitionOf } from "../../src/storage/table/keys.ts";
import { beginsWith, openTable, type Table } from "../../src/storage/table/table.ts";
import { openStores, type Stores } from "../../src/storage/tables.ts";
import { aOnce } from "../builders.ts";
import { aKey, aNewPlan, anAction, anUpdateOf } from "./samples.ts";

let plans: Stores["plans"];
let client: TableClient;
let table: Table;
let close = async () => {};
beforeAll(async () => {
  const started = await startEmulator({ folder: null, port: 0, log: { info: () => {}, error: () => {} } });
  if (!started.ok) throw new Error(started.detail);
  ({ plans } = await openStores({ connectionString: started.connectionString }));
  client = TableClient.fromConnectionString(started.connectionString, "plan", { allowInsecureConnection: true });
  table = openTable(client);
  close = started.stop;
});
afterAll(() => close());

const PERSON = "directory-id-of-sam";
const GONE = /Sam Hollis|directory-id-of-sam/;

it("a text and a person are taken out of all rows as the guide says, and the chain still verifies", async () => {
  const key = aKey();
  const partitionKey = partitionOf(key);
  await plans.createPlan(aNewPlan(key, anAction("1.1")));
  const read = async () => (await plans.readAction(key, "id-1.1")) as Stored<Action>;
  const file = async (by: string, progress: string) => {
    const before = await read();
    const change = anUpdateOf(before, aOnce(progress), { undo: beforeOf(before.value) });
    const update = { ...(change.entry.update as NonNullable<typeof change.entry.update>), by, progress };
    const entry = { ...change.entry, by, update };
    await plans.commit(key, { ...change, after: { ...change.after, lastUpdate: update }, entry });
  };
  await file(PERSON, "Sam Hollis rang back");
  for (const words of ["Two", "Three", "Four"]) await file("ben", words);
  const rows = () => table.query(beginsWith(partitionKey, ""));
  const holding = async () => (await rows()).filter(({ cells }) => GONE.test(JSON.stringify(cells)));
  // Its own entry, and the two after it as what stood before, each twice.
  expect((await holding()).map(({ key: row }) => row.split("|")[0]).sort()).toEqual([
    ...["change", "change", "change", "update", "update", "update"],
  ]);
  for (const row of await holding()) {
    const sealed = readSealed(row);
    const names = Object.keys(sealed.texts).filter((name) => GONE.test(sealed.texts[name]?.text ?? ""));
    const removed = names.reduce((one, name) => removeText(one, name), sealed);
    await client.updateEntity({ partitionKey, rowKey: row.key, ...jsonCells(removed) }, "Replace");
  }
  expect(await holding()).toEqual([]);
  const chain = (await table.query(beginsWith(partitionKey, "update|"))).map(readSealed).reverse();
  expect(verifyChain(chain, readMark((await read()).mark).head)).toBeNull();
  const entries = await plans.listRecordedOf(key, "id-1.1", 1);
  const asAt = actionAsAt((await read()).value, entries, "2027-02-02T12:00:00.000Z");
  expect(asAt).toMatchObject({ wholeFrom: null, value: { rag: "green", lastUpdate: { by: "", progress: "" } } });
});
