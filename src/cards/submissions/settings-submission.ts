import { z } from "zod";
import type { SettingWish } from "../../domain/settings/change-settings.ts";
import { SETTINGS } from "../../domain/settings/settings.ts";
import { Id, Words } from "./submission-fields.ts";

const Wish = z.object({ key: z.string().max(40), text: Words, place: z.string().max(300).optional() });

/** The buttons of the settings: look at what is typed, then save what was looked at. */
export const SettingsSubmissions = [
  z.object({ verb: z.literal("turn-settings"), plan: Id }).catchall(z.unknown()),
  z.object({
    verb: z.literal("save-settings"),
    plan: Id,
    seen: z.string().max(200),
    wishes: z.array(Wish).min(1).max(SETTINGS.length),
  }),
] as const;

/** A pressed button of the settings. */
export type SettingsSubmission = z.infer<(typeof SettingsSubmissions)[number]>;

/** The input that holds a setting. */
export function inputOf(key: string): string {
  return `set-${key.replace(/ /g, "-")}`;
}

/** What the inputs of the card hold; one that was not sent is no wish. */
export function readWishes(pressed: Extract<SettingsSubmission, { readonly verb: "turn-settings" }>): SettingWish[] {
  const fields: Readonly<Record<string, unknown>> = pressed;
  return SETTINGS.flatMap(({ key }) => {
    const text = fields[inputOf(key)];
    return typeof text === "string" ? [{ key, text: text.slice(0, 4_000) }] : [];
  });
}
