import { checkPlans, type Finding } from "../../app/plans/check-plans.ts";
import { json } from "../terminal/answer.ts";
import { type Command, JSON_HELP, JSON_OPTION } from "../terminal/command.ts";

/** Looks for what keeps Plan Keeper from working. */
export const doctor: Command = {
  name: "doctor",
  usage: "doctor [--json]",
  about: [
    "Checks settings, store, plans and people, and says what to do. Exit code 1 when there is a fault.",
    JSON_HELP,
  ],
  words: 0,
  options: { ...JSON_OPTION },
  run: async (typed, { open, print, now }) => {
    // Wrong settings and a store that does not answer end the command with their own sentence.
    const { stores, tenants, local } = await open();
    const where = local
      ? "The local store answers; the settings are those of npm run local."
      : "The settings are right and the store answers.";
    const first: Finding = { level: "fine", plan: null, says: where, advice: "" };
    const findings = [first, ...(await checkPlans(stores, tenants, now))];
    print(typed.flag("json") ? json(findings) : findings.map(describe).join("\n"));
    return findings.some(({ level }) => level === "fault") ? 1 : 0;
  },
};

function describe({ level, plan, says, advice }: Finding): string {
  return `${level.padEnd(6)}  ${plan === null ? "" : `${plan}: `}${says}${advice === "" ? "" : ` ${advice}`}`;
}
