import { z } from "zod";
import type { AddTyped } from "../../app/changes/add-action.ts";
import type { EditTyped } from "../../app/changes/edit-action.ts";
import { CADENCES } from "../../domain/calendar/cadence.ts";
import { ORIGINS } from "../../domain/changes/add.ts";
import { STATE_VERBS } from "../../domain/plan/state-verbs.ts";
import { NONE } from "../changes/add-choices.ts";
import { about, Back, Chosen, ChosenMany, Confirmed, chosenOf, Id, once, Text, Version } from "./submission-fields.ts";

const drawn = { ...about, ...once, version: Version };
const filled = {
  confirmed: Confirmed,
  title: Text,
  accountable: Chosen,
  joint: ChosenMany,
  other: Text,
  reviewDate: Text,
  endDate: Text,
  measures: Text,
};
const Cadence = z.enum(CADENCES);
const Origin = z.enum(ORIGINS);
const NotSaid = z.enum(["", NONE]).transform(() => "" as const);

/** What the buttons that add and change actions send back. */
export const ChangeSubmissions = [
  z.object({ verb: z.literal("choose-place"), plan: Id, back: Back, place: Text }),
  z.object({
    verb: z.literal("add-action"),
    ...{ plan: Id, back: Back, place: z.string().max(200) },
    nonce: z.string().regex(/^[\w-]{1,100}$/),
    ...filled,
    newObjective: Text,
    ref: Text,
    offered: Text,
    cadence: Cadence.or(NotSaid).default(""),
    origin: Origin.or(NotSaid).default(""),
    originWords: Text,
    begun: z.enum(["yes", "no"]).default("no"),
  }),
  z.object({
    verb: z.literal("save-edit"),
    ...drawn,
    ...filled,
    // Absent where the form does not ask it.
    ...{ ref: Text.optional(), place: Text.optional() },
    reason: Text,
  }),
  z.object({ verb: z.literal("undo-edit"), ...about, ...once, entry: z.number().int() }),
  z.object({ verb: z.literal("open-edit-decision"), ...about }),
  z.object({ verb: z.literal("decide-edit"), ...drawn, answer: z.enum(["yes", "no"]), words: Text }),
  z.object({
    verb: z.literal("change-state"),
    ...drawn,
    does: z.enum(STATE_VERBS),
    confirmed: Confirmed,
    words: Text,
    into: Text,
    until: Text,
  }),
] as const;

/** A pressed button that adds or changes actions. */
export type ChangeSubmission = z.infer<(typeof ChangeSubmissions)[number]>;
type Filled<Verb extends "save-edit" | "add-action"> = Extract<ChangeSubmission, { readonly verb: Verb }>;

/** What the form of an edit held. */
export function readEdit(pressed: Filled<"save-edit">): EditTyped {
  const { ref, place, reason } = pressed;
  return { ...filledIn(pressed), ref: ref ?? null, place: place || null, reason };
}

/** What the form of a new action held. */
export function readAddition(pressed: Filled<"add-action">): AddTyped {
  const { newObjective, cadence, origin, originWords, begun } = pressed;
  // A ref that was only offered is nobody's choice: by now it may be another action's.
  const ref = pressed.ref === pressed.offered ? "" : pressed.ref;
  return {
    ...filledIn(pressed),
    ...{ newObjective, ref, origin, originWords, begun: begun === "yes" },
    cadence: cadence === "" ? null : cadence,
  };
}

function filledIn(pressed: Filled<"save-edit" | "add-action">) {
  const { title, accountable, other, reviewDate, endDate, measures, confirmed } = pressed;
  const joint = chosenOf(pressed.joint);
  return { title, accountable, joint, other, reviewDate, endDate, measures, confirmed };
}
