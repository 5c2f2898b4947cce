import type { PlanPowers } from "../../domain/permissions/permissions.ts";

/** One thing a person can type. */
export interface CommandHelp {
  readonly words: string;
  /** What must follow the words; a ref of the plan is in the words already, as an example. */
  readonly takes: "nothing" | "a ref" | "a date";
  readonly does: string;
  readonly fits: (powers: PlanPowers) => boolean;
}
