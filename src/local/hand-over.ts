import { randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, resolve } from "node:path";
import { notice } from "../cards/elements/notice.ts";
import { accept, refuse } from "../domain/plan/result.ts";
import type { Download } from "../teams/attachments.ts";
import type { Hear } from "../teams/turn.ts";

/** Files up to what Teams hands over as well. */
const MOST_BYTES = 20_000_000;
/** Files that were typed and not read yet; older ones are forgotten. */
const MOST_KEPT = 20;
/** Words of a line that are tried as the end of a path. */
const MOST_WORDS = 40;
/** Where the sample's people would keep what they drop into a chat. */
const THEIR_DRIVE = "https://northmere.example/files/";

/** The way to hand over a file in a client that cannot attach any: "file" and its path, typed. */
export interface HandOver {
  /** Understands "file PATH", and "file PATH evidence 2.1.1", as the file dropped into the chat with those words. */
  readonly hear: (hear: Hear) => Hear;
  readonly download: Download;
}

/** For one's own machine: production never loads this. Any other address is downloaded as `otherwise` does. */
export function handOver(otherwise: Download, folder = process.cwd()): HandOver {
  const typed = new Map<string, string>();
  return {
    hear: (hear) => async (turn, heard) => {
      const said = heard.kind === "text" ? /^\s*file\s+(\S.*)$/is.exec(heard.text)?.[1] : undefined;
      if (said === undefined) return hear(turn, heard);
      const found = await findFile(said, folder);
      if (found === undefined) return { kind: "message", message: notice(noFile(said)), base: null };
      const url = `handed-over:${randomUUID()}`;
      typed.set(url, found.path);
      for (const old of [...typed.keys()].slice(0, -MOST_KEPT)) typed.delete(old);
      const name = basename(found.path);
      const link = `${THEIR_DRIVE}${encodeURIComponent(name)}`;
      return hear(turn, { kind: "file", name, url, link, others: 0, text: found.beside });
    },
    download: async (url) => {
      const path = typed.get(url);
      if (path === undefined) return otherwise(url);
      typed.delete(url);
      const blob = await openAsBlob(path).catch(() => undefined);
      if (blob === undefined) return refuse({ reason: "file-not-fetched", why: "gone" });
      if (blob.size > MOST_BYTES) return refuse({ reason: "file-too-big", what: "bytes", most: MOST_BYTES });
      return accept(new Uint8Array(await blob.arrayBuffer()));
    },
  };
}

/** The longest beginning of a line that is a file of this machine, and the words beside it. */
async function findFile(line: string, folder: string) {
  const [, quoted, rest = ""] = /^["“'](.+?)["”'](.*)$/s.exec(line.trim()) ?? [];
  if (quoted !== undefined)
    return (await isFile(quoted, folder)) ? { path: pathOf(quoted, folder), beside: rest.trim() } : undefined;
  const words = line.trim().split(" ");
  for (let count = words.length; count > Math.max(0, words.length - MOST_WORDS); count--) {
    const path = words.slice(0, count).join(" ").replace(/,$/, "");
    if (await isFile(path, folder)) return { path: pathOf(path, folder), beside: words.slice(count).join(" ") };
  }
  return undefined;
}

async function isFile(path: string, folder: string): Promise<boolean> {
  return stat(pathOf(path, folder)).then(
    (found) => found.isFile(),
    () => false,
  );
}

function pathOf(path: string, folder: string): string {
  return resolve(folder, path.replace(/^~(?=\/|\\)/, homedir()));
}

function noFile(said: string): string {
  return (
    `There is no file ${said.slice(0, 200)} on the machine where Plan Keeper runs, so nothing was read. ` +
    "Type “file” and its whole path, as in: file /home/me/plan.docx."
  );
}
