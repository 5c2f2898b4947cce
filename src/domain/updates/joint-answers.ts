import type { Day } from "../calendar/day.ts";
import { openDateOf } from "../due/due.ts";
import { firstLeadDay } from "../due/rungs.ts";
import { answeringFor } from "../permissions/recipients.ts";
import type { Action } from "../plan/action.ts";
import { lineOf } from "../plan/action-line.ts";
import type { JointAnswer, ProgressUpdate } from "../plan/filings.ts";
import type { PersonId } from "../plan/person.ts";
import { findLabel, type Plan, standingInFor } from "../plan/plan.ts";
import { type Rag, worstRag } from "../plan/rag.ts";

/**
 * Who is to answer for the present review of an action, and for whom of them a person answers.
 *
 * Where a role of its leads is marked "each", all who are asked about it are to answer: the review date moves with the
 * last answer, and who has answered is not asked again. What is filed before the first lead day, or by others, is kept
 * and answers for nobody. Everywhere else the first answer settles the review for all leads.
 */
export interface JointReview {
  readonly people: readonly PersonId[];
  readonly answersFor: readonly PersonId[];
  /** Whether the present date is asked about by now, so that an update answers it. */
  readonly isOpen: boolean;
}

/** The review of an action where each is to answer; null: one answer settles it. `by`: who files, or looks. */
export function jointReviewOf(plan: Plan, action: Action, by: PersonId, today: Day): JointReview | null {
  const isEach = action.leads.some(({ label }) => {
    const { kind, answers } = findLabel(plan, label);
    return kind === "role" && answers === "each";
  });
  const people = isEach ? answeringFor(plan, action.leads, today) : [];
  if (people.length < 2) return null;
  const served = plan.delegates.filter((delegate) => delegate.by === by).map((delegate) => delegate.for);
  const covered = new Set([...standingInFor(plan, by, today), ...served]);
  const open = openDateOf(lineOf(action), plan.settings);
  const isOpen = open !== null && open.kind !== "check" && today >= firstLeadDay(plan.settings, open.date);
  // Who answers for themselves does not answer for another as well, whom they may only cover.
  const answersFor = people.includes(by) ? [by] : people.filter((person) => covered.has(person));
  return { people, answersFor, isOpen };
}

/** What an update makes of a review: the answers so far, none once all are there; and the rating that stands. */
export interface Answered {
  readonly answers: readonly JointAnswer[] | undefined;
  readonly isComplete: boolean;
  /** The worst of the answers: one holder's Green does not hide another's Red. */
  readonly rag: Rag;
}

/** A review once an update has come in; one that answers nothing leaves it as it is. */
export function answerJointly(before: Action, review: JointReview, rag: Rag, at: string): Answered {
  if (!review.isOpen) return { answers: before.round, isComplete: false, rag };
  const kept = (before.round ?? []).filter(
    ({ person }) => review.people.includes(person) && !review.answersFor.includes(person),
  );
  const answers = [...kept, ...review.answersFor.map((person) => ({ person, at, rag }))];
  const isComplete = review.people.every((one) => answers.some(({ person }) => person === one));
  const worst = answers.length === 0 ? rag : worstRag(answers.map((answer) => answer.rag));
  return { answers: isComplete ? undefined : answers, isComplete, rag: worst };
}

/**
 * The update of another lead that answered what a person was asked too; null: there is none, or the next date is asked
 * about already. They may add to it.
 */
export function answeredByAnother(plan: Plan, action: Action, person: PersonId, today: Day): ProgressUpdate | null {
  const { lastUpdate } = action;
  const asked = answeringFor(plan, action.leads, today);
  if (lastUpdate === null || lastUpdate.by === person || asked.length < 2 || !asked.includes(person)) return null;
  const open = openDateOf(lineOf(action), plan.settings);
  const isNext = open === null || today < firstLeadDay(plan.settings, open.date);
  return action.round !== undefined || isNext ? lastUpdate : null;
}
