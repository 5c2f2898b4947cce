import { z } from "zod";
import type { TeamsAuth } from "./teams/sdk/authentication.ts";

/** Everything `npm start` is told. There is no setting that runs it without authentication. */
export interface Config {
  readonly auth: Exclude<TeamsAuth, { kind: "local" }>;
  /** Ids of the Microsoft 365 tenants served, in lower case. */
  readonly tenants: readonly string[];
  /** Who may begin plans, by directory id in lower case; null: anybody of those tenants. */
  readonly mayBegin: readonly string[] | null;
  /** By managed identity, or with the account's key. */
  readonly tables: { readonly url: string } | { readonly connectionString: string };
  /** IANA name. */
  readonly timeZone: string;
  readonly host: string;
  readonly port: number;
  /** How many of us run at once: they share the rate at which Teams takes messages. */
  readonly instances: number;
  /** Where the bot is reached from outside, without a path; null: nobody said, so it hands over no files. */
  readonly publicUrl: string | null;
}

/** What a setting is to be, and the complaint when it is not: one line that names it. */
function wanting(what: string) {
  return {
    error: ({ input }: { readonly input?: unknown }) =>
      input === undefined ? `is missing: ${what}` : `must be ${what}, not "${String(input)}"`,
  };
}

const Guid = z.guid().toLowerCase();
const guids = (list: string) => list.split(",").map((one) => one.trim().toLowerCase());

const Plain = z.object({
  MicrosoftAppType: z.enum(["SingleTenant", "UserAssignedMSI"], wanting("SingleTenant or UserAssignedMSI, spelt so")),
  // In lower case, as the tokens that name it.
  MicrosoftAppId: z.guid(wanting("the bot's application id, a GUID")).toLowerCase(),
  MicrosoftAppTenantId: z.guid(wanting("the id of the tenant the bot is registered in, a GUID")),
  ALLOWED_TENANTS: z
    .string(wanting("the ids of the tenants served, GUIDs with commas between them"))
    .transform(guids)
    .refine((ids) => ids.every((id) => Guid.safeParse(id).success), "must be GUIDs with commas between them"),
  MAY_BEGIN_PLANS: z
    .string()
    .transform(guids)
    .refine(
      (ids) => ids.every((id) => Guid.safeParse(id).success),
      "must be people's ids in the directory, GUIDs with commas between them",
    )
    .optional(),
  TIME_ZONE: z
    .string(wanting("a time zone such as Europe/London"))
    .refine(isTimeZone, wanting("a time zone such as Europe/London")),
  PORT: z
    .string()
    .default("3978")
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536, wanting("a port's number"))
    .transform(Number),
  HOST: z.string().default("0.0.0.0"),
  INSTANCES: z
    .string()
    .default("1")
    .refine((text) => /^\d{1,2}$/.test(text) && Number(text) > 0, wanting("how many run at once, 1 to 99"))
    .transform(Number),
  PUBLIC_URL: z.string().refine(isBareHttps, wanting("the bot's own https address, without a path")).optional(),
  // What Azure App Service and Functions call their own host.
  WEBSITE_HOSTNAME: z.string().optional(),
});

const password = "the bot's client secret, or CertificateThumbprint and CertificatePrivateKey in its place";

/** Which credential goes with which type of bot. */
const Credential = z
  .object({
    MicrosoftAppType: z.string().optional(),
    MicrosoftAppPassword: z.string().optional(),
    CertificateThumbprint: z.string().optional(),
    CertificatePrivateKey: z.string().optional(),
  })
  .superRefine((given, { addIssue }) => {
    const fault = (name: string, message: string) => addIssue({ code: "custom", path: [name], message });
    const { MicrosoftAppPassword: secret, CertificateThumbprint: print, CertificatePrivateKey: key } = given;
    if (given.MicrosoftAppType === "UserAssignedMSI") {
      if (secret || print || key) fault("MicrosoftAppType", "is UserAssignedMSI: set no password and no certificate");
      return;
    }
    if (secret && (print || key)) fault("MicrosoftAppPassword", "and a certificate are both set: choose one");
    else if (print && !key) fault("CertificatePrivateKey", "is missing: the certificate's private key as PEM");
    else if (key && !print) fault("CertificateThumbprint", "is missing: the certificate's thumbprint");
    else if (!secret && !key) fault("MicrosoftAppPassword", `is missing: ${password}`);
  });

