import { endPauses } from "../app/changes/end-pauses.ts";
import { forgetRepeats } from "../app/plans/forget-repeats.ts";
import { noteCheckpoints } from "../app/plans/note-checkpoints.ts";
import { noteParties } from "../app/plans/note-parties.ts";
import { allPlans, reindexPlans } from "../app/plans/reindex-plans.ts";
import type { ImportDrafts } from "../app/ports/ports.ts";
import { reconcileReminders } from "../app/reminders/reconcile-reminders.ts";
import { remindLeads } from "../app/reminders/remind-leads.ts";
import { faultWords } from "../app/sending/fault-words.ts";
import type { RemindDeps } from "../app/sending/remind-deps.ts";
import { JobFailed } from "./job-failed.ts";

/** Something done again and again. A tick carries no meaning: late, missed or doubled it comes to the same. */
export interface Job {
  readonly name: string;
  /** In UTC. */
  readonly cron: string;
  /** Resolves what to write into the log: counts, no names. Rejects when the run was not good. `stopping`: end soon. */
  readonly run: (now: Date, stopping: AbortSignal) => Promise<Readonly<Record<string, unknown>>>;
}

/** All jobs. To add one: a use case in app/, a row here. */
export function jobsOf(deps: RemindDeps & { readonly drafts: ImportDrafts }): readonly Job[] {
  return [
    { name: "remind-leads", cron: "*/5 * * * *", run: (now, stopping) => remind(deps, now, stopping) },
    // Between midnight and the earliest hour of any plan in our zones.
    { name: "reconcile-reminders", cron: "40 3 * * *", run: (now) => reconcile(deps, now) },
    { name: "end-pauses", cron: "2,32 * * * *", run: (now) => resume(deps, now) },
    { name: "forget-repeats", cron: "20 3 * * *", run: (now) => forget(deps, now) },
    { name: "note-checkpoints", cron: "15 3 * * *", run: (now) => checkpoints(deps, now) },
    { name: "note-parties", cron: "10 3 * * *", run: () => noteParties(deps) },
    { name: "reindex", cron: "50 2 * * *", run: (_, stopping) => reindex(deps, stopping) },
  ];
}

async function remind(deps: RemindDeps, now: Date, stopping: AbortSignal): Promise<Readonly<Record<string, unknown>>> {
  const report = await remindLeads(deps, { now, stopping, dueOnly: true });
  const { people, dryRun: _, at: __, faults, ...counts } = report;
  const facts = { ...counts, people: people.length };
  const [first] = faults;
  if (first !== undefined) throw new JobFailed(faults.map(faultWords).join(" "), { code: first.code, ...facts });
  if (counts.failed > 0) throw new JobFailed(`${counts.failed} tenant(s) could not be worked through`, facts);
  return facts;
}

async function reconcile(deps: RemindDeps, now: Date): Promise<Readonly<Record<string, unknown>>> {
  const { holes, failed } = await reconcileReminders(deps, now);
  if (failed + holes.length > 0) throw new JobFailed(`${holes.length} digest(s) missed, ${failed} tenant(s) not read`);
  return { missed: 0 };
}

async function resume(deps: RemindDeps, now: Date): Promise<Readonly<Record<string, unknown>>> {
  const { failed, resumed } = await endPauses(deps, now);
  if (failed > 0) throw new JobFailed(`${failed} plan(s) could not be worked through`);
  return { resumed };
}

async function checkpoints(deps: RemindDeps, now: Date): Promise<Readonly<Record<string, unknown>>> {
  const tally = await noteCheckpoints(deps, now);
  if (tally.failed > 0) throw new JobFailed(`${tally.failed} plan(s) could not be worked through`);
  return tally;
}

async function reindex(deps: RemindDeps, stopping: AbortSignal): Promise<Readonly<Record<string, unknown>>> {
  const tally = await reindexPlans(deps, await allPlans(deps), false, stopping);
  if (tally.failed > 0) throw new JobFailed(`${tally.failed} plan(s) could not be worked through`);
  return { ...tally };
}

async function forget(
  deps: RemindDeps & { readonly drafts: ImportDrafts },
  now: Date,
): Promise<Readonly<Record<string, unknown>>> {
  const tally = await forgetRepeats(deps, now);
  if (tally.failed > 0) throw new JobFailed(`${tally.failed} plan(s) could not be worked through`);
  return tally;
}
