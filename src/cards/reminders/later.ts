import { z } from "zod";
import type { Message } from "../../app/ports/messages.ts";
import { type Day, formatDay } from "../../domain/calendar/day.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import type { DigestItem } from "../../domain/reminders/digest.ts";
import { Buttons, button } from "../elements/buttons.ts";
import { dayOrNothing, problemOf } from "../elements/forms.ts";
import { againButton } from "../elements/line.ts";
import { card } from "../elements/template.ts";
import { dayFromToday, dayWithWeekday } from "../words/dates.ts";
import { said } from "../words/said.ts";

const draw = card(
  "later",
  z.strictObject({
    hasProblem: z.boolean(),
    problem: z.string(),
    ref: z.string(),
    title: z.string(),
    note: z.string(),
    choices: Buttons,
    untilDate: z.string(),
    buttons: Buttons,
  }),
);

/** What the form needs besides the item. `typed` is the date a refused form held. */
export interface LaterForm {
  readonly today: Day;
  readonly nonce: string;
  readonly back: string;
  readonly typed: string;
  readonly refusal: Refusal | null;
}

/** Puts off one item: the next working day, the first of next week, or a date; only what the rules allow is offered. */
export function laterCard(item: DigestItem, form: LaterForm): Message {
  const { line, choices, plan, date } = item;
  const about = { verb: "snooze", plan: plan.plan, action: line.id, date, nonce: form.nonce, back: form.back };
  const offered = [
    ["next-working-day", choices.nextWorkingDay],
    ["next-week", choices.nextWeek],
  ] as const;
  return {
    card: draw({
      ...problemOf(form.refusal),
      ref: said(line.ref, 20),
      title: said(line.title, 200),
      note: noteOf(item, form.today),
      choices: offered.flatMap(([until, day]) =>
        day === null ? [] : [button(dayWithWeekday(day), { ...about, until })],
      ),
      untilDate: dayOrNothing(form.typed) || (choices.latest ?? ""),
      buttons: [
        button("Ask me on this day", { ...about, until: "date" }, "auto"),
        againButton("Back", form.back === "" ? "reminders" : form.back),
      ],
    }),
    summary: `Put off ${said(line.ref, 20)}`,
  };
}

const IS: Readonly<Record<DigestItem["dateKind"], string>> = {
  review: "Its review is",
  end: "Its end date is",
  check: "It is to be looked at once more",
  event: "Whether it has come is asked",
};

function noteOf({ date, dateKind, choices }: DigestItem, today: Day): string {
  const is = `${IS[dateKind]} ${dayFromToday(date, today)}.`;
  return choices.latest === null ? is : `${is} The latest day you can choose is ${formatDay(choices.latest)}.`;
}
