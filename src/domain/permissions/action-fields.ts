import type { Action, ActionPart, DocumentDate } from "../plan/action.ts";
import type { ActionLine, LastUpdated, LastWords } from "../plan/action-line.ts";
import { council, councilParts, doer, EVERYBODY, type FieldTable, parts, readers, readersParts } from "./fields.ts";
import {
  ANSWER,
  BEFORE,
  DATE_CHANGE,
  DECISION,
  EDITED,
  EVIDENCE,
  LEAD,
  NOT_MINE,
  PROPOSAL,
  REVISION,
  UPDATE,
} from "./filing-fields.ts";

const DATE: FieldTable<DocumentDate> = { kind: EVERYBODY, date: EVERYBODY, cadence: EVERYBODY, text: EVERYBODY };
const PART: FieldTable<ActionPart> = { text: EVERYBODY, rag: EVERYBODY };

/**
 * An action that may be read about. The public see what is promised, by which post and when, and how it stands; nothing
 * that is only asked for, said of people, or kept so that the plan can be run.
 */
export const ACTION: FieldTable<Action> = {
  ...{ id: EVERYBODY, ref: EVERYBODY, theme: EVERYBODY, objective: EVERYBODY, title: EVERYBODY, version: EVERYBODY },
  ...{ measures: EVERYBODY, dependsOn: EVERYBODY, related: EVERYBODY, support: EVERYBODY, source: EVERYBODY },
  ...{ leads: parts(LEAD), dates: parts(DATE), parts: parts(PART) },
  ...{ reviewDate: readers(null), endDate: EVERYBODY, cadence: EVERYBODY, checkDate: readers(null) },
  ...{ rag: EVERYBODY, state: EVERYBODY, restricted: EVERYBODY, addedOn: EVERYBODY },
  ...{ lastUpdate: parts(UPDATE), revisions: parts(REVISION), decision: parts(DECISION) },
  ...{ undo: councilParts(BEFORE, null), evidence: councilParts(EVIDENCE, []) },
  ...{ dateChange: readersParts(DATE_CHANGE, null), proposal: readersParts(PROPOSAL, null) },
  ...{
    notMine: readersParts(NOT_MINE, null),
    edited: readersParts(EDITED, null),
    round: readersParts(ANSWER, undefined),
  },
};

const WORDS: FieldTable<LastWords> = {
  ...{ at: EVERYBODY, by: readers(""), byName: doer("filer"), words: council("") },
};
const UPDATED: FieldTable<LastUpdated> = {
  ...{ at: EVERYBODY, by: readers(undefined), byName: doer("filer"), confirmed: EVERYBODY },
  said: councilParts(WORDS, undefined),
};

const { id, ref, theme, objective, title, leads, version, reviewDate, endDate, cadence, rag, state } = ACTION;

/** Its line in a list. */
export const LINE: FieldTable<ActionLine> = {
  ...{ id, ref, theme, objective, title, leads, version, reviewDate, endDate, cadence, rag, state },
  ...{ dateText: EVERYBODY, event: EVERYBODY, slips: EVERYBODY, waitsFor: EVERYBODY, into: EVERYBODY },
  ...{ addedOn: EVERYBODY, restricted: EVERYBODY, checkDate: readers(null), moving: readers(undefined) },
  ...{ answered: readers(undefined), notMine: readers(undefined), back: readers(undefined), updated: parts(UPDATED) },
};
