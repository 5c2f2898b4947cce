import { choosable, findByKey, stampOf } from "../../domain/people/labels.ts";
import { type Likeness, labelMatcher } from "../../domain/people/match-labels.ts";
import type { Label, Member } from "../../domain/plan/person.ts";
import { accept, type Result, refuse } from "../../domain/plan/result.ts";
import { openAllowed } from "../open-allowed.ts";
import type { Asking, OpenPlan } from "../open-plan.ts";
import { type PeopleDeps, SETTLING } from "./show-people.ts";

/** Someone who may be chosen for a label; `likeness` where their name is like it. */
export interface Choosable extends Member {
  readonly likeness: Likeness | null;
}

/** What a form that settles a label needs. */
export interface LabelForm extends OpenPlan {
  readonly label: Label;
  /** To be given back with what is chosen. */
  readonly stamp: string;
  /** Who is like the name first, then the others by name: those whose name holds all that was looked for. */
  readonly people: readonly Choosable[];
}

/** Opens one label, by its key, for an owner. `find`: words that narrow the people, "" for all. */
export async function openLabel(
  deps: Pick<PeopleDeps, "plans" | "members">,
  asking: Asking,
  key: string,
  find: string,
): Promise<Result<LabelForm>> {
  const open = await openAllowed(deps, asking, "settle who a name is", SETTLING);
  if (!open.ok) return open;
  const { plan } = open.value;
  const label = findByKey(plan, key);
  if (label === undefined) return refuse({ reason: "label-unknown", label: key });
  const all = choosable(plan, await deps.members.list(asking.tenant));
  const match = labelMatcher(all)(label.text);
  const alike =
    match.kind === "sure"
      ? [{ ...match.person, likeness: "name" as const }]
      : match.kind === "none"
        ? []
        : match.candidates;
  const others = all.filter(({ person }) => !alike.some((one) => one.person === person));
  const people = [...alike, ...others.map((one) => ({ ...one, likeness: null }))];
  return accept({
    ...open.value,
    label,
    stamp: stampOf(label),
    people: people.filter(({ name }) => holds(name, find)),
  });
}

function holds(name: string, find: string): boolean {
  const words = find.toLowerCase().split(/\s+/);
  return words.every((word) => name.toLowerCase().includes(word));
}
