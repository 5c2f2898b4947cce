import type { RememberedColumns } from "../../domain/import/columns/header.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import type { Asking } from "../open-plan.ts";
import type { ImportDeps, ImportName, ImportView } from "./import-draft.ts";
import { saySomething } from "./open-import.ts";

/** Takes an owner's word for what columns are for, by heading; the plan remembers it once the import is applied. */
export function correctColumns(
  deps: ImportDeps,
  asking: Asking,
  name: ImportName,
  columns: RememberedColumns,
): Promise<Result<ImportView>> {
  return saySomething(deps, asking, name, ({ found: { draft } }) =>
    accept({ columns: { ...draft.columns, ...columns } }),
  );
}
