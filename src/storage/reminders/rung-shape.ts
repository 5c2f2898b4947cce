import { z } from "zod";
import { LADDER } from "../../domain/due/asked.ts";

/** Which reminder an item is, as rows keep it. */
export const RungShape = z.union([
  z.literal("on the day"),
  z.literal("after"),
  z.enum(LADDER),
  z.templateLiteral([z.number(), z.literal(" before")]),
  z.templateLiteral([z.literal("freed by "), z.string()]),
  z.templateLiteral([z.literal("news "), z.number()]),
]);
