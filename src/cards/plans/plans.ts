import { z } from "zod";
import type { ListedPlan } from "../../app/plans/list-plans.ts";
import type { Message } from "../../app/ports/messages.ts";
import { formatInstant } from "../../domain/calendar/day.ts";
import { isClosed, nameOf } from "../../domain/plan/plan.ts";
import { askButton, type Button, Buttons, button, spoken } from "../elements/buttons.ts";
import { paged } from "../elements/pages.ts";
import { card } from "../elements/template.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";

const draw = card(
  "plans",
  z.strictObject({
    heading: z.string(),
    note: z.string(),
    plans: z.array(
      z.strictObject({
        title: z.string(),
        state: z.string(),
        counts: z.string(),
        hasButton: z.boolean(),
        buttons: Buttons,
      }),
    ),
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

/** Every plan of a person, how it stands, and which of them is meant where it is asked. */
export function plansCard(plans: readonly ListedPlan[], page: number): Message {
  const shown = paged(plans, page, (number) => (number === 1 ? "plans" : `plans page ${number}`));
  const heading = plans.length === 1 ? "You are in one plan" : `You are in ${plans.length} plans`;
  return {
    card: draw({
      heading,
      note: [noteOf(plans), shown.says].filter((part) => part !== "").join(" · "),
      plans: shown.shown.map((listed) => {
        const buttons = buttonsOf(listed, plans.length);
        return {
          title: `${said(listed.plan.title, 150)} (${listed.plan.key.plan})`,
          state: stateOf(listed),
          counts: countsOf(listed),
          hasButton: buttons.length > 0,
          buttons,
        };
      }),
      hasButtons: shown.buttons.length > 0,
      buttons: shown.buttons,
    }),
    summary: heading,
  };
}

function noteOf(plans: readonly ListedPlan[]): string {
  if (plans.length === 1) return "All that you ask is about it";
  if (plans.some(({ meant }) => meant)) return "Questions here are about the first, unless you name another";
  return "I ask which one you mean, once, and remember it for this chat";
}

function stateOf({ plan, meant }: ListedPlan): string {
  const { closed, started, settings } = plan;
  if (closed !== undefined && closed !== null) {
    const why = closed.reason === "" ? "" : `: ${said(closed.reason, 200)}`;
    return `Closed on ${formatInstant(closed.at, settings.zone)} by ${said(nameOf(plan, closed.by), 80)}${why}`;
  }
  const reminders = started === null ? "Reminders are not started yet" : "Reminders are started";
  return meant ? `Meant here · ${reminders}` : reminders;
}

function countsOf({ actions, open, overdue }: ListedPlan): string {
  if (actions === 0) return "No actions yet";
  return `${count(actions, "action")}: ${open} open, ${overdue} overdue`;
}

/** A closed plan is only read; where one plan is all there is, there is nothing to choose. */
function buttonsOf({ plan, meant }: ListedPlan, plans: number): Button[] {
  const id = plan.key.plan;
  if (isClosed(plan)) return [spoken(askButton(`summary in plan ${id}`, "Look at it"), id)];
  if (meant || plans === 1) return [];
  return [spoken(button("Use this plan here", { verb: "choose-plan", plan: id, text: "plans" }), id)];
}
