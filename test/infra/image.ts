import { type ChildProcess, execFile, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AMINA, OWEN } from "../builders.ts";
import { type ActivityParts, anActivity, personalChat, testTenant } from "../fakes/bot.ts";
import { type FakeConnector, startFakeConnector } from "../fakes/connector.ts";
import { aFreePort } from "../fakes/free-port.ts";
import { type ReadCard, readCard } from "../fakes/read-card.ts";
import { lastStage, makeFolder } from "./image-folder.ts";
import { KEY, type Lead, startTables, storePlan } from "./image-store.ts";
import { ACCOUNT, CONNECTOR, type Microsoft, startMicrosoft, TABLES } from "./microsoft.ts";

/** Production as infra/Dockerfile makes it, unchanged, from a folder of its own; only Microsoft is played. */
export interface Image {
  /** Teams' side of the wire, and the rest of Microsoft's. */
  readonly connector: FakeConnector;
  readonly microsoft: Microsoft;
  /** The owner says something; resolves the card that answers, once it says more than that it works on it. */
  says(text: string, more?: ActivityParts): Promise<Answer>;
  /** The same, with what its server answers alone. */
  posts(text: string, more?: ActivityParts): Promise<number>;
  /** Of a message: a file as Teams hands it over. */
  holding(name: string, bytes: Uint8Array): ActivityParts;
  /** What it has sent first, and to which conversation. */
  firstMessage(): Promise<{ readonly to: string; readonly card: ReadCard }>;
  /** What the bot gives at one of its own addresses: a public one, or a path. */
  fetch(link: string): Promise<Response>;
  /** What its command line prints, with the same settings and day, however it ends. */
  plan(...args: readonly string[]): Promise<string>;
  /** Its clock says this instant from now on. */
  setClock(instant: string): Promise<void>;
  /** It is stopped, and started again at this instant, on the store it left. */
  restart(instant: string): Promise<void>;
  /** All it has printed since its last start, a line each. */
  printed(): readonly string[];
  /** SIGTERM; what came of it. */
  terminate(): Promise<{ readonly code: number | null; readonly printed: string }>;
  stop(): Promise<void>;
}

export interface Answer extends ReadCard {
  readonly links: readonly string[];
}

const APP_ID = "11111111-2222-4333-8444-555555555555";
const OUTSIDE = "https://keeper.northmere.example";
/** The day of an image that is told none. */
const DAY = "2026-11-20T10:00:00Z";
const owner = { id: OWEN, name: "Owen Pryce" };
const JSON_BODY = { "Content-Type": "application/json" };

function settings(microsoft: number, port: number, instant: string): NodeJS.ProcessEnv {
  const preload = fileURLToPath(new URL("to-here.cjs", import.meta.url));
  return {
    NODE_OPTIONS: `--require=${JSON.stringify(preload)}`,
    ...{ TEST_PORT: String(microsoft), TEST_NOW: instant, NODE_ENV: "production" },
    ...{ MicrosoftAppType: "SingleTenant", MicrosoftAppId: APP_ID, MicrosoftAppTenantId: testTenant },
    ...{ MicrosoftAppPassword: "a-secret-of-the-bot", ALLOWED_TENANTS: testTenant, TIME_ZONE: "Europe/London" },
    ...{ HOST: "127.0.0.1", PORT: String(port), PUBLIC_URL: OUTSIDE },
    TABLES_CONNECTION_STRING: `DefaultEndpointsProtocol=https;AccountName=${ACCOUNT};AccountKey=${KEY};TableEndpoint=${TABLES};`,
  };
}

/** The program once it has started, with everything it prints. */
async function startProgram(folder: string, command: readonly string[], env: NodeJS.ProcessEnv) {
  const [program, ...args] = command;
  const stdio = ["ignore", "pipe", "pipe", "ipc"] as const;
  const bot: ChildProcess = spawn(program === "node" ? process.execPath : "", args, {
    cwd: folder,
    env,
    stdio: [...stdio],
  });
  const read = { printed: "", ended: new Promise<number | null>((resolve) => bot.once("close", resolve)) };
  await new Promise<void>((resolve, reject) => {
    for (const stream of [bot.stdout, bot.stderr])
      stream?.on("data", (chunk) => {
        read.printed += chunk;
        if (read.printed.includes('"event":"started"')) resolve();
      });
    void read.ended.then((code) => reject(new Error(`it ended with ${code}: ${read.printed}`)));
  });
  return { bot, read };
}

