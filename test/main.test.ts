import { type ChildProcess, spawn } from "node:child_process";
import { afterEach, describe, expect, it } from "vitest";
import { aFreePort } from "./fakes/free-port.ts";

const { PATH = "" } = process.env;
const settings = {
  MicrosoftAppType: "SingleTenant",
  MicrosoftAppId: "11111111-2222-4333-8444-555555555555",
  MicrosoftAppTenantId: "66666666-7777-4888-9999-aaaaaaaaaaaa",
  MicrosoftAppPassword: "a-secret-of-the-bot",
  ALLOWED_TENANTS: "66666666-7777-4888-9999-aaaaaaaaaaaa",
  // Nothing is there: a name that never resolves.
  TABLES_CONNECTION_STRING:
    "DefaultEndpointsProtocol=https;AccountName=council;AccountKey=a2V5;EndpointSuffix=plan-keeper.invalid",
  TIME_ZONE: "Europe/London",
  HOST: "127.0.0.1",
};

let bot: ChildProcess | undefined;
afterEach(() => void bot?.kill("SIGKILL"));

interface Program {
  readonly ended: Promise<number | null>;
  readonly out: () => string;
  readonly errors: () => string;
  readonly listens: Promise<void>;
}

function start(environment: Readonly<Record<string, string>>): Program {
  const child = spawn(process.execPath, ["--import", "tsx", "src/main.ts"], {
    env: { ...environment, PATH },
  });
  bot = child;
  let [out, errors] = ["", ""];
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const listens = new Promise<void>((resolve) =>
    child.stdout.on("data", (chunk) => {
      out += chunk;
      if (out.includes('"event":"started"')) resolve();
    }),
  );
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return { ended, out: () => out, errors: () => errors, listens };
}

describe("npm start", () => {
  it("without settings ends with exit code 2 and a line for each that is missing", async () => {
    const program = start({});
    expect(await program.ended).toBe(2);
    const lines = program.errors().trim().split("\n");
    expect(lines).toHaveLength(7);
    for (const line of lines) expect(line).toMatch(/^[A-Za-z_]+ is missing: /);
    expect(program.out()).toBe("");
  });

  it("refuses whom it does not know, lives through gzip, shows no secret and stops on SIGTERM", async () => {
    const port = await aFreePort();
    const program = start({ ...settings, PORT: String(port) });
    await program.listens;
    const url = `http://127.0.0.1:${port}`;
    const headers = { "Content-Type": "application/json" };
    const activity = {
      type: "message",
      id: "1",
      channelId: "msteams",
      serviceUrl: "https://smba.trafficmanager.net/uk/",
      from: { id: "29:nia", aadObjectId: "0b7e2a4c-93d1-4f4e-8a53-6d2f1c9b8e70" },
      recipient: { id: "28:bot" },
      conversation: { id: "a:1", tenantId: settings.ALLOWED_TENANTS },
    };
    const post = (body: string, more: Readonly<Record<string, string>> = {}) =>
      fetch(`${url}/api/messages`, { method: "POST", headers: { ...headers, ...more }, body });
    expect((await post(JSON.stringify(activity))).status).toBe(401);
    expect((await post(JSON.stringify(activity), { Authorization: "Bearer a.b.c" })).status).toBe(401);
    expect((await post("abc", { "Content-Encoding": "gzip" })).status).toBe(415);
    const health = await fetch(`${url}/health`);
    const { status, version, jobs } = (await health.json()) as Readonly<Record<string, unknown>>;
    expect([health.status, status, version, jobs]).toEqual([
      200,
      "ok",
      "0.1.0",
      {
        ...{ "end-pauses": null, "forget-repeats": null, "note-checkpoints": null, "note-parties": null },
        ...{ "reconcile-reminders": null, reindex: null, "remind-leads": null },
      },
    ]);
    bot?.kill("SIGTERM");
    expect(await program.ended).toBe(0);
    expect(program.out() + program.errors()).not.toContain(settings.MicrosoftAppPassword);
  });
});
