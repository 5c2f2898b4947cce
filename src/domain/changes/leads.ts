import type { Day } from "../calendar/day.ts";
import { findByName, withPeople } from "../people/find-person.ts";
import { labelMatcher } from "../people/match-labels.ts";
import { findPersonalLabel, personalLabelOf } from "../people/personal-label.ts";
import { heldLabel } from "../permissions/called.ts";
import type { Lead } from "../plan/lead.ts";
import type { Member } from "../plan/person.ts";
import type { Plan } from "../plan/plan.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { shortId } from "../plan/short-id.ts";

/** A name that may lead: a label of the plan, or a person of it whom no label names yet. */
export interface LeadChoice {
  /** Letters, digits and hyphens alone: a list of several is joined by commas. */
  readonly value: string;
  readonly title: string;
}

/** Who was chosen to lead, by the values of their choices; `other` is a name as typed, "" for none. */
export interface ChosenLeads {
  readonly accountable: string;
  readonly joint: readonly string[];
  readonly other: string;
}

/** Leads by their labels, and the plan with the labels that they need. */
export interface PlannedLeads {
  readonly plan: Plan;
  readonly leads: readonly Lead[];
}

/** Everybody who may be chosen to lead, by name. */
export function leadChoices(plan: Plan, today: Day): readonly LeadChoice[] {
  const labels = plan.labels.map(({ text }) => ({ value: labelValue(text), title: heldLabel(plan, text, today) }));
  const people = plan.people.filter(({ id }) => findPersonalLabel(plan, id, today) === undefined);
  const persons = people.map(({ id, name }) => ({ value: personValue(id), title: name }));
  return [...labels, ...persons].sort((a, b) => a.title.localeCompare(b.title, "en-GB"));
}

/** The choice that a label is. */
export function labelValue(text: string): string {
  return `label-${shortId(text)}`;
}

function personValue(id: string): string {
  return `person-${shortId(id)}`;
}

/** Those chosen as leads; a person whom no label names joins the plan's labels, settled. At least one must be chosen. */
export function planLeads(plan: Plan, chosen: ChosenLeads, today: Day): Result<PlannedLeads> {
  const other = chosen.other.trim();
  const typed = other === "" ? accept("") : findTyped(plan, other, today);
  if (!typed.ok) return typed;
  const accountable = chosen.accountable || typed.value || chosen.joint[0] || "";
  const values = [...new Set([accountable, ...chosen.joint, typed.value])].filter((value) => value !== "");
  if (values.length === 0) return refuse({ reason: "lead-missing" });
  let after = plan;
  const leads: Lead[] = [];
  for (const value of values) {
    const own = labelFor(after, value, today);
    if (own === undefined) return refuse({ reason: "person-unknown" });
    after = own.plan;
    leads.push({ label: own.label, accountable: value === accountable });
  }
  return accept({ plan: after, leads });
}

/** The plan with the one whose name was typed, where only the directory knows them: a new plan has hardly anybody yet. */
export function withTyped(plan: Plan, typed: string, known: readonly Member[], today: Day): Plan {
  if (typed.trim() === "" || findTyped(plan, typed.trim(), today).ok) return plan;
  const found = findByName(known, typed.trim());
  return (found.ok && withPeople(plan, [found.value.person], known)) || plan;
}

function labelFor(plan: Plan, value: string, today: Day): ReturnType<typeof personalLabelOf> | undefined {
  const label = plan.labels.find(({ text }) => labelValue(text) === value);
  if (label !== undefined) return { plan, label: label.text };
  const person = plan.people.find(({ id }) => personValue(id) === value);
  return person && personalLabelOf(plan, { person: person.id, name: person.name }, today);
}

function findTyped(plan: Plan, typed: string, today: Day): Result<string> {
  const all = leadChoices(plan, today);
  const exact = all.find(({ title }) => title.toLowerCase() === typed.toLowerCase());
  if (exact !== undefined) return accept(exact.value);
  const match = labelMatcher(all.map(({ value, title }) => ({ person: value, name: title })))(typed);
  if (match.kind === "sure") return accept(match.person.person);
  const near = match.kind === "none" ? [] : match.candidates;
  const [only, another] = near;
  if (only !== undefined && another === undefined) return accept(only.person);
  return refuse({ reason: "name-unclear", name: typed, nearest: near.map(({ name }) => name) });
}
