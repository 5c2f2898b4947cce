import type { Action } from "../plan/action.ts";
import { withoutLast } from "../plan/ends.ts";
import type { Evidence } from "../plan/filings.ts";
import { accept, type Result, refuse } from "../plan/result.ts";
import { type Filing, type Planned, withEntry } from "./filing.ts";
import { findPersonal } from "./personal.ts";

/** A piece of evidence as typed, dropped or filled in. */
export interface EvidenceInput {
  /** The address, "" for a note. */
  readonly where: string;
  readonly shows: string;
  /** It came as a file, whose Teams link `where` is. */
  readonly isFile: boolean;
  /** Kinds of personal text that the person was asked about and keeps. */
  readonly confirmed: readonly string[];
}

/** Characters of an address and of what it shows, and pieces of one action. */
export const MOST_EVIDENCE = { where: 2000, shows: 500, pieces: 30 } as const;

/**
 * Adds one piece of evidence. What was filed stays as it is, and so does the update that may be undone. The address is
 * kept and never opened; only https is kept, so that pressing it can do nothing but open a page.
 */
export function planEvidence(action: Action, input: EvidenceInput, filing: Filing): Result<Planned> {
  const shows = input.shows.trim();
  const where = input.where.trim();
  const address = where === "" ? "" : httpsAddress(where);
  const most = MOST_EVIDENCE.shows;
  if (address === undefined) return refuse({ reason: "link-not-https", link: where });
  if (shows === "") return refuse({ reason: "evidence-words-missing" });
  if (shows.length > most) return refuse({ reason: "text-too-long", field: "evidence", length: shows.length, most });
  if ((action.evidence?.length ?? 0) >= MOST_EVIDENCE.pieces)
    return refuse({ reason: "evidence-full", ref: action.ref, most: MOST_EVIDENCE.pieces });
  const found = findPersonal(shows, filing.today).filter((kind) => !input.confirmed.includes(kind));
  if (found.length > 0) return refuse({ reason: "looks-personal", found });
  const kind = address === "" ? "note" : input.isFile ? "file" : "link";
  const version = action.version + 1;
  const piece = pieceOf(version, filing, kind, address, shows);
  const after: Action = { ...action, evidence: [...(action.evidence ?? []), piece], version };
  const to = address === "" ? shows : `${shows} (${address})`;
  const changes = [{ field: "evidence" as const, part: null, from: null, to }];
  return accept(withEntry("evidence-added", after, changes, "", filing));
}

/**
 * The evidence of an action with that of an update filed with it: one list of all. What is there already, or would be
 * more than the list holds, stays with its update in the history alone.
 */
export function withFiledEvidence(
  action: Action,
  text: string,
  entry: number,
  filing: Filing,
): readonly Evidence[] | undefined {
  const before = action.evidence ?? [];
  if (text === "" || before.length >= MOST_EVIDENCE.pieces || before.some(({ shows }) => shows === text))
    return action.evidence;
  const address = httpsAddress(readEvidence(text).where) ?? "";
  return [...before, pieceOf(entry, filing, address === "" ? "note" : "link", address, text)];
}

/** An address that may be kept and offered for opening, as browsers write it; undefined: it is none. */
export function httpsAddress(text: string): string | undefined {
  if (text.length > MOST_EVIDENCE.where || !URL.canParse(text)) return undefined;
  const { protocol, username, password, href } = new URL(text);
  // A name before the host is there to look like the host.
  return protocol === "https:" && username === "" && password === "" ? href : undefined;
}

const ADDRESS =
  /(?:^|[\s<("“])((?:https?|ftps?|file|javascript|vbscript|data|blob|mailto|about|ms-[a-z]{1,30}):[^\s<>"”]+|www\.[^\s<>"”]+)>?/i;

/** One line parted into an address, where it holds one of any kind, and what it shows. */
export function readEvidence(text: string): Pick<EvidenceInput, "where" | "shows"> {
  const [whole = "", found = ""] = ADDRESS.exec(text) ?? [];
  // What ends the sentence does not belong to it; a bracket that it opened itself does.
  const where = withoutLast(found, found.includes("(") ? /[.,;:!?]/ : /[.,;:!?)]/);
  const shows = text.replace(whole.trim(), " ").replace(/\s+/g, " ");
  return { where, shows: found === "" ? text.trim() : withoutLast(shows, /[\s,;:(–—-]/).replace(/^[\s,;:–—-]+/, "") };
}

function pieceOf(entry: number, filing: Filing, kind: Evidence["kind"], where: string, shows: string): Evidence {
  return { entry, at: filing.at, by: filing.person, byName: filing.name, kind, where, shows };
}
