import { z } from "zod";
import { about, Confirmed, once, Text } from "./submission-fields.ts";

/** What the buttons of evidence and of a check send back. */
export const FilingSubmissions = [
  z.object({ verb: z.literal("open-evidence"), ...about }),
  z.object({
    verb: z.literal("add-evidence"),
    ...about,
    ...once,
    file: z.boolean().default(false),
    confirmed: Confirmed,
    where: Text,
    shows: Text,
  }),
  z.object({ verb: z.literal("still-complete"), ...about, ...once }),
] as const;
