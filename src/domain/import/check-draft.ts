import { addMonths, type Day } from "../calendar/day.ts";
import type { DraftAction, DraftDate, ImportProblem, PlanDraft } from "../plan/draft.ts";
import type { ImportWhy } from "../plan/import-why.ts";
import type { AboutDocument } from "./about/about.ts";

/** Looks at the whole: dates far from the plan's time, refs that the plan does not have. */
export function checkDraft(draft: PlanDraft, about: AboutDocument): PlanDraft {
  const span = spanOf(draft, about);
  const known = new Map(draft.actions.map(({ ref }) => [ref.toLowerCase(), ref]));
  const problems: ImportProblem[] = [...draft.problems];
  const actions = draft.actions.map((action): DraftAction => {
    for (const date of action.dates) if (span !== null) checkDate(action, date, span, problems);
    const dependsOn = action.dependsOn.flatMap((ref) => {
      const found = known.get(ref.toLowerCase());
      if (found === action.ref) return [];
      if (found === undefined && /\d/.test(ref))
        problems.push({
          place: action.ref,
          ref: action.ref,
          field: "dependsOn",
          text: ref,
          why: { reason: "no-such-ref" },
        });
      return found === undefined ? [] : [found];
    });
    const related = action.related
      .flatMap((ref) => known.get(ref.toLowerCase()) ?? [])
      .filter((ref) => ref !== action.ref);
    return { ...action, dependsOn, related };
  });
  return { ...draft, actions, problems };
}

interface Span {
  readonly from: Day;
  readonly to: Day;
  readonly sure: boolean;
}

/** The plan's stated period, else about the middle of its dates. */
function spanOf({ actions }: PlanDraft, { period, dated }: AboutDocument): Span | null {
  if (period !== null) return { ...period, sure: true };
  const days = actions.flatMap(({ dates }) => dates.flatMap(({ date }) => (date === null ? [] : [date]))).sort();
  const middle = days[Math.floor(days.length / 2)];
  if (middle === undefined || days.length < 4) return null;
  return {
    from: dated === null ? addMonths(middle, -18) : addMonths(dated, -3),
    to: addMonths(middle, 36),
    sure: false,
  };
}

function checkDate(action: DraftAction, { kind, date, text }: DraftDate, span: Span, problems: ImportProblem[]): void {
  if (date === null || (kind === "complete" && date <= span.to)) return;
  if (date >= span.from && date <= span.to) return;
  const why: ImportWhy = span.sure ? { reason: "outside-the-period" } : { reason: "far-from-the-others" };
  problems.push({ place: action.ref, ref: action.ref, field: "due", text, why });
}
