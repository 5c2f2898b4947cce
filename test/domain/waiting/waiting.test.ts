import { describe, expect, it } from "vitest";
import { ALL_THAT_WAITS, theAction } from "../../../src/domain/due/about.ts";
import type { LadderDecision, LastAsked } from "../../../src/domain/due/asked.ts";
import type { DeliveryStatus } from "../../../src/domain/due/delivery.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import { lineOf } from "../../../src/domain/plan/action-line.ts";
import { DEFAULT_SETTINGS, type Plan } from "../../../src/domain/plan/plan.ts";
import { runAfter } from "../../../src/domain/waiting/failed-run.ts";
import { waitingAsks, waitingFor } from "../../../src/domain/waiting/tell-waiting.ts";
import { type WaitingFacts, whatWaits } from "../../../src/domain/waiting/waiting.ts";
import { AMINA, aLabel, anAction, aPlan, BEN, CARYS, KEY, OWEN, THEA, TODAY, VIV } from "../../builders.ts";

const BEFORE = "2026-11-19";
const at = "2026-11-18T11:00:00.000Z";
const byBen = { at, by: BEN, byName: "Ben Okafor" };
const update = {
  ...{ ...byBen, entry: 2, inNameOf: null, rag: "complete" as const, partRags: [] },
  ...{ progress: "Done", difference: "", evidence: "Minutes", nextReview: null },
};

function facts(
  plan: Partial<Plan>,
  actions: readonly Partial<Action>[],
  more: Partial<WaitingFacts> = {},
): WaitingFacts {
  const whole = aPlan(plan);
  const all = actions.map((one) => anAction(one));
  const reach = whole.people.map(({ id }) => ({ person: id, unreachable: null }));
  const isAsked = ({ state, dateChange, proposal, notMine }: Action) =>
    state === "awaiting-sign-off" || Boolean(dateChange ?? proposal ?? notMine);
  const nothing = { holds: [], reminded: [], decisions: [], left: [], run: null, before: [] };
  return {
    ...{ plan: whole, today: TODAY, lines: all.map(lineOf), asked: all.filter(isAsked), reach },
    ...nothing,
    ...more,
  };
}

const kindsOf = (from: WaitingFacts) =>
  whatWaits(from).map(({ kind, who, refs }) => `${kind}: ${who} ${refs.join(" ")}`.trim());
const kindsFor = (from: WaitingFacts, person: string) =>
  waitingFor(from.plan, whatWaits(from), person, TODAY).map(({ kind }) => kind);

const proposed = { state: "awaiting-sign-off", rag: "complete", lastUpdate: update } as const;
const moving = { dateChange: { ...byBen, from: "2027-03-31", to: "2027-06-30", reason: "Posts are empty" } };
const edited = { proposal: { ...byBen, fields: { title: "Another" }, reason: "The board asked" } };
const notMine = { notMine: { ...byBen, suggests: "Amina Diallo", words: "" } };
const standIn = { for: AMINA, by: BEN, from: BEFORE, to: "2026-12-04" };
const row = (status: DeliveryStatus, person = AMINA, reason = "the store is down") => ({
  ...{ person, status, reason },
  items: [{ plan: KEY.plan, about: theAction("a1"), ref: "1.1.1", date: BEFORE, occasion: "after" as const }],
});
const claim = { person: "kit", name: "Kit Marlow", at, refused: null };
const refused = { ...claim, person: "zed", name: "Zed Stone", refused: { by: OWEN, at } };
const open = { text: "Head of Service", kind: "role", holders: [], sponsor: null } as const;
const ofOpen = { leads: [{ label: "Head of Service", accountable: true }] };
const held = {
  person: AMINA,
  about: theAction("a1"),
  date: BEFORE,
  kind: "seen",
  until: "2026-11-26",
  at,
  afterDate: false,
} as const;

