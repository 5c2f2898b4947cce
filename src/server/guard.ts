import type { Request } from "restify";
import { z } from "zod";

/** What every activity must have before the SDK may see it; the rest is read in teams/. */
const Activity = z.looseObject({
  type: z.string().min(1).max(100),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.string().min(1).max(2_000),
  conversation: z.looseObject({ id: z.string().min(1).max(1_000) }),
});

/** One activity as it came, parsed but not trusted. */
export type InboundActivity = z.infer<typeof Activity>;

/** Larger than any activity Teams sends, smaller than what hurts. */
const MOST_BYTES = 256 * 1024;

/**
 * Reads a POST that anyone on the internet may have sent. Refuses with an HTTP status what the
 * framework's own body parser dies of: compressed, too large, not JSON, not an activity.
 * Rejects when the connection ends before the body does.
 */
export async function readPost(request: Request): Promise<InboundActivity | 400 | 413 | 415> {
  const { headers } = request;
  if (headers["content-encoding"] !== undefined || !isJson(headers["content-type"])) return 415;
  if (Number(headers["content-length"] ?? 0) > MOST_BYTES) return 413;
  const body = await readBody(request);
  if (body === undefined) return 413;
  const activity = Activity.safeParse(parse(body));
  return activity.success ? activity.data : 400;
}

function isJson(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/json\s*(;|$)/i.test(contentType);
}

/** The bytes, counted while they come; undefined as soon as they are too many. */
function readBody(request: Request): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MOST_BYTES) chunks.push(chunk);
      else resolve(undefined);
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => reject(new Error("The connection ended before the body did.")));
  });
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
