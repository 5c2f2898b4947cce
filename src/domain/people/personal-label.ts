import type { Day } from "../calendar/day.ts";
import type { Label, Member, PersonId } from "../plan/person.ts";
import { holdersOf, type Plan } from "../plan/plan.ts";
import { withLabel } from "./labels.ts";

/** A label that stands for one person alone on a day: one they hold, else one of their name, which joins the plan. */
export function personalLabelOf(plan: Plan, member: Member, day: Day): { readonly plan: Plan; readonly label: string } {
  const found = findPersonalLabel(plan, member.person, day, member.name);
  if (found !== undefined) return { plan, label: found.text };
  const open = plan.labels.find(({ text, holders, sponsor }) => {
    return text === member.name && holders.length === 0 && sponsor === null;
  });
  const label: Label = {
    text: open?.text ?? freeText(plan, member.name),
    kind: "person",
    holders: [{ person: member.person, from: null, to: null }],
    sponsor: null,
  };
  const after = open === undefined ? { ...plan, labels: [...plan.labels, label] } : withLabel(plan, label);
  return { plan: after, label: label.text };
}

/** The label that one person alone holds on a day; of several the one of their name. */
export function findPersonalLabel(plan: Plan, person: PersonId, day: Day, name = ""): Label | undefined {
  const held = plan.labels.filter(
    ({ kind, text }) => kind === "person" && holdersOf(plan, text, day).join() === person,
  );
  return held.find(({ text }) => text === name) ?? held[0];
}

// Two people may have one name: a label's text is its identity within the plan.
function freeText(plan: Plan, name: string): string {
  let text = name;
  for (let count = 2; plan.labels.some((label) => label.text === text); count++) text = `${name} (${count})`;
  return text;
}