describe("what lies on the desk", () => {
  it.each<[string, Partial<Plan>, readonly Partial<Action>[], Partial<WaitingFacts>, readonly string[]]>([
    ["nothing, where all is well", {}, [{}], {}, []],
    ["a proposed completion", {}, [proposed], {}, ["completion: Ben Okafor 1.1.1"]],
    [
      "all that is asked of one action",
      {},
      [{ ...moving, ...edited, ...notMine }],
      {},
      ["not mine: Ben Okafor 1.1.1", "end date: Ben Okafor 1.1.1", "edit: Ben Okafor 1.1.1"],
    ],
    [
      "a claim, instead of the open name, and no refused one",
      { labels: [{ ...open, claims: [claim, refused] }] },
      [ofOpen],
      {},
      ["claim: Kit Marlow 1.1.1"],
    ],
    [
      "a name that nobody has settled, with what hangs on it",
      { labels: [open] },
      [ofOpen],
      {},
      ["unsettled: Head of Service 1.1.1"],
    ],
    ["no name that nothing uses", { labels: [...aPlan().labels, open] }, [{}], {}, []],
    [
      "no body outside Teams for whom somebody vouches",
      { labels: [{ ...open, kind: "outside", sponsor: OWEN }] },
      [ofOpen],
      {},
      [],
    ],
    [
      "a name whose holder's time is over",
      { labels: [{ ...open, holders: [{ person: BEN, from: null, to: BEFORE }] }] },
      [ofOpen],
      {},
      ["unsettled: Head of Service 1.1.1"],
    ],
    ["a lead who has not added the bot", {}, [{}], { reach: reachWithout(AMINA) }, ["not reached: Amina Diallo 1.1.1"]],
    [
      "a lead who blocked it",
      {},
      [{}],
      { reach: [...reachWithout(AMINA), { person: AMINA, unreachable: "blocked" }] },
      ["not reached: Amina Diallo 1.1.1"],
    ],
    [
      "an owner, and nobody else with nothing to do",
      {},
      [],
      { reach: reachWithout(OWEN).filter(({ person }) => person === CARYS) },
      ["not reached: Owen Pryce"],
    ],
    ["a lead who has left, reached or not", {}, [{}], { left: [AMINA] }, ["left: Amina Diallo 1.1.1"]],
    ["nobody for what is complete", {}, [{ state: "complete" }], { left: [AMINA] }, []],
    [
      "a holder who is none of the plan's people",
      { labels: [aLabel("Amina Diallo", "gone")] },
      [{}],
      {},
      ["not reached: someone no longer in the plan 1.1.1"],
    ],
    [
      "a cover who is away too",
      { standIns: [standIn, { ...standIn, for: BEN, by: THEA }] },
      [{}],
      {},
      ["no cover: Amina Diallo 1.1.1"],
    ],
    [
      "a cover who has left",
      { standIns: [standIn] },
      [{}],
      { left: [BEN] },
      ["left: Ben Okafor 1.1.1", "no cover: Amina Diallo 1.1.1"],
    ],
    ["no absence that is over", { standIns: [{ ...standIn, to: BEFORE }] }, [{}], { left: [BEN] }, []],
    [
      "a delegate who has left",
      { delegates: [{ for: AMINA, by: VIV }] },
      [{}],
      { left: [VIV] },
      ["no cover: Amina Diallo 1.1.1"],
    ],
    ["a reminder put off past its date", {}, [{ reviewDate: BEFORE }], { holds: [held] }, ["held: Amina Diallo 1.1.1"]],
    [
      "none that is put off before it",
      {},
      [{ reviewDate: "2026-12-01" }],
      { holds: [{ ...held, date: "2026-12-01" }] },
      [],
    ],
    [
      "what is unanswered, not what an owner lets go no further",
      {},
      [{ reviewDate: "2026-10-30" }, { id: "a2", ref: "1.1.2", reviewDate: "2026-10-30" }],
      { reminded: [...isUnanswered("a1"), ...isUnanswered("a2")], decisions: [hold("a2")] },
      ["unanswered:  1.1.1"],
    ],
    ["a day on which nothing ran", {}, [{}], { run: { on: TODAY, before: "2026-11-18" } }, ["run failed:"]],
    ["the same before today's run", {}, [{}], { run: { on: "2026-11-18", before: null } }, ["run failed:"]],
    [
      "a day on which nothing left",
      {},
      [{}],
      { run: { on: BEFORE, before: null }, before: [row("expired"), row("planned", BEN)] },
      ["run failed:"],
    ],
    [
      "no day on which something left",
      {},
      [{}],
      { run: { on: BEFORE, before: null }, before: [row("expired"), row("sent", BEN)] },
      [],
    ],
    [
      "no day on which only people were written to whom nothing reaches",
      {},
      [{}],
      { run: { on: BEFORE, before: null }, before: [row("expired", "nobody")] },
      [],
    ],
    ["no day before the first run", {}, [{}], { run: { on: TODAY, before: null } }, []],
    [
      "problems of the import",
      { document: { ...aPlan().document, problems: [problem()] } },
      [{}],
      {},
      ["import problems:"],
    ],
  ])("is %s", (_, plan, actions, more, expected) => {
    expect(kindsOf(facts(plan, actions, more))).toEqual(expected);
  });

  it("lies there with what blocks most first, then the oldest", () => {
    const early = { ...proposed, id: "a2", ref: "1.1.2", lastUpdate: { ...update, at: "2026-11-01T09:00:00.000Z" } };
    const from = facts({}, [proposed, { id: "a3", ref: "1.1.3", ...notMine }, early], { left: [AMINA] });
    expect(kindsOf(from)).toEqual([
      "not mine: Ben Okafor 1.1.3",
      "completion: Ben Okafor 1.1.2",
      "completion: Ben Okafor 1.1.1",
      "left: Amina Diallo 1.1.3",
    ]);
  });
});

