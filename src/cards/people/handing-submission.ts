import { z } from "zod";

const Id = z.string().min(1).max(200);
const Back = z.string().max(4_000).default("");
const Text = z.string().max(100_000).default("");
const about = { plan: Id, action: Id, back: Back };
const once = { nonce: Id };

/** What the buttons about who leads, owns and stands for what send back. */
export const HandingSubmissions = [
  z.object({ verb: z.literal("hand-over"), plan: Id, from: Id, to: Id, on: z.iso.date(), ...once }),
  z.object({ verb: z.literal("call-off-handover"), plan: Id, from: Id, to: Id, on: z.iso.date() }),
  z.object({
    verb: z.literal("reassign"),
    ...about,
    ...once,
    version: z.number().int(),
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
    version: z.number().int(),
    answer: z.enum(["give", "stays"]),
    to: Text,
    words: Text,
  }),
  z.object({ verb: z.literal("apply-people"), plan: Id, table: Id }),
] as const;

/** A pressed button about who leads, owns and stands for what. */
export type HandingSubmission = z.infer<(typeof HandingSubmissions)[number]>;
