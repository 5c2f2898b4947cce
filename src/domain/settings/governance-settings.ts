import { numeric, oneOf, type Setting, withValue } from "./setting.ts";

const SIGN_OFF = ["second person", "any manager"] as const;
const CALLED = ["names", "posts"] as const;

/** How the plan is overseen, and how it names people. */
export const GOVERNANCE_SETTINGS: readonly Setting[] = [
  numeric("longest gap", "longestGapMonths", 1, 24, "Longest gap", "Months at most between a review and the next."),
  numeric(
    "stale after",
    "staleAfter",
    1,
    260,
    "Stale after",
    "Working days without an update after which a rating is stale.",
  ),
  numeric(
    "attend after",
    "attendAfter",
    1,
    20,
    "Attend after",
    "Approved moves of an end date after which its lead is to attend the board.",
  ),
  {
    key: "sign-off",
    title: "Sign-off",
    about:
      "Who accepts a completion. Any manager is a departure from the rule that a second person does, and every summary says so.",
    allowed: "second person or any manager",
    choices: SIGN_OFF,
    read: (text, settings) => withValue(settings, "signOff", oneOf(SIGN_OFF, text)),
    write: ({ signOff }) => signOff,
  },
  {
    key: "people",
    title: "Names or posts",
    about: "Whether cards name people by their names or by the posts the plan gives them.",
    allowed: "names or posts",
    choices: CALLED,
    read: (text, settings) => withValue(settings, "called", oneOf(CALLED, text)),
    write: ({ called }) => called,
  },
];
