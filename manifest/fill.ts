import { z } from "zod";

const url = (what: string) => z.url({ protocol: /^https$/, error: `must be the https address of ${what}` });

const Settings = z.object({
  TEAMS_APP_ID: z.guid("must be a GUID of this app's own, the same for every version of it"),
  MicrosoftAppId: z.guid("must be the bot's application id, a GUID"),
  ORGANISATION: z.string("must be your organisation's name, at most 32 characters").min(1).max(32),
  WEBSITE_URL: url("your organisation's site"),
  PRIVACY_URL: url("your privacy notice"),
  TERMS_URL: url("your terms of use"),
  PUBLIC_URL: url("the bot, where it hands over files").optional(),
});

/** What an organisation says of the app in its Teams. */
export type AppSettings = z.infer<typeof Settings>;

/** Reads the settings; every fault at once, a line each that names the setting. An empty setting is a missing one. */
export function readAppSettings(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly settings: AppSettings } | { readonly ok: false; readonly faults: readonly string[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const read = Settings.safeParse(given);
  if (read.success) return { ok: true, settings: read.data };
  return { ok: false, faults: read.error.issues.map(({ path, message }) => `${path.join()} ${message}`) };
}

/** The manifest as it is packed: its placeholders replaced, its version ours, and the host of our files a valid domain. */
export function fillManifest(
  source: string,
  settings: AppSettings,
  version: string,
): Readonly<Record<string, unknown>> {
  const filled = source.replace(/\$\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = settings[name as keyof AppSettings];
    // Inside a JSON string: what is quoted stays quoted.
    return value === undefined ? whole : JSON.stringify(value).slice(1, -1);
  });
  const validDomains = settings.PUBLIC_URL === undefined ? [] : [new URL(settings.PUBLIC_URL).hostname];
  return { ...JSON.parse(filled), version, validDomains };
}
