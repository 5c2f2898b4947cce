import { z } from "zod";
import type { AddForm, AddTyped } from "../../app/changes/add-action.ts";
import type { EditForm, EditTyped } from "../../app/changes/edit-action.ts";
import { outlinePlaceWords } from "../../app/changes/outline-place.ts";
import type { Message } from "../../app/ports/messages.ts";
import { type ChosenLeads, leadChoices } from "../../domain/changes/leads.ts";
import { LONGEST_OF } from "../../domain/changes/texts.ts";
import { may } from "../../domain/permissions/permissions.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { Buttons, button } from "../elements/buttons.ts";
import { Choice, choicesWithin, choiceTitle, knownValue } from "../elements/choices.ts";
import { askedIn, cancelButton, dayOrNothing, type FormPaths, problemOf } from "../elements/forms.ts";
import { againButton } from "../elements/line.ts";
import { card } from "../elements/template.ts";
import { said } from "../words/said.ts";
import { addChoices } from "./add-choices.ts";
import { placeChoice } from "./place-choices.ts";

const ChoiceSet = z.strictObject({
  id: z.string(),
  label: z.string(),
  several: z.boolean(),
  value: z.string(),
  choices: z.array(Choice),
});

const draw = card(
  "action-form",
  z.strictObject({
    ...{ hasProblem: z.boolean(), problem: z.string(), heading: z.string(), note: z.string() },
    ...{ asksObjective: z.boolean(), newObjective: z.string(), asksRef: z.boolean(), refLabel: z.string() },
    ...{ adds: z.boolean(), ref: z.string() },
    ...{ title: z.string(), titleMost: z.number(), leads: z.array(ChoiceSet) },
    ...{ hasMore: z.boolean(), more: z.string(), other: z.string() },
    ...{ reviewDate: z.string(), endDate: z.string(), choosing: z.array(ChoiceSet) },
    ...{ originWords: z.string(), originMost: z.number(), measures: z.string(), measuresMost: z.number() },
    ...{ edits: z.boolean(), reason: z.string(), reasonMost: z.number(), buttons: Buttons },
  }),
);

/** The form of an edit. After a refusal: why, and all that was typed. */
export function editCard(form: EditForm, refusal: Refusal | null, { nonce, back }: FormPaths): Message {
  const { plan, input } = form;
  const action = form.action.value;
  const data = {
    ...{ verb: "save-edit", plan: plan.key.plan, action: action.id, version: action.version, nonce, back },
    confirmed: [...input.confirmed, ...askedIn(refusal)],
  };
  const proposes = !may("edit an action at once", form.standings);
  const save = proposes ? "Propose the change" : "Save";
  const asksRef = input.ref !== null && form.places.length > 0;
  return {
    card: draw({
      ...filled(form, input, refusal, false),
      heading: `Edit ${said(action.ref, 20)}`,
      note: noteOf(form, proposes),
      ...{ adds: false, asksObjective: false, newObjective: "", originWords: "", asksRef },
      refLabel: "Ref: its order among the others (empty: the next free one)",
      ref: (input.ref ?? "").slice(0, 20),
      choosing: asksRef ? [placeChoice(plan, form.places, input.place ?? "")] : [],
      ...{ edits: true, reason: input.reason.slice(0, LONGEST_OF.reason) },
      buttons: [
        button(askedIn(refusal).length > 0 ? "Save as it is" : save, data, "auto"),
        cancelButton(plan, action.ref, back),
      ],
    }),
    summary: `Edit ${said(action.ref, 20)}`,
  };
}

function noteOf({ plan, action: { value } }: EditForm, proposes: boolean): string {
  if (proposes) return "It changes once somebody else accepts it; until then it stands as it is.";
  return plan.started === null || value.endDate === null
    ? "It changes at once."
    : "It changes at once. Another end date alone waits for somebody else to agree.";
}

/** The form of a new action in its place. After a refusal: why, and all that was typed. */
export function addCard(form: AddForm, refusal: Refusal | null, { nonce, back }: FormPaths): Message {
  const { plan, place, free } = form;
  const input = form.input ?? NOTHING;
  const data = {
    ...{ verb: "add-action", plan: plan.key.plan, place: outlinePlaceWords(place), offered: free, nonce, back },
    confirmed: [...input.confirmed, ...askedIn(refusal)],
  };
  const objective = plan.objectives.find(({ ref }) => ref === place.objective);
  const theme = plan.themes.find(({ ref }) => ref === place.theme);
  const where = [theme && `Theme ${theme.ref}: ${theme.title}`, objective && `${objective.ref} ${objective.title}`];
  return {
    card: draw({
      ...filled(form, input, refusal, true),
      heading: "Add an action",
      note: said(where.filter((part) => part).join(" · ") || plan.title, 300),
      ...{ adds: true, asksObjective: place.objective === "", newObjective: input.newObjective.slice(0, 300) },
      ...{ asksRef: true, refLabel: "Ref" },
      ref: (input.ref || free).slice(0, 20),
      choosing: addChoices(input),
      originWords: input.originWords.slice(0, LONGEST_OF["where it came from"]),
      ...{ edits: false, reason: "" },
      buttons: [
        button(askedIn(refusal).length > 0 ? "Add as it is" : "Add", data, "auto"),
        againButton("Cancel", back === "" ? "help" : back),
      ],
    }),
    summary: "Add an action",
  };
}

const NOTHING: AddTyped = {
  ...{ newObjective: "", ref: "", title: "", accountable: "", joint: [], other: "", reviewDate: "", endDate: "" },
  ...{ cadence: null, measures: "", origin: "", originWords: "", begun: false, confirmed: [] },
};

/** Bytes of a list of names: two of them and the longest texts stay within a card. */
const MOST_BYTES = 5_000;

function filled(
  { plan, today }: AddForm | EditForm,
  input: EditTyped | AddTyped,
  refusal: Refusal | null,
  adds: boolean,
) {
  const names = leadChoices(plan, today).map(({ value, title }) => ({ value, title: choiceTitle(title, 50) }));
  const choices = choicesWithin(names, [input.accountable, ...input.joint], MOST_BYTES);
  return {
    ...problemOf(refusal, plan.settings.zone),
    title: input.title.slice(0, LONGEST_OF.title),
    titleMost: LONGEST_OF.title,
    leads: leadLists(input, choices),
    hasMore: adds || choices.length < names.length || input.other !== "",
    more:
      choices.length < names.length
        ? `Another lead, not among these ${choices.length} of ${names.length}: their name`
        : "Another lead, not among these: their name",
    other: input.other.slice(0, 100),
    reviewDate: dayOrNothing(input.reviewDate),
    endDate: dayOrNothing(input.endDate),
    measures: input.measures.slice(0, LONGEST_OF.measures),
    measuresMost: LONGEST_OF.measures,
    originMost: LONGEST_OF["where it came from"],
    reasonMost: LONGEST_OF.reason,
  };
}

function leadLists({ accountable, joint }: ChosenLeads, choices: { title: string; value: string }[]) {
  const of = { choices };
  return [
    {
      id: "accountable",
      label: "Lead (accountable)",
      several: false,
      value: knownValue([accountable], choices),
      ...of,
    },
    { id: "joint", label: "Other leads", several: true, value: knownValue(joint, choices), ...of },
  ];
}
