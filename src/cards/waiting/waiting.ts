import { z } from "zod";
import type { Message } from "../../app/ports/messages.ts";
import type { Waiting } from "../../app/waiting/list-waiting.ts";
import { NO_FILTERS } from "../../domain/lists/lists.ts";
import { labelKey } from "../../domain/people/labels.ts";
import type { RestrictedLine } from "../../domain/plan/restricted-line.ts";
import {
  isRestricted,
  type SeenWaiting,
  WAITING_KINDS,
  type WaitingItem,
  type WaitingKind,
} from "../../domain/reminders/waiting-item.ts";
import { type Button, Buttons, button, spoken } from "../elements/buttons.ts";
import { againButton, openButton, RESTRICTED } from "../elements/line.ts";
import { paged } from "../elements/pages.ts";
import { card } from "../elements/template.ts";
import { writeQuestion } from "../questions/question.ts";
import { said } from "../words/said.ts";
import { waitingWords } from "./waiting-item-words.ts";
import { waitWords } from "./waiting-notice-words.ts";

const Item = z.strictObject({
  heading: z.string(),
  title: z.string(),
  detail: z.string(),
  hasButtons: z.boolean(),
  buttons: Buttons,
});
/** Groups of things, each with what there is to know and its own buttons. */
export const drawWaiting = card(
  "waiting",
  z.strictObject({
    heading: z.string(),
    note: z.string(),
    groups: z.array(z.strictObject({ name: z.string(), items: z.array(Item) })),
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

/** All that waits for someone, what blocks most first, each with what decides it or helps. */
export function waitingCard(waiting: Waiting, page: number): Message {
  const { plan, items, forOthers } = waiting;
  const words = (number: number) => writeQuestion({ ask: "waiting", page: number, plan: plan.key.plan });
  const shown = paged(items, page, words);
  const heading = items.length === 0 ? "Nothing waits for you" : waitWords(items.length);
  const others = forOthers === 0 ? "" : `${forOthers} ${forOthers === 1 ? "waits" : "wait"} for others`;
  return {
    card: drawWaiting({
      heading,
      note: [said(plan.title, 100), others, shown.says].filter((part) => part !== "").join(" · "),
      groups: WAITING_KINDS.map((kind) => ({
        name: `${NAMES[kind]} (${items.filter((item) => item.kind === kind).length})`,
        items: shown.shown.filter((item) => item.kind === kind).map((item) => itemOf(waiting, item, words(shown.here))),
      })).filter((group) => group.items.length > 0),
      hasButtons: shown.buttons.length > 0,
      buttons: shown.buttons,
    }),
    summary: heading,
  };
}

const NAMES: Readonly<Record<WaitingKind, string>> = {
  "run failed": "Reminders that did not go out",
  "not mine": "Said to be another’s",
  claim: "Names claimed",
  completion: "Completions to accept",
  "end date": "End dates to decide",
  "file dates": "End dates that a file moves",
  edit: "Changes proposed",
  unanswered: "Unanswered, for the board's next papers",
  left: "People who have left",
  "not reached": "People not reached",
  "no cover": "Away without cover",
  unsettled: "Names nobody has settled",
  "without lead": "Without a lead",
  "without date": "Without a date",
  "import problems": "Import",
  held: "Put off past their date",
};

function itemOf({ plan }: Waiting, item: SeenWaiting, back: string): z.infer<typeof Item> {
  if (isRestricted(item)) return restrictedItem(plan, item.action, back);
  const words = waitingWords(plan, item);
  const buttons = buttonsOf(plan, item, back).map((one) => spoken(one, words.heading));
  return { ...words, hasButtons: buttons.length > 0, buttons };
}

/** What waits of an action that may not be read about here: its ref, and a button that says where it is told of. */
function restrictedItem(plan: Waiting["plan"], { ref }: RestrictedLine, back: string): z.infer<typeof Item> {
  const buttons = [openButton(plan, ref, back, "Open")];
  return { heading: said(ref, 20), title: RESTRICTED, detail: "", hasButtons: true, buttons };
}

function buttonsOf(plan: Waiting["plan"], item: WaitingItem, back: string): Button[] {
  const of = { plan: plan.key.plan, back };
  const settle = (label: string, title: string) =>
    button(title, { verb: "open-label", ...of, label: labelKey(label), as: "", find: "" });
  switch (item.kind) {
    case "completion":
    case "end date":
    case "edit":
    case "not mine":
      return [decideButton(plan, item, back), openButton(plan, item.action.ref, back, "Open")];
    case "file dates":
      return [button("Decide on the list", { verb: "open-file-dates", ...of, imported: item.imported, page: 1 })];
    case "claim":
      return [
        button("Confirm or refuse", { verb: "open-claim", ...of, label: labelKey(item.label), person: item.person }),
      ];
    case "unsettled":
      return [settle(item.label, "Say who this is")];
    case "left":
    case "not reached": {
      const write = button("Words to send", { verb: "open-words", ...of, person: item.person });
      const change = item.label === null ? [] : [settle(item.label, "Name somebody else")];
      return [...(item.kind === "not reached" ? [write] : []), ...change];
    }
    case "unanswered":
      return [againButton("See the list", writeQuestion({ ask: "unanswered", page: 1, plan: of.plan }))];
    case "without lead":
    case "without date": {
      const list = { ask: "unasked", page: 1, filters: NO_FILTERS, plan: of.plan } as const;
      return [againButton("See the list", writeQuestion(list))];
    }
    case "import problems":
      return [
        againButton("Import problems", writeQuestion({ ask: "import", part: "problems", page: 1, plan: of.plan })),
      ];
    case "run failed":
      return [againButton("Deliveries", writeQuestion({ ask: "deliveries", page: 1, plan: of.plan }))];
    case "no cover":
    case "held":
      return [];
  }
}

type Asked = Extract<WaitingItem, { readonly action: unknown }>;

/** Opens the card that decides what somebody asked about an action. */
function decideButton(plan: Waiting["plan"], { kind, action }: Asked, back: string): Button {
  const about = { plan: plan.key.plan, action: action.id, back };
  const title = `Decide ${said(action.ref, 12)}`;
  if (kind === "edit") return button(title, { verb: "open-edit-decision", ...about });
  if (kind === "not mine") return button(title, { verb: "open-not-mine", ...about });
  return button(title, { verb: "open-decision", ...about, about: kind });
}
