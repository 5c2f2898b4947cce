import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";
import type { Usage } from "./bots/usage.ts";

/** A bot in a process of its own, driven over HTTP as Teams would. */
export interface DrivenBot {
  /** Milliseconds from the start of the process until it listened. */
  readonly listenedAfter: number;
  /** Posts an activity; resolves the milliseconds until it was answered, and the answer's body. */
  post(activity: unknown): Promise<{ readonly ms: number; readonly body: string }>;
  usage(after?: "gc"): Promise<Usage>;
  stop(): Promise<void>;
}

export type BotName = "echo-bot" | "keeper-bot";

/** Starts `bots/<name>.ts`, or what was made of it in a folder, and waits until it listens. */
export async function startBot(name: BotName, args: readonly string[] = [], built?: string): Promise<DrivenBot> {
  const begun = performance.now();
  const entry = built ? `${built}/${name}.js` : fileURLToPath(new URL(`bots/${name}.ts`, import.meta.url));
  const execArgv = [...(built ? [] : ["--import", "tsx"]), "--expose-gc"];
  const child = fork(entry, args, { execArgv, env: { ...process.env, NODE_ENV: "production" } });
  const [{ port }] = await once(child, "message");
  const listenedAfter = performance.now() - begun;
  // Gives an idle connection up before the bot does, after five seconds: a request on its way then would be lost.
  const agent = new Agent({ keepAlive: true, timeout: 3_000 });
  return {
    listenedAfter,
    post: (activity) => post(agent, port, JSON.stringify(activity)),
    async usage(after) {
      child.send(after === "gc" ? "usage after gc" : "usage");
      const [usage] = await once(child, "message");
      return usage;
    },
    async stop() {
      agent.destroy();
      child.disconnect();
      await once(child, "exit");
    },
  };
}

function post(agent: Agent, port: number, body: string): Promise<{ ms: number; body: string }> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) };
    const sent = request(
      { agent, host: "127.0.0.1", port, path: "/api/messages", method: "POST", headers },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk;
        });
        answer.once("end", () => {
          const ms = performance.now() - begun;
          if (answer.statusCode === 200 || answer.statusCode === 201) resolve({ ms, body: text });
          else reject(new Error(`answered ${answer.statusCode}`));
        });
      },
    );
    sent.once("error", reject).end(body);
  });
}
