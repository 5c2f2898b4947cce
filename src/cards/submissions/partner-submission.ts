import { z } from "zod";
import { Confirmed, Id, Version } from "./submission-fields.ts";

const of = { plan: Id, returned: Id, page: z.number().int().min(1).max(1_000).default(1) };

/** What the buttons about a return form that came back send back. */
export const PartnerSubmissions = [
  z.object({ verb: z.literal("open-returned"), ...of }),
  z.object({ verb: z.literal("file-returned"), ...of }),
  z.object({
    verb: z.literal("file-returned-row"),
    ...of,
    action: Id,
    version: Version,
    confirmed: Confirmed,
  }),
] as const;

/** A pressed button about a return form that came back. */
export type PartnerSubmission = z.infer<(typeof PartnerSubmissions)[number]>;
