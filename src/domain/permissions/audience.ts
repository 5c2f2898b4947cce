import type { Day } from "../calendar/day.ts";
import type { Action } from "../plan/action.ts";
import type { ActionLine } from "../plan/action-line.ts";
import type { ChannelAudience } from "../plan/channel.ts";
import type { HistoryEntry } from "../plan/history.ts";
import type { Lead } from "../plan/lead.ts";
import type { PersonId } from "../plan/person.ts";
import type { Plan } from "../plan/plan.ts";
import type { PlanEvent } from "../plan/plan-event.ts";
import { calledLabel, calledName, calledPerson } from "./called.ts";
import { standingsOf } from "./permissions.ts";

/** Who looks on where something is asked: the one who asks alone, or all of a channel or chat. */
export type Audience = "oneself" | ChannelAudience;

/** Who reads: the one who asks, and all who look on. */
export interface Reader {
  readonly plan: Plan;
  readonly audience: Audience;
  readonly person: PersonId;
  readonly today: Day;
}

/**
 * Whether an action may be read about. A restricted one: in the board's channel, and by themselves those who are
 * anything to it but a viewer; everywhere else it shows as its ref alone.
 */
export function mayRead(
  { plan, audience, person, today }: Reader,
  action: Pick<ActionLine, "leads" | "theme" | "restricted">,
): boolean {
  if (!action.restricted || audience === "board") return true;
  return audience === "oneself" && standingsOf(plan, action, person, today).some((standing) => standing !== "viewer");
}

/** What stands for the words of an action that may not be read about. */
export const RESTRICTED = "restricted";

/**
 * A line of a list as it may be read: of one that may not, the ref, and what its place in a count needs. Leads are
 * called as the plan calls people.
 */
export function redactLine(reader: Reader, line: ActionLine): ActionLine {
  const { at = "" } = line.updated ?? {};
  const updated = line.updated && { at, byName: "" };
  if (!mayRead(reader, line))
    return { ...line, title: RESTRICTED, objective: "", leads: [], dateText: "", updated, hidden: true };
  const wordless = reader.audience === "partners" && line.updated && { ...line.updated, said: undefined };
  return { ...line, leads: calledLeads(reader, line.leads), ...(wordless && { updated: wordless }) };
}

/** An action as it may be read: of one that may not, the ref alone; for partners no narrative and no evidence. */
export function redactAction(reader: Reader, action: Action): Action {
  if (!mayRead(reader, action)) return refAlone(action);
  const named = { ...action, leads: calledLeads(reader, action.leads), ...calledFilings(reader, action) };
  return reader.audience === "partners" ? withoutNarrative(named) : named;
}

/** An entry of the history as it may be read: partners see who, when and what changed. */
export function redactEntry(reader: Reader, entry: HistoryEntry): HistoryEntry {
  const { byName, inNameOf } = calledFiler(reader, entry);
  const update = entry.update && { ...entry.update, byName, inNameOf };
  const named = { ...entry, byName, inNameOf, update };
  if (reader.audience !== "partners") return named;
  return {
    ...named,
    update: update && { ...update, ...NO_WORDS },
    reason: "",
    changes: entry.changes.filter(({ field }) => field !== "evidence"),
  };
}

/** An event of the plan as it may be read: partners see what was done, not why. */
export function redactEvent({ audience }: Reader, event: PlanEvent): PlanEvent {
  return audience === "partners" ? { ...event, reason: "" } : event;
}

const NO_WORDS = { progress: "", difference: "", evidence: "", inTheWay: undefined };

function refAlone(action: Action): Action {
  const nothing = { title: RESTRICTED, objective: "", theme: "", leads: [], dates: [], measures: [], dependsOn: [] };
  const more = { parts: [], related: [], support: [], source: null, lastUpdate: null, dateChange: null };
  return { ...withoutNarrative(action), ...nothing, ...more };
}

function withoutNarrative(action: Action): Action {
  const { lastUpdate, dateChange, proposal, notMine, decision } = action;
  return {
    ...action,
    lastUpdate: lastUpdate && { ...lastUpdate, ...NO_WORDS },
    undo: null,
    dateChange: dateChange && { ...dateChange, reason: "" },
    revisions: action.revisions.map((revision) => ({ ...revision, reason: "" })),
    evidence: [],
    proposal: proposal && { ...proposal, reason: "" },
    notMine: notMine && { ...notMine, suggests: "", words: "" },
    decision: decision && { ...decision, reason: "" },
  };
}

function calledLeads({ plan, today }: Reader, leads: readonly Lead[]): readonly Lead[] {
  return leads.map((lead) => ({ ...lead, label: calledLabel(plan, lead.label, today) }));
}

function calledFilings(reader: Reader, { lastUpdate, dateChange, revisions, undo }: Action) {
  const { plan, audience, today } = reader;
  const named = audience === "oneself" || audience === "board";
  const called = (name: string) => (named ? name : (calledName(plan, name, today) ?? ""));
  const before = undo?.lastUpdate && { ...undo.lastUpdate, ...calledFiler(reader, undo.lastUpdate) };
  return {
    undo: undo && { ...undo, lastUpdate: before ?? null },
    revisions: revisions.map((one) => {
      return { ...one, askedBy: called(one.askedBy), approvedBy: called(one.approvedBy) };
    }),
    lastUpdate: lastUpdate && { ...lastUpdate, ...calledFiler(reader, lastUpdate) },
    dateChange: dateChange && { ...dateChange, byName: calledFiler(reader, { ...dateChange, inNameOf: null }).byName },
  };
}

/** Who filed something. Who said it, and when, is kept by name: in one's own chat and before the board it is told so. */
function calledFiler(
  { plan, audience, today }: Reader,
  { by, byName, inNameOf }: Pick<HistoryEntry, "by" | "byName" | "inNameOf">,
) {
  if (audience === "oneself" || audience === "board") return { byName, inNameOf };
  return { byName: calledPerson(plan, by, byName, today), inNameOf: calledName(plan, inNameOf, today) };
}
