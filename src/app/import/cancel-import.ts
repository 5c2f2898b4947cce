import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import type { Asking } from "../open-plan.ts";
import type { ImportDeps, ImportName } from "./import-draft.ts";
import { dropDraft, findDraft } from "./stored-draft.ts";

/** Forgets an import. Nothing of the plan was changed; one that was applied stays applied. */
export async function cancelImport(deps: ImportDeps, asking: Asking, name: ImportName): Promise<Result<ImportName>> {
  const found = await findDraft(deps, asking, name);
  if (!found.ok) return found;
  const { applied } = found.value.draft;
  if (applied !== null) return refuse({ reason: "import-applied", ...applied });
  await dropDraft(deps, asking, name);
  return accept(name);
}
