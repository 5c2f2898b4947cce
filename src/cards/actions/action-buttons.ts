import { type OpenAction, seenAction } from "../../app/open-action.ts";
import { may } from "../../domain/permissions/permissions.ts";
import { isOpen } from "../../domain/plan/action.ts";
import { isClosed } from "../../domain/plan/plan.ts";
import { findPaused } from "../../domain/updates/left.ts";
import { type Button, button } from "../elements/buttons.ts";
import { againButton, askAbout } from "../elements/line.ts";
import { changeButtons } from "./changes-beside.ts";
import { updateButtons } from "./updates-beside.ts";

/** What can be done from an action's card, after the `first` ones; `back` is the question one came from, "" for none. */
export function actionButtons(open: OpenAction, first: readonly Button[], back: string): Button[] {
  const { plan, audience } = open;
  const { ref } = seenAction(open);
  const history = askAbout(plan, { ask: "history", ref, page: null }, "History", back);
  // Of a closed plan all is read and nothing changed.
  const changing = isClosed(plan) ? [] : changingButtons(open, back);
  const all = [...first, ...changing, history, ...(back === "" ? [] : [againButton("Back", back)])];
  // What is filed holds words that partners do not read: it is done in one's own chat.
  return sixOf(audience === "partners" ? all.filter(({ verb }) => verb === "ask") : all);
}

/** What is asked least just after something was done, and can be typed as well. */
const SPARE = ["Not mine", "Add evidence", "History"];

function sixOf(buttons: readonly Button[]): Button[] {
  const tooMany = SPARE.slice(0, Math.max(0, buttons.length - 6));
  return buttons.filter(({ title }) => !tooMany.includes(title));
}

function changingButtons(open: OpenAction, back: string): Button[] {
  const { plan, mayUpdate } = open;
  const action = seenAction(open);
  const buttons: Button[] = [];
  const about = { plan: plan.key.plan, action: action.id, back };
  if (mayUpdate && action.state !== "complete" && findPaused(action) === undefined)
    buttons.push(button("Update", { verb: "open-update", ...about }));
  for (const one of [...updateButtons(open, back), ...changeButtons(open, back)]) buttons.push(one);
  if (mayDisown(open)) buttons.push(button("Not mine", { verb: "open-say-not-mine", ...about }));
  return buttons;
}

// Whoever answers for it and has not said so yet.
function mayDisown({ action: { value }, standings }: OpenAction): boolean {
  return isOpen(value) && !value.notMine && may("say that an action is not theirs", standings);
}
