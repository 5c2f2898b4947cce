import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HistoryEntry } from "../../src/domain/history/history.ts";
import { ACTION } from "../../src/domain/permissions/action-fields.ts";
import { ENTRY } from "../../src/domain/permissions/history-fields.ts";
import type { Action } from "../../src/domain/plan/action.ts";
import { AUDIENCES, type Channel, type ChannelAudience } from "../../src/domain/plan/channel.ts";
import type { ProgressUpdate } from "../../src/domain/plan/filings.ts";
import { withholdAction } from "../../src/domain/plan/restricted-line.ts";
import { createHear } from "../../src/teams/answers/hear.ts";
import { AMINA, anAction, aPlan, BEN, importedEntry, KEY, NOW, OWEN, VIV } from "../builders.ts";
import { startTestBot, type TestBot, testTenant } from "../fakes/bot.ts";
import { aWorld } from "../fakes/world.ts";

const key = { ...KEY, tenant: testTenant };
const AT = "2026-11-19T09:00:00.000Z";
const by = { by: AMINA, byName: "Amina Diallo", at: AT };

/** Each text of the samples is a word of its own, so that it is known from which field it came. */
let words = 0;
const word = (of: string) => `zq${++words}${of}`;

function update(entry: number): ProgressUpdate {
  return {
    ...{ entry, ...by, inNameOf: null, rag: "amber", partRags: ["amber"], nextReview: "2026-12-11" },
    ...{ progress: word("progress"), difference: word("difference") },
    ...{ evidence: word("evidence"), inTheWay: word("inTheWay") },
  };
}

/** An action with something in each of its fields. */
function full(ref: string, more: Partial<Action> = {}): Action {
  const asked = { ...by, from: "2027-03-31", to: "2027-06-30", reason: word("asked") };
  return anAction({
    ...{ id: `id-${ref}`, ref, title: word("title"), measures: [word("measure")], source: word("source"), version: 2 },
    ...{ dates: [{ kind: "event", date: null, cadence: null, text: word("date") }], support: [word("support")] },
    ...{ parts: [{ text: word("part"), rag: "amber" }], dependsOn: ["1.1.2"], dateChange: asked },
    lastUpdate: update(2),
    undo: {
      ...{ rag: "red", partRags: [], state: "open", reviewDate: null, lastUpdate: update(1), dateChange: null },
    },
    revisions: [
      { from: "2026-12-31", to: "2027-03-31", reason: word("moved"), askedBy: "", approvedBy: "", on: "2026-10-01" },
    ],
    evidence: [{ ...by, entry: 2, kind: "link", where: `https://example.org/${word("where")}`, shows: word("shows") }],
    proposal: { ...by, fields: { title: word("proposed") }, reason: word("proposal") },
    notMine: { ...by, suggests: word("suggests"), words: word("notMine") },
    decision: { ...by, reason: word("decision"), into: null, until: null },
    edited: { entry: 2, at: AT, by: AMINA, was: {}, made: {}, dateChange: { ...asked, reason: word("ended") } },
    ...more,
  });
}

function filed(action: Action): HistoryEntry {
  return {
    ...{ action: action.id, entry: 2, kind: "update", ...by, inNameOf: null, via: "card", day: "2026-11-19" },
    ...{ update: action.lastUpdate, reason: word("entry"), undoes: null },
    changes: [{ field: "evidence", part: null, from: null, to: word("change") }],
  };
}

const open = full("1.1.1", { reviewDate: "2026-11-16" });
const kept = full("1.1.2", { restricted: true, reviewDate: "2026-11-16", endDate: "2026-10-30" });
const unled = full("1.1.3", { restricted: true, leads: [], reviewDate: null, endDate: null });
const partner = full("1.1.4", { restricted: true, leads: [{ label: "Northshire Police", accountable: true }] });
const proposed = full("1.1.5", { restricted: true, state: "awaiting-sign-off" });
const actions = [open, kept, unled, partner, proposed];
const history = actions.map(filed);

/** The texts of the samples in some data. */
function textsIn(data: unknown): readonly string[] {
  return JSON.stringify(data).match(/zq\d+[a-zA-Z]+/g) ?? [];
}

