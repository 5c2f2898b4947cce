import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { SAMPLE_TENANT, samplePeople } from "../../src/local/sample-people.ts";
import { anActivity, personalChat } from "../fakes/bot.ts";
import { startFakeConnector } from "../fakes/connector.ts";
import { type Running, startReady, sweep } from "./running.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const VERSIONS = [20, 22, 24];
const [me] = samplePeople;
let running: Running | undefined;

afterEach(async () => {
  await running?.stop();
  if (running !== undefined) sweep(running);
  running = undefined;
});

/** The folder of a Node of this version: the one that runs these tests, or npm's own package of it. */
function folderOf(version: number): string {
  if (process.versions.node.startsWith(`${version}.`)) return dirname(process.execPath);
  const args = ["-y", "-p", `node@${version}`, "node", "-p", "process.execPath"];
  return dirname(
    execFileSync("npx", args, { encoding: "utf8", cwd: root, stdio: ["ignore", "pipe", "ignore"] }).trim(),
  );
}

describe.each(VERSIONS)("Node %i", (version) => {
  it("runs bot and store, and answers a question", async () => {
    const environment = { PLAYGROUND: "off", PATH: `${folderOf(version)}:${process.env["PATH"]}` };
    running = await startReady({ environment });
    const connector = await startFakeConnector();
    const person = { id: me?.id ?? "", name: me?.name ?? "" };
    const at = { tenant: { id: SAMPLE_TENANT } };
    const place = personalChat(person);
    const activity = anActivity(person, place, connector.url, {
      type: "message",
      text: "overdue actions",
      channelData: at,
      conversation: { id: place.conversation, conversationType: "personal", tenantId: SAMPLE_TENANT },
    });
    const answered = await fetch(`http://127.0.0.1:${running.port}/api/messages`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(activity),
    });
    expect(answered.status).toBe(200);
    await expect.poll(() => connector.delivered.length).toBe(1);
    expect(JSON.stringify(connector.delivered[0]?.activity)).toContain("Past end date");
    const health = await (await fetch(`http://127.0.0.1:${running.port}/health`)).json();
    expect(health).toMatchObject({ status: "ok" });
    await connector.stop();
  });
});

// The one that runs these tests has just passed them.
const others = VERSIONS.filter((version) => !process.versions.node.startsWith(`${version}.`));

it.each(others)(
  "Node %i passes the tests of server, Teams and store",
  (version) => {
    // What a Node could change: the wire, the SDK, the store's client. Not what is asked over them.
    const tests = ["test/server", "test/teams/sdk", "test/storage/contract.test.ts"];
    expect(tests.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const args = ["node_modules/vitest/vitest.mjs", "run", "--project=unit", ...tests];
    const run = spawnSync(`${folderOf(version)}/node`, args, { cwd: root, encoding: "utf8" });
    expect(run.stdout).toMatch(/\n[1-9]\d* passed, 0 failed, 0 skipped\s*$/);
  },
  240_000,
);
