import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../src/local/emulator.ts";
import { openStores } from "../../src/storage/tables.ts";
import { aRef } from "../storage/samples.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "emulator-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function start(wanted: Partial<EmulatorOptions>): Promise<Emulator> {
  const started = await startEmulator({ folder: null, port: 0, log: { info: () => {}, error: () => {} }, ...wanted });
  if (!started.ok) throw new Error(started.detail);
  return started;
}

async function people(connectionString: string): Promise<readonly string[]> {
  const { conversations } = await openStores({ connectionString });
  return (await conversations.list("tenant")).map(({ person }) => person);
}

async function remember(connectionString: string, person: string): Promise<void> {
  const { conversations } = await openStores({ connectionString });
  await conversations.remember("tenant", person, aRef);
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 });
    const end = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket
      .once("connect", () => end(true))
      .once("error", () => end(false))
      .once("timeout", () => end(false));
  });
}

/** A process that starts an emulator, says where, and waits to be killed. */
const PARENT = `
  const { startEmulator } = await import(${JSON.stringify(new URL("../../src/local/emulator.ts", import.meta.url))});
  const log = { info: () => {}, error: () => {} };
  console.log(JSON.stringify(await startEmulator({ folder: process.argv[1], port: 0, log })));
  setInterval(() => {}, 1000);
`;

describe("the table emulator", () => {
  it("keeps in its folder what was written just before it was stopped", async () => {
    const data = join(folder, "kept");
    const first = await start({ folder: data });
    await remember(first.connectionString, "ben");
    await first.stop();
    const second = await start({ folder: data });
    expect(await people(second.connectionString)).toEqual(["ben"]);
    await second.stop();
    expect(await answers("127.0.0.1", second.port)).toBe(false);
  });

  it("ends by itself when its parent is killed, and keeps all", async () => {
    const data = join(folder, "orphan");
    const parent = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", PARENT, data]);
    const line = await new Promise<string>((resolve) => parent.stdout.once("data", (chunk) => resolve(String(chunk))));
    const { connectionString, port } = JSON.parse(line) as Emulator;
    await remember(connectionString, "ben");
    parent.kill("SIGKILL");
    await vi.waitFor(async () => expect(await answers("127.0.0.1", port)).toBe(false), { timeout: 10_000 });
    await vi.waitFor(
      async () => {
        const again = await start({ folder: data });
        const kept = await people(again.connectionString);
        await again.stop();
        expect(kept).toEqual(["ben"]);
      },
      { timeout: 12_000 },
    );
  });

  it("listens on this machine alone", async () => {
    const emulator = await start({});
    const others = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    for (const { address } of others.filter(({ family, internal }) => family === "IPv4" && !internal))
      expect(await answers(address, emulator.port)).toBe(false);
    expect(await answers("127.0.0.1", emulator.port)).toBe(true);
    await emulator.stop();
  });

  it("says that its port is taken", async () => {
    const emulator = await start({});
    const second = await startEmulator({ folder: null, port: emulator.port, log: { info: () => {}, error: () => {} } });
    expect(second).toMatchObject({ ok: false, reason: "port-taken" });
    await emulator.stop();
  });

  it("says that it cannot write to its folder", async () => {
    const file = join(folder, "a-file");
    await writeFile(file, "");
    const started = await startEmulator({ folder: file, port: 0, log: { info: () => {}, error: () => {} } });
    expect(started).toMatchObject({ ok: false, reason: "folder-unwritable" });
  });

  it("is missed when it ends unasked", async () => {
    const missed = new Promise<string>((resolve) => {
      void start({ log: { info: () => {}, error: resolve } }).then(async ({ pid }) => process.kill(pid, "SIGKILL"));
    });
    expect(await missed).toBe("emulator-ended");
  });
});
