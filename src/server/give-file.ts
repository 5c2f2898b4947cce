import type { Request, Response } from "restify";

/** The file that a link gives, or a plain sentence that says why it gives none. */
export type Given =
  | { readonly kind: "file"; readonly name: string; readonly type: string; readonly bytes: Uint8Array }
  | { readonly kind: "none"; readonly status: 403 | 404 | 410 | 503; readonly says: string };

/** What a link's token may look like; anything else is no link of ours and is looked up nowhere. */
const LINK = /^\/files\/([A-Za-z0-9-]{20,80})$/;

/** The token that an address names, without what stands behind a question mark; undefined: none. */
export function tokenIn(request: Pick<Request, "url">): string | undefined {
  return LINK.exec(request.url?.split("?")[0] ?? "")?.[1];
}

/**
 * Sends a file to be kept, never to be shown or run in the browser, and never to be remembered on the way: the link is
 * the key. Of its name only what is safe in a header.
 */
export function sendFile(response: Response, given: Given, stopping: boolean): void {
  if (response.headersSent) return;
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
  response.setHeader("X-Robots-Tag", "noindex");
  if (given.kind === "none" || stopping) response.setHeader("Connection", "close");
  const bytes = given.kind === "file" ? Buffer.from(given.bytes) : Buffer.from(`${given.says}\n`);
  response.setHeader("Content-Type", given.kind === "file" ? given.type : "text/plain; charset=utf-8");
  if (given.kind === "file") response.setHeader("Content-Disposition", dispositionOf(given.name));
  response.setHeader("Content-Length", bytes.byteLength);
  response.writeHead(given.kind === "file" ? 200 : given.status);
  response.end(bytes);
}

// Rule: RFC 6266 and 8187; the plain name is for clients that know no other.
function dispositionOf(name: string): string {
  const safe = name
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .replace(/[\\/:*?"<>|]/g, "-")
    .replace(/^[. ]+/, "")
    .slice(-120);
  const ascii = safe
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/[%;]/g, "-");
  const plain = ascii.startsWith(".") ? `file${ascii}` : ascii;
  const whole = encodeURIComponent(safe).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