type AnyRule = string | ({ readonly [how in "instead" | "called" | "post"]?: unknown } & { readonly parts?: AnyTable });
type AnyRow = Readonly<Record<string, AnyRule>>;
type AnyTable = Readonly<Record<string, AnyRow>>;

/** Those of them that a table keeps from an audience. */
function hiddenIn(table: AnyTable, audience: ChannelAudience, whole: object): readonly string[] {
  return Object.entries(whole).flatMap(([field, value]) => {
    const rule = table[field]?.[audience];
    if (rule === undefined || typeof rule === "string" || value === null) return [];
    if ("instead" in rule) return textsIn(value);
    const { parts } = rule;
    const items: readonly object[] = Array.isArray(value) ? value : [value];
    return parts === undefined ? [] : items.flatMap((item) => hiddenIn(parts, audience, item));
  });
}

function keptFrom(audience: ChannelAudience): readonly string[] {
  const fields = [...hiddenIn(ACTION, audience, open), ...history.flatMap((entry) => hiddenIn(ENTRY, audience, entry))];
  const restricted = actions.filter((action) => action.restricted && audience !== "board");
  const told = new Set(restricted.flatMap((action) => textsIn(withholdAction(action))));
  return [...fields, ...restricted.flatMap((action) => textsIn(action)).filter((text) => !told.has(text))];
}

const LINES: readonly string[] = [
  ...["show 1.1.1", "history 1.1.1", "evidence 1.1.1", "change 1.1.1", "edit 1.1.1", "update 1.1.1"],
  ...["show 1.1.2", "history 1.1.2", "evidence 1.1.2", "overdue actions", "due in 300 days", "amber actions"],
  ...["slips", "stale", "without lead or date", "no update since 20 November 2026", "summary", "my actions"],
  ...["waiting", "reminders", "papers", "snoozed", "partners", "partner Northshire Police", "start reminders"],
  ...["handover Amina Diallo to Ben Okafor from 1 December", "people", "settings", "deliveries"],
];

let bot: TestBot;

beforeAll(async () => {
  const bound = { boundBy: OWEN, boundAt: NOW.toISOString() };
  const channels = AUDIENCES.map(
    (audience): Channel => ({ conversation: `19:${audience}@thread.tacv2`, name: audience, audience, ...bound }),
  );
  const world = await aWorld([], aPlan({ key: { ...key, plan: "empty" }, people: [] }));
  const labels = [
    ...aPlan().labels,
    { text: "Northshire Police", kind: "outside" as const, holders: [], sponsor: OWEN },
  ];
  const entries = actions.flatMap((action, at) => [importedEntry(action), history[at] ?? filed(action)]);
  await world.plans.createPlan({ plan: aPlan({ key, channels, labels }), actions, history: entries });
  const log = { info: () => {}, error: () => {} };
  bot = await startTestBot({ hearWith: (roster) => createHear({ ...world, roster, log }), now: () => NOW });
});
afterAll(() => bot.stop());

async function shown(line: string, person: string, audience: ChannelAudience | null): Promise<readonly string[]> {
  const from = bot.connector.delivered.length;
  const where = { conversation: `19:${audience}@thread.tacv2;messageid=1`, kind: "channel" } as const;
  await bot.as({ id: person, name: person }, audience === null ? undefined : where).says(line);
  await bot.settled();
  return textsIn(bot.connector.delivered.slice(from));
}

describe("nothing of a field that the table hides is in a card", () => {
  it.each(AUDIENCES)("where %s look on", async (audience) => {
    const hidden = new Set(keptFrom(audience));
    for (const person of [OWEN, AMINA, BEN, VIV])
      for (const line of LINES) {
        const texts = await shown(line, person, audience);
        expect({ line, person, said: texts.filter((text) => hidden.has(text)) }).toEqual({ line, person, said: [] });
      }
  });

  it("and it was there to be said: in one's own chat an owner reads it", async () => {
    const said = new Set((await Promise.all(LINES.map((line) => shown(line, OWEN, null)))).flat());
    const never = keptFrom("partners").filter((text) => textsIn(open).includes(text) && !said.has(text));
    // What is kept so that a change can be taken back; why it is not theirs is drawn where an owner settles it.
    const undone = ["progress", "difference", "evidence", "inTheWay", "ended"];
    expect(never.map((text) => text.replace(/zq\d+/, "")).sort()).toEqual([...undone, "notMine"].sort());
  });
});
