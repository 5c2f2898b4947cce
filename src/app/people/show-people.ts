import { choosable, type Deciding, isSettled, settleSure } from "../../domain/people/labels.ts";
import { type Candidate, labelMatcher } from "../../domain/people/match-labels.ts";
import { isOpen } from "../../domain/plan/action.ts";
import type { Claim, Label, PersonId } from "../../domain/plan/person.ts";
import { holdersOf, nameOf, type Plan } from "../../domain/plan/plan.ts";
import { accept, type Result } from "../../domain/plan/result.ts";
import { eventOf } from "../change-plan.ts";
import { openAllowed } from "../open-allowed.ts";
import type { Asking, OpenPlan } from "../open-plan.ts";
import { orNewer } from "../or-newer.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import type { Conversations, KnownPerson, Members } from "../ports/ports.ts";

/** Someone who holds a label, and whether our messages reach them. */
export interface LabelHolder {
  readonly person: PersonId;
  readonly name: string;
  readonly reach: "reached" | "not-installed" | "unreachable" | "left";
}

/** How it stands with one name of the plan. */
export interface LabelState {
  readonly label: Label;
  readonly state: "settled" | "outside" | "proposed" | "nobody";
  readonly holders: readonly LabelHolder[];
  /** Who of a role answers; null: each of them. */
  readonly answers: string | null;
  /** Who vouches for somebody outside Teams. */
  readonly sponsor: string | null;
  /** The likeliest first; only where nobody is settled. */
  readonly proposals: readonly Candidate[];
  /** Claims that wait for an owner. */
  readonly claims: readonly Claim[];
  /** Open actions that hang on it where somebody who holds it is not reached, by ref. */
  readonly hanging: readonly string[];
}

/** Every name of a plan, as its owner sees it. */
export interface PlanNames extends OpenPlan {
  /** What waits for an owner first, then who is not reached, then the rest; by name. */
  readonly labels: readonly LabelState[];
  /** Labels that were settled just now, by an exact name that only one person has. */
  readonly matched: readonly string[];
}

/** What telling how it stands with the plan's names needs of the world. */
export type PeopleDeps = {
  readonly plans: PlanStore;
  readonly conversations: Conversations;
  readonly members: Members;
};

/** "people": for a plan's owners, every name of the plan and whom it stands for. Settles what an exact name makes sure. */
export async function showPeople(deps: PeopleDeps, asking: Asking): Promise<Result<PlanNames>> {
  const [known, reached, left] = await Promise.all([
    deps.members.list(asking.tenant),
    deps.conversations.list(asking.tenant),
    deps.members.listLeft(asking.tenant),
  ]);
  for (;;) {
    const open = await openAllowed(deps, asking, "settle who a name is", SETTLING);
    if (!open.ok) return open;
    const { stored, today } = open.value;
    const deciding: Deciding = { by: asking.person, at: asking.now.toISOString(), today, known };
    const settled = settleSure(open.value.plan, deciding);
    const { matched } = settled;
    const told = { does: "match names", labels: matched } as const;
    const event = eventOf(open.value, asking, { kind: "names settled", told, labels: matched });
    const save = () => deps.plans.savePlan({ value: settled.plan, mark: stored.mark }, event);
    const saved = matched.length > 0 ? await orNewer(save) : accept(true);
    // The plan's own row changed meanwhile: look again.
    if (saved.ok && !saved.value) continue;
    // What is left to a newer release is shown as it stands.
    const { plan } = saved.ok ? settled : open.value;
    const states = statesOf({ ...open.value, plan }, deciding, { reached, left });
    return accept({
      ...open.value,
      plan,
      labels: await addHanging(deps, plan, states),
      matched: saved.ok ? matched : [],
    });
  }
}

/** What others than owners are told they cannot do. */
export const SETTLING = "say who the names of this plan are";

interface Reach {
  readonly reached: readonly KnownPerson[];
  /** Who is in no team or chat of ours any more. */
  readonly left: readonly PersonId[];
}

/** Reads the open actions of names whose holders are not all reached; nothing where everybody is. */
async function addHanging(
  { plans }: PeopleDeps,
  plan: Plan,
  states: readonly LabelState[],
): Promise<readonly LabelState[]> {
  const silent = states.filter(({ holders }) => holders.some(({ reach }) => reach !== "reached"));
  if (silent.length === 0) return states;
  const texts = silent.map(({ label }) => label.text);
  const lines = (await plans.listByLabels(plan.key, texts)).filter(isOpen);
  return states.map((state) => {
    const { text } = state.label;
    const hanging = texts.includes(text) ? lines.filter(({ leads }) => leads.some(({ label }) => label === text)) : [];
    return { ...state, hanging: hanging.map(({ ref }) => ref) };
  });
}

function statesOf(open: Pick<OpenPlan, "plan" | "today">, deciding: Deciding, reach: Reach): readonly LabelState[] {
  const matchLabel = labelMatcher(choosable(open.plan, deciding.known));
  const known = new Map(reach.reached.map((person) => [person.person, person]));
  const states = open.plan.labels.map((label) => stateOf(open, label, matchLabel, { known, left: reach.left }));
  return states.sort((a, b) => urgency(a) - urgency(b) || a.label.text.localeCompare(b.label.text, "en-GB"));
}

function stateOf(
  { plan, today }: Pick<OpenPlan, "plan" | "today">,
  label: Label,
  matchLabel: ReturnType<typeof labelMatcher>,
  { known, left }: { readonly known: ReadonlyMap<PersonId, KnownPerson>; readonly left: readonly PersonId[] },
): LabelState {
  const holders = holdersOf(plan, label.text, today).map((person) => {
    const to = known.get(person);
    const met = to === undefined ? "not-installed" : to.unreachable === null ? "reached" : "unreachable";
    return { person, name: nameOf(plan, person), reach: left.includes(person) ? "left" : met } as const;
  });
  const match = isSettled(label) ? null : matchLabel(label.text);
  const proposals = match?.kind === "proposed" ? match.candidates : [];
  const { answers = "each", sponsor, claims = [] } = label;
  return {
    ...{ label, holders, proposals },
    state: holders.length > 0 ? "settled" : sponsor !== null ? "outside" : proposals.length > 0 ? "proposed" : "nobody",
    answers: holders.some(({ person }) => person === answers) ? nameOf(plan, answers) : null,
    sponsor: sponsor === null ? null : nameOf(plan, sponsor),
    claims: claims.filter((claim) => claim.refused === null),
    hanging: [],
  };
}

function urgency({ state, holders, claims }: LabelState): number {
  if (claims.length > 0) return 0;
  if (state === "proposed") return 1;
  if (state === "nobody") return 2;
  return holders.some(({ reach }) => reach !== "reached") ? 3 : 4;
}
