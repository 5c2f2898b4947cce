import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SAMPLE_TENANT, samplePeople } from "../../src/local/sample-people.ts";
import { hasBrowser, openBrowser } from "../browser.ts";
import { fixtureCases } from "../domain/import/cases.ts";
import { type Client, openClient } from "./client.ts";
import { type Running, startReady, sweep } from "./running.ts";

const CHAT = "a:personal-chat";
const [me] = samplePeople;

/** The client has no way to attach a file: its own door for any activity takes the place of one. */
describe.runIf(hasBrowser())("a plan taken in, in the client", () => {
  let running: Running;
  let browser: Browser;
  let amara: Client;
  let shelf: Server;
  const files = new Map<string, Uint8Array>();

  beforeAll(async () => {
    shelf = createServer((request, response) => void response.end(files.get(request.url ?? "")));
    await new Promise<void>((resolve) => shelf.listen(0, "127.0.0.1", resolve));
    running = await startReady();
    browser = await openBrowser();
    amara = await openClient(browser, running.playgroundPort);
  });
  afterAll(async () => {
    shelf?.close();
    await browser?.close();
    await running?.stop();
    if (running) sweep(running);
  });

  /** Hands the file over as Teams does, but kept on this machine. */
  async function drop(name: string, bytes: Uint8Array): Promise<void> {
    files.set(`/${name}`, bytes);
    const activity = {
      type: "message",
      id: `drop-${name}`,
      text: "",
      channelId: "msteams",
      serviceUrl: `http://127.0.0.1:${running.playgroundPort}/_connector`,
      from: { id: `29:${me?.id}`, name: me?.name, aadObjectId: me?.id },
      recipient: { id: "28:plan-keeper", name: "Plan Keeper" },
      conversation: { id: CHAT, conversationType: "personal", tenantId: SAMPLE_TENANT },
      channelData: { tenant: { id: SAMPLE_TENANT } },
      attachments: [
        { contentType: "application/octet-stream", name, contentUrl: `http://127.0.0.1:${portOf(shelf)}/${name}` },
      ],
    };
    const sent = await fetch(`http://127.0.0.1:${running.playgroundPort}/_internal/v1/customActivities`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(activity),
    });
    expect(sent.status).toBe(200);
  }

  it("says what can be dropped in", async () => {
    await amara.sees("4 actions to review, 1 overdue");
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

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
