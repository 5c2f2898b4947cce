import { describe, expect, it } from "vitest";
import { writeReturnForm } from "../../src/documents/excel/write-return-form.ts";
import { unpack } from "../../src/documents/package/unpack.ts";
import { readDocument } from "../../src/documents/read-document.ts";
import { readReturnForm } from "../../src/domain/partners/read-return-form.ts";
import { buildReturnForm } from "../../src/domain/partners/return-form.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import { anAction, aPlan, TODAY } from "../builders.ts";
import { type Filling, fillForm } from "../fakes/fill-form.ts";

const code = { form: "form-1", plan: "north-2027", label: "Northshire Police" };
const formOf = (...actions: readonly Action[]) => writeReturnForm(buildReturnForm(aPlan(), actions, code, TODAY));

async function partsOf(bytes: Uint8Array) {
  const parts = await unpack(bytes, () => true);
  return (name: string) => new TextDecoder().decode(parts.get(name));
}

async function readBack(bytes: Uint8Array) {
  const document = await readDocument("form.xlsx", bytes);
  if (!document.ok) throw new Error(document.refusal.reason);
  const form = readReturnForm(document.value);
  if (form === undefined || form === "damaged") throw new Error(String(form));
  return form;
}

const returned = async (filling: Filling, by: string, ...actions: readonly Action[]) =>
  readBack(fillForm(await formOf(...actions), filling, by));

describe("a return form", () => {
  it("has the partner's open actions alone, as people count, with what is due", async () => {
    const actions = ["1.10", "1.9"].map((ref) => anAction({ id: ref, ref }));
    const form = buildReturnForm(aPlan(), [...actions, anAction({ state: "complete" })], code, TODAY);
    expect(form.rows.map(({ cells }) => cells.Ref)).toEqual(["1.9", "1.10"]);
    expect(form.rows[0]?.cells.Due).toBe("Review 11 December 2026; end date 31 March 2027");
  });

  it("locks all but what is to be filled in, and offers the ratings", async () => {
    const part = await partsOf(await formOf(anAction()));
    const sheet = part("xl/worksheets/sheet1.xml");
    expect(sheet).toContain('<sheetProtection sheet="1"');
    expect(sheet).toContain('<dataValidation type="list"');
    expect(sheet).toContain('<formula1>"Red,Amber,Green,Complete"</formula1>');
    const open = [...part("xl/styles.xml").matchAll(/<protection locked="([01])"\/>/g)].map(([, locked]) => locked);
    const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)" s="(\d)"/g)];
    const fillable = cells.filter(([, , style]) => open[Number(style)] === "0").map(([, name]) => name);
    expect(fillable).toEqual(["B1", "E4", "F4", "G4", "H4", "I4"]);
  });

  it("holds people's words as text, never as a formula", async () => {
    const title = '=HYPERLINK("https://example.org")';
    const bytes = await formOf(anAction({ title }), anAction({ id: "a2", ref: "+1.2" }));
    const sheet = (await partsOf(bytes))("xl/worksheets/sheet1.xml");
    expect(sheet).not.toContain("<f>");
    expect(sheet).toContain("=HYPERLINK(");
  });

  it("is the same file for the same plan", async () => {
    expect(await formOf(anAction())).toEqual(await formOf(anAction()));
  });

  it("says how it is filled in, on a sheet of its own", async () => {
    const document = await readDocument("form.xlsx", await formOf(anAction()));
    const says = JSON.stringify(document.ok && document.value.blocks);
    expect(says).toContain("How to fill it in");
    expect(says).toContain("Do not name or describe a child or family.");
    expect(says).toContain("Amber: In progress, slowly");
  });

  it("comes back as it was filled in by another program", async () => {
    const date = new Date(Date.UTC(2027, 0, 29));
    const form = await returned(
      { "1.1.1": { Rating: "Amber", Progress: "Two lines\nof it", "Next review date": date } },
      " Jo  Hart ",
      anAction(),
    );
    expect(form).toMatchObject({ code, filledBy: "Jo Hart", leftAside: 0 });
    expect(form.rows).toEqual([
      {
        code: { action: "a1", version: 1, ref: "1.1.1", part: null },
        ...{ ref: "1.1.1", rating: "Amber", parts: [], progress: "Two lines\nof it", difference: "", evidence: "" },
        ...{ nextReview: "29 January 2027", nextReviewDay: "2027-01-29" },
      },
    ]);
  });

  it("comes back with the ratings of an action's parts", async () => {
    const parts = ["Send it", "Read it", "Act on it"].map((text) => ({ text, rag: "unrated" as const }));
    const filling = {
      "1.1.1": { Progress: "Begun" },
      "1.1.1, part 1": { Rating: "Green" },
      "1.1.1, part 3": { Rating: "Red" },
    };
    const form = await returned(filling, "", anAction({ parts }));
    expect(form.rows.map((row) => row.parts)).toEqual([["Green", "", "Red"]]);
    expect(form).toMatchObject({ filledBy: "", leftAside: 0 });
  });

  it("of which only a part is rated is not empty", async () => {
    const parts = [{ text: "Send it", rag: "unrated" as const }];
    const form = await returned({ "1.1.1, part 1": { Rating: "Green" } }, "", anAction({ parts }));
    expect(form.rows).toHaveLength(1);
  });

  it("is not what any other workbook is", async () => {
    const document = await readDocument("form.csv", Buffer.from("Ref,Action,Progress\n1.1,Do it,plan-keeper-form-1\n"));
    expect(document.ok && readReturnForm(document.value)).toBeUndefined();
  });
});
