import { z } from "zod";
import { cellsIn, linksIn } from "./read-html.ts";

const NAME = z.string().max(500).default("");
const Attachment = z.looseObject({
  contentType: z.string().max(200),
  name: NAME.nullish(),
  contentUrl: z.string().max(8_000).nullish(),
  content: z.unknown().optional(),
});
const Download = z.looseObject({ downloadUrl: z.string().max(8_000), fileType: z.string().max(20).nullish() });
/** How Teams hands over a file of a personal chat: kept in the sender's OneDrive, with an address that needs no token. */
const DOWNLOAD = "application/vnd.microsoft.teams.file.download.info";
/** How a message names a file that lies in SharePoint already. */
const REFERENCE = "reference";

interface AttachedFile {
  readonly name: string;
  readonly url: string;
  /** Where Teams keeps it, without any key to it; null: nobody said. */
  readonly link: string | null;
  /** How many more there were. */
  readonly others: number;
}

/** The first file of a message. Formatted text, pictures in it and cards are attachments too, but not files. */
export function fileIn(attachments: readonly unknown[]): AttachedFile | undefined {
  const files = attachments.slice(0, 50).flatMap((one) => fileOf(one) ?? []);
  const [first] = files;
  return first && { ...first, others: files.length - 1 };
}

function fileOf(attachment: unknown): Omit<AttachedFile, "others"> | undefined {
  const { data } = Attachment.safeParse(attachment);
  if (data === undefined || /^(text\/html|image\/|application\/vnd\.microsoft\.card\.)/.test(data.contentType)) return;
  const download = data.contentType === DOWNLOAD ? Download.safeParse(data.content).data : undefined;
  const url = download?.downloadUrl ?? data.contentUrl;
  const name = data.name || `file${download?.fileType ? `.${download.fileType}` : ""}`;
  const kept = data.contentType === DOWNLOAD || data.contentType === REFERENCE ? data.contentUrl : null;
  return url ? { name, url, link: withoutKey(kept) } : undefined;
}

function withoutKey(address: string | null | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const url = new URL(address);
  for (const key of ["tempauth", "access_token"]) url.searchParams.delete(key);
  return url.protocol === "https:" ? url.href : null;
}

/** The first https link behind words of a message's formatted text. */
export function linkIn(attachments: readonly unknown[]): string | undefined {
  for (const one of attachments.slice(0, 50)) {
    const { data } = Attachment.safeParse(one);
    if (data?.contentType !== "text/html" || typeof data.content !== "string") continue;
    const link = linksIn(data.content).find((one) => /^https:\/\/[^"<>\s]{1,4000}$/i.test(one));
    if (link !== undefined) return link;
  }
  return undefined;
}

/** Fewer lines are a sentence or two. */
const FEWEST_LINES = 3;

/** A table pasted into a message: lines with tabs or pipes, or the table of the message's formatted text. */
export function tableIn(text: string, attachments: readonly unknown[]): string | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const rows = lines.filter((line) => line.includes("\t") || line.split("|").length > 2);
  if (rows.length >= FEWEST_LINES && rows.length * 2 > lines.length) return text.trim();
  const formatted = attachments.map((one) => Attachment.safeParse(one).data).find(isTable);
  return formatted && tableOf(String(formatted.content));
}

function isTable(attachment: z.infer<typeof Attachment> | undefined): boolean {
  const { contentType, content } = attachment ?? {};
  return contentType === "text/html" && typeof content === "string" && /<table[\s>]/i.test(content);
}

/** Cells parted by tabs, rows by lines; a cell of several lines is quoted, as a spreadsheet copies it. */
function tableOf(html: string): string {
  const quoted = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return cellsIn(html)
    .map((row) => row.map(quoted).join("\t"))
    .join("\n");
}
