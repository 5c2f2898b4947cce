import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
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
    const second = await run({ on: { ...(await aPlace()), folder: first.folder } });
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

  it("says so when the client ends at once, and stops", async () => {
    const running = await ready();
    const [client = 0] = listeningOf(processesOf(running.folder))
      .filter(({ port }) => port === running.playgroundPort)
      .map(({ pid }) => pid);
    process.kill(client, "SIGKILL");
    expect(await running.ended).toBe(1);
    expect(running.output()).toContain("The Playground ended");
    expect(processesOf(running.folder)).toEqual([]);
  });

  it("runs bot and store alone when the client is turned off", async () => {
    const { folder, port, tablesPort, output } = await ready({ environment: { PLAYGROUND: "off" } });
    expect(
      listeningOf(processesOf(folder))
        .map((socket) => socket.port)
        .sort(),
    ).toEqual([port, tablesPort].sort());
    expect(output()).toContain(`http://127.0.0.1:${port}/api/messages`);
  });

  it("clears away what a crash left and keeps its data", async () => {
    const place = await aPlace();
    mkdirSync(place.folder, { recursive: true });
    writeFileSync(join(place.folder, "run.json"), JSON.stringify({ pid: 999_999_999 }));
    await ready({ on: place });
  });
});

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
