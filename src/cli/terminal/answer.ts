import type { Administrator } from "../../app/administer.ts";
import { wording } from "../../cards/wording/wording.ts";
import { greatestOf } from "../../domain/plan/many.ts";
import type { PlanKey } from "../../domain/plan/plan.ts";
import type { Result } from "../../domain/plan/result.ts";
import { type OpenedStore, Refused, WrongUse } from "./command.ts";

/** The value of a request, or its refusal as the sentence people see. */
export function accepted<T>(result: Result<T>, zone?: string): T {
  if (result.ok) return result.value;
  throw new Refused(wording(result.refusal, zone));
}

/** The key of the plan that was named. */
export function keyOf(plan: string, { tenant }: Pick<OpenedStore, "tenant">): PlanKey {
  if (!/^[a-z0-9-]{1,40}$/.test(plan))
    throw new WrongUse("A plan's id is made of a-z, 0-9 and hyphens, at most 40 of them");
  return { tenant, plan };
}

/** Whoever runs a command, where nobody is named in whose name. */
export function administratorOf(plan: string, opened: Pick<OpenedStore, "tenant">, now: Date): Administrator {
  return { key: keyOf(plan, opened), id: "administrator", name: "an administrator", now };
}

/** JSON as people read it. */
export function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** Columns of text, as wide as their longest cell. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => greatestOf(rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
