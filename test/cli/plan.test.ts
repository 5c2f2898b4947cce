import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writeCsv } from "../../src/documents/csv.ts";
import { samplePeopleTable, samplePlanTable } from "../../src/local/sample-tables.ts";

const folder = mkdtempSync(join(tmpdir(), "plan-keeper-"));
const [planFile, peopleFile, exportFile] = ["plan.csv", "people.csv", "export.csv"].map((name) => join(folder, name));
writeFileSync(planFile ?? "", writeCsv(samplePlanTable("2027-07-24")));
writeFileSync(peopleFile ?? "", writeCsv(samplePeopleTable("2027-07-24")));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The command as an administrator runs it, in a process of its own on a folder of its own. */
function plan(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const { PATH } = process.env;
  const env = { PATH, LOCAL_FOLDER: join(folder, "local") };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
}

const SLOW = 60_000;

describe("the commands on the local store", () => {
  it(
    "import once, and leave an existing plan as it is",
    async () => {
      const args = ["import", planFile ?? "", "--plan", "ours", "--people", peopleFile ?? "", "--title", "Our plan"];
      expect(await plan(...args)).toMatchObject({
        code: 0,
        err: "",
        out: expect.stringContaining("Everything was understood."),
      });
      const again = await plan(...args);
      expect(again).toMatchObject({ code: 1, out: "" });
      expect(again.err).toMatch(/^There is already a plan called “ours”[^\n]*\n$/);
      expect(existsSync(join(folder, "local", "run.json"))).toBe(false);
    },
    SLOW,
  );

  it(
    "list, show and check it, in JSON and nothing else",
    async () => {
      const [list, show, doctor] = await Promise.all([
        plan("list", "--json"),
        plan("show", "ours", "--json"),
        plan("doctor", "--json"),
      ]);
      expect([list.code, show.code, doctor.code, list.err, show.err, doctor.err]).toEqual([0, 0, 0, "", "", ""]);
      expect(JSON.parse(list.out)).toMatchObject([{ plan: "ours", title: "Our plan" }]);
      expect(JSON.parse(show.out)).toMatchObject({ plan: { title: "Our plan", started: null } });
      expect(JSON.parse(show.out).actions).toHaveLength(36);
      expect(JSON.parse(doctor.out)[0]).toMatchObject({ level: "fine" });
    },
    SLOW,
  );

  it(
    "export what imports again without a difference",
    async () => {
      const first = await plan("export", "ours", "--csv");
      writeFileSync(exportFile ?? "", first.out);
      expect(await plan("import", exportFile ?? "", "--plan", "copy", "--people", peopleFile ?? "")).toMatchObject({
        code: 0,
      });
      const second = await plan("export", "copy", "--csv");
      expect(second).toMatchObject({ code: 0, err: "", out: first.out });
    },
    SLOW,
  );

  it(
    "say who would be reminded and why, and change nothing",
    async () => {
      const args = ["remind", "--plan", "ours", "--dry-run", "--json", "--now", "2027-07-24T09:00:00+01:00"];
      const [one, other] = [await plan(...args), await plan(...args)];
      expect([one.code, one.err]).toEqual([0, ""]);
      expect(one.out).toBe(other.out);
      const report = JSON.parse(one.out);
      expect(report).toMatchObject({ at: "2027-07-24T08:00:00.000Z", dryRun: true, planned: 0, sent: 0 });
      const amara = report.people.find(({ name }: { name: string }) => name === "Amara Okafor");
      expect(amara).toMatchObject({ outcome: "nothing", reason: "not-started" });
    },
    SLOW,
  );

  it(
    "refuse a plan that is not there",
    async () => {
      const shown = await plan("show", "theirs");
      expect(shown).toMatchObject({ code: 1, out: "" });
      expect(shown.err).toContain("theirs");
    },
    SLOW,
  );

  it(
    "end with code 2 at wrong use",
    async () => {
      expect(await plan("shew", "ours")).toMatchObject({ code: 2, out: "" });
    },
    SLOW,
  );
});
