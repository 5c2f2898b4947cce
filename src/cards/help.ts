import { z } from "zod";
import type { Message } from "../app/ports.ts";
import { askButton, Buttons } from "./buttons.ts";
import { said } from "./said.ts";
import { card } from "./template.ts";

/** One command as help tells of it. */
export interface HelpLine {
  /** As typed: "overdue actions", "show 1.2.3". */
  readonly command: string;
  readonly explains: string;
  /** Whether it can be asked as it stands, with a button; "show 1.2.3" cannot. */
  readonly ask: boolean;
}

const Line = z.strictObject({ command: z.string(), explains: z.string() });
const draw = card(
  "help",
  z.strictObject({ intro: z.string(), lines: z.array(Line), hasButtons: z.boolean(), buttons: Buttons }),
);

/** More would hide behind "…". */
const MOST_BUTTONS = 6;

/** What one can ask, with a button for the first six that can be asked as they stand. */
export function help(intro: string, lines: readonly HelpLine[]): Message {
  const asks = lines.filter((line) => line.ask).slice(0, MOST_BUTTONS);
  return {
    card: draw({
      intro: said(intro, 600),
      lines: lines.map(({ command, explains }) => ({ command, explains })),
      hasButtons: asks.length > 0,
      buttons: asks.map((line) => askButton(line.command)),
    }),
    summary: "What you can ask",
  };
}
