import { z } from "zod";
import { ChangeSubmissions } from "./change-submission.ts";
import { FilingSubmissions } from "./filing-submission.ts";
import { HandingSubmissions } from "./handing-submission.ts";
import { ImportSubmissions } from "./import-submission.ts";
import { LabelSubmissions } from "./label-submission.ts";
import { PartnerSubmissions } from "./partner-submission.ts";
import { PlanSubmissions } from "./plan-submission.ts";
import { ReminderSubmissions } from "./reminder-submission.ts";
import { SettingsSubmissions } from "./settings-submission.ts";
import { Back, Id, Words } from "./submission-fields.ts";
import { UpdateSubmissions } from "./update-submission.ts";

/** Everything a button can send back. Ids and versions of what it was drawn from, and what was typed; never what is true. */
export const Submission = z.discriminatedUnion("verb", [
  z.object({ verb: z.literal("ask"), text: Words, back: Back }),
  z.object({ verb: z.literal("open-words"), plan: Id, person: Id, back: Back }),
  ...UpdateSubmissions,
  ...FilingSubmissions,
  ...ReminderSubmissions,
  ...ChangeSubmissions,
  ...LabelSubmissions,
  ...HandingSubmissions,
  ...PartnerSubmissions,
  ...PlanSubmissions,
  ...SettingsSubmissions,
  ...ImportSubmissions,
]);

/** A button that was pressed, once its data is read. */
export type Submission = z.infer<typeof Submission>;

/** A pressed button of one verb, or of several. */
export type Pressed<Verb extends Submission["verb"]> = Extract<Submission, { readonly verb: Verb }>;
