import { COMMANDS } from "../../src/cards/help/commands.ts";
import { help } from "../../src/cards/help/help.ts";
import type { Samples } from "./gallery.ts";
import { HOSTILE } from "./hostile.ts";

const lead = { looks: true, leads: true, manages: false, owns: false, chairs: false, vouches: false };

export const helpSamples: Samples = {
  help: help(
    "What you can ask",
    "Plan Keeper reminds you before an action is due and keeps what you say about it.",
    COMMANDS.filter((command) => command.fits(lead)),
  ),
  "help-empty": help(
    "What you can ask",
    "Plan Keeper keeps an improvement plan, and you are not yet one of its people.",
    [],
  ),
  "help-hostile": help("What you can ask", `Plan Keeper keeps ${HOSTILE}.`, COMMANDS.slice(0, 1)),
  "help-all": help("What you can ask", "Everything there is.", COMMANDS),
};
