import { randomUUID } from "node:crypto";
import type { Message } from "../../app/ports/messages.ts";
import type { Roster } from "../../app/ports/ports.ts";
import { readDocumentApart } from "../../documents/read-document-apart.ts";
import type { Member } from "../../domain/plan/person.ts";
import { accept } from "../../domain/plan/result.ts";
import { jsonLog } from "../../log.ts";
import { fileServer } from "../../serve-file.ts";
import type { Heard, Turn } from "../../teams/turn.ts";
import { type OpenTerminal, Refused } from "../terminal/command.ts";
import { bytesOf } from "../terminal/file-bytes.ts";
import type { MarkedStores } from "../terminal/marked-stores.ts";

/** Someone's own chat with Plan Keeper, spoken in for them: the same reading and answering as in Teams. */
export interface Speaking {
  /** What is answered. @throws Refused where nothing is. */
  readonly hear: (heard: Heard) => Promise<Message>;
  /** The file that a button opens. @throws Refused when there is none. */
  readonly fetch: (url: string) => Promise<Uint8Array>;
}

/** Where files of ours lie, for the length of a command. */
const HERE = "plan-keeper:";
const NOBODY: Roster = { members: async () => [] };

/** Speaks for a person at one instant, on stores that mark what is written. */
export async function speakFor(
  person: Member,
  tenant: string,
  stores: MarkedStores,
  terminal: OpenTerminal,
): Promise<Speaking> {
  // Loaded here alone: the cards take a while.
  const { answerHeard } = await import("../../teams/answers/hear.ts");
  // Standard output is the answer's.
  const log = jsonLog({ info: () => {}, error: terminal.complain });
  const files = { download: async (file: string) => accept(await bytesOf(file)), readDocument: readDocumentApart };
  const parts = { ...stores, ...files, roster: NOBODY, publicUrl: HERE, newId: randomUUID, log };
  const ref = { tenant, kind: "personal", conversation: "command line", serviceUrl: "", bot: "", user: "" } as const;
  const giveFile = fileServer({ ...stores, log, now: () => terminal.now });
  return {
    hear: async (heard) => {
      const turn: Turn = { actor: { tenant, ...person }, at: terminal.now, activity: randomUUID(), ref };
      const reply = await answerHeard(parts, turn, heard);
      if (reply.kind === "none") throw new Refused("There is nothing to answer to that.");
      return reply.kind === "working" ? reply.work(() => {}) : reply.message;
    },
    fetch: async (url) => {
      if (!url.startsWith(`${HERE}/files/`)) throw new Refused(`That is no file of Plan Keeper: ${url}`);
      const given = await giveFile(url.split("/").at(-1) ?? "");
      if (given.kind === "none") throw new Refused(given.says);
      return given.bytes;
    },
  };
}
