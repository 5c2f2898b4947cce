import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { SAMPLE_TENANT, samplePeople } from "../../src/local/sample-people.ts";
import { startFakeConnector } from "../fakes/connector.ts";
import { listeningOf, processesOf } from "./processes.ts";
import { aPlace, type Running, type RunOptions, startReady, startRunning, sweep } from "./running.ts";

const started: Running[] = [];

afterEach(async () => {
  for (const running of started.splice(0)) {
    await running.stop();
    sweep(running);
  }
});

describe.runIf(process.platform === "linux")("npm run local", () => {
  it("listens on 127.0.0.1 alone: bot, client and store", async () => {
    const { folder, port, playgroundPort, tablesPort } = await ready();
    const listening = listeningOf(processesOf(folder));
    expect(listening.map((socket) => socket.port).sort()).toEqual([port, playgroundPort, tablesPort].sort());
    expect(new Set(listening.map(({ address }) => address))).toEqual(new Set([LOOPBACK]));
  });

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("leaves nothing running after %s", async (signal) => {
    const running = await ready();
    expect(processesOf(running.folder).length).toBeGreaterThanOrEqual(3);
    running.signal(signal);
    await running.ended;
    expect(running.output()).toContain("Stopped. All is kept in");
    expect(processesOf(running.folder)).toEqual([]);
    expect(existsSync(join(running.folder, "run.json"))).toBe(false);
  });

  it("leaves nothing running when it is killed, and starts again on what it kept", async () => {
    const running = await ready();
    const { pid } = JSON.parse(readFileSync(join(running.folder, "run.json"), "utf8"));
    process.kill(pid, "SIGKILL");
    await running.ended;
    await expect.poll(() => processesOf(running.folder), { timeout: 15_000 }).toEqual([]);
    await ready({ on: running });
  });

  it("tells others where it runs", async () => {
    const { folder, port, playgroundPort, tablesPort } = await ready();
    const told = JSON.parse(readFileSync(join(folder, "run.json"), "utf8"));
    expect(told).toMatchObject({
      port,
      playgroundPort,
      tablesPort,
      plan: expect.any(String),
      tenant: expect.any(String),
    });
    expect(told.people).toHaveLength(12);
  });

  it("says so when it runs already on this folder, and leaves the first alone", async () => {
    const first = await ready();
    const elsewhere = await aPlace();
    const second = await run({ on: { ...elsewhere, folder: first.folder } });
    sweep(elsewhere);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain("runs already on");
    expect((await fetch(`http://127.0.0.1:${first.port}/health`)).status).toBe(200);
    expect(existsSync(join(first.folder, "run.json"))).toBe(true);
  });

  it.each([
    ["PORT", "port"],
    ["PLAYGROUND_PORT", "playgroundPort"],
    ["TABLES_PORT", "tablesPort"],
  ] as const)("says which port is taken: %s", async (setting, which) => {
    const place = await aPlace();
    const taken = createServer().listen(place[which], "127.0.0.1");
    const running = await run({ on: place });
    expect(await running.ended).toBe(1);
    expect(running.output()).toContain(`Port ${place[which]} is taken by another program`);
    expect(running.output()).toContain(`${setting}=`);
    expect(processesOf(running.folder)).toEqual([]);
    taken.close();
  });

  it("says so when its folder cannot be written", async () => {
    const place = await aPlace();
    writeFileSync(join(place.folder, "file"), "");
    const running = await run({ on: { ...place, folder: join(place.folder, "file", "below") } });
    expect(await running.ended).toBe(1);
    expect(running.output()).toMatch(/The folder .* cannot be written/);
    sweep(place);
  });

  it("says so when a setting or argument means nothing", async () => {
    const running = await run({ args: ["--frehs"], environment: { PLAYGROUND: "no" } });
    expect(await running.ended).toBe(1);
    expect(running.output()).toContain('"--frehs" means nothing here');
    expect(running.output()).toContain("PLAYGROUND must be");
  });

  it("starts the client again when it ends by itself, and stops when that is no use", async () => {
    const running = await ready();
    let client = 0;
    for (let times = 4; times > 0; times--) {
      client = await listenerOf(running, "playgroundPort", client);
      process.kill(client, "SIGKILL");
    }
    await running.printed("starts again");
    await running.printed("ended again and again");
    expect(await running.ended).toBe(1);
    expect(processesOf(running.folder)).toEqual([]);
  });

  it("says so when the store ends by itself, and stops", async () => {
    const running = await ready();
    process.kill(await listenerOf(running, "tablesPort", 0), "SIGKILL");
    expect(await running.ended).toBe(1);
    expect(running.output()).toContain("The table emulator ended by itself");
    expect(processesOf(running.folder)).toEqual([]);
  });

  it("runs bot and store alone when the client is turned off: one question, one activity, one card", async () => {
    const { folder, port, tablesPort, output } = await ready({ environment: { PLAYGROUND: "off" } });
    const listening = listeningOf(processesOf(folder)).map((socket) => socket.port);
    expect(listening.sort()).toEqual([port, tablesPort].sort());
    expect(output()).toContain(`http://127.0.0.1:${port}/api/messages`);
    const connector = await startFakeConnector();
    const posted = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(aQuestion("my actions", connector.url)),
    });
    expect(posted.status).toBe(200);
    await connector.until(1);
    expect(connector.delivered).toHaveLength(1);
    const { attachments } = connector.delivered[0]?.activity ?? {};
    expect(attachments).toHaveLength(1);
    expect(JSON.stringify(attachments[0].content)).toContain("Your 6 actions");
    await connector.stop();
  });

  it("clears away what a crash left and keeps its data", async () => {
    const place = await aPlace();
    mkdirSync(place.folder, { recursive: true });
    writeFileSync(join(place.folder, "run.json"), JSON.stringify({ pid: 999_999_999 }));
    await ready({ on: place });
  });
});

/** What Teams posts when the sample's first person types something. */
function aQuestion(text: string, serviceUrl: string) {
  const [me] = samplePeople;
  return {
    ...{ type: "message", id: "1", channelId: "msteams", text, serviceUrl },
    from: { id: "29:me", name: me?.name, aadObjectId: me?.id },
    recipient: { id: "28:bot" },
    conversation: { id: "a:chat", conversationType: "personal", tenantId: SAMPLE_TENANT },
    channelData: { tenant: { id: SAMPLE_TENANT } },
  };
}

const PATIENCE = { timeout: 20_000 };

/** Waits for a process that listens on one of its ports, another than `before`. */
async function listenerOf(running: Running, which: "playgroundPort" | "tablesPort", before: number): Promise<number> {
  const find = () =>
    listeningOf(processesOf(running.folder)).find(({ port }) => port === running[which])?.pid ?? before;
  await expect.poll(find, PATIENCE).not.toBe(before);
  return find();
}

/** 127.0.0.1 as the kernel writes it. */
const LOOPBACK = "0100007F";

async function ready(options: RunOptions = {}): Promise<Running> {
  const running = await startReady(options);
  started.push(running);
  return running;
}

async function run(options: RunOptions): Promise<Running> {
  const running = await startRunning(options);
  started.push(running);
  return running;
}
