import { addDays, dayIn } from "../../domain/calendar/day.ts";
import { findTheme } from "../../domain/lists/lists.ts";
import { type Summary, summarise } from "../../domain/lists/summary.ts";
import { redactLine } from "../../domain/permissions/audience.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { type Asking, type OpenPlan, openPlan } from "../open-plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import type { Posted } from "../ports/reminder-store.ts";

/** A summary for a chair, and the card of the same day that it replaces. */
export interface ChairSummary extends OpenPlan {
  readonly theme: string | null;
  readonly summary: Summary;
  /** When the last one before it was asked for here, an ISO instant; null: this is the first. */
  readonly since: string | null;
  /** Today's message, to be updated in place. */
  readonly posted: Posted | null;
  /** Names this summary in this conversation: give it to `rememberSummary`. */
  readonly post: string;
}

/** "summary", "summary theme 2": for anyone in the plan; one card a conversation, theme and day. */
export async function summarisePlan(
  deps: { readonly plans: PlanStore },
  asking: Asking,
  conversation: string,
  theme: string | null,
): Promise<Result<ChairSummary>> {
  const open = await openPlan(deps, asking, "to read");
  if (!open.ok) return open;
  const { plan, today } = open.value;
  const wanted = theme === null ? null : findTheme(plan, theme);
  if (wanted === undefined) return refuse({ reason: "theme-unknown", theme: theme ?? "", themes: plan.themes });
  const ref = wanted?.ref ?? null;
  const post = `summary ${ref ?? "all"} ${conversation}`;
  const posted = await deps.plans.readPosted(plan.key, post);
  const isToday = posted !== undefined && dayIn(plan.settings.zone, new Date(posted.at)) === today;
  const since = posted === undefined ? null : isToday ? posted.since : posted.at;
  const from = since === null ? addDays(today, -30) : dayIn(plan.settings.zone, new Date(since));
  const [lines, entries] = await Promise.all([
    deps.plans.listActions(plan.key),
    deps.plans.listChanges(plan.key, from),
  ]);
  const kept = lines.filter((line) => ref === null || line.theme === ref).map((line) => redactLine(open.value, line));
  const recent = entries.filter((entry) => since === null || entry.at > since);
  const summary = summarise(plan, kept, recent, today);
  return accept({ ...open.value, theme: ref, summary, since, posted: isToday ? posted : null, post });
}

/** Keeps where the summary stands, so that asking again today updates it and tomorrow's counts from it. */
export async function rememberSummary(
  deps: { readonly plans: PlanStore },
  shown: ChairSummary,
  at: Date,
  message: string,
  conversation: string,
): Promise<void> {
  const posted = { conversation, message, at: at.toISOString(), since: shown.since };
  await deps.plans.recordPosted(shown.plan.key, shown.post, posted);
}
