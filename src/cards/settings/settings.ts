import { z } from "zod";
import type { Message } from "../../app/ports/messages.ts";
import { calledOf, forWhom } from "../../app/settings/bind-channel.ts";
import type { ShownSettings } from "../../app/settings/change-settings.ts";
import { formatInstant } from "../../domain/calendar/day.ts";
import { nameOf, ownersOf } from "../../domain/plan/plan.ts";
import type { SettingWish } from "../../domain/settings/change-settings.ts";
import { LONGEST_VALUE } from "../../domain/settings/setting.ts";
import { SETTINGS } from "../../domain/settings/settings.ts";
import { Buttons, button, toggleButton } from "../elements/buttons.ts";
import { Choice } from "../elements/choices.ts";
import { card } from "../elements/template.ts";
import { inputOf } from "../submissions/settings-submission.ts";
import { allowedWords } from "../wording/allowed-words.ts";
import { anyOf } from "../words/phrases.ts";
import { said } from "../words/said.ts";
import { overrideLines } from "./override-lines.ts";

const Line = z.strictObject({ name: z.string(), value: z.string(), about: z.string() });
/** `banner` stands above all; `typed`: what was typed before a refusal; `page` of what themes and actions have. */
interface Drawn {
  readonly banner?: string;
  readonly typed?: readonly SettingWish[];
  readonly page?: number;
}

const Input = z.strictObject({
  isText: z.boolean(),
  isChoice: z.boolean(),
  id: z.string(),
  label: z.string(),
  about: z.string(),
  allowed: z.string(),
  value: z.string(),
  longest: z.number(),
  choices: z.array(Choice),
});
const draw = card(
  "settings",
  z.strictObject({
    note: z.string(),
    hasBanner: z.boolean(),
    banner: z.string(),
    lines: z.array(Line),
    groups: z.array(z.strictObject({ id: z.string(), name: z.string(), visible: z.boolean(), inputs: z.array(Input) })),
    own: z.array(z.strictObject({ ...Line.shape, hasAbout: z.boolean() })),
    channels: z.array(Line),
    hasButtons: z.boolean(),
    buttons: Buttons,
  }),
);

/** The settings of a plan: a form for its owners, a list for all others. */
export function settingsCard(shown: ShownSettings, { banner = "", typed = [], page = 1 }: Drawn = {}): Message {
  const { plan, mayChange, context } = shown;
  const who = mayChange
    ? "nothing is saved before you have seen what it means"
    : `${anyOf(ownersOf(plan).map(({ name }) => name))} may change them`;
  const now = SETTINGS.map((setting) => ({ ...setting, value: setting.write(plan.settings, context) }));
  const groups = mayChange ? groupsOf(now, typed) : [];
  const own = overrideLines(shown, page);
  return {
    card: draw({
      note: said(`${plan.title} · ${who}`, 300),
      hasBanner: banner !== "",
      banner: said(banner, 900),
      lines: mayChange ? [] : now.map(({ title, value, about }) => ({ name: title, value: said(value, 500), about })),
      groups,
      own: own.lines,
      channels: channelLines(shown),
      hasButtons: mayChange || own.buttons.length > 0,
      buttons: [
        ...(mayChange
          ? [
              button("Show what it means", { verb: "turn-settings", plan: plan.key.plan }, "auto"),
              ...groups.filter(({ visible }) => !visible).map(({ id, name }) => toggleButton(name, [id])),
            ]
          : []),
        ...own.buttons,
      ],
    }),
    summary: banner === "" ? "Settings of the plan" : said(banner, 150),
  };
}

/** What owners turn most; all else is shown when asked for. */
const OFTEN = ["hour", "lead days", "repeat", "grace", "not paused", "closed", "nation", "paper deadlines"];

// After a refusal all that was changed is in sight: what was refused may be any of it.
function groupsOf(now: readonly Now[], typed: readonly SettingWish[]) {
  const often = now.filter(({ key }) => OFTEN.includes(key));
  const more = now.filter(({ key }) => !OFTEN.includes(key));
  const changed = more.some(({ key, value }) => typed.some((wish) => wish.key === key && wish.text !== value));
  const inputs = (settings: readonly Now[]) => settings.map((setting) => inputFor(setting, typed));
  return [
    { id: "often", name: "Reminders", visible: true, inputs: inputs(often) },
    { id: "more", name: "More settings", visible: changed, inputs: inputs(more) },
  ];
}

type Now = (typeof SETTINGS)[number] & { readonly value: string };

function inputFor(
  { key, title, about, allowed, choices, longest = LONGEST_VALUE, value }: Now,
  typed: readonly SettingWish[],
) {
  const wish = typed.find((one) => one.key === key)?.text ?? value;
  return {
    isText: choices === undefined,
    isChoice: choices !== undefined,
    id: inputOf(key),
    label: title,
    about,
    allowed: allowedWords(allowed),
    value: wish.slice(0, longest),
    longest,
    choices: (choices ?? []).map((one) => ({ title: one, value: one })),
  };
}

const MOST_CHANNELS = 8;

function channelLines({ plan }: ShownSettings): z.infer<typeof Line>[] {
  const channels = plan.channels ?? [];
  const how =
    "To change it, type bind this channel for board, staff or partners, or unbind this channel, in the channel.";
  if (channels.length === 0) return [{ name: "Channels", value: "none bound: staff are taken to look on", about: how }];
  const lines = channels.slice(0, MOST_CHANNELS).map((channel) => ({
    name: said(calledOf(channel), 80),
    value: `for ${forWhom(channel.audience)}`,
    about: said(
      `bound by ${nameOf(plan, channel.boundBy)}, ${formatInstant(channel.boundAt, plan.settings.zone)}`,
      200,
    ),
  }));
  const more = channels.length - lines.length;
  return [...lines, { name: "", value: more > 0 ? `and ${more} more` : "", about: how }];
}
