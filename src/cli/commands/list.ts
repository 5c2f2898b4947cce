import { formatDay } from "../../domain/calendar/day.ts";
import { isClosed, nameOf, type Plan } from "../../domain/plan/plan.ts";
import { columns, json } from "../terminal/answer.ts";
import { type Command, JSON_HELP, JSON_OPTION, TENANT_HELP, TENANT_OPTION } from "../terminal/command.ts";

/** Which plans there are, whether they are open, and who began them. */
export const list: Command = {
  name: "list",
  usage: "list [--json]",
  about: ["The plans there are, open or closed, and who began them.", JSON_HELP, TENANT_HELP],
  words: 0,
  options: { ...JSON_OPTION, ...TENANT_OPTION },
  run: async (typed, { open, print }) => {
    const { stores, tenant, tenants } = await open();
    const asked = typed.text("tenant") === undefined ? tenants : [tenant];
    const listed = (await Promise.all(asked.map((one) => stores.plans.listPlans(one)))).flat();
    const plans = await Promise.all(
      listed.map(async ({ key, title }) => {
        const stored = await stores.plans.readPlan(key);
        return { ...key, title, ...(typeof stored === "string" ? BUSY : standing(stored.value)) };
      }),
    );
    if (typed.flag("json")) print(json(plans));
    else if (plans.length === 0) print("There is no plan yet.");
    else print(columns(plans.map(({ plan, title, state, begun }) => [plan, title, state, begunWords(begun)])));
    return 0;
  },
};

interface Standing {
  readonly state: "open" | "closed" | "being imported";
  /** Null: nobody knows. */
  readonly begun: { readonly by: string; readonly name: string; readonly at: string } | null;
}

const BUSY: Standing = { state: "being imported", begun: null };

function standing(plan: Plan): Standing {
  const begun = plan.begun ? { ...plan.begun, name: nameOf(plan, plan.begun.by) } : null;
  return { state: isClosed(plan) ? "closed" : "open", begun };
}

function begunWords(begun: Standing["begun"]): string {
  return begun === null ? "" : `begun by ${begun.name} on ${formatDay(begun.at.slice(0, 10))}`;
}
