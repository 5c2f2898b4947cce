import type { Action, Cadence, DocumentDate } from "./action.ts";
import { type FoundDate, takeDates } from "./date-text.ts";
import type { Day } from "./day.ts";
import type { ImportProblem } from "./import-row.ts";
import type { Objective } from "./plan.ts";
import type { PlanImport } from "./plan-import.ts";
import type { Rag, RagScheme } from "./rag.ts";

/** A date as the preview prints it. */
interface PreviewDate {
  readonly kind: DocumentDate["kind"];
  readonly date: Day | null;
  readonly precision: FoundDate["precision"] | null;
  readonly cadence: Cadence | null;
  readonly text: string;
}

/** What was understood of a document, before anything is saved: what `import --preview --json` prints. */
export interface ImportPreview {
  readonly plan: {
    readonly title: string;
    readonly period: { readonly from: Day; readonly to: Day } | null;
    readonly status: string | null;
    readonly sponsors: readonly string[];
    readonly scheme: RagScheme;
    readonly text: readonly string[];
  };
  readonly themes: readonly {
    readonly ref: string;
    readonly title: string;
    readonly section: string | null;
    readonly source: string | null;
    readonly intent: string | null;
    readonly outcome: string | null;
    readonly leads: readonly string[];
  }[];
  readonly objectives: readonly Objective[];
  readonly actions: readonly PreviewAction[];
  readonly measures: readonly PreviewMeasure[];
  readonly problems: readonly ImportProblem[];
}

interface PreviewAction {
  readonly ref: string;
  readonly theme: string;
  readonly objective: string;
  readonly title: string;
  readonly source: string | null;
  readonly leads: readonly string[];
  readonly support: readonly string[];
  /** The date that governs. */
  readonly due: PreviewDate | null;
  readonly dates: readonly PreviewDate[];
  readonly rag: Exclude<Rag, "unrated"> | null;
  readonly parts: readonly { readonly text: string; readonly rag: Exclude<Rag, "unrated"> | null }[];
  readonly dependsOn: readonly string[];
  readonly related: readonly string[];
}

interface PreviewMeasure {
  readonly ref: string | null;
  readonly for: { readonly kind: "action"; readonly ref: string };
  readonly text: string;
  readonly kind: null;
  readonly unit: null;
  readonly polarity: null;
  readonly baseline: null;
  readonly targets: readonly never[];
}

/** Says what was understood; what this kind of document cannot say is null or empty. */
export function previewImport({ plan, actions, problems }: PlanImport): ImportPreview {
  return {
    plan: { title: plan.title, period: null, status: null, sponsors: [], scheme: plan.scheme, text: [] },
    themes: plan.themes.map(({ ref, title, leads }) => ({
      ...{ ref, title, section: null, source: null, intent: null, outcome: null, leads },
    })),
    objectives: plan.objectives.map(({ ref, theme, title }) => ({ ref, theme, title })),
    actions: actions.map(previewAction),
    measures: actions.flatMap((action) => action.measures.map((text) => previewMeasure(action.ref, text))),
    problems,
  };
}

function previewAction(action: Action): PreviewAction {
  const { ref, theme, objective, title, dependsOn } = action;
  const due = governing(action);
  return {
    ...{ ref, theme, objective, title, source: null },
    leads: action.leads.map((lead) => lead.label),
    support: [],
    due: due === null ? null : previewDate(due),
    dates: action.dates.map(previewDate),
    rag: rated(action.rag),
    parts: action.parts.map((part) => ({ text: part.text, rag: rated(part.rag) })),
    dependsOn,
    related: [],
  };
}

function governing({ dates, reviewDate, endDate }: Action): DocumentDate | null {
  const next = [reviewDate, endDate].filter((day) => day !== null).sort()[0];
  const dated = dates.find((date) => date.date !== null && date.date === next);
  return dated ?? dates.find((date) => date.cadence !== null) ?? dates[0] ?? null;
}

function previewDate({ kind, date, cadence, text }: DocumentDate): PreviewDate {
  const precision = date === null ? null : (takeDates(text).dates[0]?.precision ?? null);
  return { kind, date, precision, cadence, text };
}

function previewMeasure(ref: string, text: string): PreviewMeasure {
  return {
    ref: null,
    for: { kind: "action", ref },
    text,
    kind: null,
    unit: null,
    polarity: null,
    baseline: null,
    targets: [],
  };
}

function rated(rag: Rag): Exclude<Rag, "unrated"> | null {
  return rag === "unrated" ? null : rag;
}
