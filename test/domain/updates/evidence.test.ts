import { describe, expect, it } from "vitest";
import type { Action } from "../../../src/domain/plan/action.ts";
import { DEFAULT_SETTINGS } from "../../../src/domain/plan/plan.ts";
import {
  type EvidenceInput,
  httpsAddress,
  MOST_EVIDENCE,
  planEvidence,
  readEvidence,
} from "../../../src/domain/updates/evidence.ts";
import type { Filing } from "../../../src/domain/updates/filing.ts";
import { planUndo } from "../../../src/domain/updates/undo.ts";
import { planUpdate } from "../../../src/domain/updates/update.ts";
import { AMINA, anAction, BEN, NOW, TODAY, typedUpdate } from "../../builders.ts";

const filing = (person = AMINA): Filing => ({
  ...{ person, name: person, inNameOf: null, via: "typed", at: NOW.toISOString(), today: TODAY },
});

function add(input: Partial<EvidenceInput>, action: Action = anAction()) {
  const typed = { where: "", shows: "Audit of 14 plans", isFile: false, confirmed: [], ...input };
  const planned = planEvidence(action, typed, filing());
  return planned.ok ? planned.value : planned.refusal;
}

function update(action: Action, evidence: string, person = AMINA): Action {
  const input = typedUpdate({ rag: "amber", progress: "Going on", evidence });
  const planned = planUpdate(action, input, filing(person), DEFAULT_SETTINGS);
  if (!planned.ok) throw new Error(planned.refusal.reason);
  return planned.value.after;
}

describe("a piece of evidence", () => {
  it("is kept with who added it, when and in which entry, and changes nothing else", () => {
    const before = anAction({ version: 4 });
    const added = add({ where: "https://example.org/audit-14" }, before);
    const piece = {
      kind: "link",
      where: "https://example.org/audit-14",
      shows: "Audit of 14 plans",
      by: AMINA,
      entry: 5,
    };
    expect(added).toMatchObject({
      after: { version: 5, evidence: [piece] },
      entry: { kind: "evidence-added", by: AMINA },
    });
    expect({ ...("after" in added && added.after), evidence: undefined, version: 4 }).toEqual(before);
  });

  it("is a note without an address, and a file where it came as one", () => {
    expect(add({})).toMatchObject({ after: { evidence: [{ kind: "note", where: "" }] } });
    const file = add({ where: "https://council.sharepoint.com/audit.docx", isFile: true });
    expect(file).toMatchObject({ after: { evidence: [{ kind: "file" }] } });
  });

  it.each([
    "http://example.org/a",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<b>x</b>",
    "file:///etc/passwd",
    "www.example.org",
    "https://bank.example@evil.example/",
    "https://",
    `https://example.org/${"x".repeat(2_000)}`,
  ])("refuses the address %s", (where) => {
    expect(add({ where })).toMatchObject({ reason: "link-not-https" });
    expect(httpsAddress(where)).toBeUndefined();
  });

  it("asks what it shows, in a length that can be read, and about what looks personal", () => {
    expect(add({ shows: "  " })).toEqual({ reason: "evidence-words-missing" });
    expect(add({ shows: "x".repeat(501) })).toMatchObject({ reason: "text-too-long", most: 500 });
    const personal = add({ shows: "Plan of child Mia" });
    expect(personal).toEqual({ reason: "looks-personal", found: ["a child's name"] });
    expect(add({ shows: "Plan of child Mia", confirmed: ["a child's name"] })).toHaveProperty("after");
  });

  it("is one of thirty at most", () => {
    let action = anAction();
    for (let count = 0; count < MOST_EVIDENCE.pieces; count++) {
      const added = add({ shows: `Audit ${count}` }, action);
      if (!("after" in added)) throw new Error(added.reason);
      action = added.after;
    }
    expect(add({ shows: "One more" }, action)).toEqual({ reason: "evidence-full", ref: "1.1.1", most: 30 });
    expect(update(action, "Told with an update").evidence).toHaveLength(30);
  });
});

describe("the evidence of an update", () => {
  it("joins the list as a link where it holds one, else as a note; the same words once", () => {
    const first = update(anAction(), "See https://example.org/audit-14.");
    expect(first.evidence).toMatchObject([{ kind: "link", where: "https://example.org/audit-14", entry: 2 }]);
    const second = update(first, "Minutes of the board");
    expect(second.evidence).toMatchObject([{}, { kind: "note", where: "", shows: "Minutes of the board", entry: 3 }]);
    expect(update(second, "Minutes of the board").evidence).toEqual(second.evidence);
    expect(update(second, "").evidence).toEqual(second.evidence);
  });

  it("goes when the update is taken back; what somebody added since stays", () => {
    const filed = update(anAction(), "See https://example.org/audit-14");
    const added = planEvidence(
      filed,
      { where: "", shows: "Seen by the board", isFile: false, confirmed: [] },
      filing(BEN),
    );
    if (!added.ok) throw new Error(added.refusal.reason);
    const undone = planUndo(added.value.after, 2, filing());
    expect(undone).toMatchObject({
      value: { after: { lastUpdate: null, evidence: [{ shows: "Seen by the board" }] } },
    });
  });
});

describe("a typed line of evidence", () => {
  it.each([
    ["https://example.org/a Audit of plans", "https://example.org/a", "Audit of plans"],
    ["Audit of plans: https://example.org/a.", "https://example.org/a", "Audit of plans"],
    ["Audit (https://example.org/a) of plans", "https://example.org/a", "Audit of plans"],
    ["Minutes of 3 June, data: 14 of 20", "", "Minutes of 3 June, data: 14 of 20"],
    ["javascript:alert(1) Audit", "javascript:alert(1)", "Audit"],
    ["<https://example.org/a> Audit", "https://example.org/a", "Audit"],
  ])("%j is parted into address and words", (typed, where, shows) => {
    expect(readEvidence(typed)).toEqual({ where, shows });
  });
});
