import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/documents/read-document.ts";
import { type UnderstoodPlan, understandPlan } from "../../../src/domain/import/understand.ts";

const folder = process.env["PLANS_DIR"];

async function understand(name: string): Promise<UnderstoodPlan> {
  const document = await readDocument(name, readFileSync(join(folder ?? "", name)));
  if (!document.ok) throw new Error(document.refusal.reason);
  return understandPlan(document.value, { importedOn: "2026-11-20" });
}

/** "1.2.3 review 2015-07-31 green", an action a line. */
function said({ actions }: UnderstoodPlan): string[] {
  return actions.map(({ ref, due, rag, parts }) =>
    [ref, due?.kind ?? "none", due?.date ?? due?.cadence ?? "", rag ?? "", parts.map((part) => part.rag).join(",")]
      .filter((word) => word !== "")
      .join(" "),
  );
}

const KENT_2014 = [
  ...["1.1.1 review 2015-07-31 green", "1.2.1 review 2015-07-31 green", "1.2.2 review 2015-07-31 amber"],
  ...["1.2.3 end 2015-10-31 green", "1.2.4 review 2015-07-31 green", "1.3.1 review 2015-08-31 amber"],
  ...["1.4.1 review 2015-07-31 green", "1.4.2 review 2015-07-31 amber", "1.4.3 review 2015-07-31 amber", "1.4.4 event"],
  ...["1.4.5 review 2015-07-31 amber", "1.4.6 review 2015-07-31 amber", "1.4.7 end 2015-07-31 green"],
  ...["1.5.1 complete complete", "1.6.1 review 2015-07-31 red red,amber,amber", "1.7.1 review 2015-07-31 green"],
  ...["2.1.1 complete complete", "2.1.2 review 2015-07-31 amber", "2.2.1 complete complete", "2.3.1 complete complete"],
  ...["2.3.2 cadence monthly amber", "2.3.3 cadence monthly green", "2.4.1 complete complete"],
  ...["3.1.1 review 2015-09-01 green", "3.1.2 end 2015-09-01 green", "3.2.1 end 2015-09-01 green"],
  ...["3.2.2 complete complete", "3.3.1 end 2015-07-31 green", "3.4.1 complete complete", "3.4.2 review 2015-09-30"],
  ...["4.1.1 complete complete", "4.1.2 cadence monthly amber", "4.1.3 end 2015-07-31 amber"],
  ...["4.2.1 review 2015-07-31 green", "4.2.2 review 2015-08-30 amber", "4.2.3 review 2015-07-31 green"],
  ...["4.2.4 review 2015-07-31 amber", "4.3.1 review 2015-07-31 amber", "4.4.1 review 2015-07-31 amber"],
  "4.5.1 review 2015-09-30 amber",
];

const KENT_2017 = [
  ...["1.1 end 2017-09-30", "1.2 end 2017-10-31", "2.1 complete 2017-05-31 complete", "2.2 end 2017-09-30"],
  ...["2.3 end 2017-11-30", "2.4 review 2017-10-31", "3.1 end 2017-10-31", "3.2 end 2017-11-30", "3.3 end 2017-10-02"],
  ...["3.4 end 2017-12-31", "4.1 end 2017-08-29", "4.2 none", "4.3 none", "4.4 none", "4.5 none"],
  ...["5.1 complete 2017-06-30 complete", "5.2 end 2017-12-31", "6.1 end 2017-09-30", "6.2 end 2017-11-01"],
  ...["6.3 end 2017-10-31", "7.1 complete 2017-05-31 complete", "7.2 review 2017-09-30", "8.1 end 2017-10-31"],
  ...["8.2 end 2017-09-30", "9.1 complete 2017-04-30 complete", "9.2 end 2017-08-29", "10.1 review 2017-10-31"],
  ...["10.2 none", "10.3 none"],
];

if (folder !== undefined) {
  describe("plans that councils have published", () => {
    it.each(["kent-2014.docx", "kent-2014.xlsx"])("%s: 40 actions in 4 themes, each date and rating", async (name) => {
      const plan = await understand(name);
      expect(said(plan)).toEqual(KENT_2014);
      expect(plan.themes.map(({ ref }) => ref)).toEqual(["1", "2", "3", "4"]);
      expect(plan.objectives).toHaveLength(20);
      expect(plan.plan).toMatchObject({ period: { from: "2014-08-01", to: "2016-04-30" } });
      expect(plan.plan.scheme.map(({ rag }) => rag)).toEqual(["red", "amber", "green", "complete"]);
      const action = (ref: string) => plan.actions.find((one) => one.ref === ref);
      expect(action("3.4.2")).toMatchObject({ dependsOn: ["3.2.1"], related: [] });
      expect(action("4.2.1")).toMatchObject({ dependsOn: [], related: ["4.2.3"] });
      expect(plan.actions.flatMap(({ leads }) => leads)).toHaveLength(56);
    });

    it("kent-2017.docx: 29 actions; a window, a sentence and a half-done review are asked", async () => {
      const plan = await understand("kent-2017.docx");
      expect(said(plan)).toEqual(KENT_2017);
      expect(plan.themes).toHaveLength(10);
      expect(new Set(plan.themes.map(({ section }) => section)).size).toBe(4);
      const asked = plan.problems.map(({ ref, field }) => `${ref ?? "plan"} ${field}`);
      expect(asked).toEqual(
        expect.arrayContaining([
          "2.3 due",
          "3.1 leads",
          "3.2 leads",
          "8.1 due",
          "10.2 leads",
          "10.3 leads",
          "plan due",
        ]),
      );
    });

    it("west-sussex-2019.docx: 85 actions; every date that cannot be matched is asked, none is guessed", async () => {
      const { actions, themes, measures, problems } = await understand("west-sussex-2019.docx");
      expect(actions).toHaveLength(85);
      expect(new Set(actions.map(({ ref }) => ref)).size).toBe(85);
      expect(themes.map(({ ref }) => ref)).toEqual(["2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]);
      const dated = actions.filter(({ due }) => due !== null);
      expect(dated.map(({ ref, due }) => `${ref} ${due?.date}`)).toEqual([
        ...["2.1.0 2019-11-30", "2.1.1 2019-06-30", "2.1.2 2019-01-31", "2.1.3 2019-08-31", "2.2 2019-12-31"],
        "2.3 2019-12-31",
      ]);
      const asked = new Set(problems.filter(({ field }) => field === "due").map(({ ref }) => ref));
      expect(actions.filter(({ ref, due }) => due === null && !asked.has(ref))).toEqual([]);
      expect(asked).toContain("2.1.2");
      expect(measures.find(({ ref }) => ref === "68")).toMatchObject({
        baseline: 51,
        polarity: "lower",
        targets: [
          { value: 30, by: "2019-12-31", interim: true },
          { value: 20, by: "2020-03-31", interim: false },
        ],
      });
    });
  });
}
