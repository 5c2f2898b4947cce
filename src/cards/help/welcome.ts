import type { OpenPlan } from "../../app/open-plan.ts";
import type { Message } from "../../app/ports/messages.ts";
import type { PlanPowers } from "../../domain/permissions/permissions.ts";
import { isClosed } from "../../domain/plan/plan.ts";
import { askButton } from "../elements/buttons.ts";
import { notice } from "../elements/notice.ts";
import type { CommandHelp } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { help } from "./help.ts";

const WHAT = "I keep your council's improvement plan true: who leads what, by when, how it stands.";

/** What someone can ask, by what they are in the plan. */
export function helpCard({ plan, powers }: OpenPlan): Message {
  const closed = isClosed(plan) ? " It is closed: all of it can be read, and nothing changed." : "";
  return help("What you can ask", `Plan Keeper keeps ${plan.title}.${closed}`, commandsFor(powers));
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
    ? `Before your dates in ${plan.title} I send you one message a day at most, and none when nothing is due. Press No change where nothing has changed, or Later and I ask on another day.`
    : `You can look at ${plan.title} at any time. I send you nothing unless an action becomes yours.`;
  return help("Welcome to Plan Keeper", `${WHAT} ${sends} This is what you can type:`, commandsFor(powers));
}

/** For someone who had removed the app: what was kept, and that messages reach them again. */
export function welcomeBackCard({ plan, powers }: OpenPlan): Message {
  const again = isClosed(plan)
    ? `${plan.title} is closed by now, so I send you nothing; all of it can still be read.`
    : plan.started === null
      ? `Reminders of ${plan.title} are not started yet, so I send you nothing for now.`
      : `Nothing of ${plan.title} was lost meanwhile, and what is owed reaches you here again from its next reminders on.`;
  return help("Welcome back", `${again} This is what you can type:`, commandsFor(powers));
}

/** The one post in a team or group chat: what this is, how to ask there, how the place gets its plan. */
export function greetingCard(kind: "group" | "channel"): Message {
  const here = kind === "channel" ? "channel" : "group chat";
  const places =
    kind === "channel"
      ? " In private and shared channels I cannot be asked or write: use a standard channel, a group chat, or your own chat with me."
      : "";
  const paragraphs = [
    `Plan Keeper is here. ${WHAT}`,
    "Mention me with a question: summary, overdue actions, show 1.2.3.",
    `A plan owner says which plan this ${here} is for, and who reads it, by mentioning me with ` +
      `“bind this ${here} for board” (or staff, or partners).`,
    `I write here only when asked; reminders go to each person alone.${places}`,
  ];
  return notice(paragraphs.join("\n\n"), [askButton("summary"), askButton("help")]);
}

/** The welcome of someone who has several plans, or whose plan is being taken in: `why` says what to do. */
export function welcomeLater(why: string): Message {
  return help("Welcome to Plan Keeper", `${WHAT} ${why}`, []);
}

function commandsFor(powers: PlanPowers): readonly CommandHelp[] {
  return COMMANDS.filter((command) => command.fits(powers));
}
