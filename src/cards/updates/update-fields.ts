import { z } from "zod";
import { seenAction } from "../../app/open-action.ts";
import type { UpdateAim, UpdateForm } from "../../app/updates/open-update.ts";
import { dayIn, formatDay } from "../../domain/calendar/day.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { RATINGS, type Rag } from "../../domain/plan/rag.ts";
import { LONGEST, type UpdateInput } from "../../domain/updates/update-input.ts";
import { type Button, Buttons, toggleButton } from "../elements/buttons.ts";
import { Choice, choiceTitle } from "../elements/choices.ts";
import { dayOrNothing } from "../elements/forms.ts";
import { dayOfYear } from "../words/dates.ts";
import { figures } from "../words/phrases.ts";
import { ragMark } from "../words/rag-mark.ts";
import { said } from "../words/said.ts";
import { lastWords } from "./last-words.ts";

/** One input of the update form, with what stands above and the buttons below it. */
export const UpdateField = z.strictObject({
  id: z.string(),
  shown: z.boolean(),
  hasAbove: z.boolean(),
  lead: z.string(),
  above: z.string(),
  isChoice: z.boolean(),
  isText: z.boolean(),
  isDate: z.boolean(),
  label: z.string(),
  value: z.string(),
  choices: z.array(Choice),
  isLong: z.boolean(),
  isRequired: z.boolean(),
  errorMessage: z.string(),
  placeholder: z.string(),
  most: z.number(),
  hasButtons: z.boolean(),
  buttons: Buttons,
});
type UpdateField = z.infer<typeof UpdateField>;

const EMPTY: Omit<UpdateField, "id" | "label" | "value"> = {
  ...{ shown: true, hasAbove: false, lead: "", above: "", isChoice: false, isText: false, isDate: false },
  ...{ choices: [], isLong: true, isRequired: false, errorMessage: "", placeholder: "", most: 1 },
  ...{ hasButtons: false, buttons: [] },
};

/** Which of them are folded away, and what opens them. */
interface Folded {
  readonly fields: readonly UpdateField[];
  readonly title: string;
}

/**
 * The inputs of the form in the order in which they are asked. What is seldom filled in is folded behind a button below
 * the others, unless something is in it or the form is for just that. `asksEnd`: the card asks first what becomes of the
 * end date, by buttons that send what is typed and are not to wait for what is required.
 */
export function updateFields(form: UpdateForm, aim: UpdateAim, asksEnd: boolean): UpdateField[] {
  const { input } = form;
  const completes = aim === "completion" || isComplete(input);
  const impact = [differenceField(input), evidenceField(input)];
  const move = moveFields(form, aim);
  const moves = aim === "new date" || input.moveTo !== "" || input.moveReason !== "";
  const showsImpact = completes || input.difference !== "" || input.evidence !== "";
  const review = { ...reviewField(input), shown: !completes };
  const shown = [
    ...(aim === "new date" ? move : []),
    ...ratingFields(form),
    progressField(form, asksEnd),
    ...(showsImpact ? impact : []),
    inTheWayField(input),
    review,
    ...(moves && aim !== "new date" ? move : []),
  ];
  const mayMove = move.length > 0 && !moves && !completes && !asksEnd;
  const folded = [
    ...(showsImpact ? [] : [{ fields: impact, title: "Add difference or evidence" }]),
    ...(mayMove ? [{ fields: move, title: "Ask to move the end date" }] : []),
  ];
  return fold(shown, folded);
}

function fold(shown: readonly UpdateField[], folded: readonly Folded[]): UpdateField[] {
  const buttons: Button[] = folded.map(({ fields, title }) =>
    toggleButton(
      title,
      fields.map(({ id }) => `${id}-field`),
    ),
  );
  const hidden = folded.flatMap(({ fields }) => fields.map((field) => ({ ...field, shown: false })));
  const last = shown.findLast((field) => field.shown);
  const opening = { hasButtons: buttons.length > 0, buttons };
  return [...shown.map((field) => (field === last ? { ...field, ...opening } : field)), ...hidden];
}

