import { openStores } from "../../src/storage/tables.ts";
import { aOnce } from "../builders.ts";
import { aChangeOf, openWhole } from "../storage/changes.ts";
import { anAction } from "../storage/samples.ts";

/** What the process that applies an import is told. */
export interface Told {
  readonly connectionString: string;
  readonly tenant: string;
  /** How many actions the plan has, all of which change, and how many are new. */
  readonly actions: number;
  readonly added: number;
}

const told: Told = JSON.parse(process.argv[2] ?? "");
const { plans } = await openStores({ connectionString: told.connectionString });
const key = { tenant: told.tenant, plan: "improvement" };
const { value, mark } = await openWhole(plans, key);
const patches = Array.from({ length: told.actions }, (_, index) => ({
  action: `id-1.${index + 1}`,
  fields: { ref: `3.${index + 1}`, title: "Changed by the import", rag: "red" as const },
}));
const added = Array.from({ length: told.added }, (_, index) => anAction(`2.${index + 1}`));
// Nobody here writes the plan's own row meanwhile, so false would be a fault.
if (!(await plans.applyChange(key, mark, aChangeOf(value, added, patches), aOnce("import")))) process.exit(3);
