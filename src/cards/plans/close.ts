import type { OpenPlan } from "../../app/open-plan.ts";
import type { ClosingPreview } from "../../app/plans/close-plan.ts";
import type { Message } from "../../app/ports/messages.ts";
import { askButton, button } from "../elements/buttons.ts";
import { notice } from "../elements/notice.ts";
import { count, quoted } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/** What closing means, before it is done. */
export function closeCard({ plan, open, overdue, waiting }: ClosingPreview, reason: string, nonce: string): Message {
  const left =
    open === 0
      ? "None of its actions is open."
      : `${count(open, "action")} ${open === 1 ? "is" : "are"} still open, ${overdue} overdue: they stay as they are.`;
  const undecided =
    waiting === 0
      ? ""
      : ` ${count(waiting, "action")} ${waiting === 1 ? "waits" : "wait"} for a decision, which nobody can take then: type waiting to see them.`;
  const why = reason === "" ? "To say why, type close plan because …" : `Why: ${quoted(reason)}.`;
  return notice(
    [
      `Close ${said(plan.title, 150)}?`,
      "Its reminders end and nothing in it can be changed any more; all of it can still be read, and its history stays. An owner can open it again.",
      `${left}${undecided}`,
      why,
    ].join("\n\n"),
    [
      button("Close the plan", { verb: "close-plan", plan: plan.key.plan, reason, nonce }),
      askButton("plans", "Leave it open"),
    ],
  );
}

/** That a plan is closed, and what can still be done with it. */
export function closedCard({ plan }: OpenPlan): Message {
  return notice(
    `${said(plan.title, 150)} is closed: its reminders have ended and its record stays. ` +
      "To go on with it, type open plan again.",
    [askButton(`summary in plan ${plan.key.plan}`, "Look at it"), askButton("plans")],
  );
}

/** That a closed plan goes on, and whether its reminders do. */
export function reopenedCard({ plan }: OpenPlan): Message {
  const reminders =
    plan.started === null
      ? "Its reminders have not been started: type start reminders."
      : "Its reminders go on: what is owed by now goes out with the next.";
  return notice(`${said(plan.title, 150)} is open again, as it was. ${reminders}`, [
    askButton(`summary in plan ${plan.key.plan}`, "summary"),
    askButton("plans"),
  ]);
}
