import { randomUUID } from "node:crypto";
import packageJson from "../../package.json" with { type: "json" };
import type { Log } from "../app/ports/ports.ts";
import { redrawDigest } from "../app/quiet/redraw-digest.ts";
import { remindLeads } from "../app/reminders/remind-leads.ts";
import { notePost } from "../app/sending/refused-places.ts";
import { readDocumentApart } from "../documents/read-document-apart.ts";
import { DEFAULT_SETTINGS } from "../domain/plan/plan.ts";
import { type Job, jobsOf } from "../jobs/jobs.ts";
import { startJobs } from "../jobs/scheduler.ts";
import { type Keeper, startKeeper } from "../keeper.ts";
import { joinReminders } from "../sending.ts";
import { fileServer } from "../serve-file.ts";
import type { Stores } from "../storage/tables.ts";
import { createHear } from "../teams/answers/hear.ts";
import { createDownload } from "../teams/attachments.ts";
import type { Hear, Turn } from "../teams/turn.ts";
import { actAs } from "./act-as.ts";
import { Fault } from "./fault.ts";
import { handOver } from "./hand-over.ts";
import { onPageLoad } from "./page-load.ts";
import { playedMessenger } from "./played.ts";
import { SAMPLE_TENANT, samplePeople } from "./sample-people.ts";

/** Short: after a kill, whoever loads the page waits for it. */
const LEASE_MS = 10_000;

/** A machine of one's own is off on most days: what was not sent then is no fault. */
const isForHere = ({ name }: Job) => name !== "reconcile-reminders";

/** Where the local bot listens, and what it keeps things in. */
export interface LocalBotDeps {
  readonly port: number;
  readonly stores: Stores;
  readonly log: Log;
  readonly now: () => Date;
}

/** The bot as production runs it, but without authentication, on 127.0.0.1 alone, with what the client needs around it. */
export async function startBot({ port, stores, log, now }: LocalBotDeps): Promise<Keeper> {
  const startedAt = now();
  // The client's page is on this machine too.
  const publicUrl = `http://127.0.0.1:${port}`;
  const handed = handOver(createDownload({ local: true }));
  const files = { download: handed.download, readDocument: readDocumentApart };
  let hear: Hear = async () => ({ kind: "none" });
  const started = await startKeeper({
    auth: { kind: "local" },
    tenants: [SAMPLE_TENANT],
    host: "127.0.0.1",
    port,
    version: packageJson.version,
    log,
    now,
    posted: (to, refusal) => notePost(stores, to, refusal),
    giveFile: fileServer({ ...stores, log, now }),
    hear: (roster) => {
      hear = createHear({ ...stores, ...files, roster, publicUrl, newId: randomUUID, log });
      return (turn, heard) => hear(turn, heard);
    },
    startJobs: (messenger) => {
      const sends = playedMessenger(messenger);
      const deps = { ...joinReminders(stores, sends, log, now), leaseMs: LEASE_MS };
      const remind = async () => void (await remindLeads(deps, { now: now() }));
      const zone = DEFAULT_SETTINGS.zone;
      const isWaiting = async ({ actor, at }: Turn) => (await redrawDigest(stores, actor, at)).items.length > 0;
      const parts = { hear, messenger, outbox: stores.outbox, remind, isWaiting, zone, startedAt };
      hear = handed.hear(actAs(onPageLoad(parts), samplePeople));
      return startJobs(jobsOf(deps).filter(isForHere), log, now);
    },
  });
  if (!started.ok) throw new Fault(started.fault);
  return started.keeper;
}
