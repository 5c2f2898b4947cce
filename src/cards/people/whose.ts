import type { CommittedAction } from "../../app/commit-planned.ts";
import { type OpenAction, seenAction } from "../../app/open-action.ts";
import type { ReassignView } from "../../app/people/reassign-action.ts";
import type { Message } from "../../app/ports/messages.ts";
import { formatInstant } from "../../domain/calendar/day.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { LONGEST } from "../../domain/updates/update-input.ts";
import { drawAction, updateSection } from "../actions/action.ts";
import { button } from "../elements/buttons.ts";
import type { FormPaths } from "../elements/forms.ts";
import { againButton } from "../elements/line.ts";
import { type FormInput, formCard } from "./form.ts";

/** What was typed about whose an action is, and why it was refused (null: nothing was). */
export interface WhoseTyped {
  readonly to: string;
  readonly words: string;
  readonly refusal: Refusal | null;
}

const NOTHING: WhoseTyped = { to: "", words: "", refusal: null };

/** Asks why an action is given to another lead. */
export function reassignCard(view: ReassignView, typed: WhoseTyped = NOTHING, paths: FormPaths): Message {
  const { plan, action, to } = view;
  const about = { plan: plan.key.plan, action: action.value.id, version: action.value.version, ...paths };
  return formCard({
    heading: `Give ${action.value.ref} to ${to.name}?`,
    title: action.value.title,
    facts: [leadNow(view)],
    inputs: [words(typed, "Why (its history tells it)")],
    buttons: [
      button("Give it", { verb: "reassign", ...about, to: to.name }, "auto"),
      ...backButton(paths.back, action.value.ref),
    ],
    refusal: typed.refusal,
    zone: plan.settings.zone,
  });
}

/** Asks whoever is asked about an action whose it is instead. */
export function sayNotMineCard(open: OpenAction, typed: WhoseTyped = NOTHING, paths: FormPaths): Message {
  const { plan, action } = open;
  const about = { plan: plan.key.plan, action: action.value.id, ...paths };
  return formCard({
    heading: `Is ${action.value.ref} not yours?`,
    title: action.value.title,
    facts: [leadNow(open), ["What happens", "The owner decides. Until then you are asked about it as before."]],
    inputs: [
      { id: "to", label: "Whose it is, if you know (a name)", long: false, most: 100, value: typed.to },
      words(typed, "What the owner should know (optional)"),
    ],
    buttons: [
      button("Tell the owner", { verb: "say-not-mine", ...about }, "auto"),
      ...backButton(paths.back, action.value.ref),
    ],
    refusal: typed.refusal,
    zone: plan.settings.zone,
  });
}

/** The owner decides whose an action is that someone says is not theirs. */
export function notMineCard(open: OpenAction, typed: WhoseTyped | null, paths: FormPaths): Message {
  const { plan, action } = open;
  const { notMine, ref, id, version } = action.value;
  const about = { verb: "settle-not-mine", plan: plan.key.plan, action: id, version, ...paths };
  const said = notMine ? `by ${notMine.byName}, ${formatInstant(notMine.at, plan.settings.zone)}` : "";
  return formCard({
    heading: `Whose is ${ref}?`,
    title: action.value.title,
    facts: [
      leadNow(open),
      ["Said not to be theirs", said],
      ["Whose it is, they say", notMine?.suggests ?? ""],
      ["Their words", notMine?.words ?? ""],
    ],
    inputs: [
      {
        ...{ id: "to", label: "Whose it is from now on (a name)", long: false, most: 100 },
        value: typed?.to ?? notMine?.suggests ?? "",
      },
      words(typed ?? NOTHING, "Why (needed where it stays)"),
    ],
    buttons: [
      button("Give it to them", { ...about, answer: "give" }, "auto"),
      button("It stays", { ...about, answer: "stays" }, "auto"),
      againButton("Back", paths.back === "" ? "waiting" : paths.back),
    ],
    refusal: typed?.refusal ?? null,
    zone: plan.settings.zone,
  });
}

/** The action after something was said or decided about whose it is; `done` says what. */
export function whoseCard(committed: CommittedAction, done: string, back: string): Message {
  const banner = committed.again ? `That was done before, and only once. This is how it stands.` : done;
  return drawAction(committed, banner, updateSection(committed, 700), [], back);
}

function leadNow(open: OpenAction): readonly [string, string] {
  return [
    "Lead now",
    seenAction(open)
      .leads.map(({ label }) => label)
      .join(", ") || "none named",
  ];
}

function words({ words: value }: WhoseTyped, label: string): FormInput {
  return { id: "words", label, long: true, most: LONGEST.reason, value };
}

function backButton(back: string, ref: string) {
  return [againButton("Back", back === "" ? `show ${ref}` : back)];
}
