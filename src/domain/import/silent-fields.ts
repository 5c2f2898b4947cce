import type { DraftAction, ImportField, PlanDraft } from "./draft.ts";

/** Fields that the file leaves empty throughout: it does not speak of them. */
export function silentFields({ actions, measures }: PlanDraft): ReadonlySet<ImportField | "support" | "source"> {
  const says: Readonly<Record<string, boolean>> = {
    theme: actions.some(({ theme }) => theme !== ""),
    objective: actions.some(({ objective }) => objective !== ""),
    leads: actions.some(({ leads }) => leads.length > 0),
    due: actions.some(({ dates }) => dates.length > 0),
    rag: actions.some(({ rag }) => rag !== null),
    measures: measures.some((measure) => measure.for.kind === "action"),
    dependsOn: actions.some(({ dependsOn, related }) => dependsOn.length + related.length > 0),
    support: actions.some(({ support }) => support.length > 0),
    source: actions.some(({ source }) => source !== null),
  };
  const fields = Object.keys(says) as (ImportField | "support" | "source")[];
  return new Set(fields.filter((field) => !says[field]));
}

/** What was asked about an action and not answered, and so is empty: not what the file says. */
export function askedAndEmpty({ problems, measures }: PlanDraft, action: DraftAction): readonly ImportField[] {
  const isEmpty: Readonly<Record<ImportField, boolean>> = {
    ref: false,
    title: false,
    theme: action.theme === "",
    objective: action.objective === "",
    leads: action.leads.length === 0,
    due: action.dates.every(({ date, cadence }) => date === null && cadence === null),
    rag: action.rag === null,
    measures: !measures.some((measure) => measure.for.kind === "action" && measure.for.ref === action.ref),
    dependsOn: action.dependsOn.length === 0,
  };
  return problems.filter(({ ref, field }) => ref === action.ref && isEmpty[field]).map(({ field }) => field);
}
