import { z } from "zod";
import { remindLeads } from "../../src/app/reminders/remind-leads.ts";
import { POINTS } from "../../src/app/sending/remind-deps.ts";
import { joinReminders, openMessenger } from "../../src/sending.ts";
import { openStores } from "../../src/storage/tables.ts";

/** What the process is told by its parent. */
const Told = z.object({
  connectionString: z.string(),
  tenant: z.string(),
  now: z.string(),
  leaseMs: z.number(),
  /** Where the process ends itself as `kill -9` would, at the so-manieth time it comes by. */
  kill: z.object({ point: z.enum(POINTS), time: z.number() }).nullable(),
});

export type Told = z.infer<typeof Told>;

const told = Told.parse(JSON.parse(process.argv[2] ?? ""));
const log = { info: () => {}, error: () => {} };
const now = () => new Date();
const stores = await openStores({ connectionString: told.connectionString });
const messenger = openMessenger({ kind: "local" }, [told.tenant], log, now);

let times = 0;
const report = await remindLeads(
  {
    ...joinReminders(stores, messenger, log, now),
    leaseMs: told.leaseMs,
    perSecond: 1000,
    at: (point) => {
      if (point === told.kill?.point && ++times === told.kill.time) process.kill(process.pid, "SIGKILL");
    },
  },
  { now: new Date(told.now), plan: { tenant: told.tenant, plan: "improvement" } },
);
const { people: _, ...counts } = report;
console.log(JSON.stringify(counts));
process.exit(0);
