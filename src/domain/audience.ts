import type { Action, ActionLine } from "./action.ts";
import type { Day } from "./calendar/day.ts";
import type { HistoryEntry } from "./history.ts";
import { standingsOf } from "./permissions.ts";
import type { PersonId } from "./person.ts";
import type { Plan } from "./plan.ts";
import type { PlanEvent } from "./plan-event.ts";

/** For whom a channel is: partners see no narrative and no evidence. */
export const AUDIENCES = ["board", "staff", "partners"] as const;
export type ChannelAudience = (typeof AUDIENCES)[number];

/** Who looks on where something is asked: the one who asks alone, or all of a channel or chat. */
export type Audience = "oneself" | ChannelAudience;

/** A channel or group chat that is bound to a plan. */
export interface Channel {
  readonly conversation: string;
  readonly name: string;
  readonly audience: ChannelAudience;
  readonly boundBy: PersonId;
  readonly boundAt: string;
}

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

/** A line of a list as it may be read: of one that may not, the ref, and what its place in a count needs. */
export function redactLine(reader: Reader, line: ActionLine): ActionLine {
  if (mayRead(reader, line)) return line;
  const updated = line.updated && { ...line.updated, byName: "" };
  return {
    ...line,
    title: RESTRICTED,
    objective: "",
    leads: [],
    dateText: "",
    updated,
    slips: undefined,
    hidden: true,
  };
}

/** An action as it may be read: of one that may not, the ref alone; for partners no narrative and no evidence. */
export function redactAction(reader: Reader, action: Action): Action {
  if (!mayRead(reader, action)) {
    const nothing = {
      title: RESTRICTED,
      objective: "",
      theme: "",
      leads: [],
      dates: [],
      measures: [],
      dependsOn: [],
      parts: [],
    };
    return { ...withoutNarrative(action), ...nothing, related: [], support: [], source: null, lastUpdate: null };
  }
  return reader.audience === "partners" ? withoutNarrative(action) : action;
}

/** An entry of the history as it may be read: partners see who, when and what changed. */
export function redactEntry(audience: Audience, entry: HistoryEntry): HistoryEntry {
  if (audience !== "partners") return entry;
  const update = entry.update === null ? null : { ...entry.update, progress: "", difference: "", evidence: "" };
  return { ...entry, update, reason: "", changes: entry.changes.filter(({ field }) => field !== "evidence") };
}

/** An event of the plan as it may be read: partners see what was done, not why. */
export function redactEvent(audience: Audience, event: PlanEvent): PlanEvent {
  return audience === "partners" ? { ...event, reason: "" } : event;
}

function withoutNarrative(action: Action): Action {
  const { lastUpdate, dateChange, proposal, notMine, decision } = action;
  return {
    ...action,
    lastUpdate: lastUpdate && { ...lastUpdate, progress: "", difference: "", evidence: "" },
    undo: null,
    dateChange: dateChange && { ...dateChange, reason: "" },
    revisions: action.revisions.map((revision) => ({ ...revision, reason: "" })),
    evidence: [],
    proposal: proposal && { ...proposal, reason: "" },
    notMine: notMine && { ...notMine, suggests: "", words: "" },
    decision: decision && { ...decision, reason: "" },
  };
}
