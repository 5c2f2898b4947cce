import type { NewPlan } from "../../../src/app/ports/plan-store.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { AMINA, aLabel, anAction, aPerson, aPlan, importedEntry, TODAY } from "../../builders.ts";

/** Of which a list answers with so many, however large the plan is. */
export const ANSWERED = 20;
/** Leads beside Amina; the same in every plan. */
const LEADS = 30;

/** A plan of so many actions: twenty overdue, all Amina's, and of nobody else's anything due. Nothing is sent for it. */
export function benchPlan(tenant: string, plan: string, size: number): NewPlan {
  const others = Array.from({ length: LEADS }, (_, index) => aPerson(`lead-${index}`, `Lead ${index} Person`));
  const whole = aPlan();
  const actions = Array.from({ length: size }, (_, index) => {
    const answered = index < ANSWERED;
    const endDate = addDays(TODAY, answered ? -1 - index : 30 + (index % 300));
    return anAction({
      id: `a${index}`,
      ref: `${1 + (index % 2)}.1.${1 + index}`,
      theme: String(1 + (index % 2)),
      objective: `${1 + (index % 2)}.1`,
      title: `Agree with schools and health how step ${index} of the new way of working is done and by whom`,
      leads: [{ label: answered ? "Amina Diallo" : (others[index % LEADS]?.name ?? ""), accountable: true }],
      reviewDate: null,
      endDate,
      dates: [{ kind: "end", date: endDate, cadence: null, text: endDate }],
    });
  });
  return {
    plan: {
      ...whole,
      key: { tenant, plan },
      people: [aPerson(AMINA, "Amina Diallo"), ...others, ...whole.people.slice(1)],
      labels: [...others.map(({ id, name }) => aLabel(name, id)), ...whole.labels],
      started: null,
    },
    actions,
    history: actions.map(importedEntry),
  };
}
