import { z } from "zod";
import type { ActionPatch, PlanChange } from "../../domain/import/reconcile/change.ts";
import type { DateDecision } from "../../domain/updates/date-change.ts";
import { DocumentFieldsShape } from "../actions/action-rows.ts";
import { MovedByShape, TogetherShape } from "../actions/date-shapes.ts";
import { shapeOf } from "../table/shape.ts";
import type { Row } from "../table/table.ts";

/** What a staged row does when its turn comes, all of it in one transaction with the staged row's end. */
export type StagedStep =
  /** New rows. */
  | { readonly kind: "create"; readonly rows: readonly Row[] }
  /** Parts of the plan: in place of what stands there, and gone. */
  | { readonly kind: "put"; readonly rows: readonly Row[]; readonly remove: readonly string[] }
  /** Actions as they then stand, changed. */
  | { readonly kind: "patch"; readonly patches: readonly ActionPatch[]; readonly by: PlanChange["by"] };

const StagedRow: z.ZodType<Row> = shapeOf<Row>()({ key: z.string(), cells: z.record(z.string(), z.string()) });
const Decision: z.ZodType<DateDecision> = z.discriminatedUnion("kind", [
  shapeOf<Extract<DateDecision, { readonly kind: "approve" }>>()({
    kind: z.literal("approve"),
    together: TogetherShape.optional(),
  }),
  shapeOf<Extract<DateDecision, { readonly kind: "refuse" }>>()({ kind: z.literal("refuse"), words: z.string() }),
]);
type PartOf<K extends "into" | "asks" | "decides"> = NonNullable<ActionPatch[K]>;
const Patch: z.ZodType<ActionPatch> = shapeOf<ActionPatch>()({
  action: z.string(),
  fields: DocumentFieldsShape,
  reason: z.string(),
  seen: z.number(),
  into: shapeOf<PartOf<"into">>()({ action: z.string(), ref: z.string() }).optional(),
  asks: shapeOf<PartOf<"asks">>()({ to: z.string(), file: MovedByShape }).optional(),
  decides: shapeOf<PartOf<"decides">>()({ request: z.string(), decision: Decision }).optional(),
});

type StepOf<K extends StagedStep["kind"]> = Extract<StagedStep, { readonly kind: K }>;

/** A step as its staged row keeps it. */
export const StepShape: z.ZodType<StagedStep> = z.discriminatedUnion("kind", [
  shapeOf<StepOf<"create">>()({ kind: z.literal("create"), rows: z.array(StagedRow) }),
  shapeOf<StepOf<"put">>()({ kind: z.literal("put"), rows: z.array(StagedRow), remove: z.array(z.string()) }),
  shapeOf<StepOf<"patch">>()({
    kind: z.literal("patch"),
    patches: z.array(Patch),
    by: shapeOf<PlanChange["by"]>()({ by: z.string(), byName: z.string(), at: z.string(), day: z.string() }),
  }),
]);
