import { describe, expect, it } from "vitest";
import {
  mayRead,
  type Reader,
  redactAction,
  redactEntry,
  redactEvent,
  redactLine,
} from "../../../src/domain/permissions/audience.ts";
import type { Audience } from "../../../src/domain/permissions/fields.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import { DEFAULT_SETTINGS, type Plan } from "../../../src/domain/plan/plan.ts";
import {
  AMINA,
  aLabel,
  aLine,
  anAction,
  aPlan,
  aWholeUpdate,
  BEN,
  CARYS,
  importedEntry,
  NOW,
  OWEN,
  THEA,
  TODAY,
  VIV,
} from "../../builders.ts";

const head = { ...aLabel("Head of Practice", AMINA), kind: "role" } as const;
const posts: Partial<Plan> = {
  settings: { ...DEFAULT_SETTINGS, called: "posts" },
  labels: [aLabel("Amina Diallo", AMINA), aLabel("Ben Okafor", BEN), head],
};

function reader(audience: Audience, person = VIV, plan: Partial<Plan> = {}): Reader {
  return { plan: aPlan(plan), audience, person, today: TODAY };
}

function read(by: Reader, action: Action): Action {
  const seen = redactAction(by, action);
  if ("hidden" in seen) throw new Error("it may not be read about");
  return seen;
}

const update = {
  ...{ entry: 2, at: NOW.toISOString(), by: AMINA, byName: "Amina Diallo", inNameOf: null, rag: "amber" as const },
  ...{ partRags: [], progress: "Told", difference: "Felt", evidence: "Seen", nextReview: null },
};
const entry = { ...importedEntry(anAction()), by: AMINA, byName: "Amina Diallo", update, reason: "Because" };

describe("who may read about a restricted action", () => {
  it.each([
    ["own chat", AMINA, true],
    ["own chat", THEA, true],
    ["own chat", OWEN, true],
    ["own chat", CARYS, true],
    ["own chat", BEN, false],
    ["own chat", VIV, false],
    ["board", VIV, true],
    ["staff", OWEN, false],
    ["partners", OWEN, false],
  ] as const)("%s, %s: %s", (audience, person, may) => {
    expect(mayRead(reader(audience, person), aLine({ restricted: true }))).toBe(may);
    expect(mayRead(reader(audience, person), aLine())).toBe(true);
  });
});

describe("a restricted action among staff", () => {
  it("is a line of its ref alone, and counts as before", () => {
    const line = redactLine(reader("staff", OWEN), aLine({ restricted: true, rag: "red" }));
    expect(line).toMatchObject({ ref: "1.1.1", hidden: true });
    expect(line).toMatchObject({ rag: "red", endDate: "2027-03-31", theme: "1" });
  });

  it("keeps nothing of its words", () => {
    const action = redactAction(reader("staff"), anAction({ restricted: true, lastUpdate: update }));
    expect(JSON.stringify(action)).not.toMatch(/Told|Felt|Seen|Rewrite|Nine in ten|Amina|Review 11/);
  });
});

describe("partners", () => {
  it("read what changed and who said so, without its words, reasons and evidence", () => {
    const action = read(reader("partners"), anAction({ lastUpdate: update }));
    expect(action.lastUpdate).toMatchObject({ byName: "Amina Diallo", progress: "", difference: "", evidence: "" });
    expect(redactEntry(reader("partners"), anAction(), entry)).toMatchObject({ byName: "Amina Diallo", reason: "" });
    expect(JSON.stringify(redactEntry(reader("partners"), anAction(), entry))).not.toMatch(/Told|Felt|Seen/);
    const whole = { ...aWholeUpdate(), byName: "", inNameOf: null };
    expect(JSON.stringify(redactAction(reader("partners"), anAction({ lastUpdate: whole })))).not.toContain("Words");
    expect(JSON.stringify(redactEntry(reader("partners"), anAction(), { ...entry, update: whole }))).not.toContain(
      "Words",
    );
    const event = {
      ...{ id: "1", kind: "closed", at: "", day: TODAY, by: OWEN, byName: "" },
      told: { does: "close", administrator: false },
      labels: [],
    } as const;
    expect(redactEvent(reader("partners"), { ...event, kind: "closed", reason: "Why" }).reason).toBe("");
    expect(redactEvent(reader("staff"), { ...event, kind: "closed", reason: "Why" }).reason).toBe("Why");
  });
});

describe("a plan that calls people by their posts", () => {
  it("names a lead's post, and the name of who has none", () => {
    const lead = (label: string) =>
      read(reader("own chat", VIV, posts), anAction({ leads: [{ label, accountable: true }] })).leads[0]?.label;
    expect([lead("Amina Diallo"), lead("Ben Okafor"), lead("Head of Practice")]).toEqual([
      "Head of Practice",
      "Ben Okafor",
      "Head of Practice",
    ]);
  });

  it("keeps by name who said something in one's own chat and before the board, and nowhere else", () => {
    const named = (audience: Audience) => redactEntry(reader(audience, VIV, posts), anAction(), entry).byName;
    expect((["own chat", "board", "staff", "partners"] as const).map(named)).toEqual([
      "Amina Diallo",
      "Amina Diallo",
      "Head of Practice",
      "Head of Practice",
    ]);
    const filed = read(reader("staff", VIV, posts), anAction({ lastUpdate: { ...update, inNameOf: "Amina Diallo" } }));
    expect(filed.lastUpdate).toMatchObject({ byName: "Head of Practice", inNameOf: "Head of Practice" });
  });
});
