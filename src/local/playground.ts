import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Fault } from "./fault.ts";

/** Where the Playground runs, and against which bot. */
export interface PlaygroundDeps {
  /** Where its configuration and log are kept. */
  readonly folder: string;
  readonly config: string;
  readonly port: number;
  readonly botPort: number;
}

interface Playground {
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Longest wait until it listens; it needs two seconds on a slow machine. */
const PATIENCE_MS = 60_000;

/** Starts the Microsoft 365 Agents Playground as a process of its own, on 127.0.0.1 alone. Throws a Fault. */
async function startPlayground(deps: PlaygroundDeps): Promise<Playground> {
  const child = spawnPlayground(deps);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = () => {
    child.kill();
    return ended;
  };
  const fault = await Promise.race([
    listening(child, deps.port),
    ended.then(() => `The Playground ended at once; its log is ${logOf(deps)}.`),
    new Promise<string>((resolve) =>
      setTimeout(resolve, PATIENCE_MS, `The Playground did not start; its log is ${logOf(deps)}.`).unref(),
    ),
  ]);
  if (fault === undefined) return { ended, stop };
  await stop();
  throw new Fault(fault);
}

function spawnPlayground(deps: PlaygroundDeps): ChildProcess {
  const configFile = join(deps.folder, "playground.yml");
  writeFileSync(configFile, deps.config);
  const cli = join(
    dirname(createRequire(import.meta.url).resolve("@microsoft/m365agentsplayground/package.json")),
    "cli.js",
  );
  const loopback = fileURLToPath(new URL("loopback.cjs", import.meta.url));
  const endpoint = `http://127.0.0.1:${deps.botPort}/api/messages`;
  const service = `http://127.0.0.1:${deps.port}/_connector`;
  const channel = ["--app-endpoint", endpoint, "--channel-id", "msteams", "--service-url", service];
  return spawn(
    process.execPath,
    ["--require", loopback, cli, "start", ...channel, "--port", String(deps.port), "--disable-telemetry"],
    {
      cwd: deps.folder,
      // Of its own process group: Ctrl-C in the terminal reaches us alone, and we stop it.
      detached: true,
      stdio: ["ignore", "pipe", "ignore", "ipc"],
      env: {
        ...process.env,
        TEAMSAPPTESTER_BROWSER: "none",
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: configFile,
        M365_AGENTS_PLAYGROUND_LOGFILE: logOf(deps),
      },
    },
  );
}

/** Resolves undefined when it listens on its port, or with a fault: it silently takes another when its own is gone. */
function listening(child: ChildProcess, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    if (child.stdout === null) throw new Error("no pipe to the Playground");
    createInterface(child.stdout).on("line", (line) => {
      const taken = /^Listening on (\d+)/.exec(line)?.[1];
      if (taken === undefined) return;
      resolve(Number(taken) === port ? undefined : `Port ${port} was taken while the Playground started.`);
    });
  });
}

function logOf({ folder }: PlaygroundDeps): string {
  return join(folder, "playground.log");
}

/** How often it may end by itself: more, and starting it again is no use. */
const RESTARTS = 3;

/** Starts the Playground, and again when it ends by itself; `broken` resolves with a sentence when that is no use. */
export async function keepPlayground(
  deps: PlaygroundDeps,
  tell: (sentence: string) => void,
): Promise<{ readonly broken: Promise<string>; stop(): Promise<void> }> {
  let stopping = false;
  let current = await startPlayground(deps);
  const watch = async (): Promise<string> => {
    for (let left = RESTARTS; ; left--) {
      await current.ended;
      if (stopping) return new Promise<string>(() => {});
      if (left === 0) return `The Playground ended again and again; its log is ${logOf(deps)}.`;
      tell("The Playground ended by itself and starts again: reload the page in a moment.");
      current = await startPlayground(deps);
    }
  };
  return {
    broken: watch().catch((error: unknown) => (error instanceof Fault ? error.message : String(error))),
    stop() {
      stopping = true;
      return current.stop();
    },
  };
}
