import { COMMANDS } from "../../src/cards/commands.ts";
import { help } from "../../src/cards/help.ts";
import type { Samples } from "./gallery.ts";

const lead = { looks: true, leads: true, manages: false, owns: false, chairs: false };

export const helpSamples: Samples = {
  help: help(
    "Plan Keeper reminds you before an action is due and keeps what you say about it.",
    COMMANDS.filter((command) => command.fits(lead)),
  ),
  "help-empty": help("Plan Keeper keeps an improvement plan, and you are not yet one of its people.", []),
  "help-all": help("Everything there is.", COMMANDS),
};
