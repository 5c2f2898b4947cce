import { type Day, dayIn, formatDay, isDay } from "../calendar/day.ts";
import { addWorkingDays, type WorkingWeek } from "../calendar/working-days.ts";
import type { HistoryEntry } from "../history/history.ts";
import type { Action } from "../plan/action.ts";
import { NO_DOCUMENT } from "../plan/kept-document.ts";
import { greatestOf } from "../plan/many.ts";
import type { Person } from "../plan/person.ts";
import { DEFAULT_SETTINGS, type Plan, type PlanKey, type Theme } from "../plan/plan.ts";
import { DEFAULT_SCHEME } from "../plan/rag.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { type Outline, readOutline } from "./outline.ts";

/** What a plan can be begun from. */
export const PLAN_TEMPLATES = ["inspection", "development"] as const;
export type PlanTemplate = (typeof PLAN_TEMPLATES)[number];

/** A plan as somebody asks for it; dates and themes as typed. */
export interface NewPlanWish {
  readonly title: string;
  readonly template: PlanTemplate;
  /** The day on which the council received the final report; for an inspection alone. */
  readonly received: string;
  readonly themes: string;
}

/** What a plan is begun with beside the wish. Owners: who asks first. */
export interface Beginning {
  readonly key: PlanKey;
  readonly owners: readonly [Person, ...Person[]];
  readonly now: Date;
  readonly newId: () => string;
}

/** A plan as it is begun, to be stored. */
export interface BegunPlan {
  readonly plan: Plan;
  readonly actions: readonly Action[];
  readonly history: readonly HistoryEntry[];
  /** By when the action plan goes to the inspectorate; null: it was no inspection. */
  readonly deadline: Day | null;
}

const LONGEST_PLAN_TITLE = 150;

/** Working days a council has for its action plan, counted from the day after it received the final report. */
const DAYS_FOR_THE_PLAN = 70;

/**
 * By when the action plan answering an inspection goes to the inspectorate. Rule: the Education and Inspections Act
 * 2006 (Inspection of Local Authorities) Regulations 2007: within 70 working days of receiving the final report.
 */
export function actionPlanDue(received: Day, week: WorkingWeek): Day {
  return addWorkingDays(week, received, DAYS_FOR_THE_PLAN);
}

/**
 * An empty plan with its themes and objectives. That of an inspection holds one action, to send the action plan: so
 * its date is reminded of, listed and counted like any other.
 */
export function planFromTemplate(wish: NewPlanWish, beginning: Beginning): Result<BegunPlan> {
  const { key, owners, now } = beginning;
  const title = wish.title.replace(/\s+/g, " ").trim();
  if (title === "") return refuse({ reason: "plan-title-missing" });
  if (title.length > LONGEST_PLAN_TITLE)
    return refuse({ reason: "text-too-long", field: "title", length: title.length, most: LONGEST_PLAN_TITLE });
  const outline = readOutline(wish.themes);
  if (!outline.ok) return outline;
  const plan: Plan = {
    ...{ key, title, scheme: DEFAULT_SCHEME, ...outline.value, people: owners, labels: [], standIns: [] },
    ...{ delegates: [], settings: DEFAULT_SETTINGS, document: NO_DOCUMENT, started: null },
    importedAt: now.toISOString(),
  };
  if (wish.template === "development") return accept({ plan, actions: [], history: [], deadline: null });
  const received = readReceived(wish.received, dayIn(plan.settings.zone, now));
  return received.ok ? accept(withDeadline(plan, received.value, beginning)) : received;
}

function readReceived(typed: string, today: Day): Result<Day> {
  const field = "day the report was received";
  const day = typed.trim();
  if (day === "") return refuse({ reason: "date-missing", field });
  if (!isDay(day)) return refuse({ reason: "date-unreadable", field, text: typed });
  return day > today ? refuse({ reason: "date-ahead", field, date: day, today }) : accept(day);
}

function withDeadline(plan: Plan, received: Day, { owners, now, newId }: Beginning): BegunPlan {
  const [owner] = owners;
  const { zone, week } = plan.settings;
  const due = actionPlanDue(received, week);
  const theme = themeOfThePlanItself(plan);
  const holders = [{ person: owner.id, from: null, to: null }];
  const text = `${formatDay(due)}: ${DAYS_FOR_THE_PLAN} working days after the final report, received ${formatDay(received)}`;
  const action: Action = {
    ...{ id: newId(), ref: `${theme.ref}.1`, theme: theme.ref, objective: "" },
    title: "Send the action plan to the inspectorate",
    leads: [{ label: owner.name, accountable: true }],
    dates: [{ kind: "end", date: due, cadence: null, text }],
    ...{ reviewDate: null, endDate: due, cadence: null, measures: [], dependsOn: [], rag: "unrated", parts: [] },
    ...{ state: "open", lastUpdate: null, undo: null, dateChange: null, revisions: [], checkDate: null, version: 1 },
  };
  const entry: HistoryEntry = {
    ...{ action: action.id, entry: 1, kind: "added", at: now.toISOString(), by: owner.id, byName: owner.name },
    ...{ inNameOf: null, via: "card", changes: [], update: null, reason: text, undoes: null, day: dayIn(zone, now) },
  };
  const labels = [{ text: owner.name, kind: "person" as const, holders, sponsor: null }];
  return {
    plan: { ...plan, themes: [theme, ...plan.themes], labels },
    actions: [action],
    history: [entry],
    deadline: due,
  };
}

/** A theme of its own, so that no theme of the council's is counted with it: 0, else the next after theirs. */
function themeOfThePlanItself({ themes }: Outline): Theme {
  const refs = themes.map(({ ref }) => Number(ref));
  return { ref: String(refs.includes(0) ? greatestOf(refs) + 1 : 0), title: "The plan itself", leads: [] };
}
