import { z } from "zod";
import type { Settlement } from "../../domain/people/labels.ts";
import type { SettleInput } from "../people/settle.ts";
import { Back, Chosen, ChosenMany, chosenOf, Id } from "./submission-fields.ts";

const Kind = z.enum(["person", "role", "outside"]);
const about = { plan: Id, label: Id, back: Back };

/** What the buttons about a plan's names send back. */
export const LabelSubmissions = [
  z.object({
    verb: z.literal("open-label"),
    ...about,
    as: Kind.or(z.literal("")).default(""),
    find: z.string().max(100).default(""),
  }),
  z.object({
    verb: z.literal("settle-label"),
    ...about,
    as: Kind,
    seen: z.string().max(20_000),
    person: Chosen,
    people: ChosenMany,
    answers: Chosen,
    sponsor: Chosen,
    find: z.string().max(100).default(""),
  }),
  z.object({ verb: z.literal("open-claim"), ...about, person: Id }),
  z.object({ verb: z.literal("decide-claim"), ...about, person: Id, confirmed: z.boolean() }),
  z.object({ verb: z.literal("claim-label"), plan: Id, label: about.label }),
] as const;

/** A pressed button about a plan's names. */
export type LabelSubmission = z.infer<(typeof LabelSubmissions)[number]>;

/** What was chosen on the form. */
export function readSettleInput(pressed: Extract<LabelSubmission, { readonly verb: "settle-label" }>): SettleInput {
  const { as, person, answers, sponsor, find } = pressed;
  const people = chosenOf(pressed.people);
  return { as, person, people, answers: answers || "each", sponsor, find };
}

/** What the form says that a label stands for. */
export function wishOf({ as, person, people, answers, sponsor }: SettleInput): Settlement {
  if (as === "person") return { as, person };
  return as === "role" ? { as, people, answers } : { as, sponsor };
}
