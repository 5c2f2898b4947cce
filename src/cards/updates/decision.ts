import { z } from "zod";
import { type OpenAction, seenAction } from "../../app/open-action.ts";
import type { Message } from "../../app/ports/messages.ts";
import { type Day, formatDay, formatInstant } from "../../domain/calendar/day.ts";
import { everyEndDate, isToAttend, slipsOf } from "../../domain/due/slips.ts";
import type { Action } from "../../domain/plan/action.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { offerCheckDate } from "../../domain/updates/sign-off.ts";
import { LONGEST } from "../../domain/updates/update-input.ts";
import { endDatesWords } from "../actions/updates-beside.ts";
import { Buttons, button } from "../elements/buttons.ts";
import { dayOrNothing, type FormPaths, problemOf } from "../elements/forms.ts";
import { againButton } from "../elements/line.ts";
import { card } from "../elements/template.ts";
import { writeQuestion } from "../questions/question.ts";
import { byWords } from "../words/by-words.ts";
import { times } from "../words/phrases.ts";
import { said } from "../words/said.ts";

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

/** What a decision is about. */
export type DecisionAbout = "completion" | "end date" | "reopening";

/** What was typed into a decision that was refused, and why. */
export interface DecisionAgain {
  readonly refusal: Refusal;
  readonly words: string;
  readonly checkOn: string;
}

/** All that a decision needs to be taken: what was filed or asked, by whom, and the two ways to answer. */
export function decisionCard(
  open: OpenAction,
  about: DecisionAbout,
  again: DecisionAgain | null,
  paths: FormPaths,
): Message {
  const { plan, today } = open;
  const action = seenAction(open);
  const completes = about === "completion";
  const asks = WORDS[about];
  const question = asks.question(action.ref);
  return {
    card: draw({
      ...problemOf(again?.refusal ?? null, plan.settings.zone),
      question: said(question, 100),
      title: said(action.title, 600),
      facts: (about === "end date" ? dateFacts(action, plan) : completionFacts(action, plan)).filter(
        ({ text }) => text !== "",
      ),
      asksCheck: completes,
      checkOn: checkDay(again, plan, today),
      wordsLabel: asks.words,
      wordsMost: LONGEST.reason,
      words: again?.words.slice(0, LONGEST.reason) ?? "",
      buttons: buttonsOf(open, about, paths),
    }),
    summary: said(question, 100),
  };
}

const WORDS: Readonly<
  Record<DecisionAbout, { question: (ref: string) => string; words: string; yes: string; no: string }>
> = {
  completion: {
    question: (ref) => `Is ${ref} complete?`,
    words: "Why it goes back (needed to return it)",
    ...{ yes: "Accept as complete", no: "Send back" },
  },
  "end date": {
    question: (ref) => `May the end date of ${ref} move?`,
    words: "Why not (needed to refuse)",
    ...{ yes: "Move the date", no: "Refuse" },
  },
  reopening: {
    question: (ref) => `Open ${ref} again?`,
    words: "Why it is opened again (needed)",
    ...{ yes: "Open it again", no: "" },
  },
};

function checkDay(again: DecisionAgain | null, { settings }: Plan, today: Day): string {
  if (again === null) return offerCheckDate(settings, today);
  return dayOrNothing(again.checkOn);
}

function completionFacts(action: Action, plan: Plan) {
  const { lastUpdate: update, measures } = action;
  if (update === null) return [];
  return [
    fact("Proposed", `${byWords(update)}, ${formatInstant(update.at, plan.settings.zone)}`),
    fact("Progress", update.progress),
    fact("Difference for children", update.difference),
    fact("Evidence", update.evidence),
    fact("In the way, or needed", update.inTheWay ?? ""),
    ...otherEvidence(action, plan),
    fact("Measures", measures.join("; ")),
  ];
}

/** Pieces told of by themselves; the rest is counted, with where it is. */
const MOST_PIECES = 6;

/** All evidence beside what was filed with the proposal, the newest first: what came after it is marked. */
function otherEvidence({ ref, evidence = [], lastUpdate }: Action, plan: Plan) {
  const proposed = lastUpdate?.entry ?? 0;
  const others = evidence.filter(({ entry }) => entry !== proposed).reverse();
  const shown = others.slice(0, MOST_PIECES).map(({ entry, at, byName, where, shows }) => {
    const link = where === "" ? "" : ` (${said(where, 150)})`;
    const on = `${said(byName, 60)}, ${formatInstant(at, plan.settings.zone)}`;
    return fact(entry > proposed ? "Added since" : "Added before", `${said(shows, 200)}${link}, ${on}`);
  });
  const more = others.length - shown.length;
  return more > 0 ? [...shown, fact("And more", `${more} pieces: type “evidence ${said(ref, 20)}”`)] : shown;
}

function dateFacts(action: Action, plan: Plan) {
  const asked = action.dateChange;
  if (asked === null) return [];
  const slips = slipsOf(action);
  const moved = endDatesWords(everyEndDate(action));
  const attend = isToAttend(plan, slips) ? "; its lead is to attend the board" : "";
  return [
    fact("From", formatDay(asked.from)),
    fact("To", formatDay(asked.to)),
    fact("Asked", `by ${asked.byName}, ${formatInstant(asked.at, plan.settings.zone)}`),
    fact("Reason", asked.reason),
    fact("Moved before", slips === 0 ? "never" : `${times(slips)}: ${moved}${attend}`),
  ];
}

function fact(label: string, text: string) {
  return { label, text: said(text, 900) };
}

function buttonsOf({ plan, action }: OpenAction, about: DecisionAbout, { nonce, back }: FormPaths) {
  const data = {
    verb: "decide",
    plan: plan.key.plan,
    action: action.value.id,
    version: action.value.version,
    about,
    nonce,
    back,
  };
  const { yes, no } = WORDS[about];
  const show = writeQuestion({ ask: "show", ref: action.value.ref, plan: plan.key.plan });
  return [
    button(yes, { ...data, answer: "yes" }, "auto"),
    ...(no === "" ? [] : [button(no, { ...data, answer: "no" }, "auto")]),
    againButton("Back", back !== "" ? back : about === "reopening" ? show : "waiting"),
  ];
}
