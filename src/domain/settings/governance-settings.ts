import { choice, numeric, type Setting } from "./setting.ts";

/** How the plan is overseen, and how it names people. */
export const GOVERNANCE_SETTINGS: readonly Setting[] = [
  numeric("longest gap", "longestGapMonths", 1, 24, "Longest gap", "Months at most between a review and the next."),
  numeric(
    "stale after",
    "staleAfter",
    1,
    260,
    "Stale after",
    "Working days without an update after which an open action is stale; with a cadence, its cadence counts instead.",
  ),
  numeric(
    "attend after",
    "attendAfter",
    1,
    20,
    "Attend after",
    "Approved moves of an end date after which its lead is to attend the board.",
  ),
  choice(
    "sign-off",
    "signOff",
    ["second person", "any manager"],
    "Sign-off",
    "Who accepts a completion. Any manager is a departure from the rule that a second person does, and every summary says so.",
  ),
  choice(
    "people",
    "called",
    ["names", "posts"],
    "Names or posts",
    "Whether cards name people by their names or by the posts the plan gives them.",
  ),
];
