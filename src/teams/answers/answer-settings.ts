import { bindChannel, forWhom, unbindChannel } from "../../app/settings/bind-channel.ts";
import { previewSettings, saveSettings, showSettings } from "../../app/settings/change-settings.ts";
import { notice } from "../../cards/elements/notice.ts";
import type { Asks } from "../../cards/questions/question.ts";
import { settingsPreviewCard } from "../../cards/settings/preview.ts";
import { settingsCard } from "../../cards/settings/settings.ts";
import { readWishes, type SettingsSubmission } from "../../cards/submissions/settings-submission.ts";
import { wording } from "../../cards/wording/wording.ts";
import type { Refusal } from "../../domain/plan/refusal.ts";
import { readWish, type SettingWish, settingChangeWords } from "../../domain/settings/change-settings.ts";
import type { Reply, Turn } from "../turn.ts";
import { refusalCard, refusing } from "./refusal-card.ts";
import { type AnswerDeps, askingOf, reply, say } from "./reply.ts";

const AS_IT_IS = "All of that is so already: nothing was left to change.";

/** "settings", "plan set …", "bind this channel …", "unbind this channel". */
export async function answerSettings(
  deps: AnswerDeps,
  turn: Turn,
  question: Asks<"settings" | "plan set" | "bind" | "unbind">,
): Promise<Reply> {
  const asking = askingOf(turn, question.plan);
  switch (question.ask) {
    case "settings":
      return reply(question, await showSettings(deps, asking), (shown) => settingsCard(shown, { page: question.page }));
    case "plan set": {
      const wish = readWish(question.words);
      if (wish === undefined) return say(refusalCard({ reason: "setting-unknown", words: question.words }, question));
      const preview = await previewSettings(deps, asking, [wish]);
      return reply(question, preview, (changed) =>
        changed.changes.length === 0 ? notice(AS_IT_IS) : settingsPreviewCard(changed),
      );
    }
    case "bind": {
      const bound = await bindChannel(deps, asking, question.audience, question.name || (turn.called ?? ""));
      return reply(question, bound, ({ plan, channel }) =>
        notice(
          `This channel is bound to ${plan.title}, for ${forWhom(channel.audience)}. ${WHAT_IS_SEEN[channel.audience]}`,
        ),
      );
    }
    case "unbind":
      return reply(question, await unbindChannel(deps, asking), ({ plan }) =>
        notice(
          `This channel is no longer bound to ${plan.title}. Who asks here is taken for staff of the council; ` +
            "to bind it again, type bind this channel for board, staff or partners.",
        ),
      );
  }
}

const WHAT_IS_SEEN = {
  board: "Restricted actions are shown here whole.",
  staff: "Restricted actions show here as their ref alone.",
  partners:
    "No progress, reason or evidence is shown here, restricted actions show as their ref alone, and what is filed on a card is filed in one's own chat with me.",
} as const;

/** The buttons of the settings: what is typed is shown with what it means; only then it is saved. */
export async function answerSettingsChange(deps: AnswerDeps, turn: Turn, pressed: SettingsSubmission): Promise<Reply> {
  const asking = askingOf(turn, pressed.plan);
  if (pressed.verb === "turn-settings") {
    const wishes = readWishes(pressed);
    const preview = await previewSettings(deps, asking, wishes);
    if (!preview.ok) return drawForm(deps, turn, pressed.plan, preview.refusal, wishes);
    if (preview.value.changes.length === 0) return say(settingsCard(preview.value, { banner: AS_IT_IS }));
    return say(settingsPreviewCard(preview.value));
  }
  const saved = await saveSettings(deps, asking, pressed.wishes, pressed.seen);
  if (!saved.ok && saved.refusal.reason === "settings-changed")
    return reply(null, await previewSettings(deps, asking, pressed.wishes), (now) =>
      refusing(settingsPreviewCard(now, wording(saved.refusal))),
    );
  if (!saved.ok) return drawForm(deps, turn, pressed.plan, saved.refusal, pressed.wishes);
  const { changes } = saved.value;
  const done = changes.map(settingChangeWords).join("; ");
  return reply(null, await showSettings(deps, asking), (now) =>
    settingsCard(now, { banner: changes.length === 0 ? AS_IT_IS : `Saved: ${done}.` }),
  );
}

/** The form again, with why and all that was typed; the sentence alone for who may not see a form. */
async function drawForm(
  deps: AnswerDeps,
  turn: Turn,
  plan: string,
  refusal: Refusal,
  typed: readonly SettingWish[],
): Promise<Reply> {
  const shown = await showSettings(deps, askingOf(turn, plan));
  if (!shown.ok || !shown.value.mayChange) return say(refusalCard(refusal, null));
  return say(refusing(settingsCard(shown.value, { banner: wording(refusal), typed })));
}
