import { z } from "zod";
import type { Rag } from "../domain/rag.ts";
import type { UpdateInput } from "../domain/updates/update-input.ts";
import { ChangeSubmissions } from "./changes/change-submission.ts";
import { PartnerSubmissions } from "./partners/partner-submission.ts";
import { HandingSubmissions } from "./people/handing-submission.ts";
import { LabelSubmissions } from "./people/label-submission.ts";
import { PlanSubmissions } from "./plans/plan-submission.ts";
import { SettingsSubmissions } from "./settings/settings-submission.ts";
import { FilingSubmissions } from "./updates/filing-submission.ts";

const Id = z.string().min(1).max(200);
const Words = z.string().max(4_000);
const Text = z.string().max(100_000).default("");
const Back = Words.default("");
const Rating = z
  .enum(["red", "amber", "green", "complete"])
  .or(z.literal("").transform(() => null))
  .nullable()
  .default(null);
const about = { plan: Id, action: Id, back: Back };
const once = { nonce: Id };
const About = z.enum(["completion", "end date", "reopening"]);
const ofImport = { plan: Id, draft: Id, page: z.number().int().min(1).max(10_000).default(1) };

/** Everything a button can send back. Ids and versions of what it was drawn from, and what was typed; never what is true. */
export const Submission = z.discriminatedUnion("verb", [
  z.object({ verb: z.literal("ask"), text: Words, back: Back }),
  z.object({ verb: z.literal("open-update"), ...about }),
  z
    .object({
      verb: z.literal("save-update"),
      ...about,
      ...once,
      version: z.number().int(),
      confirmed: z.array(z.string().max(100)).max(20).default([]),
      rag: Rating,
      progress: Text,
      difference: Text,
      evidence: Text,
      nextReview: Text,
      moveTo: Text,
      moveReason: Text,
    })
    .catchall(z.unknown()),
  z.object({ verb: z.literal("undo-update"), ...about, ...once, entry: z.number().int() }),
  z.object({ verb: z.literal("seen"), ...about, ...once, date: z.iso.date() }),
  z.object({ verb: z.literal("open-snooze"), ...about, date: z.iso.date() }),
  z.object({
    verb: z.literal("snooze"),
    ...about,
    ...once,
    date: z.iso.date(),
    until: z.enum(["next-working-day", "next-week", "date"]),
    untilDate: Text,
  }),
  z.object({ verb: z.literal("open-decision"), ...about, about: About }),
  z.object({
    verb: z.literal("decide"),
    ...about,
    ...once,
    version: z.number().int(),
    about: About,
    answer: z.enum(["yes", "no"]),
    words: Text,
    checkOn: Text,
  }),
  ...FilingSubmissions,
  z.object({ verb: z.literal("start-reminders"), plan: Id, ...once }),
  ...LabelSubmissions,
  ...ChangeSubmissions,
  ...HandingSubmissions,
  ...SettingsSubmissions,
  ...PartnerSubmissions,
  ...PlanSubmissions,
  z.object({ verb: z.literal("open-words"), plan: Id, person: Id, back: Back }),
  z.object({ verb: z.literal("read-table"), table: Id, plan: Id.nullable() }),
  z.object({
    verb: z.literal("open-import"),
    ...ofImport,
    part: z.enum(["preview", "problems", "changes", "columns"]),
    problem: z.string().max(200).default(""),
  }),
  z.object({ verb: z.literal("apply-import"), ...ofImport, seen: Id }),
  z.object({ verb: z.literal("cancel-import"), ...ofImport }),
  z.object({
    verb: z.literal("settle-import"),
    ...ofImport,
    problem: Id,
    how: z.enum(["settle", "leave-empty", "as-understood"]),
    as: Words.default(""),
    kind: z.string().max(40).default(""),
    date: z.string().max(40).default(""),
  }),
  z.object({
    verb: z.literal("decide-import"),
    ...ofImport,
    as: z.enum(["decide", "take-file", "keep-ours"]),
    about: Id,
    choice: Words,
  }),
  z.object({ verb: z.literal("save-columns"), ...ofImport }).catchall(z.unknown()),
]);

export type Submission = z.infer<typeof Submission>;

const MOST_PARTS = 50;

/** What was filled into the update form; `part-0`, `part-1` … are the ratings of the parts. */
export function readUpdateInput(submission: Extract<Submission, { readonly verb: "save-update" }>): UpdateInput {
  const { rag, progress, difference, evidence, nextReview, moveTo, moveReason, confirmed } = submission;
  const partRags: (Rag | null)[] = [];
  for (let part = 0; part < MOST_PARTS && `part-${part}` in submission; part++) {
    const rating = Rating.safeParse(submission[`part-${part}`]);
    partRags.push(rating.success ? rating.data : null);
  }
  return { rag, partRags, progress, difference, evidence, nextReview, moveTo, moveReason, confirmed };
}
