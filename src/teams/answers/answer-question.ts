import { findActions, type Wanted } from "../../app/find-actions.ts";
import { listMyActions } from "../../app/list-my-actions.ts";
import { openPlan } from "../../app/open-plan.ts";
import { showAction } from "../../app/show-action.ts";
import { rememberSummary, summarisePlan } from "../../app/summarise-plan.ts";
import { typeUpdate } from "../../app/updates/type-update.ts";
import { actionCard } from "../../cards/action.ts";
import { historyCard } from "../../cards/history.ts";
import { actionList } from "../../cards/list.ts";
import type { Question } from "../../cards/questions/question.ts";
import { summaryCard } from "../../cards/summary.ts";
import { helpCard } from "../../cards/welcome.ts";
import { readDayAhead, readDayBack } from "../../domain/calendar/asked-day.ts";
import { addDays, type Day, endOfMonth } from "../../domain/calendar/day.ts";
import { accept, type Result, refuse } from "../../domain/result.ts";
import type { Reply, Turn } from "../turn.ts";
import { answerAway } from "./answer-away.ts";
import { answerChange } from "./answer-changes.ts";
import { answerWaiting } from "./answer-desk.ts";
import { answerFiling } from "./answer-filing.ts";
import { answerHanding } from "./answer-handing.ts";
import { answerExport, answerPartners } from "./answer-partners.ts";
import { answerPeople } from "./answer-people.ts";
import { answerPeopleImport } from "./answer-people-import.ts";
import { answerPlans } from "./answer-plans.ts";
import { answerReminders } from "./answer-reminders.ts";
import { answerSettings } from "./answer-settings.ts";
import { answerWhose } from "./answer-whose.ts";
import { keptFromPartners } from "./partners.ts";
import { refusalCard } from "./refusal-card.ts";
import { askingOf, type HearParts, reply, say } from "./reply.ts";
import { submittedReply } from "./submitted-reply.ts";
import { answerImportQuestion } from "./take-in.ts";

/** Entries of history under an action, and on a page of its own. */
export const HISTORY = { brief: 3, page: 6 } as const;

/** Answers one kind of question. `back` is the question one came from, "" for none. */
type Answers<Q extends Question> = {
  readonly [Ask in Q["ask"]]: (
    parts: HearParts,
    turn: Turn,
    question: Extract<Question, { readonly ask: Ask }>,
    back: string,
  ) => Promise<Reply>;
};

const ANSWERS: Answers<Question> = {
  help: async (parts, turn, question) =>
    reply(question, await openPlan(parts, askingOf(turn, question.plan), "to read"), (open) => helpCard(open)),
  "my actions": async (parts, turn, question) =>
    reply(question, await listMyActions(parts, askingOf(turn, question.plan)), (found) => actionList(found, question)),
  show: async (parts, turn, question, back) =>
    reply(question, await showAction(parts, askingOf(turn, question.plan), question, HISTORY.brief, null), (shown) =>
      actionCard(shown, back),
    ),
  history: async (parts, turn, question, back) =>
    reply(
      question,
      await showAction(parts, askingOf(turn, question.plan), question, HISTORY.page, question.page),
      (shown) => historyCard(shown, back),
    ),
  update: answerUpdate,
  "add action": answerChange,
  edit: answerChange,
  change: answerChange,
  state: answerChange,
  evidence: answerFiling,
  "add evidence": answerFiling,
  reopen: answerFiling,
  "still complete": answerFiling,
  overdue: answerListing,
  due: answerListing,
  rated: answerListing,
  "in state": answerListing,
  slips: answerListing,
  "no update": answerListing,
  summary: answerSummary,
  away: answerAway,
  back: answerAway,
  waiting: answerWaiting,
  reminders: answerReminders,
  deliveries: answerReminders,
  "start reminders": answerReminders,
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
export async function answerQuestion(parts: HearParts, turn: Turn, question: Question, back: string): Promise<Reply> {
  const answer = ANSWERS[question.ask] as (
    parts: HearParts,
    turn: Turn,
    question: Question,
    back: string,
  ) => Promise<Reply>;
  return (await keptFromPartners(parts, turn, question.ask)) ?? answer(parts, turn, question, back);
}

async function answerListing(parts: HearParts, turn: Turn, question: Listing): Promise<Reply> {
  const asking = askingOf(turn, question.plan);
  const found = await findActions(parts, asking, (today) => wantedOf(question, today), question.filters);
  return reply(question, found, (value) => actionList(value, question));
}

async function answerUpdate(
  parts: HearParts,
  turn: Turn,
  question: Extract<Question, { readonly ask: "update" }>,
  back: string,
): Promise<Reply> {
  const { plan, progress } = question;
  const typed = await typeUpdate(parts, askingOf(turn, plan), { ...question, once: [turn.activity] });
  if (typed.ok) return submittedReply(parts, turn, typed.value, "saved", back);
  // "… as agreed in plan B" are words of the update.
  if (typed.refusal.reason === "plan-unknown" && progress !== "" && plan !== null)
    return answerUpdate(parts, turn, { ...question, progress: `${progress} in plan ${plan}`, plan: null }, back);
  return say(refusalCard(typed.refusal, question));
}

type Listing = Extract<Question, { readonly ask: "overdue" | "due" | "rated" | "in state" | "slips" | "no update" }>;

function wantedOf(question: Listing, today: Day): Result<Wanted> {
  switch (question.ask) {
    case "overdue":
      return accept({ kind: "overdue" });
    case "rated":
      return accept({ kind: "rated", rag: question.filters.rag });
    case "in state":
      return accept({ kind: "in state", state: question.state });
    case "slips":
      return accept({ kind: "slipped" });
    case "no update": {
      const since = readDayBack(question.since, today);
      return since === undefined ? unreadable(question.since) : accept({ kind: "not-updated", since });
    }
    case "due": {
      const { span } = question;
      if (span.kind === "this month") return accept({ kind: "due", until: endOfMonth(today) });
      if (span.kind === "days") return accept({ kind: "due", until: addDays(today, span.days) });
      const before = readDayAhead(span.date, today);
      if (before === undefined) return unreadable(span.date);
      return before <= today
        ? refuse({ reason: "date-past", field: "date", date: before, today })
        : accept({ kind: "due", until: addDays(before, -1) });
    }
  }
}

function unreadable(text: string): Result<never> {
  return refuse({ reason: "date-unreadable", field: "date", text });
}

/** In a channel or group chat one card a day is kept up to date; in a personal chat each answer is its own. */
async function answerSummary(
  parts: HearParts,
  turn: Turn,
  question: Extract<Question, { readonly ask: "summary" }>,
): Promise<Reply> {
  const conversation = turn.ref.conversation.split(";")[0] ?? "";
  const result = await summarisePlan(parts, askingOf(turn, question.plan), conversation, question.theme);
  if (!result.ok) return say(refusalCard(result.refusal, question));
  const shown = result.value;
  const message = summaryCard(shown, turn.at);
  const remember = (messageId: string) => rememberSummary(parts, shown, turn.at, messageId, turn.ref.conversation);
  if (turn.ref.kind !== "personal") {
    return { kind: "replace", messageId: shown.posted?.message ?? null, message, sent: remember };
  }
  await remember("");
  return say(message);
}
