import { z } from "zod";
import { PLAN_TEMPLATES } from "../../domain/plans/template.ts";
import { Id, once, Words } from "./submission-fields.ts";

const Typed = z.string().max(10_000).default("");

/** What the buttons about plans as such send back. */
export const PlanSubmissions = [
  z.object({ verb: z.literal("choose-plan"), plan: Id, text: Words }),
  z.object({ verb: z.literal("close-plan"), plan: Id, reason: z.string().max(500).default(""), ...once }),
  z.object({
    verb: z.literal("begin-plan"),
    ...once,
    title: Typed,
    template: z.enum(PLAN_TEMPLATES).catch("inspection"),
    received: Typed,
    themes: Typed,
    owner: Typed,
    id: Typed,
  }),
] as const;

/** A pressed button about plans as such. */
export type PlanSubmission = z.infer<(typeof PlanSubmissions)[number]>;
