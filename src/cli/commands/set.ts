import { administerSettings } from "../../app/settings/change-settings.ts";
import { effectWords } from "../../cards/settings/effect-words.ts";
import { wording } from "../../cards/wording/wording.ts";
import { readWish } from "../../domain/settings/change-settings.ts";
import { SETTINGS } from "../../domain/settings/settings.ts";
import { accepted, administratorOf, json } from "../terminal/answer.ts";
import { type Command, JSON_HELP, JSON_OPTION, Refused, TENANT_HELP, TENANT_OPTION } from "../terminal/command.ts";

/** Turns one setting of a plan: the same reader as in chat and on the card. */
export const set: Command = {
  name: "set",
  usage: "set PLAN SETTING VALUE [--dry-run] [--json]",
  about: [
    'One setting of a plan, as it is typed in chat: set kent-2027 "lead days" "10, 5, 1"; set kent-2027 hour 08:30.',
    'Of one theme or action: set kent-2027 "lead days" "5, 1 for theme 2"; set kent-2027 repeat "plan\'s own for 1.2.3".',
    `The settings: ${SETTINGS.map(({ key }) => key).join(", ")}.`,
    "Says what it means for the next run, and saves it.",
    "--dry-run       save nothing",
    JSON_HELP,
    TENANT_HELP,
  ],
  words: 3,
  options: { "dry-run": { type: "boolean" }, ...JSON_OPTION, ...TENANT_OPTION },
  run: async (typed, terminal) => {
    const [plan = "", setting = "", value = ""] = typed.words;
    const wish = readWish(`${setting} ${value}`);
    if (wish === undefined) throw new Refused(wording({ reason: "setting-unknown", words: `${setting} ${value}` }));
    const opened = await terminal.open();
    const by = administratorOf(plan, opened, terminal.now);
    const changed = accepted(await administerSettings(opened.stores, by, [wish], typed.flag("dry-run")));
    const { changes, effect } = changed;
    if (typed.flag("json")) terminal.print(json({ changes, effect, saved: !typed.flag("dry-run") }));
    else if (changes.length === 0) terminal.print("It is so already, and nothing was changed.");
    else {
      const lines = changes.map(({ title, from, to }) => `${title}: ${from} → ${to}`);
      const done = typed.flag("dry-run") ? "Nothing was saved: --dry-run." : "Saved.";
      terminal.print([...lines, ...effectWords(effect), done].join("\n"));
    }
    return 0;
  },
};
