import { z } from "zod";
import { remindLeads } from "../../app/reminders/remind-leads.ts";
import type { RemindReport } from "../../app/reminders/remind-report.ts";
import { refuse } from "../../domain/plan/result.ts";
import { jsonLog } from "../../log.ts";
import { accepted, json, keyOf } from "../terminal/answer.ts";
import {
  type Command,
  JSON_HELP,
  JSON_OPTION,
  type OpenedStore,
  type OpenTerminal,
  TENANT_HELP,
  TENANT_OPTION,
  type TypedWords,
  WrongUse,
} from "../terminal/command.ts";
import { describeRun } from "../words/remind-words.ts";

/** The reminders' own run, by hand. */
export const remind: Command = {
  name: "remind",
  usage: "remind [--plan ID] [--dry-run] [--now INSTANT] [--json]",
  about: [
    "Sends what is owed by now and not yet sent, and says who gets what and why, who does not and why.",
    "--plan ID       only people of this plan",
    "--dry-run       change and send nothing",
    "--now INSTANT   as if it were 2027-07-24T09:00:00+01:00; with --dry-run, or on the local store",
    JSON_HELP,
    TENANT_HELP,
  ],
  words: 0,
  options: {
    plan: { type: "string" },
    "dry-run": { type: "boolean" },
    now: { type: "string" },
    ...JSON_OPTION,
    ...TENANT_OPTION,
  },
  run: async (typed, terminal) => {
    const now = readNow(typed.text("now")) ?? terminal.now;
    const opened = await terminal.open();
    if (typed.text("now") !== undefined && !typed.flag("dry-run") && !opened.local)
      throw new WrongUse("Another instant than now only with --dry-run, or on the local store: --now");
    const report = await runReminders(typed, terminal, opened, now);
    terminal.print(typed.flag("json") ? json(report) : describeRun(report));
    return report.failed + report.faults.length > 0 ? 1 : 0;
  },
};

async function runReminders(
  typed: TypedWords,
  terminal: OpenTerminal,
  opened: OpenedStore,
  now: Date,
): Promise<RemindReport> {
  const named = typed.text("plan");
  const plan = named === undefined ? {} : { plan: keyOf(named, opened) };
  if (plan.plan !== undefined && (await opened.stores.plans.readPlan(plan.plan)) === "unknown")
    accepted(refuse({ reason: "plan-unknown", plan: plan.plan.plan }));
  // Loaded here alone: the SDK takes a second.
  const { openMessenger, joinReminders } = await import("../../sending.ts");
  // Standard output is the report's.
  const log = jsonLog({ info: () => {}, error: terminal.complain });
  const moved = now.getTime() - terminal.now.getTime();
  const clock = () => new Date(Date.now() + moved);
  const messenger = openMessenger(opened.auth, opened.tenants, log, clock);
  const deps = joinReminders(opened.stores, messenger, log, clock);
  return remindLeads(deps, { now, ...plan, dryRun: typed.flag("dry-run"), explain: true });
}

function readNow(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  if (!z.iso.datetime({ offset: true }).safeParse(text).success)
    throw new WrongUse("Write the instant with its offset, as 2027-07-24T09:00:00+01:00: --now");
  return new Date(text);
}
