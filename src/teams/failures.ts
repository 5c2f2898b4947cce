import { wording } from "../cards/wording/wording.ts";

/** What a person is told when the bot itself could not answer. Refusals have their own words in cards/wording.ts. */
export const failures = {
  storeDown: wording({ reason: "store-down" }),
  newerRelease: wording({ reason: "newer-release" }),
  broken: "Something went wrong here and it has been recorded. Please look at the action again before you repeat it.",
  slow: "This is taking longer than usual. Wait a moment, then press again: nothing is saved twice.",
  unknown: "This app does not know that button. Type help to see what it can do.",
  nothing: "There is nothing more to do here.",
} as const;
