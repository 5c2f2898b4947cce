import type { Message } from "../../app/ports/messages.ts";
import type { SettingsPreview } from "../../app/settings/change-settings.ts";
import { askButton, button } from "../elements/buttons.ts";
import { writeQuestion } from "../questions/question.ts";
import { drawSections } from "../reminders/start.ts";
import { count } from "../words/phrases.ts";
import { said } from "../words/said.ts";
import { effectWords } from "./effect-words.ts";

/** What settings would mean, with Save and Not now; `banner` stands above what changes ("" for none). */
export function settingsPreviewCard({ plan, changes, effect, stamp }: SettingsPreview, banner = ""): Message {
  const heading = changes.length === 1 ? "Change this setting?" : `Change ${count(changes.length, "setting")}?`;
  const wishes = changes.map(({ key, place, to }) => ({ key, text: to, place }));
  const back = writeQuestion({ ask: "settings", page: 1, plan: plan.key.plan });
  const changed = changes.map(({ title, from, to, about }) => ({
    who: `${title}: `,
    what: said(`${said(from, 400)} → ${said(to, 400)}. ${about}`, 1_000),
  }));
  const means = effectWords(effect).map((sentence) => ({ who: "", what: said(sentence, 1_500) }));
  const note = `${said(plan.title, 100)} · Nothing is saved yet`;
  return {
    card: drawSections({
      heading,
      note: banner === "" ? note : said(`${banner} ${note}`, 500),
      sections: [
        { name: "What changes", lines: changed },
        { name: "What it means for the next run", lines: means },
      ],
      hasButtons: true,
      buttons: [
        button("Save", { verb: "save-settings", plan: plan.key.plan, seen: stamp, wishes }),
        askButton(back, "Not now"),
      ],
    }),
    summary: heading,
  };
}
