import extractor from "botframework-connector/lib/auth/jwtTokenExtractor.js";
import { z } from "zod";
import type { Log } from "../../app/ports/ports.ts";
import { createSigningKeys, type SigningKeys } from "./signing-keys.ts";

/** Where the keys that Teams signs with are published. */
export const CHANNEL_METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration";

const Metadata = z.looseObject({ jwks_uri: z.url() });

/** Where the SDK looks for the keys of an address before it makes a keeper of its own, which has no deadline and forgets what it knew. */
const Extractor = extractor.JwtTokenExtractor as unknown as { readonly openIdMetadataCache: Map<string, SigningKeys> };

/** Keeps the keys published at an address, and has the SDK ask us for them. `patience`: milliseconds a fetch may take; 5,000. */
export function useSigningKeys(
  at: string,
  log: Pick<Log, "error">,
  patience = 5_000,
  now: () => number = () => performance.now(),
): SigningKeys {
  const keys = createSigningKeys({ log, now, fetchKeys: () => fetchKeys(at, AbortSignal.timeout(patience)) });
  Extractor.openIdMetadataCache.set(at, keys);
  return keys;
}

/** One deadline for both requests, their bodies included. */
async function fetchKeys(at: string, signal: AbortSignal): Promise<unknown> {
  const { jwks_uri } = Metadata.parse(await readJson(at, signal));
  return readJson(jwks_uri, signal);
}

async function readJson(address: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(address, { signal, redirect: "error" });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return response.json();
}
