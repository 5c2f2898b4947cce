import { isDay } from "../calendar/day.ts";
import type { PlanTold } from "../history/plan-told.ts";
import type { PlanChange } from "../import/reconcile/change.ts";
import type { Plan } from "../plan/plan.ts";
import { compareRefs } from "../plan/ref.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { shortId } from "../plan/short-id.ts";
import { type DateDecision, findRefusalFault } from "../updates/date-change.ts";
import { type MovedAction, requestName } from "../updates/file-dates.ts";
import type { Filing } from "../updates/filing.ts";

/** What is typed on the list of a file's end dates: who agreed and when, or why not. */
export interface TogetherInput {
  readonly agrees: boolean;
  /** The board or meeting; "": whoever decides, alone. */
  readonly board: string;
  readonly day: string;
  readonly words: string;
}

/** Longest name of a board, in characters. */
export const LONGEST_BOARD = 100;

/** What was decided, or what stands in the way of it. */
export function readTogether({ agrees, board, day, words }: TogetherInput, { today }: Filing): Result<DateDecision> {
  if (!agrees) {
    const fault = findRefusalFault(words);
    return fault === undefined ? accept({ kind: "refuse", words: words.trim() }) : refuse(fault);
  }
  const name = board.replace(/\s+/g, " ").trim();
  if (name === "") return accept({ kind: "approve" });
  const field = "day it was agreed";
  if (name.length > LONGEST_BOARD)
    return refuse({ reason: "text-too-long", field: "board", length: name.length, most: LONGEST_BOARD });
  const on = day.trim();
  if (on === "") return refuse({ reason: "date-missing", field });
  if (!isDay(on)) return refuse({ reason: "date-unreadable", field, text: on });
  if (on > today) return refuse({ reason: "date-ahead", field, date: on, today });
  return accept({ kind: "approve", together: { board: name, day: on } });
}

/**
 * What is decided of several end dates, whole or not at all: each is laid on the action as it then stands, while the
 * request that was seen still waits. `id` names the act, so that it is done once.
 */
export function planFileDates(
  plan: Plan,
  moves: readonly MovedAction[],
  decision: DateDecision,
  filing: Filing,
  id: string,
): PlanChange {
  const { person, name, at, today } = filing;
  const by = { by: person, byName: name, at, day: today };
  const refuses = decision.kind === "refuse";
  return {
    ...{ id, plan, added: [], by },
    patches: moves.map((action) => ({
      ...{ action: action.id, fields: {}, reason: "", seen: action.lastUpdate?.entry ?? 0 },
      decides: { request: requestName(action), decision },
    })),
    event: {
      ...{ id: shortId(id), kind: "end dates decided", ...by, labels: [] },
      told: toldOf(moves, decision),
      reason: refuses ? decision.words : "",
    },
  };
}

function toldOf(moves: readonly MovedAction[], decision: DateDecision): PlanTold {
  const files = [...new Set(moves.map(({ dateChange }) => dateChange.file.name))];
  const refs = moves.map(({ ref }) => ref).sort(compareRefs);
  const together = decision.kind === "refuse" ? undefined : decision.together;
  const agreed = decision.kind === "approve";
  return { does: "decide end dates", files, refs, agreed, ...(together && { together }) };
}
