import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { StoreDown } from "../../src/app/ports/ports.ts";
import { run } from "../../src/cli/run.ts";
import { writeCsv } from "../../src/documents/text/csv.ts";
import { samplePlanTable } from "../../src/local/sample-tables.ts";
import { anAction, aPlan, KEY, NOW } from "../builders.ts";
import { memoryStores } from "../fakes/memory-stores.ts";

const NOWHERE = { LOCAL_FOLDER: "/dev/null/nowhere" };
const file = join(mkdtempSync(join(tmpdir(), "plan-")), "improvement.csv");
writeFileSync(file, writeCsv(samplePlanTable("2027-07-24")));

/** Runs a command in this process, without a store to be had unless the environment says otherwise. */
async function plan(args: readonly string[], environment: NodeJS.ProcessEnv = NOWHERE) {
  const [out, err]: [string[], string[]] = [[], []];
  const now = new Date("2027-01-05T09:00:00Z");
  const code = await run(args, {
    environment,
    now,
    print: (line) => out.push(line),
    write: null,
    // A slow machine says that it is still reading: no complaint.
    complain: (line) => (/^Reading .+: \d+ seconds …$/.test(line) ? 0 : err.push(line)),
  });
  return { code, out: out.join("\n"), err };
}

describe("npm run plan", () => {
  it.each([
    [[], "Name a command"],
    [["destroy"], "destroy"],
    [["list", "everything"], "list [--json]"],
    [["list", "--jsn"], "--jsn"],
    [["show"], "show PLAN"],
    [["import", "file.csv"], "--plan"],
    [["import", "--plan", "p"], "import FILE"],
    [["import", file, "--plan", "My Plan", "--preview"], "a-z, 0-9 and hyphens"],
    [["people", "import", "who.csv"], "--plan"],
    [["people", "export", "who.csv"], "people import FILE"],
    [["export", "p"], "--csv"],
    [["export", "p", "--csv", "--xlsx"], "--xlsx or --csv"],
    [["export", "p", "--xlsx"], "--to"],
    [["close", "p"], "--reason"],
    [["close"], "close PLAN --reason TEXT"],
    [["ask", "waiting"], "--as"],
    [["remind", "--now", "tomorrow"], "2027-07-24T09:00:00+01:00"],
    [["remind", "--now", "2027-07-24T09:00:00"], "offset"],
    [["remind", "--now", "2027-02-31T09:00:00Z"], "offset"],
  ])("answers wrong use %j with code 2 and what to write", async (args, says) => {
    const { code, out, err } = await plan(args);
    expect([code, out, err.length]).toEqual([2, "", 1]);
    expect(err[0]).toContain(says);
  });

  it.each([
    ["--help"],
    ["import", "--help"],
    ["list", "--help"],
    ["show", "--help"],
    ["ask", "--help"],
    ["set", "--help"],
    ["close", "--help"],
    ["remind", "--help"],
    ["reindex", "--help"],
    ["export", "--help"],
    ["doctor", "--help"],
  ])("shows help for %s", async (...args) => {
    const { code, out, err } = await plan(args);
    expect([code, err]).toEqual([0, []]);
    expect(out).toContain(args.length === 1 ? "doctor [--json]" : `  ${args[0]}`);
  });

  it("previews an unknown plan without any store", async () => {
    const { code, out, err } = await plan(["import", file, "--plan", "p", "--preview", "--json"]);
    expect([code, err]).toEqual([0, []]);
    const preview = JSON.parse(out);
    expect(Object.keys(preview)).toEqual(["plan", "themes", "objectives", "actions", "measures", "problems"]);
    expect(preview.plan.title).toBe("improvement");
    expect(preview.actions).toHaveLength(samplePlanTable("2027-07-24").length - 1);
  });

  it("lists what is to be settled", async () => {
    const { out } = await plan(["import", file, "--plan", "p", "--preview"]);
    expect(out).toContain(`4 themes, 12 objectives, ${samplePlanTable("2027-07-24").length - 1} actions`);
    expect(out).toContain("“Team managers”: Nobody has said who this is");
    expect(out).toContain("Nothing was saved.");
  });

  it.each([
    ["a file that is not there", ["import", "/nowhere.csv", "--plan", "p", "--preview"], NOWHERE, "cannot be opened"],
    [
      "a file that is no CSV",
      ["import", process.execPath, "--plan", "p", "--preview"],
      NOWHERE,
      "nothing was imported",
    ],
    ["a folder that cannot be written", ["list"], NOWHERE, "/dev/null/nowhere"],
    ["half the settings of production", ["list"], { ALLOWED_TENANTS: "x" }, "MicrosoftAppId is missing"],
  ])("refuses %s with code 1 and a sentence", async (_, args, environment, says) => {
    const { code, out, err } = await plan(args, environment);
    expect([code, out, err.length]).toEqual([1, "", 1]);
    expect(err[0]).toContain(says);
    expect(err[0]).not.toMatch(/\n\s+at /);
  });

  it.each([
    Object.assign(new Error("chain failed"), { name: "AggregateAuthenticationError" }),
    Object.assign(new Error("not authorised"), { name: "RestError", statusCode: 403 }),
    new StoreDown("the store does not let us in: 403", { cause: Object.assign(new Error("no"), { statusCode: 403 }) }),
  ])("says how to be let in to a store that refuses: %s", async (refusal) => {
    const said: string[] = [];
    const terminal = { environment: {}, now: new Date(0), print: () => {}, write: null };
    const open = () => Promise.reject(refusal);
    expect(await run(["list"], { ...terminal, complain: (line) => said.push(line) }, open)).toBe(1);
    expect(said.join()).toContain("Sign in with az login");
  });
});

describe("plan reindex", () => {
  const stores = memoryStores();
  const opened = { stores, tenant: KEY.tenant, tenants: [KEY.tenant], zone: "Europe/London", local: true } as const;
  const open = async () => ({ ...opened, auth: { kind: "local" } as const, close: async () => {} });
  const type = async (...args: readonly string[]) => {
    const [out, err]: [string[], string[]] = [[], []];
    const terminal = { environment: {}, now: NOW, print: (line: string) => out.push(line), write: null };
    const code = await run(["reindex", ...args], { ...terminal, complain: (line) => err.push(line) }, open);
    return { code, says: [...out, ...err].join("\n") };
  };

  it("says what it looked at and made right, of all plans or of one", async () => {
    await stores.plans.createPlan({ plan: aPlan(), actions: [anAction()], history: [] });
    expect(await type()).toEqual({ code: 0, says: "1 action of 1 plan looked at: every row was right." });
    expect(await type("--plan", KEY.plan, "--json")).toMatchObject({
      code: 0,
      says: expect.stringContaining('"mended": 0'),
    });
    const busy = { actions: 30, mended: 2, left: 1 };
    stores.plans.reindex = async () => busy;
    expect((await type()).says).toBe(
      "30 actions of 1 plan looked at: 2 rows made right. 1 left to a newer version of the bot, or still being imported: run it again later.",
    );
    stores.plans.reindex = async () => Promise.reject(new Error("a row does not read"));
    expect(await type()).toMatchObject({ code: 1, says: expect.stringContaining("1 plan could not be read") });
  });

  it("knows a plan that is not there", async () => {
    stores.plans.reindex = async () => "unknown";
    expect(await type("--plan", "none")).toMatchObject({ code: 1, says: expect.stringContaining("no plan called") });
  });
});
