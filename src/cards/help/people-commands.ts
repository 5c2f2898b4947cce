import type { CommandHelp } from "./command.ts";

/** What can be typed about who leads, owns and stands for what. */
export const PEOPLE_COMMANDS: readonly CommandHelp[] = [
  {
    words: "not mine 1.2.3",
    takes: "a ref",
    does: "tell the owner that an action is another's: not mine 1.2.3, it is NAME",
    fits: (powers) => powers.leads,
  },
  {
    words: "reassign 1.2.3 to NAME",
    takes: "a ref",
    does: "give an action to another lead, with the reason",
    fits: (powers) => powers.manages,
  },
  {
    words: "delegate NAME",
    takes: "a date",
    does: "a colleague files in your name, both recorded; no delegate ends it",
    fits: (powers) => powers.leads || powers.owns || powers.chairs || powers.vouches,
  },
  {
    words: "handover NAME to NAME from 1 December",
    takes: "a date",
    does: "all that somebody holds passes to another on that day; shown before it is done",
    fits: (powers) => powers.owns,
  },
  {
    words: "roles",
    takes: "nothing",
    does: "owners and chairs; make NAME owner, remove NAME as chair",
    fits: (powers) => powers.owns,
  },
  {
    words: "people import",
    takes: "nothing",
    does: "take in a list of who is who: drop a CSV or Excel file into this chat",
    fits: (powers) => powers.owns,
  },
];
