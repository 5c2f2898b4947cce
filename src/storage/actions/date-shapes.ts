import { z } from "zod";

/** The file that asks to move an end date, in an action and in a staged patch. */
export const MovedByShape = z.object({ name: z.string(), import: z.string() });
/** What was agreed together. */
export const TogetherShape = z.object({ board: z.string(), day: z.string() });

/** A request to move an end date. */
export const DateChange = z.object({
  at: z.string(),
  by: z.string(),
  byName: z.string(),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  file: MovedByShape.optional(),
});

/** An approved move of one. */
export const Revision = z.object({
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  askedBy: z.string(),
  approvedBy: z.string(),
  on: z.string(),
  together: TogetherShape.optional(),
});
