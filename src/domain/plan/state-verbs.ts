/** What is done to an action as a whole. "resume" brings back what is paused, and what had left the plan. */
export const STATE_VERBS = [
  ...(["begin", "pause", "resume", "withdraw", "merge", "carry", "restrict", "unrestrict"] as const),
] as const;
export type StateVerb = (typeof STATE_VERBS)[number];
