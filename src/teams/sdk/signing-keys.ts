import { createPublicKey, type JsonWebKey } from "node:crypto";
import { z } from "zod";
import type { Log } from "../../app/ports/ports.ts";

/** One of the keys that Teams signs with, as the SDK wants it. */
export interface SigningKey {
  /** PEM. */
  readonly key: string;
  readonly endorsements: readonly string[] | undefined;
}

/** Microsoft's published keys. */
export interface SigningKeys {
  /** Null: nobody published one of this id. Rejects never, and waits at most as long as one fetch may take. */
  getKey(id: string): Promise<SigningKey | null>;
  /** Why the newest keys could not be had; null: they could, or nobody has asked. */
  failing(): string | null;
}

interface SigningKeysDeps {
  readonly log: Pick<Log, "error">;
  /** The published keys, as JSON. Rejects when they cannot be had; must come to an end. */
  readonly fetchKeys: () => Promise<unknown>;
  /** Milliseconds since any instant. */
  readonly now: () => number;
}

/** Keys are fetched anew after a day, in milliseconds. */
const FRESH_MS = 86_400_000;
/** Not more than one fetch in so many, whoever asks: a key's id stands in a token that nobody has proven yet. */
const APART_MS = 60_000;

const Published = z.object({
  keys: z.array(
    z.looseObject({
      kid: z.string(),
      kty: z.literal("RSA").optional(),
      n: z.string().optional(),
      e: z.string().optional(),
      endorsements: z.array(z.string()).optional(),
    }),
  ),
});

/**
 * Keeps Microsoft's keys. Where the server that publishes them is in trouble, those known go on serving: somebody who
 * cannot sign gains nothing by it, and nobody is locked out. One fetch is under way at a time.
 */
export function createSigningKeys({ log, fetchKeys, now }: SigningKeysDeps): SigningKeys {
  let known: ReadonlyMap<string, SigningKey> = new Map();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let under: Promise<void> | null = null;
  let failing: string | null = null;

  async function fetchAnew(): Promise<void> {
    triedAt = now();
    try {
      const keys = keysOf(await fetchKeys());
      if (keys.size === 0) throw new Error("no keys are published");
      known = keys;
      fetchedAt = now();
      failing = null;
    } catch (error) {
      failing = "Microsoft's signing keys cannot be fetched; those known go on serving.";
      log.error("signing-keys-not-fetched", { known: known.size, error: String(error) });
    }
  }
  const renew = () => {
    under ??= fetchAnew().finally(() => {
      under = null;
    });
    return under;
  };

  return {
    failing: () => failing,
    getKey: async (id) => {
      const isStale = now() - fetchedAt >= FRESH_MS;
      const mayTry = under !== null || now() - triedAt >= APART_MS;
      if ((isStale || !known.has(id)) && mayTry) await renew();
      return known.get(id) ?? null;
    },
  };
}

function keysOf(published: unknown): ReadonlyMap<string, SigningKey> {
  const keys = Published.parse(published).keys.flatMap(({ kid, n, e, endorsements }) => {
    if (n === undefined || e === undefined) return [];
    const jwk: JsonWebKey = { kty: "RSA", n, e };
    const key = createPublicKey({ key: jwk, format: "jwk" }).export({ type: "spki", format: "pem" });
    return [[kid, { key: String(key), endorsements }] as const];
  });
  return new Map(keys);
}
