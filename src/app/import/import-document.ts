import { dayIn } from "../../domain/calendar/day.ts";
import type { SourceDocument } from "../../domain/import/document/source.ts";
import type { TextTable } from "../../domain/import/document/text-table.ts";
import { buildPlan, type PeopleOfPlan } from "../../domain/import/reconcile/build-plan.ts";
import { planChange } from "../../domain/import/reconcile/plan-change.ts";
import type { CurrentPlan, Reconciliation } from "../../domain/import/reconcile/reconcile.ts";
import { planPeople } from "../../domain/people/import-people.ts";
import type { ImportAnswer } from "../../domain/plan/answers.ts";
import type { PlanDraft } from "../../domain/plan/draft.ts";
import { DEFAULT_SETTINGS, isClosed, type Plan, type PlanKey } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { planClosed } from "../open-plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import type { NewId } from "../ports/ports.ts";
import type { Stored } from "../ports/stored.ts";
import { importOnce, type StoredDraft, workDraft } from "./import-draft.ts";
import { titleOf } from "./preview-import.ts";

/** A document an administrator takes in at once; there is no draft to answer. */
export interface AdministratorImport {
  readonly key: PlanKey;
  readonly document: SourceDocument;
  readonly title: string | null;
  /** Who the plan's names are; null: not told. */
  readonly people: TextTable | null;
  readonly zone: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly now: Date;
  /** Take what is offered first for each thing to decide; else what needs a decision is left as it is. */
  readonly accept: boolean;
  readonly preview: boolean;
}

/** What an administrator's import came to, or would. */
export interface Imported {
  readonly title: string;
  /** Its problems are those to settle, of the people's table as well. */
  readonly draft: PlanDraft;
  readonly leftOut: SourceDocument["leftOut"];
  readonly people: number;
  /** Names of the file that nobody has settled: no reminder goes to them. */
  readonly unsettled: readonly string[];
  /** Null: there was no such plan. */
  readonly reconciliation: Reconciliation | null;
  readonly saved: boolean;
}

/**
 * Takes a document in for an administrator, whole or not at all: a new plan, or what it changes of one that is there.
 * `plans` null: a look without a store, as at a plan that is not there.
 */
export async function importDocument(
  deps: { readonly plans: PlanStore | null; readonly newId: NewId },
  source: AdministratorImport,
): Promise<Result<Imported>> {
  const { key, document, now } = source;
  const stored = (await deps.plans?.readPlan(key)) ?? "unknown";
  if (stored === "being-taken-in") return refuse({ reason: "being-taken-in", plan: key.plan });
  if (stored !== "unknown" && isClosed(stored.value)) return refuse(planClosed(stored.value));
  const { problems: unknown, ...told } = planPeople(source.people ?? [], dayIn(source.zone, now));
  const current = stored === "unknown" ? null : await currentOf(deps.plans, stored, told);
  const name = { plan: key.plan, draft: deps.newId() };
  const draft: StoredDraft = {
    ...{ id: name.draft, by: source.by.id, at: now.toISOString(), title: source.title ?? "", document },
    ...{ columns: {}, answers: [], applied: null },
  };
  const first = workDraft(name, draft, current, now);
  const work = source.accept
    ? workDraft(name, { ...draft, answers: firstChoices(first.view.reconciliation) }, current, now)
    : first;
  const { view } = work;
  if (view.draft.actions.length === 0) return refuse({ reason: "nothing-to-import" });
  const title = source.title ?? current?.plan.title ?? titleOf(view.draft.plan.title, document.name);
  const saved = !source.preview && deps.plans !== null;
  if (saved && !(await save(deps.plans, { ...source, title, told, work, current, id: name.draft, newId: deps.newId })))
    return refuse(
      current === null ? { reason: "plan-exists", plan: key.plan } : { reason: "changed-meanwhile", by: "", at: "" },
    );
  const problems = [...view.draft.problems, ...unknown];
  return accept({
    ...{ title, draft: { ...view.draft, problems }, leftOut: document.leftOut, saved },
    people: (current?.plan.people ?? told.people).length,
    unsettled: unsettledIn(view.draft, current?.plan ?? told),
    reconciliation: view.reconciliation,
  });
}

type Current = CurrentPlan & { readonly mark: string };

async function currentOf(plans: PlanStore | null, stored: Stored<Plan>, told: PeopleOfPlan): Promise<Current> {
  const actions = (await plans?.readActions(stored.value.key)) ?? [];
  return { plan: withPeople(stored.value, told), actions, mark: stored.mark };
}

/** Who is told now, over who was known. */
function withPeople(plan: Plan, told: PeopleOfPlan): Plan {
  const ids = new Set(told.people.map(({ id }) => id));
  const texts = new Set(told.labels.map(({ text }) => text));
  return {
    ...plan,
    people: [...plan.people.filter(({ id }) => !ids.has(id)), ...told.people],
    labels: [...plan.labels.filter(({ text }) => !texts.has(text)), ...told.labels],
    standIns: told.standIns.length > 0 ? told.standIns : plan.standIns,
    delegates: told.delegates.length > 0 ? told.delegates : plan.delegates,
  };
}

function firstChoices(reconciliation: Reconciliation | null): readonly ImportAnswer[] {
  return (reconciliation?.proposals ?? []).flatMap(({ id, choices: [first] }) =>
    first === undefined ? [] : [{ kind: "decide" as const, proposal: id, choice: first.value }],
  );
}

function unsettledIn({ actions, themes }: PlanDraft, { labels }: Pick<PeopleOfPlan, "labels">): readonly string[] {
  const known = labels.filter(({ holders, sponsor }) => holders.length > 0 || sponsor !== null).map(({ text }) => text);
  const named = [...actions, ...themes].flatMap(({ leads }) => leads);
  return [...new Set(named)].filter((text) => !known.includes(text));
}

interface Saving extends AdministratorImport {
  readonly title: string;
  readonly told: PeopleOfPlan;
  readonly work: ReturnType<typeof workDraft>;
  readonly current: Current | null;
  readonly id: string;
  readonly newId: NewId;
}

async function save(plans: PlanStore | null, saving: Saving): Promise<boolean> {
  const { key, title, told, work, current, now, id, newId } = saving;
  const settings = { ...DEFAULT_SETTINGS, zone: saving.zone };
  const by = { by: saving.by.id, byName: saving.by.name };
  const remembered = { columns: work.columns, settled: work.settled };
  if (plans === null) return false;
  if (current === null || work.reconciled === null) {
    const { updates } = work.understood;
    const built = buildPlan(work.view.draft, { key, title, settings, who: told, by, now, remembered, updates, newId });
    return plans.createPlan(built);
  }
  const on = dayIn(current.plan.settings.zone, now);
  const { fileName } = work.view;
  const change = planChange(current, work.view.draft, work.reconciled, {
    ...{ id: `import ${id}`, by: { ...by, at: now.toISOString(), day: on }, on, fileName, remembered, newId },
  });
  const once = importOnce({ tenant: key.tenant, person: by.by }, id);
  return plans.applyChange(key, current.mark, { ...change, plan: { ...change.plan, title } }, once);
}
