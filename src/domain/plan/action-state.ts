/** Never changes; the ref is only a label. */
export type ActionId = string;

/**
 * What an action is in. "open": begun; "not-started": to be begun, and asked about all the same; "paused": nobody is
 * asked until it is resumed; "withdrawn", "merged" (into another) and "carried" (to the next plan) have left the plan:
 * they stay listed and leave the percentages.
 */
export const ACTION_STATES = [
  "not-started",
  "open",
  "awaiting-sign-off",
  "complete",
  "paused",
  "withdrawn",
  "merged",
  "carried",
] as const;

export type ActionState = (typeof ACTION_STATES)[number];
