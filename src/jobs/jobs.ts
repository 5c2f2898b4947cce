import { forgetRepeats } from "../app/forget-repeats.ts";
import type { ImportDrafts } from "../app/plan-store.ts";
import type { RemindDeps } from "../app/reminders/remind-deps.ts";
import { remindLeads } from "../app/reminders/remind-leads.ts";

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
    { name: "forget-repeats", cron: "20 3 * * *", run: (now) => forget(deps, now) },
  ];
}

async function remind(deps: RemindDeps, now: Date, stopping: AbortSignal): Promise<Readonly<Record<string, unknown>>> {
  const { people, dryRun: _, at: __, ...counts } = await remindLeads(deps, { now, stopping, dueOnly: true });
  if (counts.failed > 0) throw new Error(`${counts.failed} tenant(s) could not be worked through`);
  return { ...counts, people: people.length };
}

async function forget(
  deps: RemindDeps & { readonly drafts: ImportDrafts },
  now: Date,
): Promise<Readonly<Record<string, unknown>>> {
  const tally = await forgetRepeats(deps, now);
  if (tally.failed > 0) throw new Error(`${tally.failed} plan(s) could not be worked through`);
  return tally;
}
