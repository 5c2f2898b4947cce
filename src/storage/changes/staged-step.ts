import { z } from "zod";
import type { ActionPatch, PlanChange } from "../../domain/import/reconcile/change.ts";
import type { DateDecision } from "../../domain/updates/date-change.ts";
import { DocumentFieldsShape } from "../actions/action-rows.ts";
import { MovedByShape, TogetherShape } from "../actions/date-shapes.ts";
import type { Row } from "../table/table.ts";

/** What a staged row does when its turn comes, all of it in one transaction with the staged row's end. */
export type StagedStep =
  /** New rows. */
  | { readonly kind: "create"; readonly rows: readonly Row[] }
  /** Parts of the plan: in place of what stands there, and gone. */
  | { readonly kind: "put"; readonly rows: readonly Row[]; readonly remove: readonly string[] }
  /** Actions as they then stand, changed. */
  | { readonly kind: "patch"; readonly patches: readonly ActionPatch[]; readonly by: PlanChange["by"] };

const StagedRow: z.ZodType<Row> = z.object({ key: z.string(), cells: z.record(z.string(), z.string()) });
const Decision: z.ZodType<DateDecision> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("approve"), together: TogetherShape.optional() }),
  z.object({ kind: z.literal("refuse"), words: z.string() }),
]);
const Patch: z.ZodType<ActionPatch> = z.object({
  action: z.string(),
  fields: DocumentFieldsShape,
  reason: z.string(),
  seen: z.number(),
  into: z.object({ action: z.string(), ref: z.string() }).optional(),
  asks: z.object({ to: z.string(), file: MovedByShape }).optional(),
  decides: z.object({ request: z.string(), decision: Decision }).optional(),
});

/** A step as its staged row keeps it. */
export const StepShape: z.ZodType<StagedStep> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("create"), rows: z.array(StagedRow) }),
  z.object({ kind: z.literal("put"), rows: z.array(StagedRow), remove: z.array(z.string()) }),
  z.object({
    kind: z.literal("patch"),
    patches: z.array(Patch),
    by: z.object({ by: z.string(), byName: z.string(), at: z.string(), day: z.string() }),
  }),
]);
