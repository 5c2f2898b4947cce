import { z } from "zod";
import type { Kept } from "../../domain/history/recorded.ts";
import type { FieldWas, Was } from "../../domain/history/was.ts";
import { shapeOf } from "../table/shape.ts";
import type { KeptText, Sealed } from "./history-chain.ts";

type WasOf<K extends string> = Extract<FieldWas, Readonly<Record<K, unknown>>>;

// The one that anything may be the value of comes last.
const FieldShape: z.ZodType<FieldWas> = z.union([
  shapeOf<WasOf<"absent">>()({ absent: z.literal(true) }),
  shapeOf<WasOf<"fields">>()({ fields: z.lazy(() => WasShape) }),
  shapeOf<WasOf<"items">>()({ from: z.number(), now: z.number(), items: z.array(z.unknown()) }),
  shapeOf<WasOf<"value">>()({ value: z.unknown() }),
]);

/** What a change altered, as it was stored before. */
export const WasShape: z.ZodType<Was> = z.record(z.string(), FieldShape);

/** A record as it is sealed. */
export function sealedShape<R extends Kept>(facts: z.ZodType<R>): z.ZodType<Sealed<R>> {
  return shapeOf<Sealed<R>>()({
    seal: z.literal(2).optional(),
    facts,
    texts: z.record(z.string(), shapeOf<KeptText>()({ text: z.string(), salt: z.string() })),
    digests: z.record(z.string(), z.string()),
    previous: z.string(),
    hash: z.string(),
  });
}
