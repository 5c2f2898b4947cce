import { z } from "zod";

const Id = z.string().min(1).max(200);
const Back = z.string().max(4_000).default("");
const Text = z.string().max(100_000).default("");
const about = { plan: Id, action: Id, back: Back };

/** What the buttons of evidence and of a check send back. */
export const FilingSubmissions = [
  z.object({ verb: z.literal("open-evidence"), ...about }),
  z.object({
    verb: z.literal("add-evidence"),
    ...about,
    nonce: Id,
    file: z.boolean().default(false),
    confirmed: z.array(z.string().max(100)).max(20).default([]),
    where: Text,
    shows: Text,
  }),
  z.object({ verb: z.literal("still-complete"), ...about, nonce: Id }),
] as const;
