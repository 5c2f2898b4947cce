import { type ChildProcess, fork } from "node:child_process";
import { access, constants, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";
import type { Log } from "../app/ports/ports.ts";

/** A table emulator in a process of its own, on 127.0.0.1 alone. */
export interface Emulator {
  readonly ok: true;
  readonly connectionString: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Resolves once all is on disk and the process has ended. */
  stop(): Promise<void>;
}

/** Why it did not start; `detail` is for the log. */
export interface EmulatorFault {
  readonly ok: false;
  readonly reason: "port-taken" | "folder-unwritable" | "did-not-start";
  readonly detail: string;
}

/** Where the data lies (`null`: in memory alone), and the port; 0 takes a free one. */
export interface EmulatorOptions {
  readonly folder: string | null;
  readonly port: number;
  readonly log: Log;
}

/** Long enough for its last write to disk. */
const STOPS_WITHIN_MS = 10_000;

/** Starts the emulator. It ends by itself, everything saved, when this process is gone. */
export async function startEmulator({ folder, port, log }: EmulatorOptions): Promise<Emulator | EmulatorFault> {
  const unwritable = folder === null ? null : await findWhyUnwritable(folder);
  if (unwritable !== null) return { ok: false, reason: "folder-unwritable", detail: unwritable };
  const listensOn = port === 0 ? await findFreePort() : port;
  const child = launch(folder, listensOn);
  const problem = await whyNotStarted(child);
  if (problem !== null) {
    const reason = problem.includes("EADDRINUSE") ? "port-taken" : "did-not-start";
    return { ok: false, reason, detail: problem };
  }
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let stopping = false;
  child.once("exit", (code, signal) => {
    if (!stopping) log.error("emulator-ended", { code, signal });
  });
  return {
    ok: true,
    connectionString: connectionStringFor(listensOn),
    port: listensOn,
    pid: child.pid ?? 0,
    ended,
    stop: async () => {
      stopping = true;
      // Only this message makes it save what it holds: a signal loses the last seconds, or leaves it running.
      if (child.connected) child.send("shutdown");
      const timer = setTimeout(() => child.kill("SIGKILL"), STOPS_WITHIN_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** The emulator's own account, which everybody's emulator has. */
export function connectionStringFor(port: number): string {
  const key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
  return [
    "DefaultEndpointsProtocol=http",
    "AccountName=devstoreaccount1",
    `AccountKey=${key}`,
    `TableEndpoint=http://127.0.0.1:${port}/devstoreaccount1;`,
  ].join(";");
}

// Run in its process first: without a parent it shuts down as if told to, once told it lets go of the channel
// that would keep it running, and a pipe that nobody reads is no fault.
const ENDS_WITH_PARENT = `
  process.once("disconnect", () => process.emit("message", "shutdown"));
  process.once("message", () => process.connected && process.disconnect());
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
`;

function launch(folder: string | null, port: number): ChildProcess {
  const entry = createRequire(import.meta.url).resolve("azurite/dist/src/table/main.js");
  const place = folder === null ? ["--inMemoryPersistence"] : ["--location", folder];
  const address = ["--tableHost", "127.0.0.1", "--tablePort", String(port)];
  return fork(entry, [...place, ...address, "--disableTelemetry", "--silent"], {
    execArgv: ["--import", `data:text/javascript,${encodeURIComponent(ENDS_WITH_PARENT)}`],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // A group of its own: Ctrl-C in the terminal reaches us, and we tell it.
    detached: true,
  });
}

/** Resolves null once it listens, else what it said at its end. */
async function whyNotStarted(child: ChildProcess): Promise<string | null> {
  const said = child.stderr === null ? Promise.resolve("") : text(child.stderr);
  const ended = new Promise<"ended">((resolve) => child.once("close", () => resolve("ended")));
  const started = new Promise<"started">((resolve) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      if (chunk.includes("successfully started")) resolve("started");
    });
  });
  return (await Promise.race([started, ended])) === "started" ? null : await said;
}

async function findWhyUnwritable(folder: string): Promise<string | null> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return null;
  } catch (error) {
    return String(error);
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
