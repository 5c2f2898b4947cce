import { z } from "zod";
import type { Begun } from "../../app/plans/begin-plan.ts";
import type { Message } from "../../app/ports/messages.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import type { Member } from "../../domain/plan/person.ts";
import { ownersOf } from "../../domain/plan/plan.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import type { PlanTemplate } from "../../domain/plans/template.ts";
import { askButton, Buttons, button } from "../elements/buttons.ts";
import { Choice, choiceTitle } from "../elements/choices.ts";
import { dayOrNothing, problemOf } from "../elements/forms.ts";
import { notice } from "../elements/notice.ts";
import { card } from "../elements/template.ts";
import { listWords } from "../words/phrases.ts";
import { said } from "../words/said.ts";

const draw = card(
  "new-plan",
  z.strictObject({
    hasProblem: z.boolean(),
    problem: z.string(),
    note: z.string(),
    title: z.string(),
    template: z.string(),
    received: z.string(),
    themes: z.string(),
    hasPeople: z.boolean(),
    owner: z.string(),
    people: z.array(Choice),
    id: z.string(),
    buttons: Buttons,
  }),
);

/** What is filled into the form. */
export interface NewPlanInput {
  readonly title: string;
  readonly template: PlanTemplate;
  readonly received: string;
  readonly themes: string;
  readonly owner: string;
  readonly id: string;
}

/** The form before anything is filled in. */
export const EMPTY_PLAN: NewPlanInput = {
  title: "",
  template: "inspection",
  received: "",
  themes: "",
  owner: "",
  id: "",
};

/** More names would not fit the card. */
const MOST_PEOPLE = 100;

/** The form that begins a plan; `refusal`: why it was not begun, with what was typed still in it. */
export function newPlanCard(
  people: readonly Member[],
  input: NewPlanInput,
  refusal: Refusal | null,
  nonce: string,
): Message {
  const chosen = people.filter(({ person }) => person === input.owner);
  const shown = [...new Set([...chosen, ...people.slice(0, MOST_PEOPLE)])];
  return {
    card: draw({
      ...problemOf(refusal),
      note:
        "Begins an empty plan that you own; nothing is sent before reminders are started. " +
        "If you have a Word, Excel or CSV plan, drop it into this chat instead.",
      title: said(input.title, 150),
      template: input.template,
      received: dayOrNothing(input.received),
      themes: input.themes.slice(0, 6_000),
      hasPeople: shown.length > 0,
      owner: chosen.length > 0 ? input.owner : "",
      people: shown.map(({ person, name }) => ({ title: choiceTitle(name, 50), value: person })),
      id: said(input.id, 40),
      buttons: [button("Begin the plan", { verb: "begin-plan", nonce }, "auto"), askButton("plans", "Not now")],
    }),
    summary: "A new plan",
  };
}

/** What has begun and what to do next. */
export function begunCard({ plan, deadline }: Begun): Message {
  const id = plan.key.plan;
  const owners = ownersOf(plan).map(({ name }) => said(name, 80));
  const owned =
    owners.length > 1
      ? `Its owners are ${listWords(owners)}.`
      : "You are its only owner so far; a plan has at least two: type “make NAME owner” for the second.";
  const due =
    deadline === null
      ? ""
      : `The action plan goes to the inspectorate by ${formatDay(deadline)}, 70 working days after the final report came: action ${plan.themes[0]?.ref ?? ""}.1, led by you, keeps that date.`;
  const next =
    "Next: add its actions one by one, or drop its document into this chat; say who its people are; then start " +
    "reminders. Nothing is sent before that.";
  return notice(
    [`${said(plan.title, 150)} has begun, as ${id}.`, owned, due, next].filter((part) => part !== "").join("\n\n"),
    [
      askButton(`add action in plan ${id}`, "Add an action"),
      askButton("import", "Drop a document"),
      askButton(`people in plan ${id}`, "People"),
      askButton(`start reminders in plan ${id}`, "Start reminders"),
    ],
  );
}
