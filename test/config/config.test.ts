import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";

const whole = {
  MicrosoftAppType: "SingleTenant",
  MicrosoftAppId: "11111111-2222-4333-8444-555555555555",
  MicrosoftAppTenantId: "66666666-7777-4888-9999-aaaaaaaaaaaa",
  MicrosoftAppPassword: "a-secret-of-the-bot",
  ALLOWED_TENANTS: "66666666-7777-4888-9999-AAAAAAAAAAAA, 12121212-3434-4565-8787-909090909090",
  TABLES_URL: "https://council.table.core.windows.net",
  TIME_ZONE: "Europe/London",
};

function faultsOf(changes: Readonly<Record<string, string | undefined>>): readonly string[] {
  const read = readConfig({ ...whole, ...changes });
  return read.ok ? [] : read.faults;
}

describe("the settings", () => {
  it("are read whole, ids in lower case, port and host with their defaults", () => {
    expect(readConfig(whole)).toEqual({
      ok: true,
      config: {
        auth: {
          kind: "password",
          appId: whole.MicrosoftAppId,
          tenantId: whole.MicrosoftAppTenantId,
          password: "a-secret-of-the-bot",
        },
        tenants: ["66666666-7777-4888-9999-aaaaaaaaaaaa", "12121212-3434-4565-8787-909090909090"],
        mayBegin: null,
        tables: { url: "https://council.table.core.windows.net" },
        timeZone: "Europe/London",
        host: "0.0.0.0",
        port: 3978,
        instances: 1,
        publicUrl: null,
      },
    });
  });

  it("name those who may begin plans, in lower case", () => {
    const id = "0B7E2A4C-93D1-4F4E-8A53-6D2F1C9B8E70";
    const read = readConfig({ ...whole, MAY_BEGIN_PLANS: ` ${id} , ${id}` });
    expect(read.ok && read.config.mayBegin).toEqual([id.toLowerCase(), id.toLowerCase()]);
    expect(faultsOf({ MAY_BEGIN_PLANS: "Nia Penhale" })[0]).toContain("MAY_BEGIN_PLANS must be people's ids");
  });

  it.each([
    ["TABLES_URL", "https://council.table.cosmos.azure.com:443/"],
    ["TABLES_URL", "https://council.documents.azure.com"],
    [
      "TABLES_CONNECTION_STRING",
      "DefaultEndpointsProtocol=https;AccountName=council;AccountKey=a;TableEndpoint=https://council.table.cosmos.azure.com:443/;",
    ],
    ["TABLES_CONNECTION_STRING", "AccountEndpoint=https://council.documents.azure.com:443/;AccountKey=a;"],
  ])("refuse an address of Cosmos DB with a sentence: %s=%s", (name, value) => {
    expect(faultsOf({ TABLES_URL: undefined, [name]: value })).toEqual([
      expect.stringContaining(`${name} is of Azure Cosmos DB, in which plans cannot be kept`),
    ]);
  });

  it("are all reported when all are missing, a line each", () => {
    const read = readConfig({});
    expect(read.ok ? [] : read.faults.map((fault) => fault.split(" ")[0])).toEqual([
      "MicrosoftAppType",
      "MicrosoftAppId",
      "MicrosoftAppTenantId",
      "ALLOWED_TENANTS",
      "TIME_ZONE",
      "MicrosoftAppPassword",
      "TABLES_URL",
    ]);
  });

  it("are all reported when all are wrong, and what is wrong with each", () => {
    const faults = faultsOf({
      MicrosoftAppType: "singletenant",
      MicrosoftAppId: "the bot",
      MicrosoftAppTenantId: "the council",
      ALLOWED_TENANTS: "a,b",
      TIME_ZONE: "Europe/Londn",
      PORT: "http",
      INSTANCES: "0",
      MicrosoftAppPassword: "",
      TABLES_URL: "http://council.table.core.windows.net",
    });
    expect(faults).toHaveLength(9);
    expect(faults[0]).toBe('MicrosoftAppType must be SingleTenant or UserAssignedMSI, spelt so, not "singletenant"');
    expect(faults[4]).toBe('TIME_ZONE must be a time zone such as Europe/London, not "Europe/Londn"');
    for (const fault of faults) expect(fault).not.toContain("\n");
  });

  it("never shows a secret in a fault", () => {
    const secrets = {
      MicrosoftAppPassword: "hush-1",
      CertificatePrivateKey: "hush-2",
      TABLES_CONNECTION_STRING: "hush-3",
    };
    expect(faultsOf(secrets).join()).not.toContain("hush");
  });

  it("count as missing when they are empty or blank", () => {
    expect(faultsOf({ MicrosoftAppId: "  " })).toEqual(["MicrosoftAppId is missing: the bot's application id, a GUID"]);
  });
});

