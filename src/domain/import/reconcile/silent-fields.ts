import type { DraftAction, ImportField, PlanDraft } from "../../plan/draft.ts";
import type { ActionMeasures } from "./action-of-draft.ts";

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

/** The fields of each action that problems ask about, by its ref. */
export function askedFields({ problems }: PlanDraft): ReadonlyMap<string, ReadonlySet<ImportField>> {
  const asked = new Map<string, Set<ImportField>>();
  for (const { ref, field } of problems) if (ref !== null) asked.set(ref, (asked.get(ref) ?? new Set()).add(field));
  return asked;
}

/** What was asked about an action and not answered, and so is empty: not what the file says. */
export function askedAndEmpty(
  asked: ReadonlyMap<string, ReadonlySet<ImportField>>,
  action: DraftAction,
  measures: ActionMeasures,
): readonly ImportField[] {
  const isEmpty: Readonly<Record<ImportField, boolean>> = {
    ref: false,
    title: false,
    theme: action.theme === "",
    objective: action.objective === "",
    leads: action.leads.length === 0,
    due: action.dates.every(({ date, cadence }) => date === null && cadence === null),
    rag: action.rag === null,
    measures: !measures.has(action.ref),
    dependsOn: action.dependsOn.length === 0,
  };
  return [...(asked.get(action.ref) ?? [])].filter((field) => isEmpty[field]);
}
