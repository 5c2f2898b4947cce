import { AUDIENCES, type ChannelAudience } from "../../domain/plan/channel.ts";
import { findSetting } from "../../domain/settings/settings.ts";
import { cleanWords, LONGEST_LINE, type Phrases } from "./words.ts";

/** What is asked about how a plan is run, and for whom its channels are. */
export type SettingsQuestion =
  | { readonly ask: "settings"; readonly page: number }
  /** "plan set hour 08:30"; the words begin with the setting's name. */
  | { readonly ask: "plan set"; readonly words: string }
  /** "" for a channel that nobody named. */
  | { readonly ask: "bind"; readonly audience: ChannelAudience; readonly name: string }
  | { readonly ask: "unbind" };

export const SETTINGS_PHRASES: Phrases<SettingsQuestion> = {
  settings: () => "settings",
  "plan set": ({ words }) => `plan set ${words}`,
  bind: ({ audience, name }) => `bind this channel for ${audience}${name === "" ? "" : ` as ${name}`}`,
  unbind: () => "unbind this channel",
};

export function readSettingsQuestion(text: string, page: number): SettingsQuestion | undefined {
  // A long list of closed days is still one line.
  if (text.length > 4 * LONGEST_LINE) return undefined;
  const words = cleanWords(text);
  if (/^((show|plan) )?settings$|^plan set$/i.test(words)) return { ask: "settings", page };
  const [, plan, said] = /^(plan )?set (.+)$/i.exec(words) ?? [];
  // Without "plan" only what names a setting: "set" begins other sentences too.
  if (said !== undefined && (plan !== undefined || findSetting(said) !== undefined))
    return { ask: "plan set", words: said };
  if (new RegExp(`^un-?bind${PLACE}$`, "i").test(words)) return { ask: "unbind" };
  const pattern = new RegExp(`^bind${PLACE}(?: (?:for|to) (?:the )?(board|staff|partners?))?(?: as (.{1,80}))?$`, "i");
  const [bind, whom = "staff", name = ""] = pattern.exec(words) ?? [];
  const audience = AUDIENCES.find((one) => one.startsWith(whom.toLowerCase()));
  return bind === undefined || audience === undefined ? undefined : { ask: "bind", audience, name };
}

const PLACE = "(?: (?:this|the) (?:channel|chat|group|group chat))?";
