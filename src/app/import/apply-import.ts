import { dayIn } from "../../domain/calendar/day.ts";
import { buildPlan } from "../../domain/import/reconcile/build-plan.ts";
import { asksForMove } from "../../domain/import/reconcile/compare-end.ts";
import { planChange } from "../../domain/import/reconcile/plan-change.ts";
import type { PersonId } from "../../domain/plan/person.ts";
import { DEFAULT_SETTINGS, nameOf } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { mayApproveDate } from "../../domain/updates/date-change.ts";
import type { Asking } from "../open-plan.ts";
import { checkMayBegin } from "../plans/may-begin.ts";
import { type ImportDeps, type ImportName, importOnce } from "./import-draft.ts";
import { type OpenedImport, openDraft } from "./open-import.ts";
import { findDraft, saveSaid } from "./stored-draft.ts";

/** What an applied import came to. */
export interface AppliedImport {
  readonly name: ImportName;
  readonly title: string;
  readonly isNew: boolean;
  /** Its reminders go out already. */
  readonly started: boolean;
  readonly added: number;
  readonly changed: number;
  /** End dates that move when somebody else agrees, and who may. */
  readonly asked: { readonly count: number; readonly deciders: readonly string[] };
  /** What was filed since and stayed. */
  readonly kept: number;
  readonly missing: number;
  /** Proposals left as they are. */
  readonly undecided: number;
  /** Problems kept with the plan, for its owner. */
  readonly problems: number;
  /** It had been applied before. */
  readonly again: boolean;
}

/**
 * Does what the preview says, whole or not at all; what was not decided stays as it is. Safe to run twice. Whoever
 * takes in a new plan becomes its owner.
 */
export async function applyImport(deps: ImportDeps, asking: Asking, name: ImportName): Promise<Result<AppliedImport>> {
  const before = await findDraft(deps, asking, name);
  if (!before.ok) return before;
  const again = before.value.draft.applied !== null;
  const opened = await openDraft(deps, asking, name);
  if (!opened.ok) return opened;
  const { worked } = opened.value;
  if (again) return accept({ ...summarise(opened.value, asking), again });
  if (worked.view.draft.actions.length === 0) return refuse({ reason: "nothing-to-import" });
  const may = opened.value.current === null ? await checkMayBegin(deps, asking) : accept(null);
  if (!may.ok) return may;
  const done = await (opened.value.current === null ? create : change)(deps, asking, name, opened.value);
  if (!done) return refuse({ reason: "changed-meanwhile", by: "", at: "" });
  await markApplied(deps, asking, name);
  return accept(summarise(opened.value, asking));
}

async function create(deps: ImportDeps, asking: Asking, name: ImportName, opened: OpenedImport): Promise<boolean> {
  const { worked } = opened;
  const owner = { id: asking.person, name: asking.name, roles: ["owner"] } as const;
  const built = buildPlan(worked.view.draft, {
    key: { tenant: asking.tenant, plan: name.plan },
    title: worked.view.title,
    settings: DEFAULT_SETTINGS,
    who: { people: [owner], labels: [], standIns: [], delegates: [] },
    by: { by: asking.person, byName: asking.name },
    now: asking.now,
    remembered: { columns: worked.columns, settled: worked.settled },
    updates: worked.understood.updates,
    newId: deps.newId,
  });
  const once = importOnce(asking, name.draft);
  const plan = { ...built.plan, begun: { by: asking.person, at: asking.now.toISOString() } };
  if (await deps.plans.createPlan({ ...built, plan, once })) return true;
  return (await deps.plans.findApplied(built.plan.key, once)).own === "this";
}

async function change(deps: ImportDeps, asking: Asking, name: ImportName, opened: OpenedImport): Promise<boolean> {
  const { current, worked } = opened;
  if (current === null || worked.reconciled === null) return false;
  const { plan } = current;
  const on = dayIn(plan.settings.zone, asking.now);
  const planned = planChange(current, worked.view.draft, worked.reconciled, {
    id: `import ${name.draft}`,
    by: { by: asking.person, byName: nameOf(plan, asking.person), at: asking.now.toISOString(), day: on },
    on,
    fileName: worked.view.fileName,
    remembered: { columns: worked.columns, settled: worked.settled },
    newId: deps.newId,
  });
  return deps.plans.applyChange(plan.key, current.mark, planned, importOnce(asking, name.draft));
}

/** Only a word on the draft: that it was applied is known by the plan itself, and told by it where this word is missing. */
async function markApplied(deps: ImportDeps, asking: Asking, name: ImportName): Promise<void> {
  const found = await findDraft(deps, asking, name);
  if (!found.ok) return;
  const applied = { by: asking.name, at: asking.now.toISOString() };
  const { draft, mark } = found.value;
  await saveSaid(deps, asking, name, { draft: { ...draft, applied }, mark });
}

function summarise({ worked, current }: OpenedImport, { person }: Asking): AppliedImport {
  const { name, title, isNew, draft, reconciliation } = worked.view;
  return {
    started: current !== null && current.plan.started !== null,
    ...{ name, title, isNew, again: false, problems: draft.problems.length },
    added: reconciliation?.added.length ?? draft.actions.length,
    changed: reconciliation?.changed.length ?? 0,
    asked: askedOf(worked.reconciled, current, person),
    kept: reconciliation?.kept.filter(({ taken }) => !taken).length ?? 0,
    missing: reconciliation?.missing.length ?? 0,
    undecided: reconciliation?.proposals.filter(({ answer }) => answer === null).length ?? 0,
  };
}

function askedOf(
  reconciled: OpenedImport["worked"]["reconciled"],
  current: OpenedImport["current"],
  person: PersonId,
): AppliedImport["asked"] {
  if (reconciled === null || current === null) return { count: 0, deciders: [] };
  const { plan } = current;
  const moved = reconciled.patches.filter(asksForMove);
  const mayAny = (id: PersonId) => moved.some(({ action }) => mayApproveDate(plan, action, id, person));
  return { count: moved.length, deciders: plan.people.filter(({ id }) => mayAny(id)).map(({ name }) => name) };
}
