import { columns, json } from "../terminal/answer.ts";
import { type Command, JSON_HELP, JSON_OPTION, TENANT_HELP, TENANT_OPTION } from "../terminal/command.ts";

/** Which plans there are. */
export const list: Command = {
  name: "list",
  usage: "list [--json]",
  about: ["The plans there are.", JSON_HELP, TENANT_HELP],
  words: 0,
  options: { ...JSON_OPTION, ...TENANT_OPTION },
  run: async (typed, { open, print }) => {
    const { stores, tenant, tenants } = await open();
    const asked = typed.text("tenant") === undefined ? tenants : [tenant];
    const plans = (await Promise.all(asked.map((one) => stores.plans.listPlans(one)))).flat();
    if (typed.flag("json")) print(json(plans.map(({ key, title }) => ({ ...key, title }))));
    else if (plans.length === 0) print("There is no plan yet.");
    else print(columns(plans.map(({ key, title }) => [key.plan, title])));
    return 0;
  },
};
