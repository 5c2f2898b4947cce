import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RemindReport } from "../../src/app/reminders/remind-report.ts";
import { POINTS, type Point } from "../../src/app/sending/remind-deps.ts";
import { type Emulator, startEmulator } from "../../src/local/emulator.ts";
import { openStores, type Stores } from "../../src/storage/tables.ts";
import { type FakeConnector, startFakeConnector } from "../fakes/connector.ts";
import { aTenant } from "../proof/random-kills.ts";
import type { Told } from "./reminder-child.ts";

const PEOPLE = 50;
const LEASE_MS = 2000;
const NOW = "2026-11-20T09:00:00Z";
const CHILD = fileURLToPath(new URL("./reminder-child.ts", import.meta.url));
const log = { info: () => {}, error: () => {} };

let emulator: Emulator;
let connector: FakeConnector;
let stores: Stores;

beforeAll(async () => {
  const started = await startEmulator({ folder: null, port: 0, log });
  if (!started.ok) throw new Error(started.detail);
  emulator = started;
  connector = await startFakeConnector();
  stores = await openStores({ connectionString: emulator.connectionString });
}, 60_000);

afterAll(async () => {
  await connector?.stop();
  await emulator?.stop();
});

/** Runs the reminders in a process of their own; null: it was killed. */
function run(tenant: string, kill: Told["kill"]): Promise<RemindReport | null> {
  const { connectionString } = emulator;
  const told: Told = { connectionString, tenant, now: NOW, leaseMs: LEASE_MS, kill };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ["--import", "tsx", CHILD, JSON.stringify(told)], (error, stdout, stderr) => {
      if (error === null) resolve(JSON.parse(stdout));
      else if (error.signal === "SIGKILL") resolve(null);
      else reject(new Error(stderr));
    });
  });
}

/** What reached one person: for each message, whether it says that it may have come before. */
function digestsOf(id: string): readonly boolean[] {
  const says = /You may have had this/;
  return connector.messagesIn(`with-${id}`).map(({ activity }) => says.test(JSON.stringify(activity)));
}

/** The points after a message left and before its row says so. */
const LEFT: readonly Point[] = ["after-send", "asked"];

describe("T1 kill -9 of a process that sends 50 digests", () => {
  const table: string[] = [];
  afterAll(() =>
    console.log(["point | had theirs at the kill | sent after it | missing | twice | saying so", ...table].join("\n")),
  );

  it.each(POINTS)(
    "at %s: each has theirs after a restart; a second only of the send in hand that had left, and it says so",
    async (point) => {
      const tenant = `kill-${point}`;
      const people = await aTenant({ stores, connector }, tenant, PEOPLE);
      expect(await run(tenant, { point, time: point === "decided" ? 1 : 25 })).toBeNull();
      const before = people.filter((id) => digestsOf(id).length > 0);
      const inHand = await unfinished(tenant);
      const report = await run(tenant, null);

      const missing = people.filter((id) => digestsOf(id).length === 0);
      const twice = people.filter((id) => digestsOf(id).length > 1);
      const saying = twice.filter((id) => String(digestsOf(id)) === "false,true");
      table.push([point, before.length, report?.sent, missing.length, twice.length, saying.length].join(" | "));
      expect(missing).toEqual([]);
      expect(twice).toEqual(before.filter((id) => inHand.includes(id)));
      expect(twice).toHaveLength(LEFT.includes(point) ? 1 : 0);
      expect(saying).toEqual(twice);
      expect(before.length + (report?.sent ?? 0)).toBe(PEOPLE + twice.length);
      expect((await stores.plans.listAsked({ tenant, plan: "improvement" })).length).toBe(PEOPLE);
    },
    60_000,
  );
});

/** Whose row a process has claimed and not brought to an end. */
async function unfinished(tenant: string): Promise<readonly string[]> {
  const rows = await stores.outbox.listDay(tenant, NOW.slice(0, 10));
  return rows.filter(({ value }) => value.status === "sending").map(({ value }) => value.person);
}

it("T2 two processes at once send each digest once", async () => {
  const tenant = "two-at-once";
  const people = await aTenant({ stores, connector }, tenant, PEOPLE);
  const [one, other] = await Promise.all([run(tenant, null), run(tenant, null)]);
  expect(people.map((id) => digestsOf(id))).toEqual(people.map(() => [false]));
  expect((one?.sent ?? 0) + (other?.sent ?? 0)).toBe(PEOPLE);
  expect(await run(tenant, null)).toMatchObject({ planned: 0, sent: 0, failed: 0 });
}, 60_000);
