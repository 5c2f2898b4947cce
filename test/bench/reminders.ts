import { randomUUID } from "node:crypto";
import type { ConversationRef, Messenger } from "../../src/app/ports/messages.ts";
import { remindLeads } from "../../src/app/reminders/remind-leads.ts";
import { inParallel } from "../../src/app/sending/pace.ts";
import { digestMessage } from "../../src/cards/reminders/digest.ts";
import { lineOf } from "../../src/domain/plan/action-line.ts";
import { planReminders } from "../../src/domain/reminders/plan-reminders.ts";
import { joinReminders, openMessenger } from "../../src/sending.ts";
import { aLabel, anAction, aPerson, aPlan, importedEntry } from "../builders.ts";
import { type FakeConnector, startFakeConnector } from "../fakes/connector.ts";
import { memoryStores } from "../fakes/memory-stores.ts";
import { type Row, show } from "./results.ts";

// Planning, sending and idling, each against something measured beside it in the same run.
const NOW = new Date("2026-11-20T09:00:00Z");
const TENANT = "bench";
const log = { info: () => {}, error: () => {} };

/** So many people, each leading one action that is due to be asked about. */
function aTenant(people: number) {
  const ids = Array.from({ length: people }, (_, index) => `p${index}`);
  const plan = aPlan({
    key: { tenant: TENANT, plan: "bench" },
    people: ids.map((id) => aPerson(id, `Lead ${id}`)),
    labels: ids.map((id) => aLabel(`Lead ${id}`, id)),
  });
  const actions = ids.map((id, index) =>
    anAction({
      id,
      ref: `1.1.${index + 1}`,
      reviewDate: "2026-12-04",
      leads: [{ label: `Lead ${id}`, accountable: true }],
    }),
  );
  return { ids, plan, actions };
}

function planning(): Row {
  const { plan } = aTenant(1_000);
  const lines = Array.from({ length: 100_000 }, (_, index) =>
    lineOf(
      anAction({
        id: `a${index}`,
        ref: `${1 + (index % 9)}.${1 + (index % 90)}.${index}`,
        reviewDate: `2026-12-${String(1 + (index % 28)).padStart(2, "0")}`,
        leads: [{ label: `Lead p${index % 1_000}`, accountable: true }],
      }),
    ),
  );
  const rounds = Array.from({ length: 5 }, () => {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const started = performance.now();
    const reminders = planReminders([{ plan, lines, asked: [], holds: [] }], NOW);
    const took = performance.now() - started;
    globalThis.gc?.();
    const megabytes = (process.memoryUsage().heapUsed - before) / 1e6;
    return { took, digests: reminders.length, megabytes };
  });
  const best = rounds.toSorted((a, b) => a.took - b.took)[2];
  return {
    "open actions": lines.length,
    digests: best?.digests ?? 0,
    "ms (median of 5)": Math.round(best?.took ?? 0),
    "µs per action": (((best?.took ?? 0) / lines.length) * 1000).toFixed(1),
    "MB held": Math.round(Math.max(...rounds.map(({ megabytes }) => megabytes))),
  };
}

async function sending(connector: FakeConnector, messenger: Messenger): Promise<Row> {
  const perRound = 2_000;
  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let round = 0; round < 5; round++) {
    times.ours.push(await ours(connector, messenger, perRound, 1e6));
    times.bare.push(await bare(connector, messenger, perRound));
  }
  const [own, sdk] = [median(times.ours), median(times.bare)];
  return {
    digests: perRound * 5,
    "digests/s": Math.round(perRound / own),
    "bare continueConversationAsync/s": Math.round(perRound / sdk),
    "ratio of time": (own / sdk).toFixed(2),
  };
}

async function atRate(connector: FakeConnector, messenger: Messenger): Promise<Row> {
  const [people, rate] = [630, 30];
  const seconds = await ours(connector, messenger, people, rate);
  // A second's worth goes at once.
  const reached = (people - rate) / seconds;
  return {
    digests: people,
    "rate set": rate,
    "rate reached": reached.toFixed(1),
    share: `${((reached / rate) * 100).toFixed(0)} %`,
  };
}

/** Seconds that the engine takes for so many digests, planning and records included. */
async function ours(
  connector: FakeConnector,
  messenger: Messenger,
  people: number,
  perSecond: number,
): Promise<number> {
  const stores = memoryStores();
  const { ids, plan, actions } = aTenant(people);
  await stores.plans.createPlan({ plan, actions, history: actions.map(importedEntry) });
  for (const id of ids) await stores.conversations.remember(TENANT, id, chatOf(connector, id));
  const deps = { ...joinReminders(stores, messenger, log, () => NOW), perSecond };
  const started = performance.now();
  const { sent, ...rest } = await remindLeads(deps, { now: NOW });
  if (sent !== people) throw new Error(`only ${sent} of ${people} were sent: ${JSON.stringify(rest)}`);
  return (performance.now() - started) / 1000;
}

/** The same cards by the SDK alone, as many at once. */
async function bare(connector: FakeConnector, messenger: Messenger, people: number): Promise<number> {
  const { plan, actions } = aTenant(people);
  const lines = actions.map(lineOf);
  const digests = planReminders([{ plan, lines, asked: [], holds: [] }], NOW).flatMap(({ digest }) => digest ?? []);
  const messages = digests.map((digest) => ({
    to: chatOf(connector, digest.person),
    message: digestMessage(digest, false),
  }));
  const started = performance.now();
  await inParallel(messages, 8, async ({ to, message }) => void (await messenger.send(to, message)));
  return (performance.now() - started) / 1000;
}

function chatOf({ url }: FakeConnector, id: string): ConversationRef {
  return {
    tenant: TENANT,
    kind: "personal",
    conversation: `with-${id}`,
    serviceUrl: url,
    bot: "28:b",
    user: `29:${id}`,
  };
}

async function idling(): Promise<Row> {
  const stores = memoryStores();
  for (let index = 0; index < 1_000; index++) {
    const action = anAction({ reviewDate: "2027-06-30", endDate: null });
    const plan = aPlan({ key: { tenant: `t${index % 10}`, plan: randomUUID() } });
    await stores.plans.createPlan({ plan, actions: [action], history: [importedEntry(action)] });
  }
  let requests = 0;
  const counted = new Proxy(stores.plans, {
    get: (target, name: keyof typeof stores.plans) => {
      const method = target[name] as (...given: unknown[]) => unknown;
      return (...given: unknown[]) => {
        requests += 1;
        return method(...given);
      };
    },
  });
  const messenger = { open: never, send: never, update: never } as unknown as Messenger;
  const deps = joinReminders({ ...stores, plans: counted }, messenger, log, () => NOW);
  const tick = async (now: Date) => {
    const [before, started] = [requests, performance.now()];
    await remindLeads(deps, { now, dueOnly: true });
    return { requests: requests - before, ms: performance.now() - started };
  };
  const first = await tick(NOW);
  const idle = await tick(new Date(NOW.getTime() + 300_000));
  return {
    plans: 1_000,
    "requests, the day's look": first.requests,
    "requests, a tick after": idle.requests,
    "ms, a tick after": idle.ms.toFixed(1),
  };
}

function never(): never {
  throw new Error("nothing is owed");
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const connector = await startFakeConnector();
const messenger = openMessenger({ kind: "local" }, [TENANT], log, () => NOW);
await show("reminders", "Planning", [planning()]);
await show("reminders", "A tick with nothing to do", [await idling()]);
await show("reminders", "Sending, limits off", [await sending(connector, messenger)]);
await show("reminders", "Sending at a rate", [await atRate(connector, messenger)]);
await connector.stop();
process.exit(0);
