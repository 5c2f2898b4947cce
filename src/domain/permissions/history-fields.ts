import type { FieldChange, HistoryEntry } from "../history/history.ts";
import type { PlanEvent } from "../history/plan-event.ts";
import type { PlanTold } from "../history/plan-told.ts";
import { type Audience, council, doer, EVERYBODY, type FieldTable, parts, readers } from "./fields.ts";
import { UPDATE } from "./filing-fields.ts";

const CHANGE: FieldTable<FieldChange> = { field: EVERYBODY, part: EVERYBODY, from: EVERYBODY, to: EVERYBODY };

/** An entry of an action's history: partners see who, when and what changed. */
export const ENTRY: FieldTable<HistoryEntry> = {
  ...{ action: EVERYBODY, entry: EVERYBODY, kind: EVERYBODY, at: EVERYBODY, day: EVERYBODY, undoes: EVERYBODY },
  ...{ by: readers(""), byName: doer("filer"), inNameOf: doer("name"), via: EVERYBODY },
  ...{ changes: parts(CHANGE), update: parts(UPDATE), reason: council("") },
};

/** An event of the plan: partners see what was done, not why. It is told by names, and so not to the public. */
export const EVENT: FieldTable<PlanEvent> = {
  ...{ id: EVERYBODY, kind: EVERYBODY, at: EVERYBODY, day: EVERYBODY, via: readers(undefined) },
  ...{
    by: readers(""),
    byName: doer("filer"),
    told: readers<PlanTold>({ does: "say", says: "" }),
    labels: readers([]),
    reason: council(""),
  },
};

const TOLD = { "own chat": true, staff: true, board: true, partners: true, public: true } as const;
const TOLD_READERS = { ...TOLD, public: false } as const;
const TOLD_COUNCIL = { ...TOLD, partners: false, public: false } as const;

/** Of which fields a change is told: its old and new are words as the field itself is. */
export const TOLD_CHANGES: Readonly<Record<FieldChange["field"], Readonly<Record<Audience, boolean>>>> = {
  ...{ rating: TOLD, "part rating": TOLD, state: TOLD, "end date": TOLD, plan: TOLD, ref: TOLD, title: TOLD },
  ...{ theme: TOLD, objective: TOLD, dates: TOLD, cadence: TOLD, measures: TOLD, "depends on": TOLD, related: TOLD },
  ...{ support: TOLD, source: TOLD, parts: TOLD, "merged into": TOLD, "paused until": TOLD },
  // Names, and what is only asked for or kept so that the plan can be run.
  ...{ leads: TOLD_READERS, "review date": TOLD_READERS, "requested end date": TOLD_READERS },
  ...{ "check date": TOLD_READERS, restricted: TOLD_READERS, answer: TOLD_READERS, decided: TOLD_READERS },
  evidence: TOLD_COUNCIL,
};
