import { z } from "zod";
import type { Message } from "../../app/ports/messages.ts";
import { askButton, Buttons } from "../elements/buttons.ts";
import { card } from "../elements/template.ts";
import { said } from "../words/said.ts";
import type { CommandHelp } from "./command.ts";

const Line = z.strictObject({ command: z.string(), explains: z.string() });
const draw = card(
  "help",
  z.strictObject({
    heading: z.string(),
    intro: z.string(),
    lines: z.array(Line),
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

/** More would hide behind "…". */
const MOST_BUTTONS = 6;

/** What one can ask, with a button for the first six that can be asked as they stand. */
export function help(heading: string, intro: string, commands: readonly CommandHelp[]): Message {
  const asks = commands.filter((command) => command.takes === "nothing" && command.words !== "help");
  return {
    card: draw({
      heading,
      intro: said(intro, 600),
      lines: commands.map(({ words, does }) => ({ command: words, explains: does })),
      hasButtons: asks.length > 0,
      buttons: asks.slice(0, MOST_BUTTONS).map((command) => askButton(command.words)),
    }),
    summary: heading,
  };
}
