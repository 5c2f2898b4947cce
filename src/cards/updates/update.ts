import { z } from "zod";
import { seenAction } from "../../app/open-action.ts";
import type { Message } from "../../app/ports.ts";
import type { UpdateForm } from "../../app/updates/open-update.ts";
import { formatDay, formatInstant } from "../../domain/calendar/day.ts";
import { type Action, statusOf } from "../../domain/plan/action.ts";
import { cameBack } from "../../domain/plan/action-line.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { RATINGS, type Rag } from "../../domain/plan/rag.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { LONGEST } from "../../domain/updates/update-input.ts";
import { answeredWords, answersOf } from "../actions/updates-beside.ts";
import { Buttons, button, toggleButton } from "../elements/buttons.ts";
import { Choice } from "../elements/choices.ts";
import { askedIn, cancelButton, dayOrNothing, type FormPaths, problemOf } from "../elements/forms.ts";
import { card } from "../elements/template.ts";
import { figures } from "../words/phrases.ts";
import { ragMark } from "../words/rag-mark.ts";
import { said } from "../words/said.ts";

const draw = card(
  "update",
  z.strictObject({
    hasProblem: z.boolean(),
    problem: z.string(),
    ref: z.string(),
    title: z.string(),
    shape: z.string(),
    mark: z.string(),
    colour: z.string(),
    now: z.string(),
    hasNote: z.boolean(),
    note: z.string(),
    ratings: z.array(
      z.strictObject({
        isPart: z.boolean(),
        part: z.string(),
        id: z.string(),
        label: z.string(),
        value: z.string(),
        choices: z.array(Choice),
      }),
    ),
    progressLabel: z.string(),
    progressMost: z.number(),
    progress: z.string(),
    differenceMost: z.number(),
    difference: z.string(),
    evidenceMost: z.number(),
    evidence: z.string(),
    nextReview: z.string(),
    mayMove: z.boolean(),
    moveShown: z.boolean(),
    moveLabel: z.string(),
    moveTo: z.string(),
    reasonMost: z.number(),
    moveReason: z.string(),
    buttons: Buttons,
  }),
);

/** The update form. After a refusal: why, the action as it now stands, and all that was typed. */
export function updateCard(form: UpdateForm, refusal: Refusal | null, paths: FormPaths): Message {
  const { plan, input } = form;
  const action = seenAction(form);
  const mark = ragMark(plan.scheme, statusOf(action));
  const back = cameBack(action) ? `Its completion came back: “history ${action.ref}” says why.` : "";
  const note = [back, answeredWords(form), answersOf(form)].filter((part) => part !== "").join(" ");
  return {
    card: draw({
      ...problemOf(refusal, plan.settings.zone),
      ref: said(action.ref, 20),
      title: said(action.title, 300),
      shape: mark.shape,
      mark: mark.words,
      colour: mark.colour,
      now: nowWords(action, plan),
      hasNote: note !== "",
      note: said(note, 500),
      ratings: ratingInputs(action, plan, input),
      progressLabel: `Progress (required, up to ${figures(LONGEST.progress)} characters)`,
      progressMost: LONGEST.progress,
      progress: input.progress.slice(0, LONGEST.progress),
      differenceMost: LONGEST.difference,
      difference: input.difference.slice(0, LONGEST.difference),
      evidenceMost: LONGEST.evidence,
      evidence: input.evidence.slice(0, LONGEST.evidence),
      nextReview: dayOrNothing(input.nextReview),
      mayMove: action.endDate !== null,
      moveShown: input.moveTo !== "" || input.moveReason !== "",
      moveLabel: action.endDate === null ? "" : `Ask to move the end date from ${formatDay(action.endDate)} to`,
      moveTo: dayOrNothing(input.moveTo),
      reasonMost: LONGEST.reason,
      moveReason: input.moveReason.slice(0, LONGEST.reason),
      buttons: buttonsOf(form, refusal, paths),
    }),
    summary: `Update ${said(action.ref, 20)}`,
  };
}

function nowWords(action: Action, plan: Plan): string {
  const update = action.lastUpdate;
  if (update === null) return ", no update yet";
  return `, ${said(update.byName, 60)}, ${formatInstant(update.at, plan.settings.zone)}`;
}

function ratingInputs(action: Action, plan: Plan, input: UpdateForm["input"]) {
  const choices = RATINGS.map((rag) => ({ title: ratingTitle(plan, rag), value: rag }));
  const whole = { isPart: false, part: "", id: "rag", label: "Rating", value: input.rag ?? "", choices };
  if (action.parts.length === 0) return [whole];
  return action.parts.map((part, index) => ({
    isPart: true,
    part: `${index + 1}. ${said(part.text, 300)}`,
    id: `part-${index}`,
    label: `Rating of part ${index + 1}`,
    value: input.partRags[index] ?? "",
    choices,
  }));
}

function ratingTitle(plan: Plan, rag: Rag): string {
  return rag === "complete"
    ? `${ragMark(plan.scheme, rag).text} (a second person signs it off)`
    : ragMark(plan.scheme, rag).text;
}

function buttonsOf(form: UpdateForm, refusal: Refusal | null, { nonce, back }: FormPaths) {
  const { plan, input } = form;
  const action = seenAction(form);
  const asked = refusal?.reason === "difference-asked" ? ["difference"] : askedIn(refusal);
  const save = button(
    asked.length > 0 ? "Save as it is" : "Save",
    {
      verb: "save-update",
      plan: plan.key.plan,
      action: action.id,
      version: action.version,
      nonce,
      back,
      confirmed: [...input.confirmed, ...asked],
    },
    "auto",
  );
  const move = toggleButton("Ask to move the end date", "move");
  return [save, cancelButton(plan, action.ref, back), ...(action.endDate === null ? [] : [move])];
}
