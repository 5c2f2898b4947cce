import type { CommandHelp } from "./command.ts";

/** What can be typed about one's own reminders, and about those of others. */
export const REMINDER_COMMANDS: readonly CommandHelp[] = [
  {
    words: "pause until 5 January",
    takes: "a date",
    does: "no reminders until then; also remind me weekly on Monday, remind me daily, resume reminders",
    fits: (powers) => powers.leads || powers.manages,
  },
  {
    words: "snoozed",
    takes: "nothing",
    does: "what you have put off, and until when",
    fits: (powers) => powers.leads,
  },
  {
    words: "chase 1.2.3",
    takes: "a ref",
    does: "ask its leads at once, once a day: chase 1.2.3 The board meets on Friday",
    fits: (powers) => powers.manages,
  },
  {
    words: "unanswered",
    takes: "nothing",
    does: "what nobody has answered for, bound for the board's next papers",
    fits: (powers) => powers.manages || powers.chairs,
  },
  {
    words: "not further 1.2.3",
    takes: "a ref",
    does: "nobody further is told of its date for now; let climb 1.2.3 lets it climb, to a director or chair too",
    fits: (powers) => powers.owns,
  },
  {
    words: "without lead or date",
    takes: "nothing",
    does: "open actions that nobody is asked about; also without lead or date theme 2",
    fits: (powers) => powers.manages,
  },
];
