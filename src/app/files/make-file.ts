import type { ReturnForm } from "../../domain/partners/return-form.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { type ExportedPlan, exportPlan } from "../import/export-plan.ts";
import type { Asking } from "../open-plan.ts";
import { makeReturnForm } from "../partners/open-partner.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import type { FileLink } from "../ports/ports.ts";
import { openForExport } from "./file-links.ts";

/** A file before it is bytes. */
export type MadeFile =
  | { readonly kind: "plan"; readonly as: "xlsx" | "csv"; readonly exported: ExportedPlan; readonly name: string }
  | { readonly kind: "people"; readonly exported: ExportedPlan; readonly name: string }
  | { readonly kind: "return form"; readonly form: ReturnForm; readonly name: string };

/** Makes what a link stands for, of the plan as it is now, if the person it was made for may still have it. */
export async function makeFile(
  deps: { readonly plans: PlanStore },
  link: FileLink,
  now: Date,
): Promise<Result<MadeFile>> {
  const { tenant, person, name, plan, wants } = link;
  const asking: Asking = { tenant, person, name, plan, now };
  if (wants.kind === "return form") {
    const form = await makeReturnForm(deps, asking, wants);
    return form.ok ? accept({ kind: wants.kind, form: form.value, name: `${wants.label} return form.xlsx` }) : form;
  }
  const open = await openForExport(deps, asking);
  if (!open.ok) return open;
  const exported = await exportPlan(deps, open.value.plan.key, now);
  if (!exported.ok) return exported;
  const of = { exported: exported.value };
  const on = `${plan} ${open.value.today}`;
  return accept(
    wants.kind === "people"
      ? { kind: wants.kind, ...of, name: `${on} people.csv` }
      : { kind: wants.kind, as: wants.as, ...of, name: `${on}.${wants.as}` },
  );
}
