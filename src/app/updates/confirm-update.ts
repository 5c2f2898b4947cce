import { accept, type Result } from "../../domain/plan/result.ts";
import { noChange } from "../../domain/updates/confirm.ts";
import type { Asking } from "../open-plan.ts";
import { openUpdate } from "./open-update.ts";
import { type Submitted, submitUpdate, type UpdateToFile } from "./submit-update.ts";

/**
 * Files that nothing has changed: the ratings stay, the next review is the one the form would offer. Where that is no
 * answer the form comes, saying why, with nothing typed into it. Safe to run twice.
 */
export async function confirmUpdate(
  deps: Parameters<typeof submitUpdate>[0],
  asking: Asking,
  request: Omit<UpdateToFile, "input">,
): Promise<Result<Submitted>> {
  const opened = await openUpdate(deps, asking, request.name, noChange());
  if (!opened.ok) return opened;
  const { plan, action, input } = opened.value;
  const named = { ...asking, plan: plan.key.plan };
  const filed = await submitUpdate(deps, named, { ...request, name: { id: action.value.id }, input });
  if (!filed.ok || filed.value.kind === "saved") return filed;
  const { form, refusal } = filed.value;
  const { confirms: _, ...empty } = { ...form.input, progress: "" };
  return accept({ kind: "form", form: { ...form, input: empty }, refusal });
}
