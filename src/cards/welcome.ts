import type { OpenPlan } from "../app/open-plan.ts";
import type { Message } from "../app/ports.ts";
import type { PlanPowers } from "../domain/permissions.ts";
import { COMMANDS, type Command } from "./commands.ts";
import { help } from "./help.ts";

const WHAT = "I keep your council's improvement plan true: who leads what, by when, how it stands.";

/** What someone can ask, by what they are in the plan. */
export function helpCard({ plan, powers }: OpenPlan): Message {
  return help("What you can ask", `Plan Keeper keeps ${plan.title}.`, commandsFor(powers));
}

/** The one welcome: what this is, what it will send, how to quiet it, what to type. `open` is null for a stranger. */
export function welcomeCard(open: OpenPlan | null): Message {
  if (open === null) {
    return help(
      "Welcome to Plan Keeper",
      `${WHAT} You are not in a plan here yet: ask your programme manager to add you, then say hi. If your council keeps no plan with me yet, drop its Word, Excel or CSV file here.`,
      [],
    );
  }
  const { plan, powers } = open;
  const sends = powers.leads
    ? `Before your dates in ${plan.title} I send you one message a day at most, and none when nothing is due. Press Seen or Later on an item and I keep quiet about it for some days.`
    : `You can look at ${plan.title} at any time. I send you nothing unless an action becomes yours.`;
  return help("Welcome to Plan Keeper", `${WHAT} ${sends} This is what you can type:`, commandsFor(powers));
}

/** The welcome of someone who has several plans, or whose plan is being taken in: `why` says what to do. */
export function welcomeLater(why: string): Message {
  return help("Welcome to Plan Keeper", `${WHAT} ${why}`, []);
}

function commandsFor(powers: PlanPowers): readonly Command[] {
  return COMMANDS.filter((command) => command.fits(powers));
}
