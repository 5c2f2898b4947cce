import { describe, expect, expectTypeOf, it } from "vitest";
import type { HistoryEntry } from "../../../src/domain/history/history.ts";
import { ACTION, LINE } from "../../../src/domain/permissions/action-fields.ts";
import type { Audience, FieldTable, Row } from "../../../src/domain/permissions/fields.ts";
import { LEAD } from "../../../src/domain/permissions/filing-fields.ts";
import { ENTRY } from "../../../src/domain/permissions/history-fields.ts";
import { LABEL, PERSON, THEME } from "../../../src/domain/permissions/people-fields.ts";
import { seenBy } from "../../../src/domain/permissions/see.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import type { ActionLine } from "../../../src/domain/plan/action-line.ts";
import type { ProgressUpdate } from "../../../src/domain/plan/filings.ts";
import type { Lead } from "../../../src/domain/plan/lead.ts";
import type { Person } from "../../../src/domain/plan/person.ts";
import { type RestrictedLine, withholdLine } from "../../../src/domain/plan/restricted-line.ts";
import { AMINA, aLabel, aLine, anAction, aPlan, BEN, TODAY } from "../../builders.ts";

const head = { ...aLabel("Head of Practice", AMINA), kind: "role" } as const;
const plan = aPlan({ labels: [aLabel("Amina Diallo", AMINA), aLabel("Ben Okafor", BEN), head] });
const eyes = (audience: Audience) => ({ plan, audience, today: TODAY });

// What `npx tsc` says of these lines is the test: each is an error, and is expected to be one.
describe("a field that a type gets", () => {
  it("is refused by the compiler until its table has it", () => {
    type Planted = { readonly planted?: string };
    // @ts-expect-error of an action
    const action: FieldTable<Action & Planted> = ACTION;
    // @ts-expect-error of a line
    const line: FieldTable<ActionLine & Planted> = LINE;
    // @ts-expect-error of an entry of the history
    const entry: FieldTable<HistoryEntry & Planted> = ENTRY;
    // @ts-expect-error of a person
    const person: FieldTable<Person & Planted> = PERSON;
    // @ts-expect-error of what is filed, inside an action
    const update: FieldTable<Omit<Action, "lastUpdate"> & { lastUpdate: (ProgressUpdate & Planted) | null }> = ACTION;
    // @ts-expect-error of each of a list inside an action
    const lead: FieldTable<Omit<Action, "leads"> & { leads: readonly (Lead & Planted)[] }> = ACTION;
    expect([action, line, entry, person, update, lead]).toBeDefined();
  });

  it("is to be decided for each audience, and what is hidden leaves what fits in its place", () => {
    // @ts-expect-error the public are forgotten
    const row: Row<string, object> = { "own chat": "all", staff: "all", board: "all", partners: "all" };
    // @ts-expect-error a rating cannot be left empty
    const rag: FieldTable<Action>["rag"]["public"] = { instead: "" };
    // @ts-expect-error what has fields of its own is not shown without a table of them
    const parts: FieldTable<Action>["lastUpdate"]["staff"] = "all";
    expect([row, rag, parts]).toBeDefined();
  });

  it("is not seen by anybody before it is decided, where a newer version has stored it", () => {
    const newer = { ...anAction(), planted: "secret" };
    expect(JSON.stringify(seenBy(eyes("own chat"), ACTION, newer))).not.toContain("secret");
  });
});

describe("a restricted line", () => {
  it("cannot hold a title, a lead or words", () => {
    type Wordless = Pick<RestrictedLine, Extract<keyof RestrictedLine, "title" | "leads" | "objective" | "dateText">>;
    expectTypeOf<keyof Wordless>().toEqualTypeOf<never>();
    const line = withholdLine(aLine({ restricted: true, dates: [] }));
    // @ts-expect-error a view is asked what it does with one before it can draw a title
    expect((line as ActionLine | RestrictedLine).title).toBeUndefined();
  });

  it("keeps what its place in a count needs, and of who has answered only that somebody has", () => {
    const round = [{ person: AMINA, at: "", rag: "red" as const }];
    const line = withholdLine(aLine({ restricted: true, round }));
    expect(line).toMatchObject({ ref: "1.1.1", rag: "amber", endDate: "2027-03-31", answered: [], updated: null });
    expect(JSON.stringify(line)).not.toMatch(/Rewrite|Amina|amina|Review/);
  });
});

describe("the public", () => {
  it("read a lead by the post, and nobody by name", () => {
    const label = (text: string) => seenBy(eyes("public"), LEAD, { label: text, accountable: true }).label;
    expect(["Amina Diallo", "Head of Practice", "Northshire Police", "Ben Okafor"].map(label)).toEqual([
      ...["Head of Practice", "Head of Practice", "Northshire Police", ""],
    ]);
    const [amina] = plan.people;
    expect(amina && seenBy(eyes("public"), PERSON, amina)).toMatchObject({ id: "", name: "Head of Practice" });
    expect(plan.labels.map((one) => seenBy(eyes("public"), LABEL, one).holders)).toEqual([[], [], []]);
    const theme = { ref: "1", title: "Practice", leads: ["Amina Diallo", "Ben Okafor"] };
    expect(seenBy(eyes("public"), THEME, theme).leads).toEqual(["Head of Practice", ""]);
  });

  it("read what is promised and how it stands, and no narrative or evidence", () => {
    const by = { by: AMINA, byName: "Amina Diallo", at: "2026-11-19T09:00:00.000Z" };
    const seen = seenBy(
      eyes("public"),
      ACTION,
      anAction({
        evidence: [{ ...by, entry: 2, kind: "note", where: "", shows: "Words" }],
        notMine: { ...by, suggests: "Ben Okafor", words: "Words" },
        dateChange: { ...by, from: "2027-03-31", to: "2027-06-30", reason: "Words" },
      }),
    );
    expect(seen).toMatchObject({ title: anAction().title, endDate: "2027-03-31", rag: "amber", evidence: [] });
    expect(JSON.stringify(seen)).not.toMatch(/Words|Diallo|Okafor|amina/);
  });
});
