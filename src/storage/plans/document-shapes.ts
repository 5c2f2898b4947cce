import { z } from "zod";
import type { ProblemAnswer } from "../../domain/plan/answers.ts";
import type { DraftMeasure } from "../../domain/plan/draft.ts";
import type { ImportWhy } from "../../domain/plan/import-why.ts";
import type { KeptProblem } from "../../domain/plan/kept-document.ts";
import { shapeOf } from "../table/shape.ts";

/** A measure of the document, as its row keeps it. */
export const Measure: z.ZodType<DraftMeasure> = shapeOf<DraftMeasure>()({
  ref: z.string().nullable(),
  for: shapeOf<DraftMeasure["for"]>()({ kind: z.enum(["action", "objective", "theme", "plan"]), ref: z.string() }),
  text: z.string(),
  kind: z.string().nullable(),
  unit: z.string().nullable(),
  polarity: z.enum(["higher", "lower", "close"]).nullable(),
  baseline: z.number().nullable(),
  targets: z.array(
    shapeOf<DraftMeasure["targets"][number]>()({
      value: z.number().nullable(),
      by: z.string().nullable(),
      interim: z.boolean(),
    }),
  ),
});
type AnswerOf<K extends ProblemAnswer["kind"]> = Extract<ProblemAnswer, { readonly kind: K }>;

/** An answer to a problem, as its row keeps it. */
export const ProblemAnswerShape: z.ZodType<ProblemAnswer> = z.discriminatedUnion("kind", [
  shapeOf<AnswerOf<"settle">>()({ kind: z.literal("settle"), problem: z.string(), as: z.string() }),
  shapeOf<AnswerOf<"leave-empty">>()({ kind: z.literal("leave-empty"), problem: z.string() }),
  shapeOf<AnswerOf<"as-understood">>()({ kind: z.literal("as-understood"), problem: z.string() }),
]);
/** Why it is asked, with what its sentence tells; one of a newer release is kept as it is. */
const Why = z.custom<ImportWhy>((value) => typeof value === "object" && value !== null && "reason" in value);

/** A problem, as its row keeps it. */
export const Problem: z.ZodType<KeptProblem> = shapeOf<KeptProblem>()({
  place: z.string(),
  ref: z.string().nullable(),
  field: z.enum(["ref", "title", "theme", "objective", "leads", "due", "rag", "measures", "dependsOn"]),
  text: z.string(),
  why: Why.optional(),
  message: z.string(),
});
