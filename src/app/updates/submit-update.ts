import type { Action } from "../../domain/plan/action.ts";
import type { Once } from "../../domain/plan/once.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { standsBeside } from "../../domain/updates/beside.ts";
import type { Filing, Planned } from "../../domain/updates/filing.ts";
import { jointReviewOf } from "../../domain/updates/joint-answers.ts";
import { planUndo } from "../../domain/updates/undo.ts";
import { planUpdate } from "../../domain/updates/update.ts";
import type { UpdateInput } from "../../domain/updates/update-input.ts";
import { changedSince, SENT_OTHERWISE } from "../commit-planned.ts";
import {
  type ActionName,
  afterSaved,
  findRepeat,
  notAllowed,
  type OpenAction,
  openAction,
  openAnswerable,
} from "../open-action.ts";
import type { Asking } from "../open-plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import { filingOf } from "./filing.ts";
import type { UpdateForm } from "./open-update.ts";

/** An update to be filed. */
export interface UpdateToFile {
  readonly name: ActionName;
  readonly input: UpdateInput;
  /** The version the form was drawn from; null: typed, whatever it is now. */
  readonly version: number | null;
  readonly via: Filing["via"];
  readonly once: Once;
}

/** What came of it: the action as it now stands, or the form again with what was typed and why. */
export type Submitted =
  | { readonly kind: "saved"; readonly open: OpenAction; readonly again: boolean }
  | { readonly kind: "form"; readonly form: UpdateForm; readonly refusal: Refusal };

type Deps = { readonly plans: PlanStore };

/** Files a progress update. Safe to run twice: a repeat answers with the action as it stands. */
export function submitUpdate(deps: Deps, asking: Asking, submission: UpdateToFile): Promise<Result<Submitted>> {
  return whileOvertaken(() => trySubmit(deps, asking, submission));
}

/** "overtaken": somebody else wrote between the look and the write. */
type Attempted = Result<Submitted> | "overtaken";

const MOST_TRIES = 3;

/** Looks again after each write of somebody else: what they wrote may stand beside this, or in its way. */
async function whileOvertaken(attempt: () => Promise<Attempted>): Promise<Result<Submitted>> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const attempted = await attempt();
    if (attempted !== "overtaken") return attempted;
  }
  return refuse({ reason: "changed-meanwhile", by: "", at: "" });
}

async function trySubmit(deps: Deps, asking: Asking, submission: UpdateToFile): Promise<Attempted> {
  const open = await openAction(deps, asking, submission.name);
  if (!open.ok) return open;
  const again = (refusal: Refusal): Result<Submitted> =>
    accept({ kind: "form", form: { ...open.value, input: submission.input }, refusal });
  const { action, plan } = open.value;
  // Whoever may no longer update keeps what they typed, to hand it on.
  if (!open.value.mayUpdate) return again(notAllowed(open.value, "update"));
  const repeat = await findRepeat(deps, asking, open.value, submission);
  if (repeat.kind === "this") return repeated(repeat.open);
  if (repeat.kind === "other") return again(SENT_OTHERWISE);
  if (!isForNow(action.value, submission, repeat.others)) return again(changedSince(action.value));
  const planned = planUpdate(
    action.value,
    submission.input,
    filingOf(open.value, asking, submission.via),
    plan.settings,
    jointReviewOf(plan, action.value, asking.person, open.value.today),
  );
  if (!planned.ok) return again(planned.refusal);
  return save(deps, asking, open.value, planned.value, submission.once, again);
}

/** The update to be taken back: the one that an entry holds. */
interface UpdateToUndo {
  readonly name: ActionName;
  readonly entry: number;
  readonly once: Once;
}

/** Takes back an update. Safe to run twice. */
export function undoUpdate(deps: Deps, asking: Asking, request: UpdateToUndo): Promise<Result<Submitted>> {
  return whileOvertaken(() => tryUndo(deps, asking, request));
}

async function tryUndo(deps: Deps, asking: Asking, request: UpdateToUndo): Promise<Attempted> {
  const open = await openAnswerable(deps, asking, request.name);
  if (!open.ok) return open;
  const { action } = open.value;
  const repeat = await findRepeat(deps, asking, open.value, request);
  if (repeat.kind === "this") return repeated(repeat.open);
  const planned = planUndo(action.value, request.entry, filingOf(open.value, asking, "card"));
  if (!planned.ok) return planned;
  return save(deps, asking, open.value, planned.value, request.once, refuse);
}

/** Whether an update was written on the action as it stands, or only others' came in from the very same form. */
function isForNow(action: Action, { version, input }: UpdateToFile, others: number): boolean {
  return version === null || version === action.version || standsBeside(action, version + others, input);
}

/** This very update was filed before: the action as it now stands. */
function repeated(now: Result<OpenAction>): Result<Submitted> {
  return now.ok ? accept({ kind: "saved", open: now.value, again: true }) : now;
}

async function save(
  deps: Deps,
  asking: Asking,
  open: OpenAction,
  { after, entry }: Planned,
  once: Once,
  refused: (refusal: Refusal) => Result<Submitted>,
): Promise<Attempted> {
  const { plan, action } = open;
  const committed = await deps.plans.commit(plan.key, { before: action, after, entry, once });
  if (committed === "saved") return accept({ kind: "saved", open: afterSaved(open, asking, after), again: false });
  if (committed === "being-taken-in") return refused({ reason: "being-taken-in", plan: plan.title });
  if (committed === "newer-release") return refused({ reason: "newer-release" });
  if (committed === "changed-meanwhile") return "overtaken";
  return repeated(await openAnswerable(deps, { ...asking, plan: plan.key.plan }, { id: action.value.id }));
}
