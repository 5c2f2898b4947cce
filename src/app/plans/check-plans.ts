import { dayIn } from "../../domain/calendar/day.ts";
import { holdersOf, isClosed, ownersOf, type Plan } from "../../domain/plan/plan.ts";
import type { PlanStore } from "../ports/plan-store.ts";
import type { Conversations, KnownPerson } from "../ports/ports.ts";

/** One thing an administrator should know. A fault keeps someone from being reached or the plan from working. */
export interface Finding {
  readonly level: "fine" | "notice" | "fault";
  /** The plan it is about; null: the whole. */
  readonly plan: string | null;
  readonly says: string;
  /** What to do about it; "" when there is nothing. */
  readonly advice: string;
}

interface Deps {
  readonly plans: PlanStore;
  readonly conversations: Conversations;
}

/** Looks at every plan of the tenants: who runs it, whom it cannot reach, which names nobody has settled. */
export async function checkPlans(deps: Deps, tenants: readonly string[], now: Date): Promise<readonly Finding[]> {
  const findings = await Promise.all(tenants.map((tenant) => checkTenant(deps, tenant, now)));
  return findings.flat();
}

async function checkTenant(deps: Deps, tenant: string, now: Date): Promise<readonly Finding[]> {
  const [listed, known] = await Promise.all([deps.plans.listPlans(tenant), deps.conversations.list(tenant)]);
  if (listed.length === 0)
    return [{ level: "notice", plan: null, says: `Tenant ${tenant} has no plan.`, advice: "Import one." }];
  const plans = await Promise.all(listed.map(({ key }) => deps.plans.readPlan(key)));
  return plans.flatMap((plan, index) => {
    const id = listed[index]?.key.plan ?? "";
    if (typeof plan !== "string") return checkPlan(plan.value, known, now);
    const advice = "Wait a minute; if it lasts, start the bot: it finishes what was begun.";
    return [{ level: "notice" as const, plan: id, says: "The plan is being imported.", advice }];
  });
}

/** What is to be said of one plan; "fine" when nothing is. */
export function checkPlan(plan: Plan, known: readonly KnownPerson[], now: Date): readonly Finding[] {
  if (isClosed(plan))
    return [{ level: "fine", plan: plan.key.plan, says: "It is closed: nothing is sent or changed.", advice: "" }];
  const today = dayIn(plan.settings.zone, now);
  const findings: Finding[] = [];
  const say = (level: Finding["level"], says: string, advice: string) =>
    findings.push({ level, plan: plan.key.plan, says, advice });

  const owners = ownersOf(plan).length;
  if (owners < 2)
    say(
      owners === 0 ? "fault" : "notice",
      `The plan has ${owners === 1 ? "only one owner" : "no owner"}.`,
      "Name two in the people file.",
    );
  const unsettled = plan.labels.filter((label) => label.kind === "outside" && label.sponsor === null);
  if (unsettled.length > 0)
    say(
      "fault",
      `Nobody has said who these are: ${names(unsettled.map((label) => label.text))}.`,
      "Name them in the people file.",
    );
  const empty = plan.labels.filter(
    (label) => label.kind !== "outside" && holdersOf(plan, label.text, today).length === 0,
  );
  if (empty.length > 0)
    say("fault", `Nobody holds these today: ${names(empty.map((label) => label.text))}.`, "Name their holders.");

  const leads = new Set(plan.labels.flatMap((label) => holdersOf(plan, label.text, today)));
  const people = plan.people.filter((person) => leads.has(person.id));
  const unmet = people.filter((person) => !known.some((one) => one.person === person.id));
  if (unmet.length > 0)
    say(
      "notice",
      `These leads have not met the bot: ${names(unmet.map((person) => person.name))}.`,
      "Install it for them in Teams.",
    );
  for (const { name, id } of people) {
    const reason = known.find((one) => one.person === id)?.unreachable;
    if (reason) say("fault", `${name} cannot be reached: ${reason}.`, "Ask them to open the bot in Teams again.");
  }
  if (plan.started === null) say("notice", "Reminders have not been started.", "A plan owner presses Start reminders.");
  if (findings.length === 0) say("fine", "Everything is in order.", "");
  return findings;
}

function names(all: readonly string[]): string {
  return all.join(", ");
}
