import { addDays, dayIn, formatDay } from "../../domain/calendar/day.ts";
import type { Delivery } from "../../domain/due/delivery.ts";
import { type Checked, HOST_ALONE, type TeamsCheck } from "../ports/messages.ts";
import type { Conversations, Outbox } from "../ports/ports.ts";
import type { Finding } from "./check-plans.ts";

interface Deps {
  readonly check: TeamsCheck;
  readonly conversations: Conversations;
  readonly outbox: Outbox;
}

/** Whether Microsoft gives us a token, Teams answers in each tenant, and messages get through. Sends nothing. */
export async function checkSending(deps: Deps, tenants: readonly string[], now: Date): Promise<readonly Finding[]> {
  const signedIn = await deps.check.signIn();
  const ofBot = findingOf(signedIn, "Microsoft gives the bot no token", "Microsoft gives the bot a token.");
  const ofTenants = await Promise.all(
    tenants.map(async (tenant) => [
      ...(signedIn.kind === "well" ? [await lookAt(deps, tenant)] : []),
      ...judgeRows(await deps.outbox.listSince(tenant, addDays(dayIn("Etc/UTC", now), -1))),
    ]),
  );
  return [ofBot, ...ofTenants.flat()];
}

async function lookAt({ check, conversations }: Deps, tenant: string): Promise<Finding> {
  const met = (await conversations.list(tenant)).filter(({ ref }) => ref.kind === "personal");
  const latest = [...met].sort((a, b) => ((a.seenAt ?? "") < (b.seenAt ?? "") ? 1 : -1))[0];
  if (latest === undefined)
    return {
      ...{ level: "notice", plan: null, says: `Nobody of tenant ${tenant} has met the bot, so Teams was not asked.` },
      advice: "Install the app for them in Teams.",
    };
  const checked = await check.look(latest.ref);
  // What Teams says of this one person is no answer about the bot: it was let in.
  const isTheirs = checked.kind === "refused" && checked.of === "person";
  return findingOf(
    isTheirs ? { kind: "well" } : checked,
    `Teams does not let the bot into tenant ${tenant}`,
    `Teams answers the bot in tenant ${tenant}.`,
  );
}

function findingOf(checked: Checked, bad: string, good: string): Finding {
  if (checked.kind === "well") return { level: "fine", plan: null, says: good, advice: "" };
  const { code, reason } = checked;
  if (code === HOST_ALONE)
    return { level: "notice", plan: null, says: `Sending was not tried. ${reason}`, advice: "Run doctor there too." };
  const known = reason.includes(code) ? "" : ` [${code}]`;
  return { level: "fault", plan: null, says: `${bad}: ${reason}${known}`, advice: adviceFor(checked) };
}

function adviceFor(failure: Exclude<Checked, { readonly kind: "well" }>): string {
  if (failure.kind !== "refused") return "Try again in some minutes; if it lasts, look at Microsoft's service health.";
  if (failure.code.startsWith("AADSTS")) return "Renew the bot's secret or certificate and set it anew; see the guide.";
  if (failure.of === "process") return "Look whether the Azure Bot still has this application and the Teams channel.";
  return "Look in the Teams admin centre whether the app is allowed for everybody. Nobody has to do anything else.";
}

/** The newest day on which something was tried. */
function judgeRows(rows: readonly Delivery[]): readonly Finding[] {
  const tried = rows.filter(({ attempts, status }) => attempts > 0 && status !== "skipped");
  const day = tried
    .map((row) => row.day)
    .sort()
    .at(-1);
  const last = tried.filter((row) => row.day === day);
  if (day === undefined) return [];
  const failed = last.filter(({ status }) => ["planned", "expired", "uncertain", "not-accepted"].includes(status));
  const untaken = last.filter(({ status }) => status === "not-accepted");
  const all = `${last.length === 1 ? "The only message" : `None of the ${last.length} messages`} of ${formatDay(day)}`;
  if (failed.length > 0 && !last.some(({ status }) => status === "sent"))
    return [rowsFinding(`${all} ${last.length === 1 ? "did not get" : "got"} through`, failed)];
  return untaken.length === 0
    ? []
    : [rowsFinding(`Teams did not take ${untaken.length} of the messages of ${formatDay(day)}`, untaken)];
}

function rowsFinding(what: string, rows: readonly Delivery[]): Finding {
  const reasons = [...new Set(rows.map(({ reason }) => reason))].filter((reason) => reason !== "");
  const advice = "It is not about the people: what is owed comes again by itself.";
  return { level: "fault", plan: null, says: `${what}: ${reasons.join(" ") || "nobody knows why."}`, advice };
}
