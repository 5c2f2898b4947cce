import { dayIn } from "../../calendar/day.ts";
import type { HistoryEntry } from "../../history/history.ts";
import type { Action } from "../../plan/action.ts";
import type { PlanDraft } from "../../plan/draft.ts";
import type { ProgressUpdate } from "../../plan/filings.ts";
import { NO_DOCUMENT, type PlanDocument } from "../../plan/kept-document.ts";
import type { Delegate, Label, Person, StandIn } from "../../plan/person.ts";
import type { Plan, PlanKey, PlanSettings } from "../../plan/plan.ts";
import { DEFAULT_SCHEME } from "../../plan/rag.ts";
import type { DraftUpdate } from "../about/kept-text.ts";
import { actionOfDraft, measuresOfActions } from "./action-of-draft.ts";
import type { PlanChange } from "./change.ts";
import { documentOf, labelsFor, outlineAfter, schemeAfter } from "./plan-after.ts";
import { importedEntry } from "./plan-change.ts";

/** Who is in a plan, and what its names stand for. */
export interface PeopleOfPlan {
  readonly people: readonly Person[];
  readonly labels: readonly Label[];
  readonly standIns: readonly StandIn[];
  readonly delegates: readonly Delegate[];
}

/** What a first import is told beside its document. */
export interface NewPlanSource {
  readonly key: PlanKey;
  readonly title: string;
  readonly settings: PlanSettings;
  readonly who: PeopleOfPlan;
  readonly by: Pick<HistoryEntry, "by" | "byName">;
  readonly now: Date;
  readonly remembered: Pick<PlanDocument, "columns" | "settled">;
  /** Progress that the document reports. */
  readonly updates: readonly DraftUpdate[];
  readonly newId: () => string;
}

/** The plan that a draft makes, with all its actions and the first entry of each one's history. */
export function buildPlan(
  draft: PlanDraft,
  source: NewPlanSource,
): { readonly plan: Plan; readonly actions: readonly Action[]; readonly history: readonly HistoryEntry[] } {
  const { key, title, settings, who, now, newId } = source;
  const on = dayIn(settings.zone, now);
  const measures = measuresOfActions(draft);
  const updates = new Map<string, DraftUpdate[]>();
  for (const update of source.updates) updates.set(update.ref, [...(updates.get(update.ref) ?? []), update]);
  const actions = draft.actions.map((action) => {
    const built = actionOfDraft(action, measures, newId(), on, settings.week);
    return { ...built, lastUpdate: reported(built, updates.get(built.ref) ?? []) };
  });
  const outline = outlineAfter({ themes: [], objectives: [] }, draft);
  const by: PlanChange["by"] = { ...source.by, at: now.toISOString(), day: on };
  const plan: Plan = {
    ...{ key, title, ...outline, settings, ...who },
    scheme: schemeAfter({ scheme: DEFAULT_SCHEME }, draft),
    labels: labelsFor(who.labels, actions, outline.themes),
    document: { ...documentOf(draft, NO_DOCUMENT), ...source.remembered },
    started: null,
    importedAt: now.toISOString(),
  };
  return {
    plan,
    actions,
    history: actions.map((action) => importedEntry(action, by, progressOf(updates.get(action.ref) ?? []))),
  };
}

/** What the document itself reports of an action, on its own date. */
function reported(action: Action, updates: readonly DraftUpdate[]): ProgressUpdate | null {
  const own = updates.filter((update) => update.day !== null);
  const day = own
    .map((update) => update.day ?? "")
    .sort()
    .at(-1);
  if (day === undefined) return null;
  return {
    ...{ entry: 1, at: `${day}T12:00:00.000Z`, by: "document", byName: "the document", inNameOf: null },
    ...{ rag: action.rag, partRags: action.parts.map(({ rag }) => rag), difference: "", evidence: "" },
    ...{ progress: own.map(({ text }) => text).join("\n"), nextReview: null },
  };
}

/** Progress without a date is no update: it is kept as what the document says. */
function progressOf(updates: readonly DraftUpdate[]): string {
  const own = updates.filter((update) => update.day === null);
  return own.length === 0 ? "" : `The document says: ${own.map(({ text }) => text).join("\n")}`;
}
