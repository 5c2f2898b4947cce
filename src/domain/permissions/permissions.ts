import type { Day } from "../calendar/day.ts";
import type { Action } from "../plan/action.ts";
import type { PersonId } from "../plan/person.ts";
import { findLabel, findPerson, holdersOf, type Plan, standingInFor } from "../plan/plan.ts";
import { type LedAction, recipientsOf } from "./recipients.ts";

/** What someone is to one action on a day, or to the plan; several at once are usual. Everyone in the plan is a viewer. */
export const STANDINGS = ["lead", "stand-in", "delegate", "theme lead", "owner", "chair", "sponsor", "viewer"] as const;
export type Standing = (typeof STANDINGS)[number];

const ANSWERING = ["lead", "stand-in", "delegate", "theme lead", "owner"] as const;
const ANSWERED_FOR = ["lead", "stand-in", "delegate", "sponsor"] as const;

/**
 * Who may ask what: role by request, the one table of it. `never` outweighs `by`. What a request asks beyond its table
 * (not who typed it, the chair from the second time) is decided beside its rule. Rule: DESIGN's roles; the sign-off of a
 * completion by a second person.
 */
export const MATRIX = {
  "see the plan": { by: ["viewer"] },
  "update an action": { by: ANSWERING },
  "ask to move an end date": { by: ANSWERING },
  "add evidence": { by: ANSWERING },
  "put a reminder off": { by: ["lead", "stand-in"] },
  "say that an action is not theirs": { by: ["lead", "stand-in", "delegate"] },
  "propose a change of an action": { by: ANSWERING },
  "edit an action at once": { by: ["owner"] },
  "accept a change of an action": { by: ["owner", "chair"] },
  "accept a completion": { by: ["theme lead", "owner", "chair"], never: ANSWERED_FOR },
  "reopen a completion": { by: ["theme lead", "owner", "chair"], never: ANSWERED_FOR },
  "decide an end date": { by: ["owner", "chair"] },
  "reassign an action": { by: ["theme lead", "owner"] },
  "add an action": { by: ["theme lead", "owner"] },
  "pause or bring back an action": { by: ["owner", "chair"] },
  "withdraw, merge or carry an action": { by: ["owner", "chair"] },
  "restrict an action": { by: ["owner"] },
  "report for a partner": { by: ["sponsor", "owner"] },
  "arrange their own cover": { by: ["lead", "stand-in", "delegate", "theme lead", "owner", "chair", "sponsor"] },
  "arrange another's cover": { by: ["delegate", "owner"] },
  "name another's delegate": { by: ["owner"] },
  "name their delegate": { by: ["lead", "theme lead", "owner", "chair", "sponsor"] },
  "hand over": { by: ["owner"] },
  "settle who a name is": { by: ["owner"] },
  "change roles": { by: ["owner"] },
  "turn settings": { by: ["owner"] },
  "bind a channel": { by: ["owner"] },
  "start reminders": { by: ["owner"] },
  "chase an action": { by: ["theme lead", "owner"] },
  "let it climb or not further": { by: ["owner"] },
  "see what is unanswered": { by: ["theme lead", "owner", "chair"] },
  "see deliveries": { by: ["owner"] },
  "import into the plan": { by: ["owner"] },
  "export the plan": { by: ["owner"] },
  "close the plan": { by: ["owner"] },
} as const satisfies Readonly<
  Record<string, { readonly by: readonly Standing[]; readonly never?: readonly Standing[] }>
>;

/** Something that not everybody may ask. */
export type Request = keyof typeof MATRIX;

/** Whether someone with these standings may ask it. */
export function may(request: Request, standings: readonly Standing[]): boolean {
  const { by, never = [] }: { readonly by: readonly Standing[]; readonly never?: readonly Standing[] } =
    MATRIX[request];
  return standings.some((one) => by.includes(one)) && !standings.some((one) => never.includes(one));
}

/** Everything someone is to the plan as a whole on a day: to any of its actions, themes or names. Empty: not of the plan. */
export function planStandingsOf(plan: Plan, person: PersonId, day: Day): readonly Standing[] {
  const who = findPerson(plan, person);
  if (who === undefined) return [];
  const holds = (label: string) => holdersOf(plan, label, day).includes(person);
  const standings: Standing[] = ["viewer", ...who.roles.filter((role) => role === "owner" || role === "chair")];
  if (plan.labels.some((label) => holds(label.text))) standings.push("lead");
  if (standingInFor(plan, person, day).length > 0) standings.push("stand-in");
  if (plan.delegates.some((delegate) => delegate.by === person)) standings.push("delegate");
  if (plan.themes.some((theme) => theme.leads.some(holds))) standings.push("theme lead");
  if (plan.labels.some((label) => label.sponsor === person)) standings.push("sponsor");
  return standings;
}

/** Everything someone is to an action; empty: not a person of the plan. */
export function standingsOf(
  plan: Plan,
  action: Pick<Action, "leads" | "theme">,
  person: PersonId,
  day: Day,
): readonly Standing[] {
  const who = findPerson(plan, person);
  if (who === undefined) return [];
  const leads = action.leads.flatMap((lead) => holdersOf(plan, lead.label, day));
  // A director who is the plan's sponsor is not therefore the sponsor of each action.
  const standings: Standing[] = ["viewer", ...who.roles.filter((role) => role === "owner" || role === "chair")];
  if (leads.includes(person)) standings.push("lead");
  if (isStandIn(plan, action, leads, person, day)) standings.push("stand-in");
  if (plan.delegates.some((delegate) => delegate.by === person && leads.includes(delegate.for)))
    standings.push("delegate");
  const theme = plan.themes.find((candidate) => candidate.ref === action.theme);
  if (theme?.leads.some((label) => holdersOf(plan, label, day).includes(person))) standings.push("theme lead");
  if (action.leads.some((lead) => findLabel(plan, lead.label).sponsor === person)) standings.push("sponsor");
  return standings;
}

// Whoever is asked in a lead's stead may answer; so may the cover who is away and answers all the same.
function isStandIn(plan: Plan, action: LedAction, leads: readonly PersonId[], person: PersonId, day: Day): boolean {
  if (standingInFor(plan, person, day).some((away) => leads.includes(away))) return true;
  return !leads.includes(person) && recipientsOf(plan, action, day).some((asked) => asked.person === person);
}

/** What someone may do in the plan as a whole; it also decides which commands help shows. */
export interface PlanPowers {
  readonly looks: boolean;
  readonly leads: boolean;
  readonly manages: boolean;
  readonly owns: boolean;
  readonly chairs: boolean;
  /** Speaks for a lead outside Teams. */
  readonly vouches: boolean;
}

/** The powers of somebody in a plan on a day; none for who is not of it. */
export function powersOf(plan: Plan, person: PersonId, day: Day): PlanPowers {
  const standings = planStandingsOf(plan, person, day);
  const is = (...any: readonly Standing[]) => any.some((one) => standings.includes(one));
  return {
    looks: is("viewer"),
    leads: is("lead", "stand-in", "delegate"),
    manages: is("owner", "theme lead"),
    owns: is("owner"),
    chairs: is("chair"),
    vouches: is("sponsor"),
  };
}
