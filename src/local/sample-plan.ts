import { createHash } from "node:crypto";
import type { NewPlan } from "../app/ports/plan-store.ts";
import { addDays, type Day, dayIn } from "../domain/calendar/day.ts";
import { EVERY_DAY } from "../domain/calendar/working-days.ts";
import type { HistoryEntry } from "../domain/history/history.ts";
import { buildPlan } from "../domain/import/reconcile/build-plan.ts";
import { understandDocument } from "../domain/import/understand-document.ts";
import { planPeople } from "../domain/people/import-people.ts";
import type { Action } from "../domain/plan/action.ts";
import { DEFAULT_SETTINGS } from "../domain/plan/plan.ts";
import { planUpdate } from "../domain/updates/update.ts";
import { decideSample } from "./sample-decisions.ts";
import { SAMPLE_PLAN, SAMPLE_TENANT } from "./sample-people.ts";
import { named, sampleDocument, samplePeopleTable } from "./sample-tables.ts";
import { type SampleUpdate, sampleUpdates } from "./sample-updates.ts";

/** Days before the day it is loaded for on which the sample says it was imported. */
const AGE = 160;

/**
 * The sample plan as it stands on a day: every day is worked and its hour is 00:00, so that on any day and hour
 * something is overdue, due and answered. `now` names the instant of loading; nothing in the plan is later.
 */
export function sampleOn(day: Day, now: Date): NewPlan {
  const owner = named("Priya Raman");
  const at = instant(day, -AGE);
  const settings = { ...DEFAULT_SETTINGS, hour: "00:00", week: EVERY_DAY };
  const importedOn = dayIn(settings.zone, at);
  const { columns: _, updates, ...draft } = understandDocument(sampleDocument(day), { importedOn });
  const { problems: __, ...who } = planPeople(samplePeopleTable(day), importedOn);
  const { plan, actions, history } = buildPlan(draft, {
    key: { tenant: SAMPLE_TENANT, plan: SAMPLE_PLAN },
    title: "Northmere Children's Services Improvement Plan",
    ...{ settings, who, updates, by: { by: owner.id, byName: owner.name }, now: at },
    remembered: { columns: {}, settled: [] },
    newId: ids(`${SAMPLE_PLAN} ${now.toISOString()}`),
  });
  const filed = actions.map((action) => {
    const updated = fileUpdates(action, day);
    const decided = decideSample(plan, actions, updated.action, day);
    return { action: decided.action, entries: [...updated.entries, ...decided.entries] };
  });
  return {
    plan: { ...plan, started: { at: instant(day, 1 - AGE).toISOString(), by: owner.id } },
    actions: filed.map(({ action }) => action),
    history: [...history, ...filed.flatMap(({ entries }) => entries)],
  };
}

function fileUpdates(
  imported: Action,
  day: Day,
): { readonly action: Action; readonly entries: readonly HistoryEntry[] } {
  const entries: HistoryEntry[] = [];
  let action = imported;
  for (const update of sampleUpdates.filter(({ ref }) => ref === imported.ref)) {
    const planned = file(action, update, day);
    action = planned.after;
    entries.push(planned.entry);
  }
  // An update of weeks ago is not one to take back.
  return { action: { ...action, undo: null }, entries };
}

function file(action: Action, update: SampleUpdate, day: Day) {
  const at = instant(day, update.day);
  const { id, name } = named(update.by);
  const on = (days: number | undefined) => (days === undefined ? "" : addDays(day, days));
  const [rag = null] = action.parts.length > 0 ? [] : update.rags;
  const input = {
    ...{ rag, partRags: action.parts.length > 0 ? update.rags : [], progress: update.progress },
    ...{ difference: update.difference ?? "", evidence: update.evidence ?? "", inTheWay: update.inTheWay ?? "" },
    ...{ nextReview: on(update.nextReview), moveTo: on(update.moveTo), moveReason: update.moveReason ?? "" },
    confirmed: [],
  };
  const today = dayIn(DEFAULT_SETTINGS.zone, at);
  const filing = { person: id, name, via: "card", at: at.toISOString(), today, inNameOf: inNameOf(update) } as const;
  const planned = planUpdate(action, input, filing, DEFAULT_SETTINGS);
  if (!planned.ok) throw new Error(`the sample's update of ${action.ref} is refused: ${planned.refusal.reason}`);
  return planned.value;
}

function inNameOf({ by }: SampleUpdate): string | null {
  return by === "Chloe Ng" ? "Siobhan Keane" : null;
}

// Mid-morning, the same day in every zone of the United Kingdom.
function instant(day: Day, days: number): Date {
  return new Date(`${addDays(day, days)}T10:00:00Z`);
}

// Ids of a load differ from those of another, so that a fresh sample is another plan's actions.
function ids(seed: string): () => string {
  let count = 0;
  return () => createHash("sha256").update(`${seed} ${count++}`).digest("hex").slice(0, 32);
}
