import { z } from "zod";
import type { Choosable, LabelForm } from "../../app/people/open-label.ts";
import type { Message } from "../../app/ports/messages.ts";
import { labelKey } from "../../domain/people/labels.ts";
import type { Label } from "../../domain/plan/person.ts";
import { nameOf } from "../../domain/plan/plan.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { Buttons, button } from "../elements/buttons.ts";
import { Choice, choicesWithin, choiceTitle, knownValue } from "../elements/choices.ts";
import { problemOf } from "../elements/forms.ts";
import { againButton } from "../elements/line.ts";
import { card } from "../elements/template.ts";
import { said } from "../words/said.ts";

const draw = card(
  "settle",
  z.strictObject({
    hasProblem: z.boolean(),
    problem: z.string(),
    name: z.string(),
    now: z.string(),
    kinds: Buttons,
    lists: z.array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        style: z.string(),
        several: z.boolean(),
        value: z.string(),
        choices: z.array(Choice),
      }),
    ),
    hasMore: z.boolean(),
    more: z.string(),
    find: z.string(),
    buttons: Buttons,
  }),
);

/** What is chosen on the form: as it stands, or as it was refused. */
export interface SettleInput {
  readonly as: Label["kind"];
  readonly person: string;
  readonly people: readonly string[];
  readonly answers: string;
  readonly sponsor: string;
  readonly find: string;
}

/** What a form shows that nobody has filled in yet; `as` "" is as the label stands. */
export function settleInput({ label, people }: LabelForm, as: Label["kind"] | "", find: string): SettleInput {
  const held = label.holders.map((holder) => holder.person);
  const [only, another] = people.filter(({ likeness }) => likeness !== null);
  return {
    as: as || (held.length > 0 || label.sponsor !== null ? label.kind : "person"),
    person: held[0] ?? (another === undefined ? (only?.person ?? "") : ""),
    people: held,
    answers: label.answers ?? "each",
    sponsor: label.sponsor ?? "",
    find,
  };
}

/** Bytes of a list of people: two of them stay within a card. More people are found by a part of their name. */
const MOST_BYTES = 6_500;

/** Asks an owner whom a name stands for: one person, a role of several, or somebody outside Teams. */
export function settleCard(form: LabelForm, input: SettleInput, refusal: Refusal | null, back: string): Message {
  const { plan, label, stamp, people } = form;
  const choices = choicesOf(people, input);
  const narrowed = choices.length < people.length || input.find !== "";
  const about = { plan: plan.key.plan, label: labelKey(label.text), back };
  const kinds = KINDS.filter(([as]) => as !== input.as);
  return {
    card: draw({
      ...problemOf(refusal, plan.settings.zone),
      name: said(label.text, 200),
      now: nowWords(form),
      kinds: kinds.map(([as, title]) => button(title, { verb: "open-label", ...about, as, find: input.find })),
      lists: listsOf(choices, input),
      hasMore: narrowed,
      more: `Not among these ${choices.length} of ${people.length}? A part of the name`,
      find: input.find.slice(0, 100),
      buttons: [
        button("Save", { verb: "settle-label", ...about, as: input.as, seen: stamp }, "auto"),
        ...(narrowed ? [button("Find", { verb: "open-label", ...about, as: input.as }, "auto")] : []),
        againButton("Back", back === "" ? "people" : back),
      ],
    }),
    summary: `Who is ${said(label.text, 60)}?`.replace(/\n/g, " "),
  };
}

const KINDS: readonly (readonly [Label["kind"], string])[] = [
  ["person", "One person"],
  ["role", "A role of several"],
  ["outside", "Outside Teams"],
];

function nowWords({ plan, label }: LabelForm): string {
  if (label.sponsor !== null) return `Now: outside Teams; ${said(nameOf(plan, label.sponsor), 80)} vouches.`;
  const held = label.holders.map((holder) => nameOf(plan, holder.person));
  return held.length === 0 ? "Nobody yet." : `Now: ${said(held.join(", "), 300)}.`;
}

/** As many people as fit: who is chosen, then as they come. */
function choicesOf(people: readonly Choosable[], input: SettleInput): Choice[] {
  const all = people.map(({ person, name, likeness }) => {
    return { title: `${choiceTitle(name, 50)}${likeness === null ? "" : " (likely)"}`, value: person };
  });
  return choicesWithin(all, [input.person, input.sponsor, input.answers, ...input.people], MOST_BYTES);
}

function listsOf(choices: Choice[], input: SettleInput) {
  const list = (id: string, label: string, values: readonly string[], several = false) => {
    const style = several ? "expanded" : "compact";
    return { id, label, several, value: knownValue(values, choices), style, choices };
  };
  switch (input.as) {
    case "person":
      return [list("person", "This person", [input.person])];
    case "role":
      return [
        list("people", "The people of this role", input.people, true),
        {
          ...list("answers", "Who of them answers", []),
          value: input.answers,
          choices: [{ title: "Each of them", value: "each" }, ...choices],
        },
      ];
    case "outside":
      return [list("sponsor", "Who in Teams vouches for them", [input.sponsor])];
  }
}
