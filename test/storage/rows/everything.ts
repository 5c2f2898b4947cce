import { ALL_THAT_WAITS, theAction } from "../../../src/domain/due/about.ts";
import type { Delivery, DeliveryStatus } from "../../../src/domain/due/delivery.ts";
import { HISTORY_KINDS } from "../../../src/domain/history/history.ts";
import { PLAN_EVENT_KINDS, type PlanEvent } from "../../../src/domain/history/plan-event.ts";
import type { PlanTold } from "../../../src/domain/history/plan-told.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import { ACTION_STATES } from "../../../src/domain/plan/action-state.ts";
import type { Plan, PlanKey } from "../../../src/domain/plan/plan.ts";
import { beforeOf } from "../../../src/domain/updates/field-changes.ts";
import type { Stores } from "../../../src/storage/tables.ts";
import {
  AMINA,
  aOnce,
  BEN,
  CARYS,
  anAction as formed,
  importedEntry,
  OWEN,
  aPlan as somePlan,
  THEA,
} from "../../builders.ts";
import { aClaim, aDelivery, anUpdateOf, aRef } from "../samples.ts";

/** The plan that holds one of everything. */
export const EVERYTHING: PlanKey = { tenant: "tenant-of-rows", plan: "everything" };
/** The conversation of everybody in it. */
export const CHAT = "19:chat";
export const DRAFT = "draft-1";
export const TOKEN = "token-of-a-link";

const AT = "2027-02-01T10:00:00.000Z";
const CALLED = { person: BEN, name: "Ben Okafor" };
const WHO = { at: AT, by: BEN, byName: "Ben Okafor" };

const plan: Plan = {
  ...somePlan({ key: EVERYTHING }),
  themes: [
    {
      ...{ ref: "1", title: "Practice that is good every time", leads: ["Thea Lund"], section: "A", outcome: "Calmer" },
      ...{ source: "Recommendation 4, page 9", intent: "Children are seen" },
    },
    { ref: "2", title: "A front door that works", leads: [] },
  ],
  labels: [
    {
      ...{ text: "Amina Diallo", kind: "person", sponsor: null },
      holders: [{ person: AMINA, from: "2026-09-01", to: "2027-12-31" }],
      claims: [{ person: BEN, name: "Ben Okafor", at: AT, refused: { by: OWEN, at: AT } }],
    },
    {
      ...{ text: "Heads of Service", kind: "role", sponsor: null, answers: "each" },
      holders: [AMINA, BEN].map((person) => ({ person, from: null, to: null })),
    },
    { text: "North Health Trust", kind: "outside", holders: [], sponsor: THEA },
    {
      ...{ text: "Thea Lund", kind: "person", sponsor: null },
      holders: [{ person: THEA, from: null, to: null }],
    },
  ],
  standIns: [{ for: BEN, by: AMINA, from: "2027-01-01", to: "2027-01-31" }],
  delegates: [{ for: OWEN, by: BEN }],
  handovers: [{ from: AMINA, to: BEN, on: "2027-03-01" }],
  settings: {
    ...somePlan().settings,
    ...{ hour: "08:30", leadDays: [5, 1], grace: 2, signOff: "any manager", called: "posts", notPaused: ["id-1.1"] },
    week: { weekdays: [1, 2, 3, 4], nation: "WLS", closed: ["2027-05-04"] },
    ...{ climbsToDirectors: "by itself", paperDeadlines: ["2027-02-12"] },
    overrides: [
      { of: "theme", id: "1", settings: { leadDays: [3], repeatEvery: 2, grace: 1, quietAfter: 4, climbAfter: 6 } },
    ],
  },
  document: {
    ...{ period: { from: "2026-09-01", to: "2028-08-31" }, status: "final", sponsors: ["Carys Vaughan"] },
    text: ["What this plan is for.", "Reports go to the board."],
    measures: [
      {
        ...{ ref: "M1", for: { kind: "theme", ref: "1" }, text: "Visits in time", kind: "percentage", unit: "%" },
        ...{ polarity: "higher", baseline: 71, targets: [{ value: 90, by: "2027-03-31", interim: true }] },
      },
    ],
    columns: { "by whom": "leads", "how far": "rag" },
    settled: [
      { kind: "settle", problem: "p1", as: "31 July 2027" },
      { kind: "leave-empty", problem: "p2" },
      { kind: "as-understood", problem: "p3" },
    ],
    problems: [
      { place: "row 4", ref: "1.1", field: "due", text: "soon", message: "This is no date." },
      {
        ...{ place: "row 5", ref: "1.1", field: "due", text: "31.2.", message: "" },
        why: { reason: "no-such-day", days: ["31 February"] },
      },
    ],
  },
  channels: [{ conversation: "19:board", name: "Board", audience: "board", boundBy: OWEN, boundAt: AT }],
};

