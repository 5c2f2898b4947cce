import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { previewImport } from "../../src/app/import/preview-import.ts";
import { readDocument } from "../../src/documents/read-document.ts";
import { writeCsv } from "../../src/documents/text/csv.ts";
import { refuse } from "../../src/domain/plan/result.ts";
import { handOver } from "../../src/local/hand-over.ts";
import { newerPlan } from "../../src/local/newer-plan.ts";
import { SAMPLE_TENANT, samplePeople } from "../../src/local/sample-people.ts";
import { sampleOn } from "../../src/local/sample-plan.ts";
import type { Heard, Turn } from "../../src/teams/turn.ts";
import { memoryStores } from "../fakes/memory-stores.ts";

const folder = mkdtempSync(join(tmpdir(), "hand-over-"));
writeFileSync(join(folder, "plan 2027.csv"), "Ref,Action");
const TURN = {} as Turn;

function aChat() {
  const heard: Heard[] = [];
  const handed = handOver(async () => refuse({ reason: "file-not-fetched", why: "address" }), folder);
  const hear = handed.hear(async (_, what) => {
    heard.push(what);
    return { kind: "none" };
  });
  return { heard, handed, say: (text: string) => hear(TURN, { kind: "text", text }) };
}

describe("file PATH", () => {
  it.each([
    [`file ${join(folder, "plan 2027.csv")}`, ""],
    ["file plan 2027.csv", ""],
    ['FILE "plan 2027.csv" evidence 2.1.1', "evidence 2.1.1"],
    ["file plan 2027.csv, evidence 2.1.1 the rota", "evidence 2.1.1 the rota"],
  ])("hands over the file as if it were dropped: %s", async (line, beside) => {
    const { heard, handed, say } = aChat();
    await say(line);
    const [file] = heard;
    if (file?.kind !== "file") throw new Error("no file");
    expect(file).toMatchObject({ name: "plan 2027.csv", others: 0, text: beside });
    const bytes = await handed.download(file.url);
    expect(bytes.ok && Buffer.from(bytes.value).toString()).toBe("Ref,Action");
    expect(await handed.download(file.url)).toMatchObject({ ok: false });
  });

  it("says which file there is none of, and what to type", async () => {
    const { heard, say } = aChat();
    expect(JSON.stringify(await say("file /nowhere/plan.csv"))).toContain("There is no file /nowhere/plan.csv");
    expect(heard).toEqual([]);
  });

  it("leaves all else, and every other address, as it was", async () => {
    const { heard, handed, say } = aChat();
    await say("my actions");
    expect(heard).toEqual([{ kind: "text", text: "my actions" }]);
    expect(await handed.download(join(folder, "plan 2027.csv"))).toMatchObject({ refusal: { why: "address" } });
  });
});

describe("the newer plan beside the sample", () => {
  it("changes two actions and adds one, and nothing of it is asked", async () => {
    const stores = memoryStores();
    const now = new Date("2027-07-24T10:00:00Z");
    const sample = sampleOn("2027-07-24", now);
    await stores.plans.createPlan(sample);
    const document = await readDocument("newer-plan.csv", Buffer.from(writeCsv(newerPlan(sample, "2027-07-24"))));
    if (!document.ok) throw new Error(document.refusal.reason);
    const helen = samplePeople.find(({ name }) => name === "Helen Thwaite")?.id ?? "";
    const asking = { tenant: SAMPLE_TENANT, person: helen, name: "Helen Thwaite", now, plan: null };
    const view = await previewImport({ ...stores, newId: () => "draft" }, asking, {
      document: document.value,
      title: null,
    });
    expect(view).toMatchObject({
      value: {
        problems: [],
        reconciliation: { added: [{ ref: "2.2.4" }], changed: [{ ref: "4.3.4" }, { ref: "2.1.2" }], missing: [] },
      },
    });
  });
});
