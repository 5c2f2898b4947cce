import { listMyActions } from "../../app/actions/list-my-actions.ts";
import { showAction } from "../../app/actions/show-action.ts";
import { showHistory } from "../../app/actions/show-history.ts";
import { openPlan } from "../../app/open-plan.ts";
import { typeUpdate } from "../../app/updates/type-update.ts";
import { actionCard } from "../../cards/actions/action.ts";
import { historyCard } from "../../cards/actions/history.ts";
import { actionList } from "../../cards/actions/list.ts";
import { helpCard } from "../../cards/help/welcome.ts";
import type { Asks, Question } from "../../cards/questions/question.ts";
import type { Reply, Turn } from "../turn.ts";
import { answerAway } from "./answer-away.ts";
import { answerChange } from "./answer-changes.ts";
import { answerConfirm } from "./answer-confirm.ts";
import { answerExport } from "./answer-export.ts";
import { answerFiling } from "./answer-filing.ts";
import { answerHanding } from "./answer-handing.ts";
import { answerListing } from "./answer-lists.ts";
import { answerPartners } from "./answer-partners.ts";
import { answerPeople } from "./answer-people.ts";
import { answerPeopleImport } from "./answer-people-import.ts";
import { answerPlans } from "./answer-plans.ts";
import { answerReminders } from "./answer-reminders.ts";
import { answerRhythm } from "./answer-rhythm.ts";
import { answerSettings } from "./answer-settings.ts";
import { answerSummary } from "./answer-summary.ts";
import { answerWaiting } from "./answer-waiting.ts";
import { answerWhose } from "./answer-whose.ts";
import { keptFromPartners } from "./kept-from-partners.ts";
import { refusalCard } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, reply, say } from "./reply.ts";
import { lineOnce } from "./request-once.ts";
import { rhythmAbove } from "./rhythm-above.ts";
import { submittedReply } from "./submitted-reply.ts";
import { answerImportQuestion } from "./take-in.ts";

/** Entries on a page of history. */
const HISTORY_PAGE = 6;

/** Answers one kind of question. `back` is the question one came from, "" for none. */
type Answers = {
  readonly [Ask in Question["ask"]]: (
    deps: AnswerDeps,
    turn: Turn,
    question: Asks<Ask>,
    back: string,
  ) => Promise<Reply>;
};

const ANSWERS: Answers = {
  help: async (deps, turn, question) =>
    reply(question, await openPlan(deps, askingOf(turn, question.plan), "to read"), (open) => helpCard(open)),
  "my actions": async (deps, turn, question) => {
    const above = await rhythmAbove(deps, turn);
    const mine = await listMyActions(deps, askingOf(turn, question.plan));
    return reply(question, mine, (found) => actionList({ ...found, above }, question));
  },
  show: async (deps, turn, question, back) =>
    reply(question, await showAction(deps, askingOf(turn, question.plan), question), (shown) =>
      actionCard(shown, back),
    ),
  history: async (deps, turn, question, back) =>
    reply(
      question,
      await showHistory(deps, askingOf(turn, question.plan), question, HISTORY_PAGE, question.page),
      (shown) => historyCard(shown, back),
    ),
  update: answerUpdate,
  "add action": answerChange,
  edit: answerChange,
  change: answerChange,
  state: answerChange,
  evidence: answerFiling,
  "add evidence": answerFiling,
  "no change": answerConfirm,
  reopen: answerFiling,
  "still complete": answerFiling,
  overdue: answerListing,
  due: answerListing,
  rated: answerListing,
  "in state": answerListing,
  slips: answerListing,
  stale: answerListing,
  unasked: answerListing,
  "no update": answerListing,
  summary: answerSummary,
  away: answerAway,
  back: answerAway,
  waiting: answerWaiting,
  reminders: answerReminders,
  deliveries: answerReminders,
  "last run": answerReminders,
  "start reminders": answerReminders,
  "remind weekly": answerRhythm,
  "remind daily": answerRhythm,
  "pause reminders": answerRhythm,
  "resume reminders": answerRhythm,
  snoozed: answerRhythm,
  unanswered: answerRhythm,
  chase: answerRhythm,
  "not further": answerRhythm,
  "let climb": answerRhythm,
  settings: answerSettings,
  "plan set": answerSettings,
  bind: answerSettings,
  unbind: answerSettings,
  people: answerPeople,
  plans: answerPlans,
  "new plan": answerPlans,
  "close plan": answerPlans,
  "open plan again": answerPlans,
  claim: answerPeople,
  handover: answerHanding,
  delegate: answerHanding,
  "no delegate": answerHanding,
  roles: answerHanding,
  role: answerHanding,
  reassign: answerWhose,
  "not mine": answerWhose,
  "people import": answerPeopleImport,
  partners: answerPartners,
  partner: answerPartners,
  import: answerImportQuestion,
  export: answerExport,
};

/** Answers a question, typed or pressed. `back` is the question one came from, "" for none. */
export async function answerQuestion(deps: AnswerDeps, turn: Turn, question: Question, back: string): Promise<Reply> {
  const answer = ANSWERS[question.ask] as (
    deps: AnswerDeps,
    turn: Turn,
    question: Question,
    back: string,
  ) => Promise<Reply>;
  return (await keptFromPartners(deps, turn, question.ask)) ?? answer(deps, turn, question, back);
}

async function answerUpdate(deps: AnswerDeps, turn: Turn, question: Asks<"update">, back: string): Promise<Reply> {
  const { plan, progress } = question;
  const typed = await typeUpdate(deps, askingOf(turn, plan), { ...question, once: lineOnce(turn, question) });
  if (typed.ok) return submittedReply(deps, turn, typed.value, "saved", back);
  // "… as agreed in plan B" are words of the update.
  if (typed.refusal.reason === "plan-unknown" && progress !== "" && plan !== null)
    return answerUpdate(deps, turn, { ...question, progress: `${progress} in plan ${plan}`, plan: null }, back);
  return say(refusalCard(typed.refusal, question));
}
