import type { Action } from "../plan/action.ts";
import type { EditableFields } from "../plan/filings.ts";
import type { Lead } from "../plan/lead.ts";
import type { Plan } from "../plan/plan.ts";
import type { Refusal } from "../plan/refusal.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import type { Filing } from "../updates/filing.ts";
import { findDatesFault, type HandDates } from "./dates.ts";
import { holderOf, isFitRef, nextRef, type OutlinePlace } from "./places.ts";
import { findTextsFault, typedLines } from "./texts.ts";

/** What an action is to be, as filled in: all of it, changed or not, and why. */
export interface EditInput extends HandDates {
  /** "": the next free one where it stands; null: it was not asked. */
  readonly ref: string | null;
  /** The theme and objective it belongs to; null: it was not asked. */
  readonly place: OutlinePlace | null;
  readonly title: string;
  readonly leads: readonly Lead[];
  /** One measure a line. */
  readonly measures: string;
  readonly reason: string;
  /** Kinds of personal text that the person was asked about and saves all the same. */
  readonly confirmed: readonly string[];
}

/** Another action of the plan, as its refs are counted on. */
export type Neighbour = Pick<Action, "id" | "ref" | "title" | "theme" | "objective">;

/** What of an action a filled-in form changes; refused where it changes nothing, or what may not be. */
export function readEdit(
  plan: Plan,
  action: Action,
  input: EditInput,
  { today }: Filing,
  others: readonly Neighbour[],
): Result<EditableFields> {
  const [title, reason] = [input.title.replace(/\s+/g, " ").trim(), input.reason.trim()];
  const [reviewDate, endDate] = [input.reviewDate.trim(), input.endDate.trim()];
  const measures = typedLines(input.measures);
  const placed = readPlace(plan, action, input, others);
  if (title === "") return refuse({ reason: "title-missing" });
  // One that has none is to be given one; until then the rest of it may be put right.
  if (input.leads.length === 0 && action.leads.length > 0) return refuse({ reason: "lead-missing" });
  const fault =
    (placed.ref && findRefFault(plan, action, placed.ref, others)) ||
    findDatesFault({ reviewDate, endDate }, action, today);
  if (fault) return refuse(fault);
  const fields: EditableFields = {
    ...placed,
    ...(title !== action.title.replace(/\s+/g, " ").trim() && { title }),
    ...(!sameLeads(input.leads, action.leads) && { leads: input.leads }),
    ...(measures.join("\n") !== typedLines(action.measures.join("\n")).join("\n") && { measures }),
    ...(reviewDate !== (action.reviewDate ?? "") && { reviewDate }),
    ...(endDate !== (action.endDate ?? "") && { endDate }),
  };
  if (Object.keys(fields).length === 0) return refuse({ reason: "nothing-changed", ref: action.ref });
  if (reason === "") return refuse({ reason: "why-missing", does: "edit" });
  const texts = { ...(fields.title && { title }), ...(fields.measures && { measures: input.measures.trim() }), reason };
  const wrong = findTextsFault(texts, input.confirmed, today);
  return wrong === undefined ? accept(fields) : refuse(wrong);
}

/** Where it is to stand, and what it is to be called there, as far as that changes. */
function readPlace(
  plan: Plan,
  action: Action,
  { ref, place }: EditInput,
  others: readonly Neighbour[],
): Pick<EditableFields, "ref" | "theme" | "objective"> {
  const { theme, objective } = place ?? action;
  const typed = ref === null ? action.ref : ref.trim();
  const called = typed === "" ? nextRef(plan, { theme, objective }, others) : typed;
  return {
    ...(called !== action.ref && { ref: called }),
    ...(theme !== action.theme && { theme }),
    ...(objective !== action.objective && { objective }),
  };
}

/** Why an action may not be called so; undefined: it may. */
export function findRefFault(
  plan: Plan,
  { id, theme, objective }: Action,
  ref: string,
  others: readonly Neighbour[],
): Refusal | undefined {
  const rest = others.filter((other) => other.id !== id);
  const holder = holderOf(ref, rest);
  if (holder !== undefined)
    return { reason: "ref-taken", ref, title: holder.title, next: nextRef(plan, { theme, objective }, rest) };
  return isFitRef(ref) ? undefined : { reason: "ref-unfit", ref };
}

function sameLeads(a: readonly Lead[], b: readonly Lead[]): boolean {
  const key = (leads: readonly Lead[]) =>
    leads
      .map(({ label, accountable }) => `${label} ${leads.length === 1 || accountable}`)
      .sort()
      .join("\n");
  return key(a) === key(b);
}
