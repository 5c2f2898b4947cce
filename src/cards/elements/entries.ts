import { z } from "zod";
import type { Message } from "../../app/ports/messages.ts";
import { said } from "../words/said.ts";
import { type Button, Buttons } from "./buttons.ts";
import { card } from "./template.ts";

const draw = card(
  "entries",
  z.strictObject({
    heading: z.string(),
    note: z.string(),
    hasBanner: z.boolean(),
    banner: z.string(),
    entries: z.array(
      z.strictObject({
        name: z.string(),
        lines: z.array(z.strictObject({ text: z.string() })),
        hasButtons: z.boolean(),
        buttons: Buttons,
      }),
    ),
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

/** Something of a list that is told in lines of people's words, with what can be done about it. */
export interface Entry {
  readonly name: string;
  readonly lines: readonly string[];
  readonly buttons: readonly Button[];
}

/** Entries under a heading of our own words, at most six; `banner` says what was just done, "" for nothing. */
export function entriesCard(list: {
  readonly heading: string;
  readonly note: string;
  readonly banner: string;
  readonly entries: readonly Entry[];
  readonly buttons: readonly Button[];
  /** Characters of a line at most. */
  readonly most: number;
}): Message {
  const { heading, note, banner, entries, buttons, most } = list;
  return {
    card: draw({
      heading,
      note: said(note, 300),
      hasBanner: banner !== "",
      banner: said(banner, 500),
      entries: entries.map((entry) => ({
        name: said(entry.name, 200),
        lines: entry.lines.filter((text) => text !== "").map((text) => ({ text: said(text, most) })),
        hasButtons: entry.buttons.length > 0,
        buttons: [...entry.buttons],
      })),
      hasButtons: buttons.length > 0,
      buttons: [...buttons],
    }),
    summary: said(banner === "" ? heading : banner, 150),
  };
}