/** Every rating it would file is complete. */
function isComplete({ rag, partRags }: UpdateInput): boolean {
  return partRags.length > 0 ? partRags.every((part) => part === "complete") : rag === "complete";
}

function ratingFields(form: UpdateForm): UpdateField[] {
  const { plan, input } = form;
  const action = seenAction(form);
  const field = (id: string, label: string, value: Rag | null, now: Rag): UpdateField => ({
    ...EMPTY,
    ...{ isChoice: true, id, label, value: value ?? "", choices: ratingChoices(plan, now) },
  });
  if (action.parts.length === 0) return [field("rag", "Rating", input.rag, action.rag)];
  return action.parts.map((part, at) => ({
    ...field(`part-${at}`, `Rating of part ${at + 1}`, input.partRags[at] ?? null, part.rag),
    ...{ hasAbove: true, above: `${at + 1}. ${said(part.text, 300)}` },
  }));
}

function ratingChoices({ scheme }: Plan, now: Rag): Choice[] {
  return RATINGS.map((rag) => {
    const { shape, words } = ragMark(scheme, rag);
    const more = [rag === now ? "as now" : "", rag === "complete" ? "needs sign-off" : ""];
    const note = more.filter((part) => part !== "").join("; ");
    return { title: `${shape} ${choiceTitle(words, 60)}${note === "" ? "" : ` (${note})`}`, value: rag };
  });
}

function progressField(form: UpdateForm, asksEnd: boolean): UpdateField {
  const { input, plan, today, person } = form;
  const update = seenAction(form).lastUpdate;
  const since = update === null ? "" : dayOfYear(dayIn(plan.settings.zone, new Date(update.at)), today);
  const asks = update === null ? "What has been done so far?" : `What has changed since ${since}?`;
  const words = text("progress", `${asks} (required, up to ${figures(LONGEST.progress)} characters)`, input.progress);
  return {
    ...words,
    ...(update !== null && update.progress !== "" && { hasAbove: true, ...lastWords(update, person, since) }),
    ...{ isRequired: !asksEnd, errorMessage: "Say in a sentence or two what has changed." },
    placeholder: "Do not name or describe a child or family.",
  };
}

function inTheWayField({ inTheWay }: UpdateInput): UpdateField {
  return text("inTheWay", "What is in the way? What do you need? (optional)", inTheWay);
}

function differenceField({ difference }: UpdateInput): UpdateField {
  const label = "What difference has it made for children? (optional; asked for when complete)";
  const placeholder = "For children in general: no names, no case.";
  return { ...text("difference", label, difference), placeholder };
}

function evidenceField({ evidence }: UpdateInput): UpdateField {
  const field = text("evidence", "Evidence: a link or a note (required for complete)", evidence);
  return { ...field, isLong: false };
}

function reviewField({ nextReview }: UpdateInput): UpdateField {
  return date("nextReview", "Next review date (not needed for complete)", nextReview);
}

function moveFields(form: UpdateForm, aim: UpdateAim): UpdateField[] {
  const { endDate } = seenAction(form);
  if (endDate === null) return [];
  const { moveTo, moveReason } = form.input;
  const must = { isRequired: aim === "new date" };
  const end = formatDay(endDate);
  const to = must.isRequired ? `New end date, now ${end} (required)` : `Ask to move the end date from ${end} to`;
  return [
    {
      ...date("moveTo", to, moveTo),
      ...{ ...must, errorMessage: "Choose the day by which it will be done." },
    },
    {
      ...text("moveReason", `Why the end date should move${must.isRequired ? " (required)" : ""}`, moveReason),
      ...{ ...must, errorMessage: "Say why it needs longer." },
    },
  ];
}

function text(id: keyof typeof LONGEST | "moveReason", label: string, typed: string): UpdateField {
  const most = LONGEST[id === "moveReason" ? "reason" : id];
  return { ...EMPTY, isText: true, id, label, value: typed.slice(0, most), most };
}

function date(id: string, label: string, typed: string): UpdateField {
  return { ...EMPTY, isDate: true, id, label, value: dayOrNothing(typed) };
}
