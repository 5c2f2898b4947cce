import { readWholePlan } from "../../app/import/read-whole-plan.ts";
import { readStored } from "../../app/open-plan.ts";
import { readAsAt } from "../../app/plans/read-as-at.ts";
import { formatDay, formatInstant, isDay } from "../../domain/calendar/day.ts";
import { endOfDay } from "../../domain/history/as-at.ts";
import { nextDateOf, statusOf } from "../../domain/plan/action.ts";
import { type ActionLine, type LineExtras, lineOf } from "../../domain/plan/action-line.ts";
import type { Plan, PlanKey } from "../../domain/plan/plan.ts";
import { accepted, columns, json, keyOf } from "../terminal/answer.ts";
import {
  type Command,
  JSON_HELP,
  JSON_OPTION,
  type OpenedStore,
  TENANT_HELP,
  TENANT_OPTION,
  WrongUse,
} from "../terminal/command.ts";

/** A plan with its actions. */
export const show: Command = {
  name: "show",
  usage: "show PLAN [--as-at DAY] [--json]",
  about: [
    "The plan: its people, its themes and how each action stands.",
    "--as-at 2026-11-20  as it stood by what had been recorded by the end of that day",
    ...[JSON_HELP, TENANT_HELP],
  ],
  words: 1,
  options: { "as-at": { type: "string" }, ...JSON_OPTION, ...TENANT_OPTION },
  run: async (typed, { open, print, now }) => {
    const opened = await open();
    const key = keyOf(typed.words[0] ?? "", opened);
    const day = typed.text("as-at");
    if (day !== undefined) {
      print(await showAsAt(opened, key, day, now, typed.flag("json")));
      return 0;
    }
    const { plan, actions } = accepted(await readWholePlan(opened.stores, key));
    print(typed.flag("json") ? json({ plan, actions: actions.map(lineOf) }) : describe(plan, actions));
    return 0;
  },
};

/** The plan as at the end of a day in its zone. */
async function showAsAt(
  { stores }: OpenedStore,
  key: PlanKey,
  day: string,
  now: Date,
  asJson: boolean,
): Promise<string> {
  if (!isDay(day)) throw new WrongUse("--as-at takes a day, written 2026-11-20");
  const { zone } = accepted(await readStored(stores, key)).value.settings;
  const { plan, lines, wholeFrom } = accepted(await readAsAt(stores, key, endOfDay(day, zone), now));
  if (asJson) return json({ asAt: day, plan: plan.value, actions: lines, wholeFrom });
  if (plan.value === null) return `By the end of ${formatDay(day)} there was no such plan.`;
  const partly =
    wholeFrom === null ? "" : `What changed before ${formatInstant(wholeFrom, zone)} was not kept whole.\n`;
  return `By what had been recorded by the end of ${formatDay(day)}\n${partly}${describe(plan.value, lines)}`;
}

/** What a row says of an action. */
type Shown = Pick<ActionLine, "ref" | "theme" | "title" | "leads" | "state" | "rag" | "reviewDate" | "endDate"> &
  Pick<LineExtras, "checkDate">;

function describe(plan: Plan, actions: readonly Shown[]): string {
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

function rowsOf(actions: readonly Shown[]): string {
  const leads = (action: Shown) => action.leads.map((lead) => lead.label).join(", ");
  return columns(actions.map((one) => [one.ref, statusOf(one), nextDateOf(one) ?? "-", one.title, leads(one)]));
}
