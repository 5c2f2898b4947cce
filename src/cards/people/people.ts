import { z } from "zod";
import type { LabelHolder, LabelState, PlanNames } from "../../app/people/show-people.ts";
import type { Message } from "../../app/ports/messages.ts";
import { formatDay } from "../../domain/calendar/day.ts";
import { labelKey } from "../../domain/people/labels.ts";
import type { Likeness } from "../../domain/people/match-labels.ts";
import { nameOf, type Plan } from "../../domain/plan/plan.ts";
import { type Button, Buttons, button, spoken } from "../elements/buttons.ts";
import { paged } from "../elements/pages.ts";
import { card } from "../elements/template.ts";
import { writeQuestion } from "../questions/question.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";

const draw = card(
  "people",
  z.strictObject({
    heading: z.string(),
    note: z.string(),
    hasBanner: z.boolean(),
    banner: z.string(),
    labels: z.array(
      z.strictObject({
        name: z.string(),
        lines: z.array(z.strictObject({ text: z.string() })),
        buttons: Buttons,
      }),
    ),
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

/** Every name of the plan and whom it stands for; what waits for an owner comes first. `banner`: what was just done. */
export function peopleCard(list: PlanNames, page: number, banner: string): Message {
  const { plan, labels, matched } = list;
  const words = (number: number) => writeQuestion({ ask: "people", page: number, plan: plan.key.plan });
  const shown = paged(labels, page, words);
  const told = [banner, matchedWords(matched)].filter((part) => part !== "").join(" ");
  const heading = headingOf(labels);
  return {
    card: draw({
      heading,
      note: [`Names in ${said(plan.title, 100)}`, shown.says].filter((part) => part !== "").join(" · "),
      hasBanner: told !== "",
      banner: said(told, 500),
      labels: shown.shown.map((state) => ({
        name: said(state.label.text, 120),
        lines: linesOf(plan, state),
        buttons: buttonsOf(plan.key.plan, state, words(shown.here)),
      })),
      hasButtons: shown.buttons.length > 0,
      buttons: shown.buttons,
    }),
    summary: heading,
  };
}

function headingOf(labels: readonly LabelState[]): string {
  const waiting = labels.filter(({ state, claims }) => claims.length > 0 || state === "proposed" || state === "nobody");
  const silent = labels.filter(({ holders }) => holders.some(({ reach }) => reach !== "reached"));
  if (labels.length === 0) return "The plan names nobody yet";
  if (waiting.length > 0) return `${count(waiting.length, "name")} of ${labels.length} to settle`;
  if (silent.length > 0) return `Every name is settled; ${silent.length} of ${labels.length} cannot be reached yet`;
  return `${count(labels.length, "name")}, all settled and reached`;
}

function matchedWords(matched: readonly string[]): string {
  if (matched.length === 0) return "";
  const named = matched.slice(0, 5).map((text) => said(text, 60));
  const more = matched.length > named.length ? ` and ${matched.length - named.length} more` : "";
  return `Matched just now by their exact names: ${named.join("; ")}${more}. Change any that is wrong.`;
}

function linesOf(plan: Plan, state: LabelState) {
  const claims = state.claims.map(({ name }) => `${name} says that this means them.`);
  const next = (plan.handovers ?? [])
    .filter(({ from }) => state.holders.some(({ person }) => person === from))
    .map(({ to, on }) => `From ${formatDay(on)}: ${nameOf(plan, to)}`);
  const lines = [stateWords(state), ...next.slice(0, 2), ...hangingWords(state), ...claims.slice(0, 2)];
  return lines.map((text) => ({ text: said(text, 300) }));
}

/** What waits while whoever holds a name is not reached. */
function hangingWords({ hanging }: LabelState): readonly string[] {
  if (hanging.length === 0) return [];
  const more = hanging.length > 8 ? " …" : "";
  return [`${count(hanging.length, "open action")} on this name: ${hanging.slice(0, 8).join(", ")}${more}`];
}

/** Whom a name stands for, in words. */
function stateWords({ state, label, holders, answers, sponsor, proposals }: LabelState): string {
  switch (state) {
    case "settled": {
      const who = holders.slice(0, 6).map(holderWords).join(", ");
      const more = holders.length > 6 ? ` and ${holders.length - 6} more` : "";
      const asked = answers === null ? "each of them answers" : `${answers} answers`;
      return label.kind === "role" ? `✓ A role: ${who}${more}; ${asked}` : `✓ ${who}${more}`;
    }
    case "outside":
      return `Outside Teams; ${sponsor ?? "nobody"} vouches for them`;
    case "proposed":
      return `? Perhaps ${proposals.map(({ name, likeness }) => `${said(name, 60)} (${LIKE[likeness]})`).join(", or ")}`;
    case "nobody":
      return "✗ Nobody yet: no reminder goes to anyone";
  }
}

const LIKE: Readonly<Record<Likeness, string>> = {
  name: "the same name",
  reversed: "the same name, turned round",
  spelling: "spelt nearly so",
  initial: "the same surname and initial",
  "short name": "a longer or shorter form",
  initials: "the same initials",
  "one name": "one name the same",
};

function holderWords({ name, reach }: LabelHolder): string {
  if (reach === "reached") return name;
  return `${name} (${UNREACHED[reach]})`;
}

const UNREACHED = {
  "not-installed": "has not added Plan Keeper in Teams",
  unreachable: "has blocked or removed Plan Keeper",
  left: "is in none of my teams and chats any more",
} as const satisfies Record<Exclude<LabelHolder["reach"], "reached">, string>;

function buttonsOf(plan: string, { label, state, claims }: LabelState, back: string): Button[] {
  const about = { plan, label: labelKey(label.text), back };
  const [claim] = claims;
  const decide =
    claim === undefined ? [] : [button("Confirm or refuse", { verb: "open-claim", ...about, person: claim.person })];
  const settled = state === "settled" || state === "outside";
  const settle = button(settled ? "Change" : "Say who this is", { verb: "open-label", ...about, as: "", find: "" });
  return [...decide, settle].map((one) => spoken(one, label.text));
}
