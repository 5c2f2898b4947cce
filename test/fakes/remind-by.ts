import { remindLeads } from "../../src/app/reminders/remind-leads.ts";
import type { RemindDeps } from "../../src/app/sending/remind-deps.ts";
import { digestMessage } from "../../src/cards/reminders/digest.ts";
import type { TestBot } from "./bot.ts";
import { type ReadCard, readCard } from "./read-card.ts";
import { fakeClocks } from "./reminder-world.ts";
import { postedBy } from "./talk.ts";
import type { aWorld } from "./world.ts";

/** The job's tick through a bot's real messenger; all that was posted during it, as its readers see it. */
export async function remindBy(
  bot: TestBot,
  world: Awaited<ReturnType<typeof aWorld>>,
  now: Date,
  at: RemindDeps["at"] = () => {},
): Promise<readonly (ReadCard & { readonly summary: string })[]> {
  const before = postedBy(bot).length;
  const deps = {
    ...{ ...world, messenger: bot.messenger, clocks: fakeClocks(now), draw: { digest: digestMessage } },
    ...{ log: { info: () => {}, error: () => {} }, leaseMs: 120_000, perSecond: 30, at },
  };
  await remindLeads(deps, { now, dueOnly: true });
  return postedBy(bot)
    .slice(before)
    .map(({ activity }) => ({ ...readCard(activity.attachments[0].content), summary: String(activity["summary"]) }));
}
