import { z } from "zod";
import { type OpenAction, seenAction } from "../../app/open-action.ts";
import type { Message } from "../../app/ports.ts";
import type { Action } from "../../domain/action.ts";
import { type Day, formatDay, formatInstant, isDay } from "../../domain/calendar/day.ts";
import type { Plan } from "../../domain/plan.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { isToAttend, slipsOf } from "../../domain/updates/date-change.ts";
import { offerCheckDate } from "../../domain/updates/sign-off.ts";
import { LONGEST } from "../../domain/updates/update-input.ts";
import { Buttons, button } from "../buttons.ts";
import { byWords } from "../by-words.ts";
import { againButton } from "../line.ts";
import { said } from "../said.ts";
import { card } from "../template.ts";
import { wording } from "../wording.ts";
import type { FormPaths } from "./update.ts";

const draw = card(
  "decision",
  z.strictObject({
    hasProblem: z.boolean(),
    problem: z.string(),
    question: z.string(),
    title: z.string(),
    facts: z.array(z.strictObject({ label: z.string(), text: z.string() })),
    asksCheck: z.boolean(),
    checkOn: z.string(),
    wordsLabel: z.string(),
    wordsMost: z.number(),
    words: z.string(),
    buttons: Buttons,
  }),
);

export type About = "completion" | "end date";

/** What was typed into a decision that was refused, and why. */
export interface DecisionAgain {
  readonly refusal: Refusal;
  readonly words: string;
  readonly checkOn: string;
}

/** All that a decision needs to be taken: what was filed or asked, by whom, and the two ways to answer. */
export function decisionCard(open: OpenAction, about: About, again: DecisionAgain | null, paths: FormPaths): Message {
  const { plan, today } = open;
  const action = seenAction(open);
  const completes = about === "completion";
  const question = completes ? `Is ${action.ref} complete?` : `May the end date of ${action.ref} move?`;
  return {
    card: draw({
      hasProblem: again !== null,
      problem: again === null ? "" : said(wording(again.refusal, plan.settings.zone), 500),
      question: said(question, 100),
      title: said(action.title, 600),
      facts: (completes ? completionFacts(action, plan) : dateFacts(action, plan)).filter(({ text }) => text !== ""),
      asksCheck: completes,
      checkOn: checkDay(again, today),
      wordsLabel: completes ? "Why it goes back (needed to return it)" : "Why not (needed to refuse)",
      wordsMost: LONGEST.reason,
      words: again?.words.slice(0, LONGEST.reason) ?? "",
      buttons: buttonsOf(open, about, paths),
    }),
    summary: said(question, 100),
  };
}

function checkDay(again: DecisionAgain | null, today: Day): string {
  if (again === null) return offerCheckDate(today);
  return isDay(again.checkOn) ? again.checkOn : "";
}

function completionFacts({ lastUpdate: update, measures }: Action, plan: Plan) {
  if (update === null) return [];
  return [
    fact("Proposed", `${byWords(update)}, ${formatInstant(update.at, plan.settings.zone)}`),
    fact("Progress", update.progress),
    fact("Difference for children", update.difference),
    fact("Evidence", update.evidence),
    fact("Measures", measures.join("; ")),
  ];
}

function dateFacts(action: Action, plan: Plan) {
  const asked = action.dateChange;
  if (asked === null) return [];
  const slips = slipsOf(action);
  const moved = action.revisions.map(({ from, to }) => `${formatDay(from)} → ${formatDay(to)}`).join("; ");
  const attend = isToAttend(plan, slips) ? "; its lead is to attend the board" : "";
  return [
    fact("From", formatDay(asked.from)),
    fact("To", formatDay(asked.to)),
    fact("Asked", `by ${asked.byName}, ${formatInstant(asked.at, plan.settings.zone)}`),
    fact("Reason", asked.reason),
    fact("Moved before", slips === 0 ? "never" : `${slips} times: ${moved}${attend}`),
  ];
}

function fact(label: string, text: string) {
  return { label, text: said(text, 900) };
}

function buttonsOf({ plan, action }: OpenAction, about: About, { nonce, back }: FormPaths) {
  const data = {
    verb: "decide",
    plan: plan.key.plan,
    action: action.value.id,
    version: action.value.version,
    about,
    nonce,
    back,
  };
  const [yes, no] = about === "completion" ? ["Accept as complete", "Return"] : ["Move the date", "Refuse"];
  return [
    button(yes ?? "", { ...data, answer: "yes" }, "auto"),
    button(no ?? "", { ...data, answer: "no" }, "auto"),
    againButton("Back", back === "" ? "waiting" : back),
  ];
}
