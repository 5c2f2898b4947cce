import { z } from "zod";
import { maySpeakTo } from "./sdk/service-url.ts";

/** What the SDK lets through and we do not. */
export interface Door {
  /** Ids of the tenants served, in lower case. */
  readonly tenants: readonly string[];
  /** The one issuer of tokens; null in local mode, where there are none. */
  readonly issuer: string | null;
}

const Claims = z.looseObject({ iss: z.string(), exp: z.number() });

const Named = z.looseObject({ tenantId: z.string().nullish() });

const Visitor = z.looseObject({
  channelId: z.string(),
  serviceUrl: z.string(),
  conversation: Named,
  from: Named.nullish(),
  recipient: Named.nullish(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).nullish() }).nullish(),
});

/**
 * Why an activity may not go on to the SDK, which judges the token itself; undefined: it may.
 * 400: not an activity of Teams, or we may not answer where it says. 401: no lasting token, not our tenant, or two.
 */
export function refuseAtDoor(door: Door, authorization: string, activity: unknown): 400 | 401 | undefined {
  const local = door.issuer === null;
  const visitor = Visitor.safeParse(activity);
  if (!visitor.success) return 400;
  const { channelId, serviceUrl, conversation, channelData, from, recipient } = visitor.data;
  if (!maySpeakTo(serviceUrl, local)) return 400;
  if (!local && channelId !== "msteams") return 400;
  if (!local && claimsOf(authorization)?.iss !== door.issuer) return 401;
  // It is of one tenant, or of nobody's: whose plans it is about must not hang on where we look.
  const named = [channelData?.tenant?.id, conversation.tenantId, from?.tenantId, recipient?.tenantId];
  const [tenant, ...others] = new Set(named.flatMap((one) => (typeof one === "string" ? [one.toLowerCase()] : [])));
  const served = tenant !== undefined && others.length === 0 && door.tenants.includes(tenant);
  return served ? undefined : 401;
}

/** What a bearer token says, unproven; undefined when it is no token or never expires. */
function claimsOf(authorization: string): z.infer<typeof Claims> | undefined {
  const [, payload] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? [];
  if (payload === undefined) return undefined;
  try {
    return Claims.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8"))).data;
  } catch {
    return undefined;
  }
}