/** Exactly one, and never the emulator: its key is known to everyone. */
const Tables = z
  .object({ TABLES_URL: z.string().optional(), TABLES_CONNECTION_STRING: z.string().optional() })
  .superRefine((given, { addIssue }) => {
    const fault = (name: string, message: string) => addIssue({ code: "custom", path: [name], message });
    const { TABLES_URL: url, TABLES_CONNECTION_STRING: text } = given;
    if (!url && !text)
      fault("TABLES_URL", "is missing: the table service's https address, or TABLES_CONNECTION_STRING");
    if (url && text) fault("TABLES_URL", "and TABLES_CONNECTION_STRING are both set: choose one");
    if (url && (!URL.canParse(url) || new URL(url).protocol !== "https:" || isEmulator(url)))
      fault("TABLES_URL", "must be the https address of a table service in Azure");
    if (url && isCosmos(url)) fault("TABLES_URL", COSMOS);
    if (text && isCosmos(text)) fault("TABLES_CONNECTION_STRING", COSMOS);
    if (text && isEmulator(text)) fault("TABLES_CONNECTION_STRING", "is the emulator's: that is for npm run local");
    else if (text && !isCosmos(text) && !/AccountName=|TableEndpoint=https:/i.test(text))
      fault("TABLES_CONNECTION_STRING", "is not a connection string of a storage account");
  });

/** Reads the settings; every fault at once, a line each that names the setting. An empty setting is a missing one. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly faults: readonly string[] } {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const [plain, credential, tables] = [Plain.safeParse(given), Credential.safeParse(given), Tables.safeParse(given)];
  if (plain.success && credential.success && tables.success) {
    return { ok: true, config: configOf(plain.data, credential.data, tables.data) };
  }
  const issues = [plain, credential, tables].flatMap((read) => read.error?.issues ?? []);
  return { ok: false, faults: issues.map(({ path, message }) => `${path.join()} ${message}`) };
}

function configOf(
  plain: z.infer<typeof Plain>,
  { MicrosoftAppPassword, CertificateThumbprint = "", CertificatePrivateKey = "" }: z.infer<typeof Credential>,
  { TABLES_URL, TABLES_CONNECTION_STRING = "" }: z.infer<typeof Tables>,
): Config {
  const app = { appId: plain.MicrosoftAppId, tenantId: plain.MicrosoftAppTenantId };
  const certificate = { thumbprint: CertificateThumbprint, privateKey: CertificatePrivateKey };
  let auth: Config["auth"] = { kind: "managed-identity", ...app };
  if (plain.MicrosoftAppType === "SingleTenant") {
    auth =
      MicrosoftAppPassword === undefined
        ? { kind: "certificate", ...app, ...certificate }
        : { kind: "password", ...app, password: MicrosoftAppPassword };
  }
  return {
    auth,
    tenants: plain.ALLOWED_TENANTS,
    mayBegin: plain.MAY_BEGIN_PLANS ?? null,
    tables: TABLES_URL === undefined ? { connectionString: TABLES_CONNECTION_STRING } : { url: TABLES_URL },
    timeZone: plain.TIME_ZONE,
    host: plain.HOST,
    port: plain.PORT,
    instances: plain.INSTANCES,
    publicUrl: publicUrlOf(plain),
  };
}

function publicUrlOf({ PUBLIC_URL, WEBSITE_HOSTNAME }: z.infer<typeof Plain>): string | null {
  if (PUBLIC_URL !== undefined) return new URL(PUBLIC_URL).origin;
  const own = `https://${WEBSITE_HOSTNAME ?? ""}`;
  return isBareHttps(own) ? own : null;
}

function isBareHttps(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return protocol === "https:" && `${search}${hash}${username}` === "" && pathname === "/";
}

function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat(undefined, { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** It speaks the same protocol, but gives rows in no order of their keys, and takes less in one. */
function isCosmos(text: string): boolean {
  return /\.cosmos(db)?\.azure\.|\.documents\.azure\.|AccountEndpoint=/i.test(text);
}

const COSMOS =
  "is of Azure Cosmos DB, in which plans cannot be kept: it keeps rows in another order. Give a storage account's, https://<account>.table.core.windows.net";

function isEmulator(text: string): boolean {
  return /UseDevelopmentStorage|devstoreaccount1|127\.0\.0\.1|localhost|\[::1\]|EndpointsProtocol=http;/i.test(text);
}
