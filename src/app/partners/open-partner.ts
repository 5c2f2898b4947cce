import { groupMine, type ListGroup } from "../../domain/lists/lists.ts";
import { findPartner, type Partner, partnersOf } from "../../domain/partners/partner.ts";
import { buildReturnForm, type ReturnForm } from "../../domain/partners/return-form.ts";
import { redactLine } from "../../domain/permissions/audience.ts";
import { type Action, isOpen } from "../../domain/plan/action.ts";
import type { ActionLine } from "../../domain/plan/action-line.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { type Asking, type OpenDeps, type OpenPlan, openPlan } from "../open-plan.ts";

/** A lead outside Teams with its open actions. */
export interface OpenPartner extends OpenPlan {
  readonly partner: Partner;
  /** Overdue, update due, due in 30 days, later, undated. */
  readonly groups: readonly ListGroup[];
}

/** The leads outside Teams that someone may report for, each with its open actions. */
export interface Partners extends OpenPlan {
  readonly partners: readonly Omit<OpenPartner, keyof OpenPlan>[];
}

/** "partners": those whom the one who asks vouches for; all of them for an owner. */
export async function listPartners(deps: OpenDeps, asking: Asking): Promise<Result<Partners>> {
  const open = await openPlan(deps, asking, "to read");
  if (!open.ok) return open;
  const found = partnersOf(open.value.plan, asking.person);
  const partners = await Promise.all(
    found.map(async (partner) => ({
      partner,
      groups: groupsOf(open.value, await readLines(deps, open.value, partner)),
    })),
  );
  return accept({ ...open.value, partners });
}

/** "partner NAME": one of them, by a name that is near enough. */
export async function openPartner(deps: OpenDeps, asking: Asking, name: string): Promise<Result<OpenPartner>> {
  const open = await openPlan(deps, asking, "to read");
  if (!open.ok) return open;
  const partner = findPartner(open.value.plan, name, asking.person);
  if (!partner.ok) return partner;
  const lines = await readLines(deps, open.value, partner.value);
  return accept({ ...open.value, partner: partner.value, groups: groupsOf(open.value, lines) });
}

/** The form on which a partner says how its open actions stand. */
export async function makeReturnForm(
  deps: OpenDeps,
  asking: Asking,
  { label, form }: { readonly label: string; readonly form: string },
): Promise<Result<ReturnForm>> {
  const open = await openPartner(deps, asking, label);
  if (!open.ok) return open;
  const { plan, today, groups } = open.value;
  const ids = groups.flatMap(({ lines }) => lines.map(({ id }) => id));
  const read = await Promise.all(ids.map((id) => deps.plans.readAction(plan.key, id)));
  const actions: readonly Action[] = read.flatMap((stored) => (stored === undefined ? [] : [stored.value]));
  const code = { form, plan: plan.key.plan, label: open.value.partner.label };
  return accept(buildReturnForm(plan, actions, code, today));
}

async function readLines(deps: OpenDeps, { plan }: OpenPlan, { label }: Partner): Promise<readonly ActionLine[]> {
  return (await deps.plans.listByLabels(plan.key, [label])).filter(isOpen);
}

function groupsOf(open: OpenPlan, lines: readonly ActionLine[]): readonly ListGroup[] {
  const seen = lines.map((line) => redactLine(open, line));
  return groupMine(seen, open.plan.settings, open.today);
}
