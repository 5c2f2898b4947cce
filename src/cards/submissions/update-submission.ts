import { z } from "zod";
import type { Ticked } from "../../app/updates/file-dates.ts";
import { UPDATE_AIMS } from "../../app/updates/open-update.ts";
import type { TogetherInput } from "../../domain/changes/decide-file-dates.ts";
import type { Rag } from "../../domain/plan/rag.ts";
import type { UpdateInput } from "../../domain/updates/update-input.ts";
import { about, Back, ChosenMany, Confirmed, chosenOf, Id, once, Text, Version } from "./submission-fields.ts";

const Rating = z
  .enum(["red", "amber", "green", "complete"])
  .or(z.literal("").transform(() => null))
  .nullable()
  .default(null);
const About = z.enum(["completion", "end date", "reopening"]);

/** The form of an update: what it is opened for, and its inputs; `part-0`, `part-1` … are the ratings of the parts. */
const form = {
  ...about,
  aim: z.enum(UPDATE_AIMS).default("update"),
  confirmed: Confirmed,
  rag: Rating,
  progress: Text,
  difference: Text,
  evidence: Text,
  inTheWay: Text,
  nextReview: Text,
  moveTo: Text,
  moveReason: Text,
};
const OpenUpdate = z.object({ verb: z.literal("open-update"), ...form }).catchall(z.unknown());
const SaveUpdate = z
  .object({ verb: z.literal("save-update"), ...form, ...once, version: Version })
  .catchall(z.unknown());

const list = { plan: Id, imported: Id, back: Back, page: z.number().int() };

const DecideFileDates = z.object({
  verb: z.literal("decide-file-dates"),
  ...list,
  ...once,
  answer: z.enum(["agree all", "agree ticked", "refuse ticked"]),
  /** Names the list as it was drawn. */
  drawn: Id,
  ticked: ChosenMany,
  board: Text,
  day: Text,
  words: Text,
});

/** What the buttons of updates, and of what is decided about them, send back. */
export const UpdateSubmissions = [
  OpenUpdate,
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
  z.object({ verb: z.literal("open-file-dates"), ...list }),
  DecideFileDates,
] as const;

/** Those that were ticked on the list of a file's end dates; what is none of ours is none. */
export function readTicked({ ticked }: Pick<z.infer<typeof DecideFileDates>, "ticked">): readonly Ticked[] {
  return chosenOf(ticked).map((value) => {
    const colon = value.lastIndexOf(":");
    return { action: value.slice(0, colon), request: value.slice(colon + 1) };
  });
}

/** What was typed there. */
export function readDecided({ answer, board, day, words }: z.infer<typeof DecideFileDates>): TogetherInput {
  return { agrees: answer !== "refuse ticked", board, day, words };
}

const MOST_PARTS = 50;

/** What was filled into the update form. */
export function readUpdateInput(pressed: z.infer<typeof SaveUpdate | typeof OpenUpdate>): UpdateInput {
  const { rag, progress, difference, evidence, inTheWay, nextReview, moveTo, moveReason, confirmed } = pressed;
  const partRags: (Rag | null)[] = [];
  for (let part = 0; part < MOST_PARTS && `part-${part}` in pressed; part++) {
    const rating = Rating.safeParse(pressed[`part-${part}`]);
    partRags.push(rating.success ? rating.data : null);
  }
  return { rag, partRags, progress, difference, evidence, inTheWay, nextReview, moveTo, moveReason, confirmed };
}

/** What was typed before another form of the same was asked for; what was not is left to be prefilled. */
export function readTyped(pressed: z.infer<typeof OpenUpdate>): Partial<UpdateInput> {
  const filled = Object.entries(readUpdateInput(pressed)).filter(([, value]) => value !== null && value.length > 0);
  return Object.fromEntries(filled);
}
