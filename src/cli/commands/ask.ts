import { basename } from "node:path";
import type { Message } from "../../app/ports/messages.ts";
import { cardJson, describeCard } from "../cards/card-words.ts";
import { findButton, pressed, readInputs, refuseUnused, type TypedInputs } from "../cards/press.ts";
import { type CardWords, readCard } from "../cards/read-card.ts";
import { type Speaking, speakFor } from "../cards/speak.ts";
import { accepted, json, keyOf } from "../terminal/answer.ts";
import {
  type Command,
  JSON_HELP,
  JSON_OPTION,
  type OpenTerminal,
  TENANT_HELP,
  TENANT_OPTION,
  type TypedWords,
  WrongUse,
} from "../terminal/command.ts";
import { dryStores } from "../terminal/dry-stores.ts";
import { keepBytes } from "../terminal/file-bytes.ts";
import { inNameOf } from "../terminal/in-name-of.ts";
import { markedStores } from "../terminal/marked-stores.ts";

/** Whatever a person may ask and change in their own chat, in the same words and by the same rules. */
export const ask: Command = {
  name: "ask",
  usage:
    "ask TEXT --as PERSON [--plan ID] [--file FILE] [--press BUTTON]... [--input NAME=VALUE]... [--to FILE] [--dry-run] [--json]",
  about: [
    "What a person types in their own chat, asked for them: waiting; history 1.2.3; roles; partners; add action;",
    'edit 1.2.3; withdraw 1.2.3 because …; handover NAME to NAME from 1 December; new plan; "ask help" lists it all.',
    "Prints the answer with its inputs and buttons. What is saved is saved in that person's name, by what they may;",
    "history tells that it was done at the command line.",
    "--as PERSON        in whose name: a person of the plan, by directory id or whole name",
    "--plan ID          the plan; else the only one they are in",
    "--file FILE        hand over a file, as dropped into the chat: a plan, a list of people, a return form",
    "--press BUTTON     press a button of what was answered; again for a button of what that answers",
    "--input NAME=VALUE fill in an input before pressing; a choice by its words",
    "--to FILE          where to write the file of the button that was pressed",
    "--dry-run          say what would be answered, and change no plan",
    JSON_HELP,
    TENANT_HELP,
  ],
  words: 1,
  options: {
    ...{ as: { type: "string" }, plan: { type: "string" }, file: { type: "string" }, to: { type: "string" } },
    ...{ press: { type: "string", multiple: true }, input: { type: "string", multiple: true } },
    ...{ "dry-run": { type: "boolean" }, ...JSON_OPTION, ...TENANT_OPTION },
  },
  run: async (typed, terminal) => {
    const [as, inputs, presses] = [typed.text("as"), readInputs(typed.texts("input")), typed.texts("press")];
    if (as === undefined) throw new WrongUse("Say in whose name: --as PERSON");
    if (inputs.size > 0 && presses.length === 0) throw new WrongUse("An input goes with a button: --press BUTTON");
    const opened = await terminal.open();
    const named = typed.text("plan");
    const key = named === undefined ? null : keyOf(named, opened);
    const person = accepted(await inNameOf(opened, key, as));
    const own = typed.flag("dry-run") ? dryStores(opened.stores) : opened.stores;
    const stores = markedStores(own, key?.plan ?? null);
    const speaking = await speakFor(person, opened.tenant, stores, terminal);
    const first = readCard(await say(speaking, typed));
    const last = await pressAll(speaking, first, presses, inputs, typed.text("to"));
    if (typeof last === "string") terminal.print(last);
    return typeof last === "string" ? 0 : conclude(last, stores.changed(), typed, terminal);
  },
};

function say({ hear }: Speaking, typed: TypedWords): Promise<Message> {
  const [text = ""] = typed.words;
  const file = typed.text("file");
  if (file === undefined) return hear({ kind: "text", text });
  return hear({ kind: "file", name: basename(file), url: file, link: null, others: 0, text });
}

/** The card that the last button leads to, or what is said of the file that it opens. A refusal ends it. */
async function pressAll(
  { hear, fetch }: Speaking,
  first: CardWords,
  names: readonly string[],
  inputs: TypedInputs,
  to: string | undefined,
): Promise<CardWords | string> {
  let shown = first;
  let unused = [...inputs.keys()];
  for (const [at, name] of names.entries()) {
    if (shown.refused) break;
    const button = findButton(shown, name);
    if (at === names.length - 1) refuseUnused(shown, button, unused);
    if (button.url !== null) {
      if (to === undefined) throw new WrongUse("That button opens a file: say where to write it with --to FILE");
      return keepBytes(to, await fetch(button.url));
    }
    if (button.sendsInputs) unused = unused.filter((id) => !shown.inputs.some((input) => input.id === id));
    shown = readCard(await hear({ kind: "submission", data: pressed(button, shown, inputs), card: null }));
  }
  return shown;
}

function conclude(card: CardWords, changed: boolean, typed: TypedWords, { print, complain }: OpenTerminal): 0 | 1 {
  const saved = changed && !typed.flag("dry-run");
  const held = changed && !saved ? ["Nothing was saved (--dry-run). It would be answered:", ""] : [];
  if (typed.flag("json")) print(json({ ...cardJson(card), saved }));
  else if (card.refused) complain(describeCard(card));
  else print([...held, describeCard(card)].join("\n"));
  return card.refused ? 1 : 0;
}
