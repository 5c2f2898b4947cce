import { openBrowser } from "../browser.ts";
import { type Client, openClient } from "./client.ts";
import { type Running, startReady, sweep } from "./running.ts";

/** The program as someone would start it, with one person at its client. */
export interface Session {
  readonly running: Running;
  readonly client: Client;
  /** Ends both, and removes what the run left on disk. */
  close(): Promise<void>;
}

export async function openSession(): Promise<Session> {
  const running = await startReady();
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
    return { running, client, close };
  } catch (error) {
    await stop();
    throw error;
  }
}
