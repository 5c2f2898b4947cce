import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { startEmulator } from "../../../src/local/emulator.ts";
import { openStores } from "../../../src/storage/tables.ts";
import { storeEverything } from "./everything.ts";
import { readEverything } from "./read-everything.ts";
import { layRows, type Rows, readRows } from "./tables.ts";

/**
 * Rows as releases wrote them, with what each read of them: `KEEP_ROWS=NAME npx vitest run test/storage/rows` keeps
 * those of the present code under a new name. They are read for good: no file of these is ever written again.
 */
const kept = new URL("../../fixtures/rows/", import.meta.url);
const releases = existsSync(kept) ? readdirSync(kept).map((file) => file.replace(".json", "")) : [];

type Old = Readonly<Record<string, unknown>>;

/** What is read is called otherwise by now; the rows that say it are as they were. */
const DECIDED_NOW: Readonly<Record<string, string>> = { held: "not further", released: "let climb" };

/** What an action's id once said of other things. */
function aboutNow(action: string) {
  if (action === "desk") return { kind: "waiting", id: "all" };
  return action.startsWith("desk-") ? { kind: "not reached", id: action.slice(5) } : { kind: "action", id: action };
}

function occasionNow(rung: string) {
  const [, freedBy, news] = /^freed by (.+)$|^news (\d+)$/.exec(rung) ?? [];
  return freedBy !== undefined ? { freedBy } : news !== undefined ? { news: Number(news) } : rung;
}

function namedNow({ action, rung, ...row }: Old): Old {
  const occasion = rung === undefined ? {} : { occasion: occasionNow(String(rung)) };
  return { ...row, about: aboutNow(String(action)), ...occasion };
}

const NAMED_NOW: Readonly<Record<string, (row: Old) => Old>> = {
  asked: namedNow,
  holds: namedNow,
  decisions: (row) => namedNow({ ...row, kind: DECIDED_NOW[String(row["kind"])] }),
  deliveries: (row) => ({ ...row, items: (row["items"] as readonly Old[]).map(namedNow) }),
};

function asNamedNow(what: string, value: unknown): unknown {
  const now = NAMED_NOW[what];
  return now === undefined ? value : (value as readonly Old[]).map(now);
}

/** A repeat is known for thirty days, by the key of the release that wrote it; the next may make another. */
const FOR_DAYS = ["applied"];

interface Kept {
  readonly rows: Rows;
  readonly read: Record<string, unknown>;
}

async function withEmulator<T>(use: (connectionString: string) => Promise<T>): Promise<T> {
  const emulator = await startEmulator({ folder: null, port: 0, log: { info: () => {}, error: () => {} } });
  if (!emulator.ok) throw new Error(emulator.detail);
  return use(emulator.connectionString).finally(emulator.stop);
}

describe("rows that an earlier release wrote", () => {
  it.each(releases)("of %s are read as that release read them", async (release) => {
    const { rows, read }: Kept = JSON.parse(readFileSync(new URL(`${release}.json`, kept), "utf8"));
    const now = await withEmulator(async (connectionString) => {
      await layRows(connectionString, rows);
      return readEverything(await openStores({ connectionString }));
    });
    for (const [what, value] of Object.entries(read).filter(([name]) => !FOR_DAYS.includes(name)))
      expect({ [what]: now[what as keyof typeof now] }).toMatchObject({ [what]: asNamedNow(what, value) });
  });

  it("hold one of everything that the present code keeps", async () => {
    const { rows, read } = await withEmulator(async (connectionString) => {
      const stores = await openStores({ connectionString });
      await storeEverything(stores);
      return { rows: await readRows(connectionString), read: await readEverything(stores) };
    });
    expect(Object.values(read).filter((value) => value === undefined || JSON.stringify(value) === "[]")).toEqual([]);
    const name = process.env["KEEP_ROWS"];
    if (name === undefined || existsSync(new URL(`${name}.json`, kept))) return;
    mkdirSync(kept, { recursive: true });
    writeFileSync(new URL(`${name}.json`, kept), `${JSON.stringify({ rows, read }, null, 1)}\n`);
  });
});
