import type { Message } from "../../app/ports/messages.ts";
import type { Silent } from "../../app/waiting/find-silent.ts";
import { nameOf } from "../../domain/plan/plan.ts";
import { againButton } from "../elements/line.ts";
import { notice } from "../elements/notice.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";

/** Words for an e-mail to somebody whom our messages do not reach. */
export function invitation({ plan, person, who, item }: Silent, back: string): Message {
  const buttons = back === "" ? [] : [againButton("Back", back)];
  const name = said(who.name, 60);
  if (item === null) return notice(`${name} is reached by now: there is nothing to send.`, buttons);
  const refs = item.refs.slice(0, 8).join(", ");
  const yours =
    item.refs.length === 0 ? "" : ` It holds ${count(item.refs.length, "action")} of yours: ${said(refs, 120)}.`;
  const again = item.why === "unreachable" ? " again" : "";
  return notice(
    [
      `Words to send to ${name}, by e-mail or in a chat:`,
      `Dear ${name}, ${said(plan.title, 100)} is kept in Teams by Plan Keeper.${yours} It cannot reach you yet. ` +
        `Please open Teams, choose Apps, look for Plan Keeper, press Add${again} and say hi to it; it then shows what is yours.`,
      `Thank you, ${said(nameOf(plan, person), 60)}`,
    ].join("\n\n"),
    buttons,
  );
}
