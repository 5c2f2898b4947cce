import type { Day } from "../../calendar/day.ts";
import { type Action, isCounted } from "../../plan/action.ts";
import type { ActionId } from "../../plan/action-state.ts";
import { answerTo, type ImportAnswer } from "../../plan/answers.ts";
import type { DraftAction, PlanDraft } from "../../plan/draft.ts";
import type { Plan } from "../../plan/plan.ts";
import { sortableRef } from "../../plan/ref.ts";
import { shortId } from "../../plan/short-id.ts";
import { type ActionMeasures, actionOfDraft, measuresOfActions } from "./action-of-draft.ts";
import type { DocumentFields } from "./change.ts";
import { type Clash, type Compared, type Comparing, compareAction, whoSet } from "./compare-action.ts";
import { asksForMove } from "./compare-end.ts";
import { differences, type FieldDifference } from "./differences.ts";
import { inWords, ratingInWords } from "./document-changes.ts";
import { type Doubt, pairActions } from "./pair-actions.ts";
import { planDifferences } from "./plan-after.ts";
import { followed, type Proposal, proposalOf } from "./proposals.ts";
import { askedAndEmpty, askedFields, silentFields } from "./silent-fields.ts";

/** An action of the plan as it is called in it. */
export interface NamedAction {
  readonly action: ActionId;
  readonly ref: string;
  readonly title: string;
}

/** What somebody filed since, where the file says otherwise: it stays unless its owner takes the file's. */
export interface KeptProgress extends NamedAction {
  readonly id: string;
  readonly field: Clash["field"];
  readonly ours: string;
  readonly file: string;
  /** Who made it what it is, and when: an ISO instant, a day of a moved end date; "" where nobody is known. */
  readonly by: string;
  readonly at: string;
  readonly taken: boolean;
  /** It stays whatever the file says: an end date moves, and does not go away. */
  readonly isFixed: boolean;
}

/** What taking in a file would do to a plan that is there. */
export interface Reconciliation {
  readonly added: readonly { readonly ref: string; readonly title: string }[];
  readonly changed: readonly (NamedAction & { readonly fields: readonly FieldDifference[] })[];
  /** Those of the changed whose end date moves when somebody else agrees. */
  readonly moves: readonly NamedAction[];
  readonly unchanged: number;
  /** In the plan and no longer in the file: they stay, and are asked about. */
  readonly missing: readonly NamedAction[];
  readonly kept: readonly KeptProgress[];
  readonly proposals: readonly Proposal[];
  readonly plan: readonly FieldDifference[];
}

/** A plan that is there, with all its actions. */
export interface CurrentPlan {
  readonly plan: Plan;
  readonly actions: readonly Action[];
}

/** The same, with what it takes to do it. */
export interface Reconciled {
  readonly said: Reconciliation;
  readonly added: readonly { readonly draft: DraftAction; readonly reason: string }[];
  readonly patches: readonly {
    readonly action: Action;
    readonly fields: Partial<DocumentFields>;
    /** The end date that is asked for; undefined: none. */
    readonly moveTo: Day | undefined;
    readonly reason: string;
  }[];
  /** Actions of the plan that no action of the file goes on. */
  readonly missing: readonly Action[];
  /** Actions of the plan that an owner says were merged into another, by what it is called now. */
  readonly merged: readonly MergedAway[];
}

interface MergedAway {
  readonly action: Action;
  readonly into: { readonly action: ActionId; readonly ref: string };
}

