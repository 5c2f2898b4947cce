import { z } from "zod";
import { about, Id, once, Text, Version } from "./submission-fields.ts";

/** What the buttons about who leads, owns and stands for what send back. */
export const HandingSubmissions = [
  z.object({ verb: z.literal("hand-over"), plan: Id, from: Id, to: Id, on: z.iso.date(), ...once }),
  z.object({ verb: z.literal("call-off-handover"), plan: Id, from: Id, to: Id, on: z.iso.date() }),
  z.object({
    verb: z.literal("reassign"),
    ...about,
    ...once,
    version: Version,
    to: z.string().max(200),
    words: Text,
  }),
  z.object({ verb: z.literal("open-say-not-mine"), ...about }),
  z.object({ verb: z.literal("say-not-mine"), ...about, ...once, to: Text, words: Text }),
  z.object({ verb: z.literal("open-not-mine"), ...about }),
  z.object({
    verb: z.literal("settle-not-mine"),
    ...about,
    ...once,
    version: Version,
    answer: z.enum(["give", "stays"]),
    to: Text,
    words: Text,
  }),
  z.object({ verb: z.literal("apply-people"), plan: Id, table: Id }),
] as const;
