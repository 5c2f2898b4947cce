import { formatDay } from "../../domain/calendar/day.ts";
import { ratingWord } from "../../domain/import/reconcile/action-of-draft.ts";
import type { DraftAction, DraftDate, ImportProblem, PlanDraft } from "../../domain/plan/draft.ts";

/** What a problem's field holds as the document was understood: what keeping it means. "" where it is of no action. */
export function understoodWords(draft: PlanDraft, { ref, field }: ImportProblem): string {
  const action = draft.actions.find((one) => one.ref === ref);
  if (action === undefined) return "";
  switch (field) {
    case "ref":
      return action.ref;
    case "title":
      return action.title;
    case "leads":
      return action.leads.join("; ") || "nobody";
    case "due":
      return action.dates.map(dateWords).join("; ") || "no date";
    case "rag":
      return ratingWords(action);
    case "theme":
      return groupWords(draft.themes, action.theme);
    case "objective":
      return groupWords(draft.objectives, action.objective);
    case "dependsOn":
      return action.dependsOn.join(", ") || "nothing";
    case "measures": {
      const own = draft.measures.filter((measure) => measure.for.kind === "action" && measure.for.ref === ref);
      return own.map(({ text }) => text).join("; ") || "none";
    }
  }
}

const KINDS: Readonly<Record<DraftDate["kind"], string>> = {
  end: "ends",
  review: "review",
  cadence: "regularly",
  event: "at an event",
  ongoing: "ongoing",
  complete: "complete",
};

function dateWords({ kind, date, cadence, text }: DraftDate): string {
  return `${KINDS[kind]} ${date === null ? (cadence ?? `“${text}”`) : formatDay(date)}`;
}

function ratingWords(action: DraftAction): string {
  const { parts } = action;
  const whole = ratingWord(action);
  return parts.length === 0 ? whole : `${whole}, of ${parts.map((part) => part.rag ?? "not rated").join(", ")}`;
}

function groupWords(groups: readonly { readonly ref: string; readonly title: string }[], ref: string): string {
  const group = groups.find((one) => one.ref === ref);
  return group === undefined ? "none" : `${group.ref} ${group.title}`;
}
