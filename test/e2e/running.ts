import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "../fakes/free-port.ts";

/** `npm run local` as someone would start it, on ports and in a folder of its own. */
export interface Running {
  readonly folder: string;
  readonly port: number;
  readonly playgroundPort: number;
  readonly tablesPort: number;
  /** Process id of the npm that was started; all else runs beneath it or beside it. */
  readonly pid: number;
  /** All it has printed so far. */
  output(): string;
  /** Resolves once it has printed this. Rejects when it ends first. */
  printed(text: string): Promise<void>;
  /** A signal to the whole group in the terminal, as Ctrl-C and a closing window give. */
  signal(signal: "SIGINT" | "SIGTERM" | "SIGHUP"): void;
  /** Resolves its exit code; null: npm ended by the signal. */
  readonly ended: Promise<number | null>;
  /** Ctrl-C, and waits for the end. */
  stop(): Promise<void>;
}

export interface RunOptions {
  /** Of an earlier run, to start on the same data and ports again. */
  readonly on?: Pick<Running, "folder" | "port" | "playgroundPort" | "tablesPort">;
  readonly environment?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}

/** Starts it; does not wait until it is ready. */
export async function startRunning({ on, environment = {}, args = [] }: RunOptions = {}): Promise<Running> {
  const { folder, port, playgroundPort, tablesPort } = on ?? (await aPlace());
  const child = spawn("npm", ["run", "--silent", "local", "--", ...args], {
    cwd: new URL("../..", import.meta.url),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      ...{ LOCAL_FOLDER: folder, PORT: String(port), PLAYGROUND_PORT: String(playgroundPort) },
      ...{ TABLES_PORT: String(tablesPort), BROWSER: "none", ...environment },
    },
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const read = reading(child);
  const signal: Running["signal"] = (name) => process.kill(-pid, name);
  const pid = child.pid ?? 0;
  // A test run that is itself stopped leaves nothing behind.
  const interrupt = () => signal("SIGINT");
  process.once("exit", interrupt);
  let running = true;
  child.once("close", () => {
    running = false;
    process.off("exit", interrupt);
  });
  return {
    ...{ folder, port, playgroundPort, tablesPort, pid, ended, signal },
    output: () => read.text,
    async printed(text) {
      const code = await Promise.race([read.until(text), ended]);
      if (!read.text.includes(text)) throw new Error(`it ended with ${code} before "${text}":\n${read.text}`);
    },
    async stop() {
      if (running) interrupt();
      await ended;
    },
  };
}

/** Starts it and waits until it says what to open. */
export async function startReady(options: RunOptions = {}): Promise<Running> {
  const running = await startRunning(options);
  await running.printed("Ctrl-C stops everything");
  return running;
}

/** Removes what a run left on disk. */
export function sweep({ folder }: Pick<Running, "folder">): void {
  rmSync(folder, { recursive: true, force: true });
}

/** A new folder and three free ports. */
export async function aPlace(): Promise<Pick<Running, "folder" | "port" | "playgroundPort" | "tablesPort">> {
  const folder = mkdtempSync(join(tmpdir(), "plan-keeper-"));
  const [port = 0, playgroundPort = 0, tablesPort = 0] = await freePorts(3);
  return { folder, port, playgroundPort, tablesPort };
}

function reading(child: ChildProcess) {
  const waiting: { text: string; done: () => void }[] = [];
  const read = {
    text: "",
    until: (text: string) =>
      new Promise<void>((done) => void (read.text.includes(text) ? done() : waiting.push({ text, done }))),
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      read.text += chunk;
      for (const { text, done } of waiting) if (read.text.includes(text)) done();
    });
  }
  return read;
}
