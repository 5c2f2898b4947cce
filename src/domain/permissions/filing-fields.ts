import type {
  ActionBefore,
  DateChangeRequest,
  DateRevision,
  EditableFields,
  EditMade,
  EditProposal,
  Evidence,
  JointAnswer,
  Leaving,
  MovedBy,
  NotMine,
  ProgressUpdate,
  StateDecision,
  Together,
} from "../plan/filings.ts";
import type { Lead } from "../plan/lead.ts";
import { council, councilParts, doer, EVERYBODY, type FieldTable, LEAD_LABEL, parts, readers } from "./fields.ts";

/** Who leads: to the public by the post alone. */
export const LEAD: FieldTable<Lead> = { label: LEAD_LABEL, accountable: EVERYBODY };

/** What was filed: partners and the public see the rating, by whom and when, and none of its words. */
export const UPDATE: FieldTable<ProgressUpdate> = {
  ...{ entry: EVERYBODY, at: EVERYBODY, rag: EVERYBODY, partRags: EVERYBODY, confirmed: EVERYBODY },
  ...{ by: readers(""), byName: doer("filer"), inNameOf: doer("name"), via: readers(undefined) },
  ...{ progress: council(""), difference: council(""), evidence: council(""), inTheWay: council(undefined) },
  nextReview: readers(null),
};

const MOVED_BY: FieldTable<MovedBy> = { name: readers(""), import: readers("") };
const TOGETHER: FieldTable<Together> = { board: EVERYBODY, day: EVERYBODY };

/** A move that was asked for: its dates are told, why is not. */
export const DATE_CHANGE: FieldTable<DateChangeRequest> = {
  ...{ at: EVERYBODY, from: EVERYBODY, to: EVERYBODY, reason: council("") },
  ...{ by: readers(""), byName: doer("filer"), file: parts(MOVED_BY) },
};

/** A move that was agreed: that an end date slipped is no secret, from anybody. */
export const REVISION: FieldTable<DateRevision> = {
  ...{ from: EVERYBODY, to: EVERYBODY, on: EVERYBODY, together: parts(TOGETHER), reason: council("") },
  ...{ askedBy: doer("name"), approvedBy: doer("name") },
};

/** Evidence is the council's own: others see none of it. */
export const EVIDENCE: FieldTable<Evidence> = {
  ...{ entry: EVERYBODY, at: EVERYBODY, kind: EVERYBODY, by: readers(""), byName: doer("filer") },
  ...{ where: council(""), shows: council("") },
};

const EDITABLE: FieldTable<EditableFields> = {
  ...{ ref: EVERYBODY, theme: EVERYBODY, objective: EVERYBODY, title: EVERYBODY, measures: EVERYBODY },
  ...{ leads: parts(LEAD), reviewDate: readers(null), endDate: EVERYBODY },
};
const INTO: FieldTable<NonNullable<Leaving["into"]>> = { id: EVERYBODY, ref: EVERYBODY };
const LEAVING: FieldTable<Leaving> = { does: EVERYBODY, into: parts(INTO) };

/** A change that is only proposed: to whom it is told is settled where it stands. */
export const PROPOSAL: FieldTable<EditProposal> = {
  ...{ at: EVERYBODY, by: readers(""), byName: doer("filer"), reason: council("") },
  ...{ fields: parts(EDITABLE), leaving: parts(LEAVING) },
};

/** The last edit, kept so that it can be taken back. */
export const EDITED: FieldTable<EditMade> = {
  ...{ entry: EVERYBODY, at: EVERYBODY, by: readers("") },
  ...{ was: parts(EDITABLE), made: parts(EDITABLE), dateChange: parts(DATE_CHANGE) },
};

/** Whose it is instead, and why, are words about people. */
export const NOT_MINE: FieldTable<NotMine> = {
  ...{ at: EVERYBODY, by: readers(""), byName: doer("filer"), suggests: council(""), words: council("") },
};

/** That it is paused or has left the plan is told everybody, why is not. */
export const DECISION: FieldTable<StateDecision> = {
  ...{ at: EVERYBODY, by: readers(""), byName: doer("filer"), reason: council("") },
  ...{ into: EVERYBODY, until: EVERYBODY, alone: EVERYBODY },
};

/** Who has answered of several. */
export const ANSWER: FieldTable<JointAnswer> = { person: readers(""), at: EVERYBODY, rag: EVERYBODY };

/** How it stood before the last update. */
export const BEFORE: FieldTable<ActionBefore> = {
  ...{
    rag: EVERYBODY,
    partRags: EVERYBODY,
    state: EVERYBODY,
    reviewDate: readers(null),
    checkDate: readers(undefined),
  },
  ...{ lastUpdate: councilParts(UPDATE, null), dateChange: parts(DATE_CHANGE), round: parts(ANSWER) },
};