/** What events tell of, one of each. */
const TOLD: { readonly [Does in PlanTold["does"]]: Extract<PlanTold, { readonly does: Does }> } = {
  close: { does: "close", administrator: true },
  "open again": { does: "open again" },
  "start reminders": { does: "start reminders" },
  "go away": { does: "go away", lead: CALLED, cover: CALLED, from: "2027-01-01", to: "2027-01-31" },
  "come back": { does: "come back", lead: CALLED, begun: true },
  delegate: { does: "delegate", lead: CALLED, by: CALLED, named: true },
  "hand over": { does: "hand over", from: CALLED, to: CALLED, on: "2027-03-01" },
  "call off": { does: "call off", from: CALLED, to: CALLED, on: "2027-03-01" },
  role: { does: "role", person: CALLED, role: "chair", given: true },
  "settle name": { does: "settle name", label: "ADs", stands: { as: "role", holders: [CALLED], answers: CALLED } },
  "claim name": { does: "claim name", label: "ADs", by: CALLED },
  "refuse claim": { does: "refuse claim", label: "ADs", by: CALLED },
  "match names": { does: "match names", labels: ["ADs"] },
  "join names": { does: "join names", labels: ["ADs"] },
  "own name": { does: "own name", label: "ADs", person: CALLED },
  "take in people": { does: "take in people", changes: 3 },
  bind: { does: "bind", channel: "Board", audience: "board" },
  unbind: { does: "unbind", channel: "Board" },
  set: { does: "set", settings: [{ key: "grace", place: "theme 1", from: "0", to: "2" }] },
  import: { does: "import", file: "plan.docx", added: 1, changed: 2 },
  "add action": { does: "add action", ref: "1.3", title: "Ring every family" },
  "decide end dates": {
    ...{ does: "decide end dates", files: ["plan.docx"], refs: ["1.1"], agreed: true },
    together: { board: "The Board", day: "2027-01-30" },
  },
  say: { does: "say", says: "Something was done." },
};

const full: Partial<Action> = {
  dates: [
    { kind: "review", date: "2027-03-31", cadence: null, text: "Review March 2027" },
    { kind: "cadence", date: null, cadence: "monthly", text: "Monthly" },
    { kind: "event", date: null, cadence: null, text: "After the inspection" },
  ],
  ...{ cadence: "monthly", endDate: "2027-06-30", checkDate: "2027-09-30", dependsOn: ["1.2"], related: ["1.3"] },
  ...{ support: ["North Health Trust"], source: "Page 9", restricted: true },
  parts: [{ text: "Letters", rag: "green" }],
  dateChange: { ...WHO, from: "2027-06-30", to: "2027-07-31", reason: "A vacancy" },
  revisions: [
    { from: "2027-04-30", to: "2027-06-30", reason: "Late", askedBy: "Ben", approvedBy: "Owen", on: "2027-01-11" },
  ],
  evidence: [{ ...WHO, entry: 2, kind: "link", where: "https://north.example/a", shows: "Minutes" }],
  proposal: {
    ...WHO,
    fields: { title: "Another title", leads: [{ label: "Thea Lund", accountable: true }], measures: ["One"] },
    reason: "Clearer",
  },
  notMine: { ...WHO, suggests: "Thea Lund", words: "I moved teams" },
  decision: { ...WHO, reason: "Waiting for the inspectorate", into: "id-1.2", until: "2027-05-31" },
  round: [{ person: AMINA, at: AT, rag: "red" }],
};

function anAction(ref: string, more: Partial<Action> = {}): Action {
  return formed({ id: `id-${ref}`, ref, reviewDate: "2027-03-31", endDate: null, ...more });
}

const actions: readonly Action[] = [
  anAction("1.1", full),
  ...ACTION_STATES.map((state, index) => anAction(`1.${index + 2}`, { state })),
];

/** Stores one of everything that the stores keep, each optional field filled somewhere. */
export async function storeEverything(stores: Stores): Promise<void> {
  const { plans, conversations, members, chats, drafts, links } = stores;
  await plans.createPlan({ plan, actions, history: actions.map(importedEntry), once: aOnce("created") });
  for (const kind of HISTORY_KINDS) await tell(stores, kind);
  for (const kind of PLAN_EVENT_KINDS) await happen(stores, kind, TOLD.say);
  for (const told of Object.values(TOLD)) await happen(stores, "settings changed", told);
  await remind(stores);
  await send(stores);
  for (const person of [AMINA, BEN]) {
    await conversations.remember("tenant-of-rows", person, aRef, new Date(AT), "Asia/Dubai");
    await conversations.claimWelcome("tenant-of-rows", person, AT);
  }
  await conversations.setRhythm("tenant-of-rows", AMINA, { every: 3, since: "2027-02-01", pausedUntil: "2027-02-22" });
  await conversations.markUnreachable("tenant-of-rows", BEN, "blocked", AT);
  await members.keep("tenant-of-rows", "team", [{ person: AMINA, name: "Amina Diallo" }]);
  await chats.remember("tenant-of-rows", CHAT, "everything");
  await chats.claimGreeting("tenant-of-rows", "19:board", AT);
  await chats.noteRefusal("tenant-of-rows", CHAT, { reason: "not in the channel", at: AT });
  await drafts.save(EVERYTHING, DRAFT, JSON.stringify({ words: "x".repeat(5000) }), AT, null);
  const link = { tenant: "tenant-of-rows", person: OWEN, name: "Owen Pryce", plan: "everything", expires: AT };
  await links.keep({ ...link, token: TOKEN, wants: { kind: "return form", label: "North", form: "F1" } }, AT);
}

