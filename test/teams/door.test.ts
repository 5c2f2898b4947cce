import { describe, expect, it } from "vitest";
import { refuseAtDoor } from "../../src/teams/door.ts";
import { maySpeakTo } from "../../src/teams/sdk/service-url.ts";

const tenant = "7d1c2f4e-0a36-4b5e-9c55-1f0e6f0a1b2c";
const production = { tenants: [tenant], issuer: "https://issuer.example" };
const local = { tenants: [tenant], issuer: null };
const aYear = 4_000_000_000;

const visitor = {
  channelId: "msteams",
  serviceUrl: "https://smba.trafficmanager.net/uk/",
  conversation: { id: "a:1", tenantId: tenant },
  channelData: { tenant: { id: tenant } },
};
const neighbour = { ...visitor, serviceUrl: "http://127.0.0.1:4000/" };

function aToken(claims: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `Bearer ${part({ alg: "RS256" })}.${part(claims)}.c2lnbmF0dXJl`;
}
const token = aToken({ iss: production.issuer, exp: aYear });

describe("the door", () => {
  it("lets on to the SDK what may go there", () => {
    expect(refuseAtDoor(production, token, visitor)).toBeUndefined();
    expect(refuseAtDoor(local, "", neighbour)).toBeUndefined();
  });

  it.each([
    ["no token", ""],
    ["another scheme", token.replace("Bearer", "Basic")],
    ["no JWT", "Bearer three.byte"],
    ["a JWT of nonsense", "Bearer bm9u.c2Vuc2U.c2ln"],
    ["no exp", aToken({ iss: production.issuer })],
    ["an exp that is no number", aToken({ iss: production.issuer, exp: "never" })],
    ["no issuer", aToken({ exp: aYear })],
    ["another issuer", aToken({ iss: "https://sts.windows.net/x/", exp: aYear })],
  ])("answers 401 to %s", (_what, authorization) => {
    expect(refuseAtDoor(production, authorization, visitor)).toBe(401);
  });

  it("answers 401 to another tenant, wherever it is named, and to none", () => {
    const other = "00000000-0000-4000-8000-000000000000";
    const elsewhere = { ...visitor.conversation, tenantId: other };
    expect(refuseAtDoor(production, token, { ...visitor, channelData: { tenant: { id: other } } })).toBe(401);
    expect(refuseAtDoor(production, token, { ...visitor, conversation: elsewhere })).toBe(401);
    expect(refuseAtDoor(production, token, { ...visitor, channelData: {}, conversation: { id: "a:1" } })).toBe(401);
    expect(refuseAtDoor(local, "", { ...neighbour, channelData: { tenant: { id: other } } })).toBe(401);
  });

  it("answers 401 to two tenants, though both are served: whose plans it is about would hang on where one looks", () => {
    const second = "9f3e2a4c-93d1-4f4e-8a53-6d2f1c9b8e70";
    const both = { ...production, tenants: [tenant, second] };
    const other = { ...visitor.conversation, tenantId: second };
    expect(refuseAtDoor(both, token, { ...visitor, conversation: other })).toBe(401);
    for (const part of ["from", "recipient"])
      expect(refuseAtDoor(both, token, { ...visitor, [part]: { id: "29:x", tenantId: second } })).toBe(401);
    expect(
      refuseAtDoor(both, token, { ...visitor, from: { id: "29:x", tenantId: tenant.toUpperCase() } }),
    ).toBeUndefined();
    expect(refuseAtDoor(both, token, { ...visitor, conversation: other, channelData: {} })).toBeUndefined();
  });

  it("knows a tenant in capital letters and by either place", () => {
    const shouted = { ...visitor, channelData: { tenant: { id: tenant.toUpperCase() } } };
    expect(refuseAtDoor(production, token, shouted)).toBeUndefined();
    expect(refuseAtDoor(production, token, { ...visitor, conversation: { id: "19:x" } })).toBeUndefined();
    expect(refuseAtDoor(production, token, { ...visitor, channelData: null })).toBeUndefined();
  });

  it("answers 400 to a channel that is not Teams", () => {
    expect(refuseAtDoor(production, token, { ...visitor, channelId: "AppService" })).toBe(400);
  });

  it("answers 400 where it is told to answer elsewhere, before it looks at tokens", () => {
    expect(refuseAtDoor(production, "", { ...visitor, serviceUrl: "https://evil.example/" })).toBe(400);
    expect(refuseAtDoor(production, token, neighbour)).toBe(400);
    expect(refuseAtDoor(local, "", visitor)).toBe(400);
    expect(refuseAtDoor(production, token, { ...visitor, serviceUrl: undefined })).toBe(400);
  });
});

describe("a service address", () => {
  it.each([
    "https://smba.trafficmanager.net/uk/",
    "https://smba.infra.gcc.teams.microsoft.com/teams",
    "https://smba.infra.gov.teams.microsoft.us/teams",
  ])("of Microsoft's is spoken to: %s", (url) => expect(maySpeakTo(url, false)).toBe(true));

  it.each([
    "http://smba.trafficmanager.net/uk/",
    "https://smba.trafficmanager.net.evil.example/",
    "https://evil.trafficmanager.net/",
    "https://evilteams.microsoft.com/",
    "https://smba.trafficmanager.net:8443/",
    "https://smba.trafficmanager.net@evil.example/",
    "https://user:pass@smba.trafficmanager.net/",
    "https://169.254.169.254/metadata",
    "http://127.0.0.1/",
    "https://localhost/",
    "file:///etc/passwd",
    "smba.trafficmanager.net",
    "",
  ])("of nobody's is not: %s", (url) => expect(maySpeakTo(url, false)).toBe(false));

  it("is this machine alone in local mode", () => {
    expect(maySpeakTo("http://localhost:56150/_connector", true)).toBe(true);
    expect(maySpeakTo("http://127.0.0.1:4000/", true)).toBe(true);
    expect(maySpeakTo("http://[::1]:4000/", true)).toBe(true);
    expect(maySpeakTo("http://127.0.0.1.evil.example/", true)).toBe(false);
    expect(maySpeakTo("https://smba.trafficmanager.net/uk/", true)).toBe(false);
  });
});
