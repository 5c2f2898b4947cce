import { expect, it } from "vitest";
import { theAction } from "../../src/domain/due/about.ts";
import { startEmulator } from "../../src/local/emulator.ts";
import { openStores } from "../../src/storage/tables.ts";
import { aOnce, aPlan } from "../builders.ts";
import { readRows } from "./rows/tables.ts";
import { aDelivery, aNewPlan } from "./samples.ts";

const key = { tenant: "t", plan: "p" };
const asked = { person: "owen", about: theAction("a1"), date: "2027-01-04", on: "2027-01-18" };
const decided = {
  about: theAction("a1"),
  date: "2027-01-04",
  by: "owen",
  byName: "Owen Pryce",
  at: "2027-01-11T10:00:00.000Z",
};

// What an earlier release goes on reading, side by side with this one, and what it wrote is found under.
it("keeps words and keys in rows as they were first written, whatever they are called now", async () => {
  const emulator = await startEmulator({ folder: null, port: 0, log: { info: () => {}, error: () => {} } });
  if (!emulator.ok) throw new Error(emulator.detail);
  const { connectionString } = emulator;
  const { plans, outbox } = await openStores({ connectionString });
  await plans.createPlan({ ...aNewPlan(key), plan: aPlan({ key }) });
  await plans.recordAsked(key, [{ ...asked, occasion: "unanswered" }]);
  await plans.recordDecision(key, { ...decided, kind: "not further", words: "" }, aOnce("one"));
  await plans.recordDecision(key, { ...decided, about: theAction("a2"), kind: "let climb", words: "" }, aOnce("two"));
  const item = { plan: "p", about: theAction("a1"), ref: "1.1", date: "2027-01-04" };
  await outbox.plan(aDelivery("t", { person: "owen", items: [{ ...item, occasion: "unanswered" }] }));
  const rows = await readRows(connectionString);
  await emulator.stop();
  const own = rows["plan"]?.map(({ rowKey, json }) => [rowKey, String(json)] as const) ?? [];
  const of = (rowKey: string) => own.find(([name]) => name === rowKey)?.[1];
  expect(of("asked|owen|a1|papers")).toContain('"rung":"papers"');
  expect(of("ladder|a1")).toContain('"kind":"held"');
  expect(of("ladder|a2")).toContain('"kind":"released"');
  expect(of("plan")).toContain('"climbsToDirectors":"owner releases"');
  expect(String(rows["outbox"]?.[0]?.["json"])).toContain('"rung":"papers"');
});
