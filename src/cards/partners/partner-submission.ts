import { z } from "zod";

const Id = z.string().min(1).max(200);
const of = { plan: Id, returned: Id, page: z.number().int().min(1).max(1_000).default(1) };

/** What the buttons about a return form that came back send back. */
export const PartnerSubmissions = [
  z.object({ verb: z.literal("open-returned"), ...of }),
  z.object({ verb: z.literal("file-returned"), ...of }),
  z.object({
    verb: z.literal("file-returned-row"),
    ...of,
    action: Id,
    version: z.number().int(),
    confirmed: z.array(z.string().max(100)).max(20).default([]),
  }),
] as const;

/** A pressed button about a return form that came back. */
export type PartnerSubmission = z.infer<(typeof PartnerSubmissions)[number]>;
