import type { Message } from "../../src/app/ports/messages.ts";
import { actionSamples } from "./action-samples.ts";
import { changeSamples } from "./change-samples.ts";
import { decisionSamples } from "./decision-samples.ts";
import { digestSamples } from "./digest-samples.ts";
import { filingSamples } from "./filing-samples.ts";
import { handingSamples } from "./handing-samples.ts";
import { helpSamples } from "./help-samples.ts";
import { importSamples } from "./import-samples.ts";
import { listSamples } from "./list-samples.ts";
import { noticeSamples } from "./notice-samples.ts";
import { partnerSamples } from "./partner-samples.ts";
import { peopleSamples } from "./people-samples.ts";
import { planSamples } from "./plan-samples.ts";
import { reminderSamples } from "./reminder-samples.ts";
import { settingsSamples } from "./settings-samples.ts";
import { unansweredSamples } from "./unanswered-samples.ts";
import { deskSamples } from "./waiting-samples.ts";

/**
 * Samples of a view by name, each beginning with its template's: "notice", "notice-hostile".
 * Every sample is held to the schema and the house's rules, kept as golden JSON and drawn as a picture.
 * A view shows itself typical, empty, and hostile (people's words from hostile.ts, the longest lists).
 */
export type Samples = Readonly<Record<string, Message>>;

export const gallery: Samples = {
  ...noticeSamples,
  ...planSamples,
  ...handingSamples,
  ...helpSamples,
  ...importSamples,
  ...actionSamples,
  ...listSamples,
  ...decisionSamples,
  ...digestSamples,
  ...filingSamples,
  ...changeSamples,
  ...deskSamples,
  ...reminderSamples,
  ...peopleSamples,
  ...unansweredSamples,
  ...partnerSamples,
  ...settingsSamples,
};
