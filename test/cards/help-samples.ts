import { type HelpLine, help } from "../../src/cards/help.ts";
import type { Samples } from "./gallery.ts";

const lines: readonly HelpLine[] = [
  { command: "my actions", explains: "Everything you lead, worst first.", ask: true },
  { command: "update 1.2.3", explains: "Say how an action is going, with its rating and evidence.", ask: false },
  { command: "overdue actions", explains: "What is past its end date, and whose update is due.", ask: true },
  { command: "summary", explains: "The whole plan in figures.", ask: true },
  { command: "reminders", explains: "What is waiting for your answer.", ask: true },
];

export const helpSamples: Samples = {
  help: help("Plan Keeper reminds you before an action is due and keeps what you say about it.", lines),
  "help-empty": help("Plan Keeper keeps an improvement plan, and you are not yet one of its people.", []),
  "help-long": help(
    "All of it at once.",
    Array.from({ length: 14 }, (_, index) => ({
      command: `due before ${index + 1} July 2027`,
      explains: "Actions whose next date comes before a day that you name, across all the themes of the plan.",
      ask: true,
    })),
  ),
};
