import { OVERRIDABLE_SETTINGS } from "../../domain/settings/settings.ts";
import { listWords, quoted, type Sentences } from "../words/phrases.ts";
import { allowedWords } from "./allowed-words.ts";

type SettingsReason =
  | "setting-unknown"
  | "setting-unclear"
  | "setting-of-plan"
  | "settings-changed"
  | "not-a-channel"
  | "channel-taken"
  | "channel-not-bound"
  | "restricted"
  | "partners-look-on"
  | "not-to-be-paused";

/** What is said of settings and channels that cannot be as asked, and of what is not shown where it was asked. */
export const SETTINGS_SENTENCES: Sentences<SettingsReason> = {
  "setting-unknown": ({ words }) =>
    `${quoted(words)} names no setting, so nothing was changed. ` +
    "Type settings to see all of them, and turn one like this: plan set hour 08:30.",
  "setting-unclear": ({ setting, text, allowed, orElse }) =>
    `${setting} cannot be ${quoted(text)}, so nothing was changed. Give ${allowedWords(allowed)}${orElse === undefined ? "" : `; or ${orElse}`}.`,
  "setting-of-plan": ({ setting, place }) =>
    `${setting} is one for the whole plan, so nothing was changed for ${quoted(place)}. ` +
    `Give a theme or an action one of these: ${listWords(OVERRIDABLE_SETTINGS.map(({ key }) => key))}.`,
  "settings-changed": () =>
    "Somebody changed the settings after your card was drawn, so nothing was saved. " +
    "Here is what you wish against the settings as they are now: save it again if it is still right.",
  "not-a-channel": () =>
    "That is typed in the channel or group chat that is meant, so nothing was changed. Go there and type it again.",
  "channel-taken": ({ plan }) =>
    `This channel is bound to ${quoted(plan)} already, so nothing was changed. ` +
    "Ask an owner of that plan to type unbind this channel first.",
  "channel-not-bound": () =>
    "This channel is bound to no plan of yours, so nothing was changed. To bind it, type bind this channel for staff.",
  restricted: ({ ref }) =>
    `${quoted(ref)} is restricted: nothing more of it is shown or changed here. ` +
    "Whom it concerns sees it in their own chat with me; ask a plan owner if that should be you.",
  "partners-look-on": () =>
    "Partners read along here, so this is done in your own chat with me. Nothing was changed: type it there.",
  "not-to-be-paused": ({ ref }) =>
    `Reminders of ${quoted(ref)} are not put off in this plan, so nothing was changed. File an update, or ask an owner.`,
};
