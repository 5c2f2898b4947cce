import { readDayFromNow } from "../calendar/asked-day.ts";
import { type Day, formatDay, isDay } from "../calendar/day.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import type { HistoryKind } from "../history/history.ts";
import { may, type Request, standingsOf } from "../permissions/permissions.ts";
import { askLeads, askOwners } from "../permissions/whom-to-ask.ts";
import { type Action, isCounted } from "../plan/action.ts";
import type { ActionState } from "../plan/action-state.ts";
import type { Leaving } from "../plan/filings.ts";
import type { Plan } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import type { StateVerb } from "../plan/state-verbs.ts";
import { type Filing, type Planned, withEntry } from "../updates/filing.ts";
import { findProposed } from "./edit.ts";
import { handChanges } from "./hand-changes.ts";
import { decidesAlone, isLeaving, leave, leavingChanges, proposedLeaving } from "./leaving.ts";
import { findTextsFault } from "./texts.ts";

/** What somebody wishes to do to an action as a whole. */
export interface StateWish {
  readonly does: StateVerb;
  readonly reason: string;
  /** The day a pause ends by itself, as typed; "": when somebody resumes it. */
  readonly until: string;
  /** What it is merged into. */
  readonly into: Action | null;
  /** Kinds of personal text that the person was asked about and saves all the same. */
  readonly confirmed: readonly string[];
}

interface Rule {
  readonly kind: HistoryKind;
  readonly request: Request;
  readonly from: readonly ActionState[];
  readonly asksWhy: boolean;
}

const IN_PLAN = ["not-started", "open", "awaiting-sign-off", "paused"] as const;
const LIVE = [...IN_PLAN, "complete", "withdrawn", "merged", "carried"] as const;
const ASIDE = { request: "pause or bring back an action", asksWhy: true } as const;
const LEAVES = { request: "withdraw, merge or carry an action", asksWhy: true, from: IN_PLAN } as const;
const READING = { kind: "restricted", request: "restrict an action", from: LIVE, asksWhy: false } as const;

const RULES: Readonly<Record<StateVerb, Rule>> = {
  begin: { kind: "started", request: "update an action", from: ["not-started"], asksWhy: false },
  pause: { ...ASIDE, kind: "paused", from: ["not-started", "open"] },
  resume: { ...ASIDE, kind: "resumed", from: ["paused", "withdrawn", "merged", "carried"], asksWhy: false },
  withdraw: { ...LEAVES, kind: "withdrawn" },
  merge: { ...LEAVES, kind: "merged" },
  carry: { ...LEAVES, kind: "carried" },
  restrict: READING,
  unrestrict: READING,
};

/** Whether someone may do this to an action, whatever state it is in. */
export function maySetState(plan: Plan, action: Action, does: StateVerb, filing: Pick<Filing, "person" | "today">) {
  return may(RULES[does].request, standingsOf(plan, action, filing.person, filing.today));
}

/** What can be done to an action as it stands. */
export function fitsState({ state, restricted = false }: Action, does: StateVerb): boolean {
  if (does === "restrict" || does === "unrestrict") return restricted === (does === "unrestrict");
  return RULES[does].from.includes(state);
}

/** Whether it is done only with a reason. */
export function asksWhy(does: StateVerb): boolean {
  return RULES[does].asksWhy;
}

/**
 * What a decision about an action as a whole makes of it. Requests and proposals of one that leaves the plan are closed;
 * in a plan that is approved it leaves once a second person has agreed.
 */
