import { z } from "zod";

/** Which reminder an item is, as rows keep it. */
export const Rung = z.union([
  z.literal("on the day"),
  z.literal("after"),
  z.templateLiteral([z.number(), z.literal(" before")]),
]);