async function tell({ plans }: Stores, kind: (typeof HISTORY_KINDS)[number]): Promise<void> {
  const before = await plans.readAction(EVERYTHING, "id-1.1");
  if (before === undefined) throw new Error("the action is not there");
  const change = anUpdateOf(before, aOnce(`once ${kind}`), { undo: beforeOf(before.value) });
  const update = change.entry.update && { ...change.entry.update, via: "return form" as const };
  await plans.commit(EVERYTHING, {
    ...change,
    entry: { ...change.entry, kind, via: "return form", update, undoes: 1 },
  });
}

async function happen({ plans }: Stores, kind: PlanEvent["kind"], told: PlanTold): Promise<void> {
  const stored = await plans.readPlan(EVERYTHING);
  if (typeof stored === "string") throw new Error(`the plan is ${stored}`);
  const words = { told, reason: "agreed", labels: ["Amina Diallo"] };
  const event: PlanEvent = {
    id: `${kind} ${told.does}`,
    kind,
    day: "2027-02-01",
    ...WHO,
    ...words,
    via: "command line",
  };
  await plans.savePlan(stored, event);
}

async function remind({ plans }: Stores): Promise<void> {
  const about = { person: AMINA, about: theAction("id-1.1"), date: "2027-03-31", on: "2027-03-17" };
  await plans.recordAsked(EVERYTHING, [
    { ...about, occasion: "10 before", first: "2027-03-17", times: 2 },
    { ...about, occasion: "plan owner" },
    { ...about, occasion: { freedBy: "id-1.2" } },
    { ...about, about: ALL_THAT_WAITS, occasion: "after" },
    { ...about, about: { kind: "not reached", id: "ben" }, occasion: "after" },
  ]);
  const hold = { person: AMINA, date: "2027-03-31", until: "2027-04-06", at: AT };
  await plans.recordHold(
    EVERYTHING,
    { ...hold, about: theAction("id-1.1"), kind: "snoozed", afterDate: true },
    aOnce("hold-1"),
  );
  await plans.recordHold(
    EVERYTHING,
    { ...hold, about: theAction("id-1.2"), kind: "seen", afterDate: false },
    aOnce("hold-2"),
  );
  const ladder = {
    about: theAction("id-1.1"),
    date: "2027-03-31",
    by: OWEN,
    byName: "Owen Pryce",
    at: AT,
    words: "Wait",
  };
  await plans.recordDecision(EVERYTHING, { ...ladder, kind: "not further" }, aOnce("ladder-1"));
  await plans.recordDecision(
    EVERYTHING,
    { ...ladder, about: theAction("id-1.2"), kind: "let climb" },
    aOnce("ladder-2"),
  );
  await plans.recordRun(EVERYTHING, "2027-03-16");
  await plans.recordRun(EVERYTHING, "2027-03-17");
  await plans.recordPosted(EVERYTHING, "post", { conversation: CHAT, message: "m1", at: AT, since: AT });
}

const ENDS: readonly DeliveryStatus[] = ["sent", "skipped", "refused", "uncertain", "expired"];

async function send({ outbox }: Stores): Promise<void> {
  const rows: readonly Partial<Delivery>[] = [
    { person: "planned", notBefore: AT },
    { person: "chase", chase: { to: AMINA, by: CARYS, byName: "Carys Vaughan", words: "Please" } },
    ...ENDS.map((status) => ({ person: status, repeated: status === "uncertain" })),
  ];
  for (const row of rows) await outbox.plan(aDelivery("tenant-of-rows", row));
  for (const status of ENDS) {
    const stored = await outbox.read("tenant-of-rows", "2027-03-01", status);
    const claimed = stored && (await outbox.claim(stored, aClaim("n")));
    const outcome = { status, reason: `because ${status}`, notBefore: null, sentAt: AT, message: "m1" };
    if (claimed) await outbox.record(claimed, outcome);
  }
}
