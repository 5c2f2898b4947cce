import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { writeCsv } from "../../src/documents/text/csv.ts";
import { samplePeopleTable, samplePlanTable } from "../../src/local/sample-tables.ts";

const folder = mkdtempSync(join(tmpdir(), "plan-keeper-"));
const [planFile, peopleFile, exportFile, changedFile] = ["plan.csv", "people.csv", "export.csv", "changed.csv"].map(
  (name) => join(folder, name),
);
writeFileSync(planFile ?? "", writeCsv(samplePlanTable("2027-07-24")));
writeFileSync(peopleFile ?? "", writeCsv(samplePeopleTable("2027-07-24")));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a slow machine says while a file is read: no complaint. */
const STILL_READING = /^Reading .+: \d+ seconds …\n/gm;

/** The command as an administrator runs it, in a process of its own on a folder of its own. */
function plan(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const { PATH } = process.env;
  const env = { PATH, LOCAL_FOLDER: join(folder, "local") };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...args], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err: err.replace(STILL_READING, "") }),
    );
  });
}

const SLOW = 60_000;

describe("the commands on the local store", () => {
  it(
    "import a plan, and of a plan that is there what its file says otherwise",
    async () => {
      const args = ["import", planFile ?? "", "--plan", "ours", "--people", peopleFile ?? "", "--title", "Our plan"];
      expect(await plan(...args)).toMatchObject({
        code: 0,
        err: "",
        out: expect.stringContaining("Everything was understood."),
      });
      expect(await plan(...args)).toMatchObject({
        ...{ code: 0, err: "", out: expect.stringContaining("Nothing changed in ours.") },
      });
      const table = samplePlanTable("2027-07-24");
      const at = table[0]?.indexOf("Ref") ?? 0;
      const renumbered = table.map((row) =>
        row.map((cell, column) => (column === at && cell === "1.1.1" ? "1.1.9" : cell)),
      );
      writeFileSync(changedFile ?? "", writeCsv(renumbered));
      const change = ["import", changedFile ?? "", "--plan", "ours"];
      expect((await plan(...change)).out).toContain("1.1.9 has the title that 1.1.1 has in the plan. Left as it is.");
      expect((await plan(...change, "--accept", "--preview")).out).toContain("ref “1.1.1” → 1.1.9");
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
      expect(JSON.parse(show.out).actions).toHaveLength(samplePlanTable("2027-07-24").length - 1);
      expect(JSON.parse(doctor.out)[0]).toMatchObject({ level: "fine" });
    },
    SLOW,
  );

  it(
    "list who began what and end a plan, with why",
    async () => {
      const closing = plan("import", planFile ?? "", "--plan", "trial", "--title", "A trial");
      expect(await closing).toMatchObject({ code: 0 });
      expect(await plan("close", "trial", "--reason", "Begun by mistake")).toEqual({
        ...{ code: 0, err: "", out: "A trial is closed.\n" },
      });
      expect((await plan("list")).out).toMatch(/ours {3}Our plan {2}open\ntrial {2}A trial {3}closed\n/);
      expect(await plan("close", "trial", "--reason", "Again")).toMatchObject({ code: 1, out: "" });
    },
    SLOW,
  );

  it(
    "export a workbook that changes nothing when it comes back",
    async () => {
      const workbook = join(folder, "ours.xlsx");
      expect(await plan("export", "ours", "--xlsx", "--to", workbook)).toMatchObject({ code: 0, err: "" });
      const { code, out } = await plan("import", workbook, "--plan", "ours");
      expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining("Nothing changed in ours.") });
    },
    SLOW,
  );

  it(
    "export what imports again without a difference",
    async () => {
      const first = await plan("export", "ours", "--csv");
      writeFileSync(exportFile ?? "", first.out);
      const back = await plan("import", exportFile ?? "", "--plan", "ours", "--preview");
      expect(back).toMatchObject({ code: 0, out: expect.not.stringMatching(/^(New|Changed|No longer|Filed|To )/m) });
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
    "ask in a person's name what they may, and keep that it was done at the command line",
    async () => {
      const [amara, helen] = [
        ["--as", "Amara Okafor", "--plan", "copy"],
        ["--as", "Helen Thwaite", "--plan", "copy"],
      ];
      const saved = await plan(
        "ask",
        "update 2.1.1",
        ...amara,
        "--press",
        "Save",
        "--input",
        "progress=Staffed all week",
      );
      expect(saved).toMatchObject({ code: 0, err: "", out: expect.stringContaining("Saved. 2.1.1 is now") });
      const line = "handover Amara Okafor to Tomasz Wilk from 1 December 2099";
      expect(await plan("ask", line, ...helen, "--press", "Hand over")).toMatchObject({ code: 0, err: "" });
      const { out } = await plan("ask", "history 2.1.1", ...helen);
      expect(out).toMatch(/^Update, Amara Okafor, .*, at the command line$/m);
      expect(out).toMatch(/^Handed over, Helen Thwaite, .*, at the command line$/m);
      const refused = await plan("ask", "withdraw 2.1.1 because it is done elsewhere", ...amara);
      expect(refused).toMatchObject({ code: 1, out: "", err: expect.stringContaining("Ask Helen Thwaite") });
    },
    2 * SLOW,
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
