import { z } from "zod";
import type { Hold, LadderDecision, LastAsked } from "../../domain/due/asked.ts";
import { shapeOf } from "../table/shape.ts";
import { type Named, type NamedOnce, STORED_ABOUT, STORED_OCCASION, STORED_OWED } from "./about-shape.ts";
import { STORED_LADDER } from "./rung-shape.ts";

/** What somebody was asked last, by the fields that its row has. */
export const AskedShape = shapeOf<NamedOnce<LastAsked>>()({
  person: z.string(),
  action: STORED_ABOUT,
  date: z.string(),
  rung: STORED_OCCASION,
  on: z.string(),
  first: z.string().optional(),
  times: z.number().optional(),
});
export const AskedRow: z.ZodType<LastAsked> = AskedShape.transform(({ action: about, rung: occasion, ...row }) => ({
  ...row,
  about,
  occasion,
}));

/** What an owner decided of the ladder, by the fields that its row has. */
export const DecisionShape = shapeOf<Named<LadderDecision>>()({
  action: STORED_OWED,
  date: z.string(),
  kind: STORED_LADDER.shape,
  by: z.string(),
  byName: z.string(),
  at: z.string(),
  words: z.string(),
});
export const DecisionRow: z.ZodType<LadderDecision> = DecisionShape.transform(({ action: about, ...row }) => ({
  ...row,
  about,
}));

/** What somebody put off, by the fields that its row has. */
export const HoldShape = shapeOf<Named<Hold>>()({
  person: z.string(),
  action: STORED_OWED,
  date: z.string(),
  kind: z.enum(["seen", "snoozed"]),
  until: z.string(),
  at: z.string(),
  afterDate: z.boolean(),
});
export const HoldRow: z.ZodType<Hold> = HoldShape.transform(({ action: about, ...row }) => ({ ...row, about }));
