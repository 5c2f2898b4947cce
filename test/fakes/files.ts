import { readDocument } from "../../src/documents/read-document.ts";
import { createDownload } from "../../src/teams/attachments.ts";

/** Files as in local mode: fetched from this machine, read where they are asked for. */
export const localFiles = { download: createDownload({ local: true }), readDocument };
