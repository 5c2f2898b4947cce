import { z } from "zod";
import type { Rag } from "../../domain/plan/rag.ts";
import type { UpdateInput } from "../../domain/updates/update-input.ts";
import { about, Confirmed, once, Text, Version } from "./submission-fields.ts";

const Rating = z
  .enum(["red", "amber", "green", "complete"])
  .or(z.literal("").transform(() => null))
  .nullable()
  .default(null);
const About = z.enum(["completion", "end date", "reopening"]);

const SaveUpdate = z
  .object({
    verb: z.literal("save-update"),
    ...about,
    ...once,
    version: Version,
    confirmed: Confirmed,
    rag: Rating,
    progress: Text,
    difference: Text,
    evidence: Text,
    inTheWay: Text,
    nextReview: Text,
    moveTo: Text,
    moveReason: Text,
  })
  .catchall(z.unknown());

/** What the buttons of updates, and of what is decided about them, send back. */
export const UpdateSubmissions = [
  /** `moving`: for a new end date above all. */
  z.object({ verb: z.literal("open-update"), ...about, moving: z.boolean().default(false) }),
  SaveUpdate,
  z.object({ verb: z.literal("no-change"), ...about, ...once, version: Version }),
  z.object({ verb: z.literal("undo-update"), ...about, ...once, entry: z.number().int() }),
  z.object({ verb: z.literal("open-decision"), ...about, about: About }),
  z.object({
    verb: z.literal("decide"),
    ...about,
    ...once,
    version: Version,
    about: About,
    answer: z.enum(["yes", "no"]),
    words: Text,
    checkOn: Text,
  }),
] as const;

const MOST_PARTS = 50;

/** What was filled into the update form; `part-0`, `part-1` … are the ratings of the parts. */
export function readUpdateInput(submission: z.infer<typeof SaveUpdate>): UpdateInput {
  const { rag, progress, difference, evidence, inTheWay, nextReview, moveTo, moveReason, confirmed } = submission;
  const partRags: (Rag | null)[] = [];
  for (let part = 0; part < MOST_PARTS && `part-${part}` in submission; part++) {
    const rating = Rating.safeParse(submission[`part-${part}`]);
    partRags.push(rating.success ? rating.data : null);
  }
  return { rag, partRags, progress, difference, evidence, inTheWay, nextReview, moveTo, moveReason, confirmed };
}