describe("whose it is to see to", () => {
  const all = facts(
    { labels: [...aPlan().labels, { ...open, claims: [claim] }] },
    [proposed, { id: "a2", ref: "1.1.2", ...moving, ...edited, ...notMine }, { id: "a3", ref: "2.1.1", ...ofOpen }],
    { left: [AMINA] },
  );
  it.each([
    [OWEN, ["not mine", "claim", "completion", "end date", "edit", "left"]],
    [THEA, ["not mine", "completion"]],
    [CARYS, ["completion"]],
    [AMINA, []],
    [VIV, []],
    ["nobody", []],
  ])("%s sees %j", (person, kinds) => {
    expect(kindsFor(all, person)).toEqual(kinds);
  });
});

describe("the day's notice", () => {
  const from = facts({}, [proposed]);
  const told = (on: string) => [{ person: OWEN, about: ALL_THAT_WAITS, date: on, occasion: "after" as const, on }];
  const stateOf = (since: string, asked: ReturnType<typeof told>) => {
    const items = whatWaits(from).map((item) => ({ ...item, since }));
    return waitingAsks(from.plan, items, asked, TODAY).find(({ person }) => person === OWEN)?.state;
  };

  it.each([
    ["at once, where they were never told", at, [], "owed"],
    ["not again, where nothing came since", at, told(BEFORE), "told"],
    [
      "again when something came after the hour of the day they were told",
      "2026-11-19T10:00:00.000Z",
      told(BEFORE),
      "owed",
    ],
    ["not for what came before that hour", "2026-11-19T08:59:00.000Z", told(BEFORE), "told"],
    ["not today of what came after today's hour", "2026-11-20T09:01:00.000Z", [], "told"],
    ["unchanged after five working days", "2026-11-10T09:00:00.000Z", told("2026-11-13"), "owed"],
    ["and not after four", "2026-11-10T09:00:00.000Z", told("2026-11-16"), "told"],
    ["again of what nobody knows since when, after five", "", told("2026-11-13"), "owed"],
    ["whole, where today's message was cut off", at, told(TODAY), "owed"],
  ])("is sent %s", (_, since, asked, state) => {
    expect(stateOf(since, asked)).toBe(state);
  });

  it.each([
    ["is owed although it was told the day before, where papers are near and somebody is not reached", [], "owed"],
    [
      "once",
      [{ person: OWEN, about: { kind: "not reached", id: AMINA }, date: "2026-11-25", occasion: "after", on: BEFORE }],
      "told",
    ],
  ] as const)("%s", (_, before, state) => {
    const settings = { ...DEFAULT_SETTINGS, paperDeadlines: ["2026-11-25"] };
    const silent = facts({ settings }, [{}], { reach: reachWithout(AMINA) });
    const turns = waitingAsks(silent.plan, whatWaits(silent), [...told(BEFORE), ...before], TODAY);
    expect(turns.map((turn) => [turn.person, turn.state])).toEqual([[OWEN, state]]);
  });

  it("counts by kind, for those alone for whom something waits", () => {
    const turns = waitingAsks(from.plan, whatWaits(from), [], TODAY);
    expect(turns.map(({ person, notice }) => [person, notice.counts])).toEqual(
      [OWEN, CARYS, THEA].map((person) => [person, [{ kind: "completion", count: 1 }]]),
    );
  });
});

it("keeps the last two days of a run, whatever is recorded twice or late", () => {
  const days = [BEFORE, BEFORE, TODAY, TODAY, BEFORE];
  expect(days.reduce(runAfter, undefined as ReturnType<typeof runAfter> | undefined)).toEqual({
    on: TODAY,
    before: BEFORE,
  });
});

function reachWithout(person: string) {
  const others = aPlan().people.filter(({ id }) => id !== person);
  return others.map(({ id }) => ({ person: id, unreachable: null }));
}

/** Of Amina's, with all rungs of its ladder behind it. */
function isUnanswered(action: string): readonly LastAsked[] {
  const row = { about: theAction(action), date: "2026-10-30" };
  return [
    { ...row, person: AMINA, occasion: "after", on: BEFORE, first: "2026-10-30" },
    { ...row, person: OWEN, occasion: "plan owner", on: "2026-11-06" },
    { ...row, person: THEA, occasion: "theme lead", on: "2026-11-13" },
    { ...row, person: OWEN, occasion: "unanswered", on: BEFORE },
  ];
}

function hold(action: string): LadderDecision {
  return {
    about: theAction(action),
    date: "2026-10-30",
    kind: "not further",
    by: OWEN,
    byName: "Owen Pryce",
    at,
    words: "",
  };
}

function problem() {
  return { place: "Row 4", ref: "1.1.1", field: "leads", text: "ADs", message: "Nobody is called so." } as const;
}
