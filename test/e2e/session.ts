import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openBrowser } from "../browser.ts";
import { type Client, openClient } from "./client.ts";
import { type Running, startReady, sweep } from "./running.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The program as someone would start it, with one person at its client. */
export interface Session {
  readonly running: Running;
  readonly client: Client;
  /** An administrator's command beside the program; resolves its standard output. */
  plan(...args: readonly string[]): Promise<string>;
  /** Ends both, and removes what the run left on disk. */
  close(): Promise<void>;
}

/** `environment`: what its programs are started with besides. */
export async function openSession(environment: Readonly<Record<string, string>> = {}): Promise<Session> {
  const running = await startReady({ environment });
  const stop = async () => {
    await running.stop();
    sweep(running);
  };
  try {
    const browser = await openBrowser();
    const client = await openClient(browser, running.playgroundPort);
    const close = async () => {
      await browser.close();
      await stop();
    };
    return { running, client, plan: (...args) => planAt(running, args, environment), close };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function planAt({ folder }: Running, args: readonly string[], environment: object): Promise<string> {
  const env = { ...process.env, ...environment, LOCAL_FOLDER: folder };
  const main = ["--import", "tsx", "src/cli/main.ts", ...args];
  return (await promisify(execFile)(process.execPath, main, { cwd: ROOT, env })).stdout;
}
