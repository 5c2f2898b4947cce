import { checkPlans, type Finding } from "../../app/plans/check-plans.ts";
import { checkSending } from "../../app/plans/check-sending.ts";
import { jsonLog } from "../../log.ts";
import { json } from "../terminal/answer.ts";
import { type Command, JSON_HELP, JSON_OPTION, type OpenedStore } from "../terminal/command.ts";

/** Looks for what keeps Plan Keeper from working. */
export const doctor: Command = {
  name: "doctor",
  usage: "doctor [--json]",
  about: [
    "Checks settings, store, Microsoft's token, Teams, plans and people, and says what to do. It sends nothing.",
    "Exit code 1 when there is a fault.",
    JSON_HELP,
  ],
  words: 0,
  options: { ...JSON_OPTION },
  run: async (typed, { open, print, complain, now }) => {
    // Wrong settings and a store that does not answer end the command with their own sentence.
    const opened = await open();
    const { stores, tenants, local } = opened;
    const where = local
      ? "The local store answers; the settings are those of npm run local."
      : "The settings are right and the store answers.";
    const first: Finding = { level: "fine", plan: null, says: where, advice: "" };
    const sending = local ? [] : await lookAtTeams(opened, now, complain);
    const findings = [first, ...sending, ...(await checkPlans(stores, tenants, now))];
    print(typed.flag("json") ? json(findings) : findings.map(describe).join("\n"));
    return findings.some(({ level }) => level === "fault") ? 1 : 0;
  },
};

async function lookAtTeams(
  { stores, auth, tenants }: OpenedStore,
  now: Date,
  complain: (line: string) => void,
): Promise<readonly Finding[]> {
  // Loaded here alone: the SDK takes a second.
  const { openCheck } = await import("../../sending.ts");
  const check = openCheck(auth, tenants, jsonLog({ info: () => {}, error: complain }), () => now);
  return checkSending({ ...stores, check }, tenants, now);
}

function describe({ level, plan, says, advice }: Finding): string {
  return `${level.padEnd(6)}  ${plan === null ? "" : `${plan}: `}${says}${advice === "" ? "" : ` ${advice}`}`;
}
