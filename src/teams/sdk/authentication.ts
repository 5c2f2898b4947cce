import { ConfigurationBotFrameworkAuthentication } from "botbuilder";

/** How we prove ourselves to Teams. Teams proves itself to us by a signed token with every request. */
export type TeamsAuth =
  | { readonly kind: "password"; readonly appId: string; readonly tenantId: string; readonly password: string }
  | {
      readonly kind: "certificate";
      readonly appId: string;
      readonly tenantId: string;
      readonly thumbprint: string;
      readonly privateKey: string;
    }
  | { readonly kind: "managed-identity"; readonly appId: string; readonly tenantId: string }
  /** Nobody proves anything, and only this machine is spoken to. For src/local alone. */
  | { readonly kind: "local" };

/** Who signs the tokens that come with requests, and where the keys are published. */
export interface TokenIssuer {
  readonly issuer: string;
  readonly openIdMetadata: string;
}

/** The issuer of every token that Teams sends. */
export const CONNECTOR_ISSUER = "https://api.botframework.com";

/**
 * The SDK's authentication, from named settings alone: from the environment one could replace Microsoft's keys.
 * `tokens` stands in for Microsoft in a test of the SDK's own checks.
 */
export function authenticationOf(auth: TeamsAuth, tokens?: TokenIssuer): ConfigurationBotFrameworkAuthentication {
  if (auth.kind === "local") return new ConfigurationBotFrameworkAuthentication({});
  return new ConfigurationBotFrameworkAuthentication({
    ...settingsOf(auth),
    ...(tokens && {
      ToBotFromChannelTokenIssuer: tokens.issuer,
      ToBotFromChannelOpenIdMetadataUrl: tokens.openIdMetadata,
    }),
  });
}

/** What the SDK is told of who we are. */
export function settingsOf(auth: Exclude<TeamsAuth, { kind: "local" }>) {
  return { MicrosoftAppId: auth.appId, MicrosoftAppTenantId: auth.tenantId, ...credentialsOf(auth) };
}

function credentialsOf(auth: Exclude<TeamsAuth, { kind: "local" }>) {
  switch (auth.kind) {
    case "password":
      return { MicrosoftAppType: "SingleTenant", MicrosoftAppPassword: auth.password };
    case "certificate":
      return {
        MicrosoftAppType: "SingleTenant",
        CertificateThumbprint: auth.thumbprint,
        CertificatePrivateKey: auth.privateKey,
      };
    case "managed-identity":
      return { MicrosoftAppType: "UserAssignedMsi" };
  }
}
