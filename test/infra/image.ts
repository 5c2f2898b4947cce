import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { buildProduction } from "../../infra/bundle.ts";
import { startEmulator } from "../../src/local/emulator.ts";
import { openStores } from "../../src/storage/tables.ts";
import { AMINA, anAction, aPlan, importedEntry, OWEN } from "../builders.ts";
import { type ActivityParts, anActivity, personalChat, testTenant } from "../fakes/bot.ts";
import { startFakeConnector } from "../fakes/connector.ts";
import { aFreePort } from "../fakes/free-port.ts";
import { type ReadCard, readCard } from "../fakes/read-card.ts";
import { ACCOUNT, CONNECTOR, startMicrosoft, TABLES } from "./microsoft.ts";

/** Production as infra/Dockerfile makes it, unchanged, from a folder of its own; only Microsoft is played. Its day is 20 November 2026. */
export interface Image {
  /** The owner says something; resolves the card that answers, once it says more than that it works on it. */
  says(text: string, more?: ActivityParts): Promise<Answer>;
  /** Of a message: a file as Teams hands it over. */
  holding(name: string, bytes: Uint8Array): ActivityParts;
  /** What it has sent first, and to which conversation. */
  firstMessage(): Promise<{ readonly to: string; readonly card: ReadCard }>;
  /** What the bot gives at one of its own public addresses. */
  fetch(link: string): Promise<Response>;
  /** What its command line prints, with the same settings. */
  plan(...args: readonly string[]): Promise<string>;
  /** SIGTERM; what came of it. */
  terminate(): Promise<{ readonly code: number | null; readonly printed: string }>;
  stop(): Promise<void>;
}

export interface Answer extends ReadCard {
  readonly links: readonly string[];
}

const APP_ID = "11111111-2222-4333-8444-555555555555";
const KEY = Buffer.from("a key of the account").toString("base64");
const OUTSIDE = "https://keeper.northmere.example";
const owner = { id: OWEN, name: "Owen Pryce" };
const silent = { info: () => {}, error: () => {} };

/** What the last stage of the Dockerfile takes, and what it starts. */
function lastStage(): { readonly copied: readonly string[]; readonly command: readonly string[] } {
  const stage =
    readFileSync("infra/Dockerfile", "utf8")
      .split(/^FROM .*$/m)
      .at(-1) ?? "";
  const copied = [...stage.matchAll(/^COPY (?:--from=\S+ \/app\/)?(\S+) \S+$/gm)].map(([, name = ""]) => name);
  return { copied, command: JSON.parse(/^CMD (.+)$/m.exec(stage)?.[1] ?? "[]") };
}

async function makeFolder(copied: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "plan-keeper-image-"));
  for (const name of copied)
    if (name === "dist/bot") await buildProduction(join(folder, name));
    else cpSync(name, join(folder, name), { recursive: true });
  return folder;
}

async function startTables() {
  process.env["AZURITE_ACCOUNTS"] = `${ACCOUNT}:${KEY}`;
  const emulator = await startEmulator({ folder: null, port: 0, log: silent });
  delete process.env["AZURITE_ACCOUNTS"];
  if (!emulator.ok) throw new Error(emulator.detail);
  return emulator;
}

/** A plan whose reminders have begun, with one action that Amina is to be asked about. */
async function storePlan(port: number): Promise<void> {
  const connectionString = `AccountName=${ACCOUNT};AccountKey=${KEY};TableEndpoint=http://127.0.0.1:${port}/${ACCOUNT};`;
  const { plans, conversations } = await openStores({
    connectionString: `DefaultEndpointsProtocol=http;${connectionString}`,
  });
  const actions = [anAction({ reviewDate: "2026-12-04" })];
  const plan = aPlan({ key: { tenant: testTenant, plan: "north-2027" } });
  await plans.createPlan({ plan, actions, history: actions.map(importedEntry) });
  const chat = { tenant: testTenant, kind: "personal", conversation: `with-${AMINA}`, serviceUrl: CONNECTOR } as const;
  await conversations.remember(testTenant, AMINA, { ...chat, bot: "28:bot", user: `29:${AMINA}` });
}

function settings(microsoft: number, port: number): NodeJS.ProcessEnv {
  const preload = fileURLToPath(new URL("to-here.cjs", import.meta.url));
  return {
    NODE_OPTIONS: `--require=${JSON.stringify(preload)}`,
    ...{ TEST_PORT: String(microsoft), TEST_NOW: "2026-11-20T10:00:00Z", NODE_ENV: "production" },
    ...{ MicrosoftAppType: "SingleTenant", MicrosoftAppId: APP_ID, MicrosoftAppTenantId: testTenant },
    ...{ MicrosoftAppPassword: "a-secret-of-the-bot", ALLOWED_TENANTS: testTenant, TIME_ZONE: "Europe/London" },
    ...{ HOST: "127.0.0.1", PORT: String(port), PUBLIC_URL: OUTSIDE },
    TABLES_CONNECTION_STRING: `DefaultEndpointsProtocol=https;AccountName=${ACCOUNT};AccountKey=${KEY};TableEndpoint=${TABLES};`,
  };
}

/** Everything a program prints, and when it has printed something. */
function reading(bot: ChildProcess) {
  const read = { printed: "", ended: new Promise<number | null>((resolve) => bot.once("close", resolve)) };
  const started = new Promise<void>((resolve, reject) => {
    for (const stream of [bot.stdout, bot.stderr])
      stream?.on("data", (chunk) => {
        read.printed += chunk;
        if (read.printed.includes('"event":"started"')) resolve();
      });
    void read.ended.then((code) => reject(new Error(`it ended with ${code}: ${read.printed}`)));
  });
  return { read, started };
}

export async function startImage(): Promise<Image> {
  const { copied, command } = lastStage();
  const [folder, emulator, connector] = await Promise.all([makeFolder(copied), startTables(), startFakeConnector()]);
  const [microsoft, port] = await Promise.all([startMicrosoft(connector.url, emulator.port), aFreePort()]);
  await storePlan(emulator.port);
  const [program, ...args] = command;
  const env = settings(microsoft.port, port);
  const bot = spawn(program === "node" ? process.execPath : "", args, { cwd: folder, env });
  const { read, started } = reading(bot);
  await started;
  const token = await microsoft.tokenFor(APP_ID);
  const newest = () => connector.delivered.at(-1)?.activity.attachments?.[0]?.content;
  return {
    async says(text, more = {}) {
      const before = connector.delivered.length;
      const activity = anActivity(owner, personalChat(owner), CONNECTOR, {
        type: "message",
        text,
        textFormat: "plain",
        ...more,
      });
      const headers = { "Content-Type": "application/json", Authorization: `Bearer ${token}` };
      const url = `http://127.0.0.1:${port}/api/messages`;
      const answered = await fetch(url, { method: "POST", headers, body: JSON.stringify(activity) });
      if (answered.status !== 200) throw new Error(`it answered ${answered.status}: ${read.printed}`);
      // A file is answered at once by a message that becomes what was found.
      await connector.until(before + ("attachments" in more ? 2 : 1));
      const card = newest();
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
    fetch: (link) => fetch(link.replace(OUTSIDE, `http://127.0.0.1:${port}`)),
    async plan(...words) {
      const options = { cwd: folder, env };
      return (await promisify(execFile)(process.execPath, ["dist/bot/plan.js", ...words], options)).stdout;
    },
    async terminate() {
      bot.kill("SIGTERM");
      return { code: await read.ended, printed: read.printed };
    },
    async stop() {
      bot.kill("SIGKILL");
      microsoft.stop();
      await Promise.all([connector.stop(), emulator.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
