import { type Day, formatDay } from "../calendar/day.ts";
import { type Action, countedRating, isOpen, nextDateOf } from "../plan/action.ts";
import type { Plan } from "../plan/plan.ts";
import { RATING_WORDS, RATINGS, type Rag } from "../plan/rag.ts";
import { compareRefs } from "../plan/ref.ts";
import { type FormCode, writeFormCode, writeRowCode } from "./form-code.ts";

/** The columns of a return form, in their order. The partner fills in those of `FILLED`. */
export const FORM_COLUMNS = [
  "Ref",
  "Action",
  "Due",
  "Rating now",
  "Rating",
  "Progress",
  "Difference for children",
  "Evidence",
  "Next review date",
  "Code (leave as it is)",
] as const;
export type FormColumn = (typeof FORM_COLUMNS)[number];
/** Those that a partner fills in. */
export const FILLED = ["Rating", "Progress", "Difference for children", "Evidence", "Next review date"] as const;
export type FilledColumn = (typeof FILLED)[number];

/** Beside the cell for the name of who fills the form in. */
export const YOUR_NAME = "Your name";

/** A return form as it is written: what a partner is told, and a row for each of their actions. */
export interface ReturnForm {
  readonly title: string;
  readonly instructions: readonly string[];
  /** Lets the form be recognised when it comes back. */
  readonly code: string;
  /** The words of the ratings that may be chosen. */
  readonly ratings: readonly string[];
  readonly rows: readonly ReturnFormRow[];
}

/** A row of the form: an action, or one of its parts. */
export interface ReturnFormRow {
  readonly cells: Readonly<Record<Exclude<FormColumn, FilledColumn>, string>>;
  /** Which of its cells are to be filled in: a part is rated alone, an action of parts not as a whole. */
  readonly fills: readonly FilledColumn[];
}

/** The form of a partner's open actions, by ref. */
export function buildReturnForm(plan: Plan, actions: readonly Action[], form: FormCode, today: Day): ReturnForm {
  const open = actions.filter(isOpen).sort((a, b) => compareRefs(a.ref, b.ref));
  return {
    title: `${form.label}: update for ${plan.title}`,
    instructions: instructionsFor(plan, form.label, today),
    code: writeFormCode(form),
    ratings: RATINGS.map((rag) => RATING_WORDS[rag]),
    rows: open.flatMap(rowsOf),
  };
}

function rowsOf(action: Action): readonly ReturnFormRow[] {
  const code = { action: action.id, version: action.version, ref: action.ref };
  const whole: ReturnFormRow = {
    cells: {
      Ref: action.ref,
      Action: action.title,
      Due: dueWords(action),
      "Rating now": ratingNow(action.rag, action),
      "Code (leave as it is)": writeRowCode({ ...code, part: null }),
    },
    fills: FILLED.filter((column) => column !== "Rating" || action.parts.length === 0),
  };
  const parts = action.parts.map(
    (part, index): ReturnFormRow => ({
      cells: {
        Ref: `${action.ref}, part ${index + 1}`,
        Action: part.text,
        Due: "",
        "Rating now": ratingNow(part.rag, action),
        "Code (leave as it is)": writeRowCode({ ...code, part: index }),
      },
      fills: ["Rating"],
    }),
  );
  return [whole, ...parts];
}

function ratingNow(rag: Rag, { state }: Action): string {
  const counts = countedRating(rag, state);
  return counts === "proposed" ? "Proposed complete" : RATING_WORDS[counts];
}

/** "Review 11 December 2026; end 31 March 2027"; "" where it has no date. */
function dueWords(action: Pick<Action, "reviewDate" | "endDate" | "state">): string {
  if (nextDateOf(action) === null) return "";
  const review = action.reviewDate === null ? [] : [`Review ${formatDay(action.reviewDate)}`];
  const end = action.endDate === null ? [] : [`end date ${formatDay(action.endDate)}`];
  const words = [...review, ...end].join("; ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function instructionsFor(plan: Plan, label: string, today: Day): readonly string[] {
  const meaning = (rag: Rag) => plan.scheme.find((one) => one.rag === rag)?.meaning ?? "";
  const ratings = RATINGS.map((rag) => `${RATING_WORDS[rag]}: ${meaning(rag) || MEANINGS[rag]}`);
  return [
    `These are the actions of ${label} in ${plan.title}, as they stood on ${formatDay(today)}.`,
    "Go to the sheet “Your update” and put your name at its top.",
    "For each action with news choose a Rating, say in a sentence or two what has been done (Progress), and put the date on which to look again (Next review date), for example 31 July 2027. Leave a row empty where there is nothing new.",
    "Difference for children: what has changed for them. Evidence: a link, or where it can be seen; Complete needs it.",
    ...ratings,
    "Where an action has parts, rate each part in its own row and write the words in the action's row.",
    "Do not name or describe a child or family.",
    "Save the file and send it back to whoever sent it to you. The last column lets it be recognised: leave it as it is.",
  ];
}

const MEANINGS: Readonly<Record<(typeof RATINGS)[number], string>> = {
  red: "not done, or at risk",
  amber: "in progress, slower than planned",
  green: "on target",
  complete: "done, with evidence; a second person looks before it counts",
};
