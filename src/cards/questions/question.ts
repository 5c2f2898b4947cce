import { addAll } from "../../domain/plan/many.ts";
import { ACTION_PHRASES, type ActionQuestion } from "./action-questions.ts";
import { PLANS_PHRASES, type PlansQuestion } from "./begin-end-questions.ts";
import { CHANGE_PHRASES, type ChangeQuestion } from "./change-questions.ts";
import { FILING_PHRASES, type FilingQuestion } from "./filing-questions.ts";
import { HANDING_PHRASES, type HandingQuestion } from "./handing-questions.ts";
import { LIST_PHRASES, type ListQuestion, writeFilters } from "./list-questions.ts";
import { PLAN_PHRASES, type PlanQuestion } from "./overview-questions.ts";
import { PARTNER_PHRASES, type PartnerQuestion } from "./partner-questions.ts";
import { PEOPLE_PHRASES, type PeopleQuestion } from "./people-questions.ts";
import { REMINDER_PHRASES, type ReminderQuestion } from "./reminder-questions.ts";
import { SETTINGS_PHRASES, type SettingsQuestion } from "./settings-questions.ts";
import type { Phrases } from "./words.ts";

/** A question before it is known which plan it is about. */
export type AskedQuestion =
  | ActionQuestion
  | ChangeQuestion
  | FilingQuestion
  | HandingQuestion
  | ListQuestion
  | PartnerQuestion
  | PeopleQuestion
  | PlanQuestion
  | PlansQuestion
  | ReminderQuestion
  | SettingsQuestion;

/** What someone asks, typed or by a button: everything on a card can be asked again by its words. */
export type Question = { readonly plan: string | null } & AskedQuestion;

/** A question of one kind, or of several. */
export type Asks<Ask extends Question["ask"]> = Extract<Question, { readonly ask: Ask }>;

const PHRASES: Phrases<AskedQuestion> = {
  ...ACTION_PHRASES,
  ...CHANGE_PHRASES,
  ...FILING_PHRASES,
  ...HANDING_PHRASES,
  ...LIST_PHRASES,
  ...PARTNER_PHRASES,
  ...PEOPLE_PHRASES,
  ...PLAN_PHRASES,
  ...PLANS_PHRASES,
  ...REMINDER_PHRASES,
  ...SETTINGS_PHRASES,
};

/** The words that ask a question again: `readQuestion` of them is the question. */
export function writeQuestion(question: Question): string {
  const write = PHRASES[question.ask] as (asked: AskedQuestion) => string;
  const words = [write(question)];
  if ("filters" in question) addAll(words, writeFilters(question.filters, question.ask === "rated"));
  if ("page" in question && question.page !== null && question.page !== 1) words.push(`page ${question.page}`);
  if (question.plan !== null) words.push(`in plan ${question.plan}`);
  return words.join(" ");
}
