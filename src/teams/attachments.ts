import { accept, type Result, refuse } from "../domain/plan/result.ts";
import { isOnHosts } from "./sdk/service-url.ts";

/** Fetches a file that was dropped into a chat. Rejects only for bugs. */
export type Download = (url: string) => Promise<Result<Uint8Array>>;

/**
 * Where Teams keeps what is dropped into a personal chat: the sender's OneDrive, which is SharePoint; svc.ms is its own
 * delivery network. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 and Microsoft 365's
 * list of endpoints.
 */
const HOSTS = [".sharepoint.com", ".svc.ms"];
const MOST_HOPS = 3;

/** From where, how much and for how long something is downloaded. */
export interface DownloadDeps {
  /** From this machine alone. */
  readonly local: boolean;
  /** Bytes (20,000,000). */
  readonly most?: number;
  /** Milliseconds for the whole (30,000). */
  readonly patience?: number;
  /** Stands in for the network in a test of Teams' own hosts. */
  readonly get?: typeof fetch;
}

/**
 * Downloads from Teams' hosts alone, without a token, and only so much for so long. What it is, its content says.
 * The address carries a key of its own: it is never logged or shown.
 */
export function createDownload(deps: DownloadDeps): Download {
  const { local, most = 20_000_000, patience = 30_000, get = fetch } = deps;
  return async (url) => {
    const signal = AbortSignal.timeout(patience);
    try {
      const response = await follow(url, { local, signal, get });
      if (response === undefined) return refuse({ reason: "file-not-fetched", why: "address" });
      if (!response.ok) return refuse({ reason: "file-not-fetched", why: "gone" });
      const bytes = await readUpTo(response, most);
      return bytes === undefined ? refuse({ reason: "file-too-big", what: "bytes", most }) : accept(bytes);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return refuse({ reason: "file-not-fetched", why: signal.aborted ? "time" : "gone" });
    }
  };
}

/** The answer, after redirects that stay on our hosts; undefined: it leads elsewhere. */
async function follow(
  url: string,
  { local, signal, get }: { readonly local: boolean; readonly signal: AbortSignal; readonly get: typeof fetch },
): Promise<Response | undefined> {
  let address = url;
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    if (!isOnHosts(address, HOSTS, local)) return undefined;
    const response = await get(address, { redirect: "manual", signal });
    const onward = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || onward === null) return response;
    await response.body?.cancel();
    address = URL.canParse(onward, address) ? new URL(onward, address).href : "";
  }
  return undefined;
}

/** Counted while it comes, unpacked, whatever length was promised; undefined as soon as it is too much. */
async function readUpTo(response: Response, most: number): Promise<Uint8Array | undefined> {
  if (response.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
