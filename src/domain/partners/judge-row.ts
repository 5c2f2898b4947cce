import { readComingDay } from "../calendar/asked-day.ts";
import type { Day } from "../calendar/day.ts";
import type { Action } from "../plan/action.ts";
import type { PlanSettings } from "../plan/plan.ts";
import { type Rag, readRag } from "../plan/rag.ts";
import type { Refusal } from "../plan/refusal.ts";
import type { Filing, Planned } from "../updates/filing.ts";
import { offerNextReview } from "../updates/next-review.ts";
import { planUpdate } from "../updates/update.ts";
import type { UpdateInput } from "../updates/update-input.ts";
import type { ReturnedRow } from "./read-return-form.ts";

/** What becomes of a row of a form that came back. */
export type Verdict =
  /** Filed with the others. */
  | { readonly kind: "ready"; readonly planned: Planned }
  /**
   * Filed only when it is pressed for alone: the action changed since the form was made (`changed`), or the update is
   * asked about (`asked`), as it would be of anyone. `confirmed`: what pressing says yes to.
   */
  | {
      readonly kind: "asks";
      readonly planned: Planned;
      readonly changed: boolean;
      readonly asked: Refusal | null;
      readonly confirmed: readonly string[];
    }
  /** All that is missing or unclear: to be mended in the form. */
  | { readonly kind: "unclear"; readonly refusals: readonly Refusal[] }
  /** Its visible ref was changed, so it is not known which action is meant. */
  | { readonly kind: "ref-changed" }
  /** No open action of this partner. */
  | { readonly kind: "not-theirs" }
  /** Came in from this form before. */
  | { readonly kind: "in-already" };

/** What a row says about an action, by the rules of any update. */
export function judgeRow(row: ReturnedRow, action: Action, filing: Filing, settings: PlanSettings): Verdict {
  if (isRefChanged(row)) return { kind: "ref-changed" };
  const changed = row.code.version !== action.version;
  const input = inputOf(row, action, filing.today);
  const planned = planUpdate(action, input, filing, settings);
  if (planned.ok)
    return changed
      ? { kind: "asks", planned: planned.value, changed, asked: null, confirmed: [] }
      : { kind: "ready", planned: planned.value };
  const confirmed = askedOf(planned.refusal);
  // All that it asks about is asked at once; what else is wrong with it comes first.
  const all = [...confirmed, ...CONFIRMABLE];
  const second = confirmed.length === 0 ? planned : planUpdate(action, { ...input, confirmed: all }, filing, settings);
  return second.ok
    ? { kind: "asks", planned: second.value, changed, asked: planned.refusal, confirmed: all }
    : { kind: "unclear", refusals: faultsOf(input, second.refusal, action, filing, settings) };
}

/** Everything that stands in the way: what is found first, then what would be found were that mended. */
function faultsOf(
  input: UpdateInput,
  first: Refusal,
  action: Action,
  filing: Filing,
  settings: PlanSettings,
): readonly Refusal[] {
  const found: Refusal[] = [];
  let [tried, refusal]: [UpdateInput, Refusal] = [input, first];
  while (askedOf(refusal).length === 0 && !found.some(({ reason }) => reason === refusal.reason)) {
    found.push(refusal);
    tried = mended(tried, refusal, offerNextReview(action, settings, filing.today));
    const planned = planUpdate(action, tried, filing, settings);
    if (planned.ok) break;
    refusal = planned.refusal;
  }
  return found;
}

function mended(input: UpdateInput, refusal: Refusal, nextReview: Day): UpdateInput {
  switch (refusal.reason) {
    case "rag-missing":
      return { ...input, rag: input.rag ?? "amber", partRags: input.partRags.map((rag) => rag ?? "amber") };
    case "progress-missing":
      return { ...input, progress: "…" };
    case "evidence-missing":
      return { ...input, evidence: "…" };
    case "text-too-long":
      return { ...input, [refusal.field]: "…" };
    case "date-missing":
    case "date-unreadable":
    case "date-past":
    case "date-after-end":
    case "date-beyond-gap":
      return { ...input, nextReview };
    default:
      return input;
  }
}

const CONFIRMABLE = ["difference"];

function askedOf(refusal: Refusal): readonly string[] {
  if (refusal.reason === "looks-personal") return refusal.found;
  return refusal.reason === "difference-asked" ? CONFIRMABLE : [];
}

/** A part of many rows shows "1.2.3, part 2"; the whole its ref alone. */
function isRefChanged({ ref, code }: ReturnedRow): boolean {
  return ref.replace(/\s+/g, "").toLowerCase() !== code.ref.replace(/\s+/g, "").toLowerCase();
}

/** The row as an update; without a next review date it keeps one that is still ahead, as a typed update does. */
function inputOf(row: ReturnedRow, action: Action, today: Day): UpdateInput {
  const ahead = action.reviewDate !== null && action.reviewDate > today ? action.reviewDate : "";
  const typed = row.nextReview === "" ? ahead : (readComingDay(row.nextReview, today) ?? row.nextReview);
  return {
    rag: ragOf(row.rating),
    partRags: action.parts.map((_, index) => ragOf(row.parts[index] ?? "")),
    progress: row.progress,
    difference: row.difference,
    evidence: row.evidence,
    // A partner's form does not ask for it.
    inTheWay: "",
    nextReview: row.nextReviewDay ?? typed,
    moveTo: "",
    moveReason: "",
    confirmed: [],
  };
}

function ragOf(word: string): Rag | null {
  return readRag(word) ?? null;
}

/** In whose name a partner's update is filed: "Jo Hart (Kent Police)", or the partner's alone. */
export function reporterOf(filledBy: string, label: string): string {
  return filledBy === "" ? label : `${filledBy} (${label})`;
}