/** Compares a file with the plan, with an owner's answers; `on` is the day in the plan's zone. Pure: nothing is done. */
export function reconcile(
  current: CurrentPlan,
  draft: PlanDraft,
  answers: readonly ImportAnswer[],
  on: Day,
): Reconciled {
  const { plan } = current;
  const pairing = pairActions(current.actions, draft.actions);
  const choiceOf = (id: string) => answerTo<"decide">(answers, `proposal ${id}`)?.choice;
  const doubts = pairing.doubts.map((doubt) => ({ doubt, proposal: proposalOf(doubt, choiceOf) }));
  const decided = doubts.map(({ doubt, proposal }) => settle(doubt, proposal.answer));
  const undecided = doubts.filter(({ proposal }) => proposal.answer === null).flatMap(({ doubt }) => doubt.was);
  // A ref that an undecided action holds is not given away.
  const held = new Set(undecided.map(({ ref }) => sortableRef(ref)));
  const added = [
    ...pairing.added.filter(({ ref }) => !held.has(sortableRef(ref))).map((one) => ({ draft: one, reason: "" })),
    ...decided.flatMap((one) => one.added),
  ];
  const missing = [...pairing.missing, ...decided.flatMap((one) => one.missing)];
  const merged = decided.flatMap((one) => one.merged);
  const pairs = [
    ...pairing.pairs.map(([action, one]) => ({ action, draft: one, reason: "" })),
    ...decided.flatMap((one) => one.pairs),
  ];
  const empty = silentFields(draft);
  const measures = measuresOfActions(draft);
  const asked = askedFields(draft);
  const compared = pairs.map((pair) => {
    const silent = new Set([...empty, ...askedAndEmpty(asked, pair.draft, measures)]);
    const comparing = { on, week: plan.settings.week, isStarted: plan.started !== null, silent };
    return { ...pair, ...comparePair(measures, pair.action, pair.draft, comparing, answers) };
  });
  const changed = compared.filter(({ fields, moveTo }) => Object.keys(fields).length > 0 || moveTo !== undefined);
  const said: Reconciliation = {
    added: added.map(({ draft: { ref, title } }) => ({ ref, title })),
    changed: changed.map(({ action, fields, moveTo }) => ({
      ...named(action),
      fields: differences(action, fields, moveTo),
    })),
    moves: changed.filter(asksForMove).map(({ action }) => named(action)),
    unchanged: compared.length - changed.length,
    missing: missing.filter(isCounted).map(named),
    kept: compared.flatMap(({ kept }) => kept),
    proposals: doubts.map(({ proposal }) => proposal),
    plan: planDifferences(plan, draft),
  };
  const patches = changed.map(({ action, fields, moveTo, reason }) => ({ action, fields, moveTo, reason }));
  return { said, added, missing, merged, patches };
}

interface Settled {
  readonly pairs: readonly { readonly action: Action; readonly draft: DraftAction; readonly reason: string }[];
  readonly added: readonly { readonly draft: DraftAction; readonly reason: string }[];
  readonly missing: readonly Action[];
  readonly merged: readonly MergedAway[];
}

function settle(doubt: Doubt, answer: string | null): Settled {
  if (answer === null) return { pairs: [], added: [], missing: [], merged: [] };
  const { kind, was, now } = doubt;
  const at = followed(doubt, answer);
  const anew = now.map((one) => ({ draft: one, reason: "" }));
  if (at === undefined) return { pairs: [], added: anew, missing: was, merged: [] };
  const action = kind === "merged" ? was[at] : was[0];
  const draft = kind === "split" ? now[at] : now[0];
  if (action === undefined || draft === undefined) return settle(doubt, null);
  const reason = {
    renumbered: `renumbered from ${action.ref}`,
    "ref-reused": "the same action in other words",
    split: `split from ${action.ref}`,
    merged: `merged from ${was.map(({ ref }) => ref).join(", ")}`,
  }[kind];
  return {
    pairs: [{ action, draft, reason }],
    added: now.filter((one) => one !== draft).map((one) => ({ draft: one, reason })),
    missing: [],
    merged: was
      .filter((one) => one !== action)
      .map((one) => ({ action: one, into: { action: action.id, ref: draft.ref } })),
  };
}

function comparePair(
  measures: ActionMeasures,
  action: Action,
  from: DraftAction,
  comparing: Comparing,
  answers: readonly ImportAnswer[],
): Pick<Compared, "fields" | "moveTo"> & { readonly kept: readonly KeptProgress[] } {
  const file = actionOfDraft(from, measures, action.id, comparing.on, comparing.week);
  const { fields, moveTo, clashes } = compareAction(action, file, comparing);
  const kept = clashes.map((clash) => {
    const { field, ours, file: theirs } = clash;
    const id = shortId(JSON.stringify([action.id, field, ours, theirs]));
    const isFixed = clash.isFixed ?? false;
    const taken = !isFixed && answerTo(answers, `kept ${id}`)?.kind === "take-file";
    const stands = field === "rating" ? ratingInWords(ours, action.state) : inWords(ours);
    const said = { id, field, ours: stands ?? "", file: inWords(theirs) ?? "", ...whoSet(action, field) };
    return { clash, said: { ...named(action), ...said, taken, isFixed } };
  });
  const taken = kept.filter(({ said }) => said.taken).map(({ clash }) => clash);
  const merged: Partial<DocumentFields> = { ...fields };
  for (const clash of taken) Object.assign(merged, clash.fields);
  return {
    fields: merged,
    moveTo: taken.find((clash) => clash.moveTo !== undefined)?.moveTo ?? moveTo,
    kept: kept.map(({ said }) => said),
  };
}

function named({ id, ref, title }: Action): NamedAction {
  return { action: id, ref, title };
}
