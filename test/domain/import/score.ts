import type { DraftAction, PlanDraft } from "../../../src/domain/plan/draft.ts";
import type { ExpectedAction, ExpectedPlan } from "./cases.ts";
import { isAsked, isEmpty, matches, mustAsk, pairActions } from "./compare.ts";

const FIELDS = { refs: "ref", leads: "leads", dates: "due", ratings: "rag" } as const;

export type Scored = keyof typeof FIELDS;

export interface Count {
  /** Stated without a problem, and right. */
  readonly right: number;
  /** Stated without a problem, and wrong: never to happen. */
  readonly wrong: number;
  /** The document says something, and neither a value nor a problem came out. */
  readonly lost: number;
  /** Put to a person. */
  readonly asked: number;
  /** Values that the document gives, and how many of them were understood. */
  readonly given: number;
  readonly understood: number;
}

export type Score = Readonly<Record<Scored, Count>>;

const NOTHING: Count = { right: 0, wrong: 0, lost: 0, asked: 0, given: 0, understood: 0 };

export const EMPTY_SCORE: Score = { refs: NOTHING, leads: NOTHING, dates: NOTHING, ratings: NOTHING };

/** How well one document was understood: each field of each action, with what was left out and what was made up. */
export function scoreOf(expected: ExpectedPlan, draft: PlanDraft): Score {
  const { pairs, missing, extra } = pairActions(expected, draft);
  const found: [ExpectedAction, DraftAction | null][] = [
    ...pairs,
    ...missing.map((one) => [one, null] as [ExpectedAction, null]),
  ];
  const score = (scored: Scored): Count =>
    found.map(([wanted, got]) => countOf(expected, wanted, got, draft, scored)).reduce(plus, NOTHING);
  const invented = extra.filter((one) => !isAsked(draft, one.ref, "ref") && !isAsked(draft, one.ref, "title")).length;
  return {
    refs: plus(score("refs"), { ...NOTHING, wrong: invented }),
    leads: score("leads"),
    dates: score("dates"),
    ratings: score("ratings"),
  };
}

function countOf(
  plan: ExpectedPlan,
  wanted: ExpectedAction,
  got: DraftAction | null,
  draft: PlanDraft,
  scored: Scored,
): Count {
  const field = FIELDS[scored];
  const expected = wanted[field];
  if (expected === undefined) {
    const guessed = got !== null && !isEmpty(got[field]) && mustAsk(plan, draft, got, field);
    return guessed && !isAsked(draft, got.ref, field) ? { ...NOTHING, wrong: 1 } : NOTHING;
  }
  const given = isEmpty(expected) ? 0 : 1;
  if (got === null) return { ...NOTHING, given, lost: given };
  const value = got[field];
  const right = matches(expected, value);
  const understood = right ? given : 0;
  if (isAsked(draft, got.ref, field)) return { ...NOTHING, given, understood, asked: 1 };
  if (isEmpty(value)) return { ...NOTHING, given, understood, lost: right ? 0 : given };
  return { ...NOTHING, given, understood, right: right ? 1 : 0, wrong: right ? 0 : 1 };
}

export function addScores(a: Score, b: Score): Score {
  return {
    refs: plus(a.refs, b.refs),
    leads: plus(a.leads, b.leads),
    dates: plus(a.dates, b.dates),
    ratings: plus(a.ratings, b.ratings),
  };
}

/** A table for people: a line for each field. */
export function describeScore(score: Score): string {
  const lines = Object.entries(score).map(([name, count]) => {
    const stated = count.right + count.wrong;
    return [
      name.padEnd(8),
      `precision ${share(count.right, stated)} (${count.right} of ${stated})`,
      `recall ${share(count.understood, count.given)} (${count.understood} of ${count.given})`,
      `wrong ${count.wrong}`,
      `lost ${count.lost}`,
      `asked ${count.asked}`,
    ].join("  ");
  });
  return lines.join("\n");
}

function share(part: number, whole: number): string {
  return whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)}%`;
}

function plus(a: Count, b: Count): Count {
  return {
    right: a.right + b.right,
    wrong: a.wrong + b.wrong,
    lost: a.lost + b.lost,
    asked: a.asked + b.asked,
    given: a.given + b.given,
    understood: a.understood + b.understood,
  };
}
