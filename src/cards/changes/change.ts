import { z } from "zod";
import type { OpenedAddition } from "../../app/changes/add-action.ts";
import type { StateTyped } from "../../app/changes/change-state.ts";
import { type OpenAction, seenAction } from "../../app/open-action.ts";
import type { Message } from "../../app/ports/messages.ts";
import { formatInstant } from "../../domain/calendar/day.ts";
import { proposedChanges } from "../../domain/changes/lay-edit.ts";
import { asksWhy } from "../../domain/changes/state.ts";
import { LONGEST_OF } from "../../domain/changes/texts.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import type { StateVerb } from "../../domain/plan/state-verbs.ts";
import { fieldChangeWords } from "../actions/field-words.ts";
import { Buttons, button } from "../elements/buttons.ts";
import { Choice, choicesWithin } from "../elements/choices.ts";
import { askedIn, cancelButton, dayOrNothing, type FormPaths, problemOf } from "../elements/forms.ts";
import { againButton } from "../elements/line.ts";
import { card, fitted } from "../elements/template.ts";
import { said } from "../words/said.ts";
import { leavingQuestion, secondPersonWords } from "./leaving-words.ts";
import { placeChoices } from "./place-choices.ts";

const draw = card(
  "change",
  z.strictObject({
    ...{ hasProblem: z.boolean(), problem: z.string(), question: z.string(), title: z.string() },
    facts: z.array(z.strictObject({ label: z.string(), text: z.string() })),
    ...{ asksPlace: z.boolean(), place: z.string(), places: z.array(Choice) },
    ...{ asksInto: z.boolean(), into: z.string(), asksUntil: z.boolean(), until: z.string() },
    ...{ asksWords: z.boolean(), wordsLabel: z.string(), wordsMost: z.number(), words: z.string() },
    buttons: Buttons,
  }),
);

const NOTHING_ASKED = {
  ...{ asksPlace: false, place: "", places: [], asksInto: false, into: "", asksUntil: false, until: "" },
  ...{ asksWords: false, wordsLabel: "", words: "", wordsMost: LONGEST_OF.reason, facts: [] },
};

/** Bytes of a list of places. */
const MOST_BYTES = 12_000;

/** Asks in which theme or objective a new action belongs. */
export function placeCard(asked: Extract<OpenedAddition, { kind: "place" }>, back: string): Message {
  const { plan } = asked.open;
  const all = placeChoices(plan, asked.places);
  const problem: Refusal | null = asked.unknown === "" ? null : { reason: "place-unknown", where: asked.unknown };
  return {
    card: draw({
      ...NOTHING_ASKED,
      ...problemOf(problem, plan.settings.zone),
      question: "Where does the new action belong?",
      title: said(plan.title, 200),
      asksPlace: true,
      places: choicesWithin(all, [], MOST_BYTES),
      buttons: [
        button("Next", { verb: "choose-place", plan: plan.key.plan, back }, "auto"),
        againButton("Cancel", back === "" ? "help" : back),
      ],
    }),
    summary: "Where does the new action belong?",
  };
}

/** Asks what is still to be said before an action is paused, withdrawn, merged or carried; after a refusal, why. */
export function stateCard(open: OpenAction, typed: StateTyped, refusal: Refusal | null, paths: FormPaths): Message {
  const { plan } = open;
  const action = seenAction(open);
  const { does } = typed;
  const { question, yes } = ASKS[does];
  const data = {
    ...{ verb: "change-state", plan: plan.key.plan, action: action.id, version: open.action.value.version },
    ...{ does, nonce: paths.nonce, back: paths.back, confirmed: [...typed.confirmed, ...askedIn(refusal)] },
  };
  return {
    card: draw({
      ...NOTHING_ASKED,
      ...problemOf(refusal, plan.settings.zone),
      question: said(question(action.ref), 100),
      title: said(action.title, 600),
      facts: secondPersonWords(open, does).map((text) => ({ label: "Second person", text })),
      ...{ asksInto: does === "merge", into: typed.into.slice(0, 20) },
      ...{ asksUntil: does === "pause", until: dayOrNothing(typed.until) },
      ...{ asksWords: true, words: typed.reason.slice(0, LONGEST_OF.reason) },
      wordsLabel: asksWhy(does) ? "Why (required): the history keeps it" : "Why (optional)",
      buttons: [button(yes, data, "auto"), cancelButton(plan, action.ref, paths.back)],
    }),
    summary: said(question(action.ref), 100),
  };
}

/** Whether what was refused is merely not said yet: the card asks it. */
export function isUnsaid({ reason, into }: StateTyped, refusal: Refusal): boolean {
  if (refusal.reason === "merge-unfit") return into === "" && reason === "";
  return refusal.reason === "why-missing" && reason === "";
}

const ASKS: Readonly<Record<StateVerb, { readonly question: (ref: string) => string; readonly yes: string }>> = {
  begin: { question: (ref) => `Has ${ref} begun?`, yes: "It has begun" },
  pause: { question: (ref) => `Pause ${ref}? Nobody is asked about it meanwhile.`, yes: "Pause" },
  resume: { question: (ref) => `Bring ${ref} back?`, yes: "Bring it back" },
  withdraw: { question: (ref) => `Withdraw ${ref}? It leaves the figures and stays listed.`, yes: "Withdraw" },
  merge: { question: (ref) => `Merge ${ref} into another action?`, yes: "Merge" },
  carry: { question: (ref) => `Carry ${ref} to the next plan? It leaves the figures and stays listed.`, yes: "Carry" },
  restrict: { question: (ref) => `Restrict ${ref} to those it concerns?`, yes: "Restrict" },
  unrestrict: { question: (ref) => `Open ${ref} to everybody of the plan?`, yes: "Open to all" },
};

/** What was proposed beside what stands now, and the two ways to answer. */
export function editDecisionCard(
  open: OpenAction,
  again: { readonly refusal: Refusal; readonly words: string } | null,
  paths: FormPaths,
): Message {
  const { plan } = open;
  const action = seenAction(open);
  const { proposal } = action;
  const question = leavingQuestion(action) ?? `May ${action.ref} be changed?`;
  const data = {
    ...{ verb: "decide-edit", plan: plan.key.plan, action: action.id, version: open.action.value.version },
    ...{ nonce: paths.nonce, back: paths.back },
  };
  return fitted((most) => ({
    card: draw({
      ...NOTHING_ASKED,
      ...problemOf(again?.refusal ?? null, plan.settings.zone),
      question: said(question, 100),
      title: said(action.title, 600),
      facts: [
        ["Proposed", proposal ? `by ${proposal.byName}, ${formatInstant(proposal.at, plan.settings.zone)}` : ""],
        ["Why", proposal?.reason ?? ""],
        ["Now → proposed", proposedChanges(action).length === 0 ? "It stands so already." : ""],
        ...proposedChanges(action).map((change) => {
          const [field = "", ...words] = fieldChangeWords(change).split(": ");
          return [field, words.join(": ")] as const;
        }),
      ]
        .filter(([, text]) => text !== "")
        .map(([label = "", text = ""]) => ({ label, text: said(text, most) })),
      ...{ asksWords: true, words: again?.words.slice(0, LONGEST_OF.reason) ?? "" },
      wordsLabel: "Why not (needed to refuse)",
      buttons: [
        button("Accept the change", { ...data, answer: "yes" }, "auto"),
        button("Refuse", { ...data, answer: "no" }, "auto"),
        againButton("Back", paths.back === "" ? "waiting" : paths.back),
      ],
    }),
    summary: said(question, 100),
  }));
}