/** @param leads those of the plan it finds in its store. @param instant what its clock says as it starts. */
export async function startImage(
  leads: readonly Lead[] = [{ id: AMINA, label: "Amina Diallo" }],
  instant = DAY,
): Promise<Image> {
  const { copied, command } = lastStage();
  const [folder, emulator, connector] = await Promise.all([makeFolder(copied), startTables(), startFakeConnector()]);
  const [microsoft, port] = await Promise.all([startMicrosoft(connector.url, emulator.port), aFreePort()]);
  await storePlan(emulator.port, leads);
  let env = settings(microsoft.port, port, instant);
  let running = await startProgram(folder, command, env);
  const address = `http://127.0.0.1:${port}`;
  const token = await microsoft.tokenFor(APP_ID);
  const terminate = async () => {
    running.bot.kill("SIGTERM");
    return { code: await running.read.ended, printed: running.read.printed };
  };
  const post = async (text: string, more: ActivityParts = {}) => {
    const said = { type: "message", text, textFormat: "plain", ...more };
    const activity = anActivity(owner, personalChat(owner), CONNECTOR, said);
    const headers = { ...JSON_BODY, Authorization: `Bearer ${token}` };
    const answered = await fetch(`${address}/api/messages`, {
      method: "POST",
      headers,
      body: JSON.stringify(activity),
    });
    return { status: answered.status, id: String(activity["id"]) };
  };
  return {
    connector,
    microsoft,
    posts: async (text, more) => (await post(text, more)).status,
    async says(text, more = {}) {
      const { status, id } = await post(text, more);
      if (status !== 200) throw new Error(`it answered ${status}: ${running.read.printed}`);
      const card = await answerTo(connector, id, "attachments" in more);
      const links = [...JSON.stringify(card).matchAll(/"url":"([^"]+)"/g)].map(([, link = ""]) => link);
      return { ...readCard(card), links };
    },
    holding(name, bytes) {
      const downloadUrl = microsoft.keep(name, bytes);
      const contentType = "application/vnd.microsoft.teams.file.download.info";
      return { attachments: [{ contentType, name, contentUrl: downloadUrl, content: { downloadUrl } }] };
    },
    async firstMessage() {
      await connector.until(1);
      const [sent] = connector.delivered;
      return { to: sent?.conversation ?? "", card: readCard(sent?.activity.attachments?.[0]?.content) };
    },
    fetch: (link) => fetch(link.startsWith("/") ? `${address}${link}` : link.replace(OUTSIDE, address)),
    plan: (...words) =>
      new Promise((resolve) => {
        execFile(process.execPath, ["dist/bot/plan.js", ...words], { cwd: folder, env }, (_, printed) =>
          resolve(printed),
        );
      }),
    setClock(next) {
      env = { ...env, TEST_NOW: next };
      return new Promise((resolve) => {
        running.bot.once("message", () => resolve());
        running.bot.send(next);
      });
    },
    async restart(next) {
      await terminate();
      env = { ...env, TEST_NOW: next };
      running = await startProgram(folder, command, env);
    },
    printed: () => running.read.printed.split("\n").filter(Boolean),
    terminate,
    async stop() {
      running.bot.kill("SIGKILL");
      microsoft.stop();
      await Promise.all([connector.stop(), emulator.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The card that answers a message: not what comes by itself meanwhile. A file's first answer becomes what was found. */
async function answerTo(connector: FakeConnector, message: string, becomesAnother: boolean): Promise<unknown> {
  for (;;) {
    const { delivered } = connector;
    const first = delivered.find(({ activity }) => activity.replyToId === message);
    const answer = becomesAnother ? delivered.find(({ method, id }) => method === "PUT" && id === first?.id) : first;
    if (answer !== undefined) return answer.activity.attachments?.[0]?.content;
    await connector.until(delivered.length + 1);
  }
}
