import { judgeRow, reporterOf, type Verdict } from "../../domain/partners/judge-row.ts";
import { findPartner, type Partner } from "../../domain/partners/partner.ts";
import type { ReturnedForm, ReturnedRow } from "../../domain/partners/read-return-form.ts";
import { may, standingsOf } from "../../domain/permissions/permissions.ts";
import type { Action } from "../../domain/plan/action.ts";
import { type Once, onceOf } from "../../domain/plan/once.ts";
import { nameOf } from "../../domain/plan/plan.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import type { Filing } from "../../domain/updates/filing.ts";
import { type Asking, type OpenDeps, type OpenPlan, openPlan } from "../open-plan.ts";
import type { ImportDrafts, NewId } from "../ports/ports.ts";
import type { Stored } from "../ports/stored.ts";

/** What the requests about forms that came back need. */
export interface ReturnedDeps extends OpenDeps {
  readonly drafts: ImportDrafts;
  readonly newId: NewId;
}

/** One row of a form that came back, and what becomes of it. */
export interface JudgedRow {
  readonly row: ReturnedRow;
  /** The action as it now stands; null: none of this partner's open ones. */
  readonly action: Stored<Action> | null;
  readonly verdict: Verdict;
  /** What makes a repeat known: this form's words about this action come in once, however often and by whomever it is dropped. */
  readonly once: Once;
}

/** A form that came back, as it stands against the plan now. */
export interface ReturnedView extends OpenPlan {
  /** Names it in buttons, for whoever dropped it. */
  readonly id: string;
  readonly partner: Partner;
  /** "Jo Hart (Kent Police)". */
  readonly reporter: string;
  readonly rows: readonly JudgedRow[];
  readonly leftAside: number;
}

/** What a button names: a form that came back to the one who presses. */
export interface ReturnedName {
  readonly plan: string;
  readonly returned: string;
}

interface KeptForm {
  readonly by: string;
  readonly form: ReturnedForm;
}

/** Keeps a form that came back, until its rows are filed, and shows what it says. Nothing of the plan is changed. */
export async function takeReturnedForm(
  deps: ReturnedDeps,
  asking: Asking,
  form: ReturnedForm,
): Promise<Result<ReturnedView>> {
  const id = deps.newId();
  const view = await judge(deps, { ...asking, plan: form.code.plan }, id, form);
  if (!view.ok) return view;
  const kept: KeptForm = { by: asking.person, form };
  const key = { tenant: asking.tenant, plan: form.code.plan };
  await deps.drafts.save(key, draftOf(id), JSON.stringify(kept), asking.now.toISOString(), null);
  return view;
}

/** Shows a form that came back, as it stands now: to whoever dropped it. */
export async function openReturnedForm(
  deps: ReturnedDeps,
  asking: Asking,
  name: ReturnedName,
): Promise<Result<ReturnedView>> {
  const kept = await deps.drafts.read({ tenant: asking.tenant, plan: name.plan }, draftOf(name.returned));
  const { by, form } = kept === undefined ? { by: "", form: null } : (JSON.parse(kept.value) as KeptForm);
  if (form === null || by !== asking.person) return refuse({ reason: "form-gone" });
  return judge(deps, { ...asking, plan: name.plan }, name.returned, form);
}

/** Whose place in the drafts no import can have: an import keeps what was said to it beside it. */
function draftOf(id: string): string {
  return `returned-${id}`;
}

async function judge(
  deps: ReturnedDeps,
  asking: Asking,
  id: string,
  form: ReturnedForm,
): Promise<Result<ReturnedView>> {
  const open = await openPlan(deps, asking);
  if (!open.ok) return open;
  const { plan } = open.value;
  const partner = findPartner(plan, form.code.label, asking.person);
  if (!partner.ok) return partner;
  if (partner.value.label !== form.code.label)
    return refuse({ reason: "partner-unknown", name: form.code.label, nearest: [partner.value.label] });
  const reporter = reporterOf(form.filledBy, partner.value.label);
  const filing = filingOf(open.value, asking, reporter);
  const lines = await deps.plans.listByLabels(plan.key, [partner.value.label]);
  const theirs = new Set(lines.map((line) => line.id));
  const rows = await Promise.all(
    form.rows.map(async (row): Promise<JudgedRow> => {
      const once = rowOnce(asking.tenant, form, row);
      const action = theirs.has(row.code.action) ? await deps.plans.readAction(plan.key, row.code.action) : undefined;
      if ((await deps.plans.findApplied(plan.key, once)).own === "this")
        return { row, once, action: action ?? null, verdict: { kind: "in-already" } };
      if (action === undefined || !isTheirs(open.value, action.value, partner.value, asking))
        return { row, once, action: null, verdict: { kind: "not-theirs" } };
      return { row, once, action, verdict: judgeRow(row, action.value, filing, plan.settings) };
    }),
  );
  return accept({ ...open.value, id, partner: partner.value, reporter, rows, leftAside: form.leftAside });
}

/**
 * It is the partner who speaks, whoever drops their form. Other words on the same form are another request: they are
 * judged as what came later, since the action moved on with the first.
 */
function rowOnce(tenant: string, { code }: ReturnedForm, row: ReturnedRow): Once {
  const { code: of, ...given } = row;
  const act = ["report", of.action, JSON.stringify(given)];
  return onceOf({ tenant, conversation: "", person: code.label, token: code.form, act, given });
}

/** Open or awaiting sign-off, led by the partner, and the one who enters it may. */
function isTheirs({ plan, today }: OpenPlan, action: Action, partner: Partner, asking: Asking): boolean {
  const asked = action.state === "open" || action.state === "not-started" || action.state === "awaiting-sign-off";
  const leads = action.leads.some(({ label }) => label === partner.label);
  return asked && leads && may("report for a partner", standingsOf(plan, action, asking.person, today));
}

function filingOf({ plan, today }: OpenPlan, { person, now }: Asking, inNameOf: string): Filing {
  return { person, name: nameOf(plan, person), inNameOf, via: "return form", at: now.toISOString(), today };
}
