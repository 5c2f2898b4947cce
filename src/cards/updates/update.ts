import { z } from "zod";
import { seenAction } from "../../app/open-action.ts";
import type { Message } from "../../app/ports/messages.ts";
import type { UpdateAim, UpdateForm } from "../../app/updates/open-update.ts";
import { statusOf } from "../../domain/plan/action.ts";
import { cameBack } from "../../domain/plan/action-line.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { asksForEnd } from "../../domain/updates/end-question.ts";
import { answeredWords, answersOf } from "../actions/updates-beside.ts";
import { type Button, Buttons, button } from "../elements/buttons.ts";
import { askedIn, cancelButton, type FormPaths, problemOf } from "../elements/forms.ts";
import { card } from "../elements/template.ts";
import { dayFromToday } from "../words/dates.ts";
import { ragMark } from "../words/rag-mark.ts";
import { said } from "../words/said.ts";
import { UpdateField, updateFields } from "./update-fields.ts";

const draw = card(
  "update",
  z.strictObject({
    hasProblem: z.boolean(),
    problem: z.string(),
    heading: z.string(),
    title: z.string(),
    shape: z.string(),
    mark: z.string(),
    colour: z.string(),
    now: z.string(),
    hasNote: z.boolean(),
    note: z.string(),
    asksEnd: z.boolean(),
    endQuestion: z.string(),
    endElse: z.string(),
    endButtons: Buttons,
    fields: z.array(UpdateField),
    buttons: Buttons,
  }),
);

const HEADINGS: Readonly<Record<UpdateAim, (ref: string) => string>> = {
  update: (ref) => `Update ${ref}`,
  completion: (ref) => `${ref} is complete`,
  "new date": (ref) => `Ask for a new end date of ${ref}`,
};

/**
 * The update form, for an update or for just a completion or another end date. After a refusal: why, the action as it
 * now stands, and all that was typed.
 */
export function updateCard(
  form: UpdateForm,
  refusal: Refusal | null,
  paths: FormPaths,
  aim: UpdateAim = "update",
): Message {
  const { plan, today } = form;
  const action = seenAction(form);
  const mark = ragMark(plan.scheme, statusOf(action));
  const heading = HEADINGS[aim](said(action.ref, 20));
  const back = cameBack(action) ? `Its completion came back: “history ${action.ref}” says why.` : "";
  const note = [back, answeredWords(form), answersOf(form)].filter((part) => part !== "").join(" ");
  const asksEnd = aim === "update" && refusal === null && asksForEnd(action, plan.settings, today);
  return {
    card: draw({
      ...problemOf(refusal, plan.settings.zone),
      heading,
      title: said(action.title, 300),
      shape: mark.shape,
      mark: mark.words,
      colour: mark.colour,
      now: action.lastUpdate === null ? ", no update yet" : "",
      hasNote: note !== "",
      note: said(note, 500),
      asksEnd,
      ...(asksEnd ? endQuestion(form, paths) : { endQuestion: "", endElse: "", endButtons: [] }),
      fields: updateFields(form, aim, asksEnd),
      buttons: buttonsOf(form, refusal, paths, aim),
    }),
    summary: heading,
  };
}

/** What an end date that has come asks first. Its buttons take along what was typed below them. */
function endQuestion(form: UpdateForm, { back }: FormPaths) {
  const { plan, action, today } = form;
  const { id, endDate, ref } = action.value;
  const end = endDate ?? today;
  const opens = (title: string, aim: UpdateAim): Button =>
    button(title, { verb: "open-update", plan: plan.key.plan, action: id, back, aim }, "auto");
  return {
    endQuestion: `Its end date ${end < today ? "was" : "is"} ${dayFromToday(end, today)}. Is it complete, or does it need a new date?`,
    endElse: ` You can also just update ${said(ref, 20)} below: its end date then stays as it is.`,
    endButtons: [opens("It is complete", "completion"), opens("Ask for a new date", "new date")],
  };
}

function buttonsOf(form: UpdateForm, refusal: Refusal | null, { nonce, back }: FormPaths, aim: UpdateAim) {
  const { plan, input } = form;
  const action = seenAction(form);
  const asked = refusal?.reason === "difference-asked" ? ["difference"] : askedIn(refusal);
  const about = { plan: plan.key.plan, action: action.id, version: action.version };
  const save = button(
    asked.length > 0 ? "Save as it is" : "Save",
    { verb: "save-update", ...about, nonce, back, aim, confirmed: [...input.confirmed, ...asked] },
    "auto",
  );
  return [save, cancelButton(plan, action.ref, back)];
}
