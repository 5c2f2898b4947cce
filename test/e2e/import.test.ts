import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser } from "../browser.ts";
import { fixtureCases } from "../domain/import/cases.ts";
import type { Client } from "./client.ts";
import { openSession, type Session } from "./session.ts";
import { openShelf, type Shelf } from "./shelf.ts";

describe.runIf(hasBrowser())("a plan taken in, in the client", () => {
  let session: Session;
  let amara: Client;
  let shelf: Shelf;

  beforeAll(async () => {
    shelf = await openShelf();
    session = await openSession();
    amara = session.client;
  });
  afterAll(async () => {
    shelf?.close();
    await session?.close();
  });

  const drop = (name: string, bytes: Uint8Array) => shelf.drop(session.running, name, bytes);

  it("says what can be dropped in", async () => {
    await amara.sees(/5 to update, .*1 past its end date/);
    await amara.say("import");
    await amara.sees("Word (.docx), Excel (.xlsx), CSV or text");
    await amara.screenshot("import-asked");
  });

  it("shows what was found in a Word file before anything is saved, in one message", async () => {
    const found = fixtureCases().find(({ name }) => name === "word-merged-objectives");
    const cards = await amara.count();
    await drop("fallowshire.docx", found?.bytes ?? new Uint8Array());
    await amara.sees("Import this plan?");
    expect(await amara.count()).toBe(cards + 1);
    expect(await amara.lastText()).toContain("Fallowshire Development Plan");
    await amara.screenshot("import-preview");
  });

  it("lets its columns be given another meaning", async () => {
    await amara.press("See columns");
    await amara.sees("What each column is for");
    await amara.screenshot("import-columns");
    await amara.press("Save");
    await amara.sees("The columns are read your way");
  });

  it("is saved once it is applied, and says what comes next", async () => {
    await amara.press("Apply");
    await amara.sees("The plan is saved");
    await amara.screenshot("import-applied");
    await amara.press("Summary");
    await amara.sees(/Summary of the plan.*Fallowshire/s);
  });

  it("is compared with the plan that is there when it comes again", async () => {
    const rows = [
      "Ref,Theme,Action,Lead,End date,RAG",
      "1.1.2,Assessment,Managers read every assessment,Fabian Ruiz,31 May 2027,Green",
      "1.1.9,Assessment,Meet every family twice,Fabian Ruiz,Q2,Green",
    ];
    await drop("changed.csv", Buffer.from(rows.join("\n")));
    await amara.sees("Compared with the plan as it is");
    await amara.press("See changes");
    await amara.sees(/Changed: 1\.1\.2 .*31 May 2027/s);
    await amara.screenshot("import-changes");
    await amara.press("Back to the import");
    await amara.press("See problems");
    await amara.sees("“Q2”");
    await amara.press("Settle");
    await amara.sees("Or in words");
    await amara.fill("Or in words", "in a while");
    await amara.press("Save");
    await amara.sees("nothing was");
    expect(await amara.valueOf("Or in words")).toBe("in a while");
    await amara.screenshot("import-problem-refused");
    await amara.fill("Or in words", "30 September 2027");
    await amara.press("Save");
    await amara.sees("Everything is settled");
    await amara.screenshot("import-settled");
    await amara.press("Back to the import");
    await amara.press("Cancel");
    await amara.sees("nothing of it was saved");
  });
});
