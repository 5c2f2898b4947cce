import type { HistoryEntry } from "../src/domain/history/history.ts";
import type { PlanEvent } from "../src/domain/history/plan-event.ts";
import type { Action } from "../src/domain/plan/action.ts";
import { type ActionLine, lineOf } from "../src/domain/plan/action-line.ts";
import type { ProgressUpdate } from "../src/domain/plan/filings.ts";
import { NO_DOCUMENT } from "../src/domain/plan/kept-document.ts";
import { type Once, onceOf, type RequestParts } from "../src/domain/plan/once.ts";
import type { Label, Person } from "../src/domain/plan/person.ts";
import { DEFAULT_SETTINGS, type Plan, type PlanKey } from "../src/domain/plan/plan.ts";
import type { UpdateInput } from "../src/domain/updates/update-input.ts";

/** What makes a request known by a token: Amina's, with nothing given, unless told otherwise. */
export function aOnce(token: string, more: Partial<RequestParts> = {}): Once {
  const parts = { tenant: KEY.tenant, conversation: "chat", person: AMINA, act: ["tested"], given: null };
  return onceOf({ ...parts, token, ...more });
}

/** The day of every test that does not say otherwise: a Friday. */
export const TODAY = "2026-11-20";
/** Ten in the morning of that day, in London. */
export const NOW = new Date("2026-11-20T10:00:00Z");

export const KEY: PlanKey = { tenant: "tenant-a", plan: "north-2027" };

export const AMINA = "amina";
export const BEN = "ben";
export const OWEN = "owen";
export const THEA = "thea";
export const CARYS = "carys";
export const VIV = "viv";

/** A plan whose Amina and Ben lead, whose Thea leads theme 1, whose Owen owns, whose Carys chairs, whose Viv looks. */
export function aPlan(more: Partial<Plan> = {}): Plan {
  return {
    key: KEY,
    title: "Northshire Children's Improvement Plan",
    scheme: [
      { rag: "red", name: "R Red", colour: "Red", meaning: "Not done, or at risk" },
      { rag: "amber", name: "A Amber", colour: "Amber", meaning: "In progress, slowly" },
      { rag: "green", name: "G Green", colour: "Green", meaning: "On target" },
      { rag: "complete", name: "Complete", colour: "Grey", meaning: "Done and evidenced" },
    ].map((one) => ({ ...one, name: one.name.replace(/^[RAG] /, "") })) as Plan["scheme"],
    themes: [
      { ref: "1", title: "Practice that is good every time", leads: ["Thea Lund"] },
      { ref: "2", title: "A front door that works", leads: [] },
    ],
    objectives: [
      { ref: "1.1", theme: "1", title: "Plans that children understand" },
      { ref: "2.1", theme: "2", title: "Decisions within a day" },
    ],
    people: [
      aPerson(AMINA, "Amina Diallo"),
      aPerson(BEN, "Ben Okafor"),
      aPerson(THEA, "Thea Lund"),
      { ...aPerson(OWEN, "Owen Pryce"), roles: ["owner"] },
      { ...aPerson(CARYS, "Carys Vaughan"), roles: ["chair"] },
      { ...aPerson(VIV, "Viv Marsh"), roles: ["viewer"] },
    ],
    labels: [aLabel("Amina Diallo", AMINA), aLabel("Ben Okafor", BEN), aLabel("Thea Lund", THEA)],
    standIns: [],
    delegates: [],
    settings: DEFAULT_SETTINGS,
    document: NO_DOCUMENT,
    started: { at: "2026-09-01T09:00:00.000Z", by: OWEN },
    importedAt: "2026-09-01T09:00:00.000Z",
    ...more,
  };
}

export function aPerson(id: string, name: string): Person {
  return { id, name, roles: [] };
}

export function aLabel(text: string, ...people: readonly string[]): Label {
  const holders = people.map((person) => ({ person, from: null, to: null }));
  return { text, kind: people.length === 1 ? "person" : "role", holders, sponsor: null };
}

/** An open, amber action of theme 1 led by Amina, with a review and an end date ahead. */
export function anAction(more: Partial<Action> = {}): Action {
  return {
    id: "a1",
    ref: "1.1.1",
    theme: "1",
    objective: "1.1",
    title: "Rewrite the plan template with young people",
    leads: [{ label: "Amina Diallo", accountable: true }],
    dates: [{ kind: "review", date: "2026-12-11", cadence: null, text: "Review 11 December 2026" }],
    reviewDate: "2026-12-11",
    endDate: "2027-03-31",
    cadence: null,
    measures: ["Nine in ten children say they know their plan"],
    dependsOn: [],
    rag: "amber",
    parts: [],
    state: "open",
    lastUpdate: null,
    undo: null,
    dateChange: null,
    revisions: [],
    checkDate: null,
    version: 1,
    ...more,
  };
}

export function aLine(more: Partial<Action> = {}): ActionLine {
  return lineOf(anAction(more));
}

/** The first entry of every action's history. */
export function importedEntry(action: Action): HistoryEntry {
  return {
    action: action.id,
    entry: 1,
    kind: "imported",
    at: "2026-09-01T09:00:00.000Z",
    by: OWEN,
    byName: "Owen Pryce",
    inNameOf: null,
    via: "import",
    changes: [{ field: "rating", part: null, from: null, to: action.rag }],
    update: null,
    reason: "",
    undoes: null,
    day: "2026-09-01",
  };
}

let events = 0;

/** An event of a plan, with an id of its own. */
export function anEvent(more: Partial<PlanEvent> = {}): PlanEvent {
  const at = more.at ?? NOW.toISOString();
  return {
    ...{ id: `event-${++events}`, kind: "settings changed", at, day: at.slice(0, 10), by: OWEN, byName: "Owen Pryce" },
    ...{ told: { does: "say", says: "Something was changed." }, reason: "", labels: [] },
    ...more,
  };
}

/** An update with all that one can hold; what people say in it, and their names, begins with "Words". */
export function aWholeUpdate(): Required<ProgressUpdate> {
  return {
    ...{ entry: 2, at: NOW.toISOString(), by: AMINA, byName: "Words: a name", inNameOf: "Words: another's name" },
    ...{ via: "return form", rag: "amber", partRags: ["amber"], nextReview: "2026-12-18" },
    ...{ progress: "Words: progress", difference: "Words: difference", evidence: "Words: evidence" },
    confirmed: true,
    inTheWay: "Words: what is in the way",
  };
}

/** What is filled into the form of an update: green, what was done, when it is looked at next. */
export function typedUpdate(more: Partial<UpdateInput> = {}): UpdateInput {
  return {
    rag: "green",
    partRags: [],
    progress: "Twelve young people rewrote it with us",
    difference: "",
    evidence: "",
    inTheWay: "",
    nextReview: "2026-12-18",
    moveTo: "",
    moveReason: "",
    confirmed: [],
    ...more,
  };
}