describe("the bot's credential", () => {
  const certificate = { CertificateThumbprint: "AB12", CertificatePrivateKey: "-----BEGIN PRIVATE KEY-----" };

  it("may be a certificate in place of a password", () => {
    const read = readConfig({ ...whole, MicrosoftAppPassword: undefined, ...certificate });
    expect(read.ok && read.config.auth.kind).toBe("certificate");
  });

  it("is none of ours for a managed identity", () => {
    const read = readConfig({ ...whole, MicrosoftAppType: "UserAssignedMSI", MicrosoftAppPassword: undefined });
    expect(read.ok && read.config.auth.kind).toBe("managed-identity");
  });

  it.each([
    [{ MicrosoftAppPassword: undefined, CertificateThumbprint: "AB12" }, "CertificatePrivateKey"],
    [{ MicrosoftAppPassword: undefined, CertificatePrivateKey: "-----BEGIN" }, "CertificateThumbprint"],
    [certificate, "MicrosoftAppPassword"],
    [{ MicrosoftAppType: "UserAssignedMSI" }, "MicrosoftAppType"],
  ])("is one, and whole: %j is refused", (changes, named) => {
    const faults = faultsOf(changes);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${named} `));
  });
});

describe("the store's address", () => {
  const connection =
    "DefaultEndpointsProtocol=https;AccountName=council;AccountKey=a2V5;EndpointSuffix=core.windows.net";

  it("may be a connection string", () => {
    const read = readConfig({ ...whole, TABLES_URL: undefined, TABLES_CONNECTION_STRING: connection });
    expect(read.ok && read.config.tables).toEqual({ connectionString: connection });
  });

  it("is exactly one", () => {
    expect(faultsOf({ TABLES_CONNECTION_STRING: connection })).toHaveLength(1);
    expect(faultsOf({ TABLES_URL: undefined })).toHaveLength(1);
  });

  it.each([
    "UseDevelopmentStorage=true",
    "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:10002/x;",
    "DefaultEndpointsProtocol=http;AccountName=council;AccountKey=a2V5",
    "council",
  ])("is never the emulator's, nor anything else: %s", (text) => {
    expect(faultsOf({ TABLES_URL: undefined, TABLES_CONNECTION_STRING: text })).toHaveLength(1);
    expect(faultsOf({ TABLES_URL: `https://localhost/${text}` })).toHaveLength(1);
  });

  it.each([
    [{}, null],
    [{ PUBLIC_URL: "https://bot.example.gov.uk/" }, "https://bot.example.gov.uk"],
    [{ WEBSITE_HOSTNAME: "keeper.azurewebsites.net" }, "https://keeper.azurewebsites.net"],
    [{ PUBLIC_URL: "https://own.example", WEBSITE_HOSTNAME: "keeper.azurewebsites.net" }, "https://own.example"],
    [{ WEBSITE_HOSTNAME: "keeper/../x?y" }, null],
  ])("with %j hand over files at %s", (changes, publicUrl) => {
    const read = readConfig({ ...whole, ...changes });
    expect(read.ok && read.config.publicUrl).toBe(publicUrl);
  });

  it.each([
    "bot.example",
    "http://bot.example",
    "https://bot.example/app",
    "https://me@bot.example",
    "https://bot.example/?a",
  ])("refuse %s as the bot's own address", (address) => {
    expect(faultsOf({ PUBLIC_URL: address })).toEqual([
      `PUBLIC_URL must be the bot's own https address, without a path, not "${address}"`,
    ]);
  });
});
