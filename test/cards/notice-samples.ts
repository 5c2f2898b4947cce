import { askButton, button } from "../../src/cards/elements/buttons.ts";
import { withTyped } from "../../src/cards/elements/kept.ts";
import { notice } from "../../src/cards/elements/notice.ts";
import { said } from "../../src/cards/words/said.ts";
import type { Samples } from "./gallery.ts";
import { HOSTILE, hostileOf, RIGHT_TO_LEFT } from "./hostile.ts";

const nearest = ["overdue actions", "my actions", "summary", "due this month", "red actions", "help"];

export const noticeSamples: Samples = {
  notice: notice("Noted. You will be reminded of 1.2.3 again on 31 July 2027."),
  "notice-buttons": notice("We did not understand “overude actions”, so nothing was done. Did you mean one of these?", [
    askButton("overdue actions"),
    askButton("my actions"),
    button("Start again", { verb: "restart" }),
  ]),
  kept: withTyped(notice("Nothing of “1.2.3” waits for a decision any more, so nothing was changed."), [
    "The minutes of 3 November are missing: please add them, and say who was there.",
  ]),
  "kept-hostile": withTyped(notice(`Nothing of ${said(RIGHT_TO_LEFT, 80)} was changed.`), [
    HOSTILE,
    hostileOf(100_000),
  ]),
  "notice-hostile": notice(
    `${HOSTILE}\nBy ${said(RIGHT_TO_LEFT, 80)} 31 July 2027\n${hostileOf(2000)}`,
    nearest.map((text) => askButton(text)),
  ),
};
