import { randomUUID } from "node:crypto";
import packageJson from "../../../../package.json" with { type: "json" };
import { notePost } from "../../../../src/app/sending/refused-places.ts";
import { readDocumentApart } from "../../../../src/documents/read-document-apart.ts";
import { jobsOf } from "../../../../src/jobs/jobs.ts";
import { startJobs } from "../../../../src/jobs/scheduler.ts";
import { startKeeper } from "../../../../src/keeper.ts";
import { lateStores } from "../../../../src/late-stores.ts";
import { joinReminders } from "../../../../src/sending.ts";
import { fileServer } from "../../../../src/serve-file.ts";
import { openStores } from "../../../../src/storage/tables.ts";
import { createHear } from "../../../../src/teams/answers/hear.ts";
import { createDownload } from "../../../../src/teams/attachments.ts";
import { reportUsage } from "./usage.ts";

// Our bot as main.ts joins it, but without Microsoft's tokens, as the echo bot is too; its day stands still.
// Its arguments: the tenant, the instant, the store's connection string.
const [tenant = "", instant = "", connectionString = ""] = process.argv.slice(2);
const now = () => new Date(instant);
const log = { info: () => {}, error: (event: string, facts?: object) => console.error(event, facts) };
const stores = lateStores(() => openStores({ connectionString, log }));
const files = { download: createDownload({ local: false }), readDocument: readDocumentApart };
const started = await startKeeper({
  auth: { kind: "local" },
  tenants: [tenant],
  host: "127.0.0.1",
  port: 0,
  version: packageJson.version,
  log,
  now,
  hear: (roster) => createHear({ ...stores, ...files, roster, publicUrl: null, newId: randomUUID, log }),
  posted: (to, refusal) => notePost(stores, to, refusal),
  giveFile: fileServer({ ...stores, log, now }),
  startJobs: (messenger) => startJobs(jobsOf(joinReminders(stores, messenger, log, now)), log, now),
});
if (!started.ok) throw new Error(started.fault);
reportUsage(started.keeper.port);
