import type { Day } from "../calendar/day.ts";
import type { Claim, Holder, Label, Member, PersonId } from "../plan/person.ts";
import type { Plan } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { shortId } from "../plan/short-id.ts";
import { membersOf, withPeople } from "./find-person.ts";
import { labelMatcher } from "./match-labels.ts";

/** What an owner says a label stands for. */
export type Settlement =
  | { readonly as: "person"; readonly person: PersonId }
  /** `answers`: who of them is asked. */
  | { readonly as: "role"; readonly people: readonly PersonId[]; readonly answers: PersonId | "each" }
  | { readonly as: "outside"; readonly sponsor: PersonId };

/** Who decides about labels, when; `known` are the people that may be chosen beside the plan's own. */
export interface Deciding {
  readonly by: PersonId;
  readonly at: string;
  readonly today: Day;
  readonly known: readonly Member[];
}

/** Whether somebody is asked, or vouches, under a label. */
export function isSettled(label: Label): boolean {
  return label.holders.length > 0 || label.sponsor !== null;
}

/** Names a label in a button: the text itself, or of a long one its beginning and what tells it from others. */
export function labelKey(text: string): string {
  if (text.length <= LONGEST_KEY) return text;
  return `${beginningOf(text)}${shortId(text)}`;
}

const LONGEST_KEY = 120;

function beginningOf(text: string): string {
  return `${text.slice(0, LONGEST_KEY - 20)}…`;
}

/** The label that a key names; a card of release 0.1 tells long ones apart by other figures after their beginning. */
export function findByKey({ labels }: Pick<Plan, "labels">, key: string): Label | undefined {
  const exact = labels.find((label) => labelKey(label.text) === key);
  if (exact !== undefined) return exact;
  const alike = labels.filter(({ text }) => text.length > LONGEST_KEY && key.startsWith(beginningOf(text)));
  return alike.length === 1 ? alike[0] : undefined;
}

/** What a card that settles a label was drawn from: another stamp means that the label has changed since. */
export function stampOf({ kind, holders, sponsor, answers }: Label): string {
  return [kind, ...holders.map((holder) => holder.person), answers ?? "", sponsor ?? ""].join(" ");
}

/** The people who may be chosen for a label: those of the plan, then those of the teams and chats, each once. */
export function choosable(plan: Plan, known: readonly Member[]): readonly Member[] {
  const all = new Map([...known, ...membersOf(plan)].map((member) => [member.person, member]));
  return [...all.values()].sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
}

/** A label, by its key, as an owner settles it. Who holds it joins the plan; others who claimed it are refused with it. */
export function planSettlement(plan: Plan, key: string, wish: Settlement, deciding: Deciding): Result<Plan> {
  const label = findByKey(plan, key);
  if (label === undefined) return refuse({ reason: "label-unknown", label: key });
  const chosen = chosenIn(wish);
  if (chosen.length === 0)
    return refuse({ reason: "nobody-chosen", what: wish.as === "outside" ? "sponsor" : wish.as });
  if (wish.as === "role" && wish.answers !== "each" && !wish.people.includes(wish.answers))
    return refuse({ reason: "nobody-chosen", what: "answers" });
  const joined = withPeople(plan, chosen, deciding.known);
  if (joined === undefined) return refuse({ reason: "person-unknown" });
  const held = wish.as === "outside" ? [] : chosen;
  return accept(
    withLabel(joined, {
      text: label.text,
      kind: wish.as,
      holders: holdersFrom(label, held, deciding.today),
      sponsor: wish.as === "outside" ? wish.sponsor : null,
      ...(wish.as === "role" && { answers: wish.answers }),
      ...claimsAfter(label, wish, held, deciding),
    }),
  );
}

/** Settles every open label whose whole name is one person's and nobody else's; tells which. */
export function settleSure(
  plan: Plan,
  deciding: Deciding,
): { readonly plan: Plan; readonly matched: readonly string[] } {
  const matchLabel = labelMatcher(choosable(plan, deciding.known));
  const matched: string[] = [];
  let settled = plan;
  for (const label of plan.labels) {
    if (isSettled(label) || (label.claims?.length ?? 0) > 0) continue;
    const match = matchLabel(label.text);
    if (match.kind !== "sure") continue;
    const after = planSettlement(
      settled,
      labelKey(label.text),
      { as: "person", person: match.person.person },
      deciding,
    );
    if (!after.ok) continue;
    settled = after.value;
    matched.push(label.text);
  }
  return { plan: settled, matched };
}

function chosenIn(wish: Settlement): readonly PersonId[] {
  const chosen = wish.as === "role" ? wish.people : [wish.as === "person" ? wish.person : wish.sponsor];
  return [...new Set(chosen)].filter((person) => person !== "");
}

/** Who held it until a day that has passed stays on record; who holds it already keeps their first day. */
function holdersFrom(label: Label, held: readonly PersonId[], today: Day): readonly Holder[] {
  const past = label.holders.filter(({ person, to }) => to !== null && to < today && !held.includes(person));
  const now = held.map((person) => {
    const before = label.holders.find((holder) => holder.person === person && holder.to === null);
    return before ?? { person, from: null, to: null };
  });
  return [...past, ...now];
}

// Whoever says that a role means them too still waits: a role may have one more.
function claimsAfter(
  label: Label,
  { as }: Settlement,
  held: readonly PersonId[],
  deciding: Deciding,
): Pick<Label, "claims"> {
  const claims = label.claims?.filter((claim) => !held.includes(claim.person)) ?? [];
  if (claims.length === 0) return {};
  return { claims: as === "role" ? claims : claims.map((claim) => refused(claim, deciding)) };
}

/** A claim as an owner refused it, the first time. */
export function refused(claim: Claim, { by, at }: Pick<Deciding, "by" | "at">): Claim {
  return claim.refused === null ? { ...claim, refused: { by, at } } : claim;
}

/** The plan with one of its labels changed. */
export function withLabel(plan: Plan, changed: Label): Plan {
  return { ...plan, labels: plan.labels.map((label) => (label.text === changed.text ? changed : label)) };
}
