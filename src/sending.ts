import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Messenger, TeamsCheck } from "./app/ports/messages.ts";
import type { Log } from "./app/ports/ports.ts";
import { createFaults } from "./app/sending/faults.ts";
import { DEFAULT_SENDING, type RemindDeps } from "./app/sending/remind-deps.ts";
import { notice } from "./cards/elements/notice.ts";
import { digestMessage } from "./cards/reminders/digest.ts";
import type { Stores } from "./storage/tables.ts";
import type { TeamsAuth } from "./teams/sdk/authentication.ts";
import { createTeams } from "./teams/teams.ts";

/** Who sends, for a process that answers nothing. */
export function openMessenger(auth: TeamsAuth, tenants: readonly string[], log: Log, now: () => Date): Messenger {
  return createTeams({ auth, tenants, log, now, notice }).messenger;
}

/** Whether Microsoft and Teams let us in, for a process that answers nothing. */
export function openCheck(auth: TeamsAuth, tenants: readonly string[], log: Log, now: () => Date): TeamsCheck {
  return createTeams({ auth, tenants, log, now, notice }).check;
}

/** What a run of reminders needs, joined: the same for the job and for an administrator's command. So many instances share the rate. */
export function joinReminders(
  stores: Stores,
  messenger: Messenger,
  log: Log,
  now: () => Date,
  instances = 1,
): RemindDeps & Pick<Stores, "drafts"> {
  return {
    ...stores,
    ...DEFAULT_SENDING,
    perSecond: DEFAULT_SENDING.perSecond / instances,
    messenger,
    log,
    newId: randomUUID,
    faults: createFaults(),
    clocks: { now, monotonic: () => performance.now(), sleep: async (ms) => void (await sleep(ms)), dice: Math.random },
    draw: { digest: digestMessage },
  };
}
