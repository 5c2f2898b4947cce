import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export const ACCOUNT = "northmere";
/** The account in its path, as the emulator wants it. */
export const TABLES = `https://tables.northmere.example/${ACCOUNT}`;
export const CONNECTOR = "https://smba.trafficmanager.net/";
const ISSUER = "https://api.botframework.com";

/** Microsoft's hosts, as far as a bot in production speaks to them, on one port of this machine. */
export interface Microsoft {
  readonly port: number;
  /** A token for a bot, as Teams sends one with every request. */
  tokenFor(appId: string): Promise<string>;
  /** Keeps a file as a person's OneDrive would, and tells its address. */
  keep(name: string, bytes: Uint8Array): string;
  /** From now on it gives the bot no token, with this of its codes; null: it gives them again. */
  refuseTokens(code: number | null): void;
  /** From now on, whoever asks for the keys of Teams' tokens hears nothing; false: they are told again. */
  silenceKeys(silent: boolean): void;
  /** How often the keys were asked for. */
  readonly keysAsked: number;
  stop(): void;
}

/** Tables and Teams' connector are others'; the keys, the bot's own token and the files are told here. */
export async function startMicrosoft(connectorUrl: string, tablesPort: number): Promise<Microsoft> {
  const pair = await generateKeyPair("RS256");
  const key = { ...(await exportJWK(pair.publicKey)), kid: "key-1", use: "sig", endorsements: ["msteams"] };
  const files = new Map<string, Uint8Array>();
  const jwks = "https://login.botframework.com/keys";
  const login = "https://login.microsoftonline.com";
  let refused: number | null = null;
  let silent = false;
  let keysAsked = 0;
  const hosts: Readonly<Record<string, (path: string) => unknown>> = {
    "login.botframework.com": (path) =>
      path === "/keys"
        ? { keys: [key] }
        : { issuer: ISSUER, jwks_uri: jwks, id_token_signing_alg_values_supported: ["RS256"] },
    "login.microsoftonline.com": (path) =>
      path.includes("/token")
        ? { token_type: "Bearer", access_token: "of-the-bot", expires_in: 3_600 }
        : {
            issuer: `${login}/t/v2.0`,
            token_endpoint: `${login}/t/oauth2/v2.0/token`,
            authorization_endpoint: `${login}/t/oauth2/v2.0/authorize`,
            jwks_uri: `${login}/keys`,
          },
  };
  const server = createServer((incoming, answer) => {
    const host = incoming.headers.host ?? "";
    // What goes by fetch names its host first in the path.
    const [, first = "", path = ""] = /^\/([^/]+)(\/.*)$/.exec(incoming.url ?? "") ?? [];
    const asksKeys = `${host}${incoming.url}`.includes("login.botframework.com");
    if (asksKeys) keysAsked += 1;
    if (asksKeys && silent) return;
    if (refused !== null && incoming.url?.includes("/token")) return void refuseToken(answer, refused);
    const told = hosts[host]?.(incoming.url ?? "") ?? hosts[first]?.(path);
    if (told !== undefined) answer.setHeader("Content-Type", "application/json").end(JSON.stringify(told));
    else if (host === new URL(CONNECTOR).hostname) pass(incoming, answer, Number(new URL(connectorUrl).port));
    else if (host === new URL(TABLES).hostname) pass(incoming, answer, tablesPort);
    else answer.end(files.get(incoming.url ?? ""));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    tokenFor: (appId) =>
      new SignJWT({ iss: ISSUER, aud: appId, nbf: 1, exp: 4_000_000_000, serviceurl: CONNECTOR })
        .setProtectedHeader({ alg: "RS256", kid: "key-1" })
        .sign(pair.privateKey),
    keep(name, bytes) {
      files.set(`/${ACCOUNT}.sharepoint.com/${name}`, bytes);
      return `https://${ACCOUNT}.sharepoint.com/${name}`;
    },
    refuseTokens: (code) => {
      refused = code;
    },
    silenceKeys: (toSilence) => {
      silent = toSilence;
    },
    get keysAsked() {
      return keysAsked;
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function refuseToken(answer: ServerResponse, code: number): void {
  const error_description = `AADSTS${code}: The sign-in was refused.`;
  answer.writeHead(401, { "Content-Type": "application/json" });
  answer.end(JSON.stringify({ error: "invalid_client", error_description, error_codes: [code] }));
}

function pass(incoming: IncomingMessage, answer: ServerResponse, port: number): void {
  const { method, url, headers } = incoming;
  const here = { ...headers, host: `127.0.0.1:${port}` };
  const onward = request({ host: "127.0.0.1", port, path: url, method, headers: here }, (reply) => {
    answer.writeHead(reply.statusCode ?? 500, reply.headers);
    reply.pipe(answer);
  });
  onward.once("error", () => answer.destroy());
  incoming.pipe(onward);
}
