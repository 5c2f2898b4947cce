import type { Action } from "../../domain/plan/action.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import type { Filing, Planned } from "../../domain/updates/filing.ts";
import { jointReviewOf } from "../../domain/updates/joint-answers.ts";
import { planUndo } from "../../domain/updates/undo.ts";
import { planUpdate } from "../../domain/updates/update.ts";
import { trimTexts, type UpdateInput } from "../../domain/updates/update-input.ts";
import { changedSince } from "../commit-planned.ts";
import {
  type ActionName,
  afterSaved,
  notAllowed,
  type OpenAction,
  openAction,
  openAnswerable,
  openIfApplied,
} from "../open-action.ts";
import type { Asking } from "../open-plan.ts";
import type { PlanStore } from "../plan-store.ts";
import { filingOf } from "./filing.ts";
import type { UpdateForm } from "./open-update.ts";

/** An update to be filed. */
export interface UpdateToFile {
  readonly name: ActionName;
  readonly input: UpdateInput;
  /** The version the form was drawn from; null: typed, whatever it is now. */
  readonly version: number | null;
  readonly via: Filing["via"];
  /** What makes a repeat known: the activity's id, the card's nonce. */
  readonly once: readonly string[];
}

/** What came of it: the action as it now stands, or the form again with what was typed and why. */
export type Submitted =
  | { readonly kind: "saved"; readonly open: OpenAction; readonly again: boolean }
  | { readonly kind: "form"; readonly form: UpdateForm; readonly refusal: Refusal };

type Deps = { readonly plans: PlanStore };

/** Files a progress update. Safe to run twice: a repeat answers with the action as it stands. */
export async function submitUpdate(deps: Deps, asking: Asking, submission: UpdateToFile): Promise<Result<Submitted>> {
  const open = await openAction(deps, asking, submission.name);
  if (!open.ok) return open;
  const again = (refusal: Refusal, now: OpenAction = open.value): Result<Submitted> =>
    accept({ kind: "form", form: { ...now, input: submission.input }, refusal });

  const repeated = (now: OpenAction): Result<Submitted> =>
    isOther(now.action.value, asking.person, submission.input)
      ? again(changedSince(now.action.value), now)
      : accept({ kind: "saved", open: now, again: true });

  const { action, plan } = open.value;
  // Whoever may no longer update keeps what they typed, to hand it on.
  if (!open.value.mayUpdate) return again(notAllowed(open.value, "update"));
  const applied = await openIfApplied(deps, asking, open.value, submission);
  if (applied?.ok === false) return applied;
  if (applied) return repeated(applied.value);
  if (submission.version !== null && submission.version !== action.value.version)
    return again(changedSince(action.value));
  const planned = planUpdate(
    action.value,
    submission.input,
    filingOf(open.value, asking, submission.via),
    plan.settings,
    jointReviewOf(plan, action.value, asking.person, open.value.today),
  );
  if (!planned.ok) return again(planned.refusal);
  return save(deps, asking, open.value, planned.value, submission.once, { refused: again, repeated });
}

/** Takes back the update that an entry holds. Safe to run twice. */
export async function undoUpdate(
  deps: Deps,
  asking: Asking,
  request: { readonly name: ActionName; readonly entry: number; readonly once: readonly string[] },
): Promise<Result<Submitted>> {
  const open = await openAnswerable(deps, asking, request.name);
  if (!open.ok) return open;
  const { action } = open.value;
  const applied = await openIfApplied(deps, asking, open.value, request);
  if (applied !== undefined) return applied.ok ? accept({ kind: "saved", open: applied.value, again: true }) : applied;
  const planned = planUndo(action.value, request.entry, filingOf(open.value, asking, "card"));
  if (!planned.ok) return planned;
  return save(deps, asking, open.value, planned.value, request.once, {
    refused: refuse,
    repeated: (now) => accept({ kind: "saved", open: now, again: true }),
  });
}

/** What is answered where it was not saved: refused, or done before. */
interface Unsaved {
  readonly refused: (refusal: Refusal, now?: OpenAction) => Result<Submitted>;
  readonly repeated: (now: OpenAction) => Result<Submitted>;
}

async function save(
  deps: Deps,
  asking: Asking,
  open: OpenAction,
  { after, entry }: Planned,
  once: readonly string[],
  { refused, repeated }: Unsaved,
): Promise<Result<Submitted>> {
  const { plan, action } = open;
  const committed = await deps.plans.commit(plan.key, { before: action, after, entry, once });
  if (committed === "saved") return accept({ kind: "saved", open: afterSaved(open, asking, after), again: false });
  if (committed === "being-taken-in") return refused({ reason: "being-taken-in", plan: plan.title });
  const now = await openAnswerable(deps, { ...asking, plan: plan.key.plan }, { id: action.value.id });
  if (!now.ok) return now;
  return committed === "already-applied"
    ? repeated(now.value)
    : refused(changedSince(now.value.action.value), now.value);
}

/** A form that was saved, changed and saved again without being drawn anew: its new words are no repeat. */
function isOther({ lastUpdate }: Action, person: string, input: UpdateInput): boolean {
  const { progress, difference, evidence, inTheWay } = trimTexts(input);
  if (lastUpdate === null || lastUpdate.by !== person) return false;
  return (
    lastUpdate.progress !== progress ||
    lastUpdate.difference !== difference ||
    lastUpdate.evidence !== evidence ||
    (lastUpdate.inTheWay ?? "") !== inTheWay
  );
}
