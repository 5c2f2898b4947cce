import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import packageJson from "../package.json" with { type: "json" };
import { notePost } from "./app/sending/refused-places.ts";
import { type Config, readConfig } from "./config.ts";
import { readDocumentApart } from "./documents/read-document-apart.ts";
import { jobsOf } from "./jobs/jobs.ts";
import { startJobs } from "./jobs/scheduler.ts";
import { startKeeper, stopOnSignal } from "./keeper.ts";
import { lateStores } from "./late-stores.ts";
import { jsonLog } from "./log.ts";
import { joinReminders } from "./sending.ts";
import { fileServer } from "./serve-file.ts";
import { openStores } from "./storage/tables.ts";
import { createHear } from "./teams/answers/hear.ts";
import { createDownload } from "./teams/attachments.ts";

// `npm start`: exit code 2 for settings or a port that somebody must mend, each in a line of its own.
if (existsSync(".env")) process.loadEnvFile(".env");
const read = readConfig(process.env);
const faults = read.ok ? await run(read.config) : read.faults;
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 2;

/** Runs until a signal; resolves at once, with what stood in the way. */
async function run({
  auth,
  tenants,
  mayBegin,
  tables,
  host,
  port,
  instances,
  publicUrl,
}: Config): Promise<readonly string[]> {
  const log = jsonLog({
    info: (line) => void process.stdout.write(`${line}\n`),
    error: (line) => void process.stderr.write(`${line}\n`),
  });
  process.on("unhandledRejection", (error) => log.error("unhandled rejection", { error: String(error) }));
  const now = () => new Date();
  const identity = auth.kind === "managed-identity" ? { identity: auth.appId } : {};
  const files = { download: createDownload({ local: false }), readDocument: readDocumentApart };
  const stores = lateStores(() => openStores({ ...tables, ...identity, log }));
  const started = await startKeeper({
    auth,
    tenants,
    host,
    port,
    version: packageJson.version,
    log,
    now,
    hear: (roster) => createHear({ ...stores, ...files, roster, publicUrl, mayBegin, newId: randomUUID, log }),
    posted: (to, refusal) => notePost(stores, to, refusal),
    giveFile: fileServer({ ...stores, log, now }),
    startJobs: (messenger) => startJobs(jobsOf(joinReminders(stores, messenger, log, now, instances)), log, now),
  });
  if (!started.ok) return [started.fault];
  stopOnSignal(started.keeper.stop, log);
  return [];
}
