import type { SourceDocument } from "../../domain/import/document/source.ts";
import { isClosed } from "../../domain/plan/plan.ts";
import { freePlanId } from "../../domain/plan/plan-id.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import type { Asking } from "../open-plan.ts";
import { type ImportDeps, type ImportView, type StoredDraft, workDraft } from "./import-draft.ts";
import { mayImport, openTarget } from "./open-import.ts";
import { saveNewDraft } from "./stored-draft.ts";

/** A document that somebody hands over; without a title its own is taken. */
export interface HandedOver {
  readonly document: SourceDocument;
  readonly title: string | null;
}

/**
 * Shows what taking in a document would do, and keeps it to be answered, applied or cancelled; nothing of the plan is
 * changed. For the plan that is named, else the one the person owns; who owns none begins a new one.
 */
export async function previewImport(
  deps: ImportDeps,
  asking: Asking,
  { document, title }: HandedOver,
): Promise<Result<ImportView>> {
  const stored: StoredDraft = {
    ...{ id: deps.newId(), by: asking.person, at: asking.now.toISOString(), title: "", document },
    ...{ columns: {}, answers: [], applied: null },
  };
  const alone = workDraft({ plan: "", draft: stored.id }, stored, null, asking.now).view.draft;
  if (alone.actions.length === 0) return refuse({ reason: "nothing-to-import" });
  const named = { ...stored, title: title ?? titleOf(alone.plan.title, document.name) };
  const plan = await targetOf(deps, asking, named.title);
  if (!plan.ok) return plan;
  const target = await openTarget(deps, asking, plan.value);
  if (!target.ok) return target;
  const name = { plan: plan.value, draft: stored.id };
  await saveNewDraft(deps, asking, name, named);
  return accept(workDraft(name, named, target.value.current, asking.now).view);
}

async function targetOf({ plans, chats }: ImportDeps, asking: Asking, title: string): Promise<Result<string>> {
  if (asking.plan !== null) return accept(asking.plan);
  const listed = await plans.listPlansOf(asking.tenant, asking.person);
  const read = await Promise.all(listed.map(({ key }) => plans.readPlan(key)));
  const whole = read.flatMap((stored) => (typeof stored === "string" ? [] : [stored.value]));
  const mine = whole.filter((plan) => !isClosed(plan) && mayImport(plan, asking));
  const [only, another] = mine;
  if (another !== undefined && asking.place !== undefined) {
    const chosen = await chats?.planOf(asking.tenant, asking.place.conversation);
    if (mine.some(({ key }) => key.plan === chosen)) return accept(chosen ?? "");
  }
  if (another !== undefined)
    return refuse({ reason: "which-plan", plans: mine.map((plan) => ({ id: plan.key.plan, title: plan.title })) });
  // Perhaps theirs is the one that cannot be read now: it must not be begun anew beside itself.
  const busy = listed.find((_, at) => read[at] === "being-taken-in");
  if (only === undefined && busy !== undefined) return refuse({ reason: "being-taken-in", plan: busy.title });
  if (only !== undefined) return accept(only.key.plan);
  const taken = await plans.listPlans(asking.tenant);
  return accept(
    freePlanId(
      title,
      taken.map(({ key }) => key.plan),
    ),
  );
}

/** A plan's title: the one understood of a document, else the name of its file without the ending. */
export function titleOf(understood: string, fileName: string): string {
  return understood.trim() === "" ? fileName.replace(/\.[^.]*$/, "") : understood.trim();
}