export function planState(plan: Plan, action: Action, wish: StateWish, filing: Filing): Result<Planned> {
  const { does } = wish;
  const { ref, state } = action;
  if (!maySetState(plan, action, does, filing)) {
    const request = `${does} ${ref}`;
    return refuse(does === "begin" ? askLeads(plan, action, request, filing.today) : askOwners(plan, request));
  }
  if (!fitsState(action, does))
    return refuse({ reason: "state-unfit", ref, does, state, restricted: action.restricted ?? false });
  const until = readUntil(wish, filing.today);
  if (!until.ok) return until;
  const { into } = wish;
  if (does === "merge" && (into === null || into.id === action.id || !isCounted(into)))
    return refuse({ reason: "merge-unfit", ref, into: into?.ref ?? "", same: into?.id === action.id });
  const reason = wish.reason.trim();
  if (reason === "" && asksWhy(does)) return refuse({ reason: "why-missing", does });
  const fault = findTextsFault({ reason }, wish.confirmed, filing.today);
  if (fault !== undefined) return refuse(fault);
  if (isLeaving(does)) {
    const target = does === "merge" && into !== null ? { id: into.id, ref: into.ref } : null;
    return planLeaving(plan, action, { does, into: target }, reason, filing);
  }
  const after = stateAfter(plan, action, { does, reason, until: until.value }, filing);
  return accept(withEntry(RULES[does].kind, after, handChanges(action, after), reason, filing));
}

/** It leaves the plan, or waits for the second person. */
function planLeaving(plan: Plan, action: Action, leaving: Leaving, reason: string, filing: Filing): Result<Planned> {
  if (decidesAlone(plan, filing.person)) return accept(planLeft(plan, action, leaving, reason, filing));
  const waits = findProposed(action);
  if (waits !== undefined) return refuse(waits);
  const { at, person: by, name: byName } = filing;
  const proposal = { at, by, byName, fields: {}, reason, leaving };
  const after: Action = { ...action, proposal, version: action.version + 1 };
  return accept(withEntry("edit-proposed", after, proposedLeaving(action, leaving), reason, filing));
}

/** An action that leaves the plan, with its entry. */
export function planLeft(plan: Plan, action: Action, leaving: Leaving, reason: string, filing: Filing): Planned {
  const after = leave(plan, action, leaving, reason, filing);
  return withEntry(RULES[leaving.does].kind, after, leavingChanges(action, after, leaving), reason, filing);
}

/** A pause whose day has come is over: nobody need resume it. Told in the name of the one who set the day. */
export function planPauseEnd(plan: Plan, action: Action, now: Pick<Filing, "at" | "today">): Planned | null {
  const { decision, state } = action;
  if (state !== "paused" || !decision?.until || decision.until > now.today) return null;
  const filing: Filing = { person: decision.by, name: decision.byName, inNameOf: null, via: "card", ...now };
  const after = resumed(plan, action, now.today);
  const reason = `It was paused until ${formatDay(decision.until)}, and the pause ended by itself.`;
  return withEntry("resumed", after, handChanges(action, after), reason, filing);
}

function readUntil({ does, until }: StateWish, today: Day): Result<Day | null> {
  const text = does === "pause" ? until.trim() : "";
  if (text === "") return accept(null);
  const date = isDay(text) ? text : readDayFromNow(text, today);
  if (date === undefined) return refuse({ reason: "date-unreadable", field: "end of the pause", text });
  return date <= today ? refuse({ reason: "date-past", field: "end of the pause", date, today }) : accept(date);
}

function stateAfter(
  plan: Plan,
  action: Action,
  { does, reason, until }: { readonly does: StateVerb; readonly reason: string; readonly until: Day | null },
  { at, person: by, name: byName, today }: Filing,
): Action {
  const version = action.version + 1;
  if (does === "restrict" || does === "unrestrict") return { ...action, restricted: does === "restrict", version };
  if (does === "begin") return { ...action, state: "open", undo: null, version };
  if (does === "resume") return resumed(plan, action, today);
  return { ...action, state: "paused", decision: { at, by, byName, reason, into: null, until }, undo: null, version };
}

/** Open again, and asked about on the next working day where its review has passed meanwhile. */
function resumed(plan: Plan, action: Action, today: Day): Action {
  const { reviewDate, rag, version } = action;
  const passed = reviewDate !== null && reviewDate < today;
  return {
    ...action,
    state: rag === "complete" ? "awaiting-sign-off" : "open",
    decision: null,
    reviewDate: passed ? addWorkingDays(plan.settings.week, today, 1) : reviewDate,
    undo: null,
    version: version + 1,
  };
}
