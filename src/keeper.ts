import type { Messenger } from "./app/ports/messages.ts";
import type { Log, Roster } from "./app/ports/ports.ts";
import { notice } from "./cards/elements/notice.ts";
import { type ServerDeps, startServer } from "./server/server.ts";
import type { TeamsAuth } from "./teams/sdk/authentication.ts";
import { createTeams, type TeamsDeps } from "./teams/teams.ts";
import type { Hear } from "./teams/turn.ts";

/** What runs by the clock. */
interface RunningJobs {
  /** When each job last ran without failing, as an ISO instant; null: not yet. */
  lastRuns(): Readonly<Record<string, string | null>>;
  /** Jobs whose last run failed, and why in words that anybody may read. */
  why(): Readonly<Record<string, string>>;
  /** Starts no new run and resolves when the one in hand has come to a safe point. */
  stop(): Promise<void>;
}

/** What is joined: where it listens, who answers, what runs beside. */
export interface KeeperDeps {
  readonly auth: TeamsAuth;
  readonly tenants: readonly string[];
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly version: string;
  readonly log: Log;
  readonly now: () => Date;
  /** Answers what is said; it may ask Teams who is in a team or chat. */
  readonly hear: (roster: Roster) => Hear;
  readonly giveFile: ServerDeps["giveFile"];
  /** Learns what came of an answer in a team or group chat. */
  readonly posted: NonNullable<TeamsDeps["posted"]>;
  readonly startJobs: (messenger: Messenger) => RunningJobs;
}

/** A running Plan Keeper. */
export interface Keeper {
  readonly port: number;
  /** Jobs first, then the server, then what still goes on after an answer. */
  stop(): Promise<void>;
}

/**
 * Joins Teams, the server and the jobs. A port that cannot be had is a fault in words; the jobs then
 * never start, so that a second bot on one machine sends nothing.
 */
export async function startKeeper(
  deps: KeeperDeps,
): Promise<{ readonly ok: true; readonly keeper: Keeper } | { readonly ok: false; readonly fault: string }> {
  const { auth, tenants, host, port, version, log, now, giveFile } = deps;
  const teams = createTeams({ auth, tenants, log, now, notice, posted: deps.posted });
  let jobs: RunningJobs | undefined;
  const whyFailing = (): Readonly<Record<string, string>> => ({ ...jobs?.why(), ...teams.failing() });
  const health = () => {
    const why = whyFailing();
    const failing = Object.keys(why);
    // Answered all the same: what fails is the store or Teams, and a new process would not mend it.
    return { status: failing.length === 0 ? "ok" : "failing", version, jobs: jobs?.lastRuns() ?? {}, failing, why };
  };
  const isWell = () => Object.keys(whyFailing()).length === 0;
  const receive = teams.receiveWith(deps.hear(teams.roster));
  const started = await startServer({ host, port, receive, giveFile, health, isWell, log });
  if (!started.ok) return started;
  jobs = deps.startJobs(teams.messenger);
  log.info("started", { host, port: started.server.port, version });
  return {
    ok: true,
    keeper: {
      port: started.server.port,
      async stop() {
        await jobs?.stop();
        await started.server.stop();
        await teams.settle();
        log.info("stopped");
      },
    },
  };
}

/** On SIGTERM and SIGINT: stops and ends the process, after 25 seconds at the latest; hosts kill at 30. */
export function stopOnSignal(stop: () => Promise<void>, log: Log): void {
  const end = async (signal: string) => {
    log.info("stopping", { signal });
    setTimeout(() => process.exit(1), 25_000).unref();
    try {
      await stop();
      process.exit(0);
    } catch (error) {
      log.error("not stopped cleanly", { error: String(error) });
      process.exit(1);
    }
  };
  process.once("SIGTERM", (signal) => void end(signal));
  process.once("SIGINT", (signal) => void end(signal));
}
