import { type Day, formatDay, isDay } from "../../domain/calendar/day.ts";
import type { ImportField, ImportProblem } from "../../domain/plan/draft.ts";

/** What was put into the form of a problem: a choice, a date, words. */
export interface ProblemInput {
  readonly kind: string;
  readonly date: string;
  readonly as: string;
}

/** The inputs of a problem's form, each there or not. */
interface ProblemForm {
  readonly kinds: { label: string; value: string; choices: { title: string; value: string }[] }[];
  readonly dates: { label: string; value: string }[];
  readonly texts: { label: string; placeholder: string; value: string }[];
}

/** A problem whose form is not opened. */
export const NO_FORM: ProblemForm = { kinds: [], dates: [], texts: [] };

const KINDS = [
  { title: "End date", value: "end" },
  { title: "Review date", value: "review" },
];
const RATINGS = [
  { title: "Red", value: "red" },
  { title: "Amber", value: "amber" },
  { title: "Green", value: "green" },
  { title: "Complete", value: "complete" },
];

/** The form that fits the field: a date and its kind, a rating, or words. */
export function formOf({ field }: Pick<ImportProblem, "field">, typed: ProblemInput | null): ProblemForm {
  const as = (typed?.as ?? "").slice(0, 1000);
  if (field === "rag") {
    const words = { label: "Or one for each part", placeholder: "Red, Amber, Amber", value: as };
    return { ...NO_FORM, kinds: [{ label: "Rating", value: typed?.kind ?? "", choices: RATINGS }], texts: [words] };
  }
  if (field === "due") {
    const date = typed !== null && isDay(typed.date) ? typed.date : "";
    return {
      kinds: [{ label: "It is a", value: typed?.kind || "end", choices: KINDS }],
      dates: [{ label: "Date", value: date }],
      texts: [{ label: "Or in words", placeholder: "Monthly, Ongoing, Complete, 31 July 2027", value: as }],
    };
  }
  const [label, placeholder] = WORDS[field];
  return { ...NO_FORM, texts: [{ label, placeholder, value: as }] };
}

const WORDS: Readonly<Record<Exclude<ImportField, "rag" | "due">, readonly [string, string]>> = {
  ref: ["Its reference", "1.2.3"],
  title: ["What is to be done", ""],
  theme: ["Its theme, by reference", "2"],
  objective: ["Its objective, by reference", "2.1"],
  leads: ["Leads, as they should be listed", "Names or posts, with a semicolon between them"],
  measures: ["The measure", ""],
  dependsOn: ["Waits for, by reference", "1.2.3; 2.1.1"],
};

/** What the form says, as it would be typed; "" when nothing was filled in. */
export function typedAnswer({ kind, date, as }: ProblemInput): string {
  if (as.trim() !== "") return as.trim();
  return isDay(date) ? [kind, formatDay(date as Day)].filter((part) => part !== "").join(" ") : kind;
}
