import { allPlans, type ReindexTally, reindexPlans } from "../../app/plans/reindex-plans.ts";
import { refuse } from "../../domain/plan/result.ts";
import { jsonLog } from "../../log.ts";
import { accepted, json, keyOf } from "../terminal/answer.ts";
import { type Command, JSON_HELP, JSON_OPTION, TENANT_HELP, TENANT_OPTION } from "../terminal/command.ts";

/** Makes the lists of plans anew from their actions and history, by hand; the job of the same name does it by itself. */
export const reindex: Command = {
  name: "reindex",
  usage: "reindex [--plan ID] [--json]",
  about: [
    "Makes the rows that lists are read from anew from the actions and their history, where they are not right.",
    "The bot may run meanwhile and people may save. Stopped halfway, run it again: what is right is left as it is.",
    "--plan ID       only this plan",
    JSON_HELP,
    TENANT_HELP,
  ],
  words: 0,
  options: { plan: { type: "string" }, ...JSON_OPTION, ...TENANT_OPTION },
  run: async (typed, { open, print, complain }) => {
    const opened = await open();
    const { plans } = opened.stores;
    const named = typed.text("plan");
    const keys = named === undefined ? await allPlans({ plans }) : [keyOf(named, opened)];
    const log = jsonLog({ info: () => {}, error: complain });
    const tally = await reindexPlans({ plans, log }, keys, true);
    if (named !== undefined && tally.plans + tally.failed === 0)
      accepted(refuse({ reason: "plan-unknown", plan: named }));
    print(typed.flag("json") ? json(tally) : tallyWords(tally));
    return tally.failed > 0 ? 1 : 0;
  },
};

function tallyWords({ plans, actions, mended, left, failed }: ReindexTally): string {
  const looked = `${counted(actions, "action")} of ${counted(plans, "plan")} looked at: `;
  const found = mended === 0 ? "every row was right." : `${counted(mended, "row")} made right.`;
  const others =
    left === 0 ? "" : ` ${left} left to a newer version of the bot, or still being imported: run it again later.`;
  const faults = failed === 0 ? "" : ` ${counted(failed, "plan")} could not be read; the lines above say which.`;
  return `${looked}${found}${others}${faults}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
