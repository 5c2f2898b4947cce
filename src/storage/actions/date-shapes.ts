import { z } from "zod";
import type { DateChangeRequest, DateRevision, MovedBy, Together } from "../../domain/plan/filings.ts";
import { shapeOf } from "../table/shape.ts";

/** The file that asks to move an end date, in an action and in a staged patch. */
export const MovedByShape = shapeOf<MovedBy>()({ name: z.string(), import: z.string() });
/** What was agreed together. */
export const TogetherShape = shapeOf<Together>()({ board: z.string(), day: z.string() });

/** A request to move an end date. */
export const DateChange = shapeOf<DateChangeRequest>()({
  at: z.string(),
  by: z.string(),
  byName: z.string(),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  file: MovedByShape.optional(),
});

/** An approved move of one. */
export const Revision = shapeOf<DateRevision>()({
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  askedBy: z.string(),
  approvedBy: z.string(),
  on: z.string(),
  together: TogetherShape.optional(),
});
