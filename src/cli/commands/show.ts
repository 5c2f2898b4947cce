import { readWholePlan } from "../../app/import/read-whole-plan.ts";
import { type Action, nextDateOf, statusOf } from "../../domain/plan/action.ts";
import { lineOf } from "../../domain/plan/action-line.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import { accepted, columns, json, keyOf } from "../terminal/answer.ts";
import { type Command, JSON_HELP, JSON_OPTION, TENANT_HELP, TENANT_OPTION } from "../terminal/command.ts";

/** A plan with its actions. */
export const show: Command = {
  name: "show",
  usage: "show PLAN [--json]",
  about: ["The plan: its people, its themes and how each action stands.", JSON_HELP, TENANT_HELP],
  words: 1,
  options: { ...JSON_OPTION, ...TENANT_OPTION },
  run: async (typed, { open, print }) => {
    const opened = await open();
    const key = keyOf(typed.words[0] ?? "", opened);
    const { plan, actions } = accepted(await readWholePlan(opened.stores, key));
    print(typed.flag("json") ? json({ plan, actions: actions.map(lineOf) }) : describe(plan, actions));
    return 0;
  },
};

function describe(plan: Plan, actions: readonly Action[]): string {
  const people = plan.people.map(({ name, roles }) => (roles.length === 0 ? name : `${name} (${roles.join(", ")})`));
  const themes = plan.themes.map((theme) => {
    const own = actions.filter((action) => action.theme === theme.ref);
    return `\nTheme ${theme.ref}: ${theme.title} (${theme.leads.join(", ")})\n${rowsOf(own)}`;
  });
  const elsewhere = actions.filter((action) => !plan.themes.some((theme) => theme.ref === action.theme));
  const loose = elsewhere.length === 0 ? [] : [`\nWithout a theme\n${rowsOf(elsewhere)}`];
  const reminders = plan.started === null ? "not started" : `started ${plan.started.at.slice(0, 10)}`;
  return [plan.title, `People: ${people.join(", ")}`, `Reminders: ${reminders}`, ...themes, ...loose].join("\n");
}

function rowsOf(actions: readonly Action[]): string {
  const leads = (action: Action) => action.leads.map((lead) => lead.label).join(", ");
  return columns(actions.map((one) => [one.ref, statusOf(one), nextDateOf(one) ?? "-", one.title, leads(one)]));
}
