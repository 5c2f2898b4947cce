import { startEmulator } from "../../src/local/emulator.ts";
import { openStores } from "../../src/storage/tables.ts";
import { aLabel, anAction, aPerson, aPlan, importedEntry } from "../builders.ts";
import { testTenant } from "../fakes/bot.ts";
import { ACCOUNT, CONNECTOR } from "./microsoft.ts";

/** The key of the account that the image's tables are in. */
export const KEY = Buffer.from("a key of the account").toString("base64");
const silent = { info: () => {}, error: () => {} };

/** A lead of the image's plan, and the name that the plan prints. */
export interface Lead {
  readonly id: string;
  readonly label: string;
}

/** The emulator, as the account of production. */
export async function startTables() {
  process.env["AZURITE_ACCOUNTS"] = `${ACCOUNT}:${KEY}`;
  const emulator = await startEmulator({ folder: null, port: 0, log: silent });
  delete process.env["AZURITE_ACCOUNTS"];
  if (!emulator.ok) throw new Error(emulator.detail);
  return emulator;
}

/** A plan whose reminders have begun: each of these leads has one action that they are to be asked about, and a chat with the bot. */
export async function storePlan(port: number, leads: readonly Lead[]): Promise<void> {
  const connectionString = `AccountName=${ACCOUNT};AccountKey=${KEY};TableEndpoint=http://127.0.0.1:${port}/${ACCOUNT};`;
  const { plans, conversations } = await openStores({
    connectionString: `DefaultEndpointsProtocol=http;${connectionString}`,
  });
  const actions = leads.map(({ label }, index) =>
    anAction({
      ...{ id: `a-${index + 1}`, ref: `1.1.${index + 1}`, reviewDate: "2026-12-04" },
      leads: [{ label, accountable: true }],
    }),
  );
  const key = { tenant: testTenant, plan: "north-2027" };
  const known = aPlan();
  const people = leads.filter(({ id }) => !known.people.some((one) => one.id === id));
  const plan = aPlan({
    key,
    people: [...known.people, ...people.map(({ id, label }) => aPerson(id, label))],
    labels: [...known.labels, ...people.map(({ id, label }) => aLabel(label, id))],
  });
  await plans.createPlan({ plan, actions, history: actions.map(importedEntry) });
  for (const { id } of leads) {
    const chat = { tenant: testTenant, kind: "personal", conversation: `with-${id}`, serviceUrl: CONNECTOR } as const;
    await conversations.remember(testTenant, id, { ...chat, bot: "28:bot", user: `29:${id}` });
  }
}
