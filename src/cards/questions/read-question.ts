import { readActionQuestion } from "./action-questions.ts";
import { readPlansQuestion } from "./begin-end-questions.ts";
import { readChangeQuestion } from "./change-questions.ts";
import { readFilingQuestion } from "./filing-questions.ts";
import { readHandingQuestion } from "./handing-questions.ts";
import { readListQuestion } from "./list-questions.ts";
import { readPlanQuestion } from "./overview-questions.ts";
import { readPartnerQuestion } from "./partner-questions.ts";
import { readPeopleQuestion } from "./people-questions.ts";
import type { AskedQuestion, Question } from "./question.ts";
import { readChase, readReminderQuestion } from "./reminder-questions.ts";
import { readSettingsQuestion } from "./settings-questions.ts";
import { cleanWords, LONGEST_TYPED } from "./words.ts";

/** What a person asks in their words; undefined: not understood. Case and spacing do not matter. */
export function readQuestion(line: string): Question | undefined {
  const typed = line.slice(0, LONGEST_TYPED);
  // A bare mention asks what there is.
  if (typed.trim() === "") return { ask: "help", plan: null };
  const { text, plan } = takePlan(typed.trim());
  // The words of an update may end with "page 3": they are looked at whole first.
  const question =
    readActionQuestion(text, 1) ??
    readChangeQuestion(text) ??
    readFilingQuestion(text) ??
    readHandingQuestion(text) ??
    readChase(text) ??
    readPaged(text);
  return question === undefined ? undefined : { ...question, plan };
}

function readPaged(text: string): AskedQuestion | undefined {
  const [, before = text, number] = /^(.*?) page (\d{1,4})$/i.exec(cleanWords(text)) ?? [];
  const page = Math.max(1, Number(number ?? 1));
  return (
    readPartnerQuestion(before, page) ??
    readPeopleQuestion(before, page) ??
    readSettingsQuestion(before, page) ??
    readReminderQuestion(before, page) ??
    readPlansQuestion(before, page) ??
    readPlanQuestion(before, page) ??
    readActionQuestion(before, page) ??
    readListQuestion(before, page)
  );
}

// "in plan kent-2027" may end any question; where it names no plan, an update takes it for its own words.
function takePlan(typed: string): { readonly text: string; readonly plan: string | null } {
  const [, before, plan] = /^([\s\S]*?)(?<!\s)\s+in plan ([a-z0-9-]{1,100})$/i.exec(typed) ?? [];
  return before === undefined || plan === undefined ? { text: typed, plan: null } : { text: before, plan };
}
