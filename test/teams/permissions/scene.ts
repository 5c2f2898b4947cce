import type { Standing } from "../../../src/domain/permissions/permissions.ts";
import type { Action } from "../../../src/domain/plan/action.ts";
import type { Plan } from "../../../src/domain/plan/plan.ts";
import { accept } from "../../../src/domain/plan/result.ts";
import { fileServer } from "../../../src/serve-file.ts";
import { createHear } from "../../../src/teams/answers/hear.ts";
import { AMINA, anAction, aPerson, aPlan, BEN, CARYS, KEY, NOW, OWEN, THEA, VIV } from "../../builders.ts";
import { type Place, personalChat, type Someone, startTestBot, testTenant } from "../../fakes/bot.ts";
import { type ReadCard, readCard } from "../../fakes/read-card.ts";
import { aWorld } from "../../fakes/world.ts";

/** One column of the table: somebody with just one standing, or nobody of the plan. */
export type Candidate = Standing | "stranger";

/** Who is what, and nothing else, to the plan and to 1.1.1. */
export const CAST: Readonly<Record<Candidate, Someone>> = {
  lead: { id: AMINA, name: "Amina Diallo" },
  "stand-in": { id: "sid", name: "Sid Rowan" },
  delegate: { id: "dele", name: "Dele Afolabi" },
  "theme lead": { id: THEA, name: "Thea Lund" },
  owner: { id: OWEN, name: "Owen Pryce" },
  chair: { id: CARYS, name: "Carys Vaughan" },
  sponsor: { id: "sian", name: "Sian Hollis" },
  viewer: { id: VIV, name: "Viv Marsh" },
  stranger: { id: "zed", name: "Zed Stone" },
};

/** Leads with Amina and is away: Sid stands in. */
export const AWAY = { id: BEN, name: "Ben Okafor" };
export const SECOND_OWNER = { id: "olga", name: "Olga Brandt" };
export const POLICE = "Northshire Police";
const KEY_HERE = { ...KEY, tenant: testTenant };

/** Words of the plan that nobody outside it may read. */
export const TITLE = "Rewrite the plan template with young people";
/** Words of an action that only those it concerns may read: none of the cast but who owns or chairs. */
export const SECRET = "Review the serious incident of June";

/** What differs from the usual plan and action 1.1.1. */
export interface Given {
  readonly plan?: Partial<Plan>;
  readonly action?: Partial<Action>;
}

const leads = ["Amina Diallo", "Ben Okafor", POLICE].map((label) => ({ label, accountable: label === "Amina Diallo" }));

export function sceneAction(more: Partial<Action> = {}): Action {
  return anAction({ title: TITLE, leads, ...more });
}

/** The plan of the cast. The label "Nia Penhale" stands for nobody yet. */
export function scenePlan(more: Partial<Plan> = {}): Plan {
  const others = [CAST["stand-in"], CAST.delegate, CAST.sponsor].map(({ id, name }) => aPerson(id, name));
  return aPlan({
    key: KEY_HERE,
    people: [...aPlan().people, ...others, { ...aPerson(SECOND_OWNER.id, SECOND_OWNER.name), roles: ["owner"] }],
    labels: [
      ...aPlan().labels,
      { text: POLICE, kind: "outside", holders: [], sponsor: CAST.sponsor.id },
      { text: "Nia Penhale", kind: "person", holders: [], sponsor: null },
    ],
    standIns: [{ for: AWAY.id, by: CAST["stand-in"].id, from: "2026-11-16", to: "2026-12-04" }],
    delegates: [{ for: AMINA, by: CAST.delegate.id }],
    ...more,
  });
}

/** The same where somebody of the cast is an owner too. */
export function alsoOwner(who: Candidate, given: Given): Given {
  const plan = scenePlan(given.plan);
  const people = plan.people.map((one) => (one.id === CAST[who].id ? { ...one, roles: ["owner"] as const } : one));
  return { ...given, plan: { ...given.plan, people } };
}

/** What somebody was answered. */
export interface Answer extends ReadCard {
  readonly status: number;
  /** All of the card, as sent. */
  readonly whole: string;
}

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** The real server and adapter before a plan in memory. */
export async function openScene({ plan, action }: Given = {}) {
  const others = [
    sceneAction({ id: "a2", ref: "1.1.2", title: "Teach the new template to every team" }),
    sceneAction({ id: "a3", ref: "2.1.1", theme: "2", objective: "2.1", title: SECRET, leads: [], restricted: true }),
  ];
  const world = await aWorld([sceneAction(action), ...others], scenePlan(plan));
  await world.members.keep(testTenant, "19:team@thread.tacv2", [{ person: "nia", name: "Nia Penhale" }]);
  const log = { info: () => {}, error: () => {} };
  let dropped = new Uint8Array();
  // Longer than the ids of other tests: it is a link's key.
  let ids = 0;
  const newId = () => `0f6f7d0a-52f4-4d6b-8f57-${String(++ids).padStart(12, "0")}`;
  const hear = createHear({ ...world, newId, download: async () => accept(dropped), log });
  const bot = await startTestBot({ hear, now: () => NOW, giveFile: fileServer({ ...world, log, now: () => NOW }) });
  const posted = () => readAnswer(200, bot.connector.delivered.at(-1)?.activity.attachments[0].content);

  return {
    bot,
    /** Everything that stands in the store, whoever asked. */
    async fingerprint(): Promise<string> {
      const { plans } = world;
      const stored = await plans.readPlan(KEY_HERE);
      if (typeof stored === "string") throw new Error(stored);
      const read = await Promise.all([
        plans.listPlans(testTenant),
        plans.readActions(KEY_HERE),
        plans.listChanges(KEY_HERE, ""),
        plans.listEvents(KEY_HERE, "", "~"),
        plans.listHolds(KEY_HERE),
      ]);
      return JSON.stringify([stored.value, ...read]);
    },
    async says(who: Someone, text: string, place: Place = personalChat(who)): Promise<Answer> {
      const { status } = await bot.as(who, place).says(text);
      return { ...posted(), status };
    },
    async presses(who: Someone, shown: ReadCard, title: string, inputs = {}, place?: Place): Promise<Answer> {
      const pressed = shown.buttons.get(title);
      if (pressed === undefined)
        throw new Error(`no button ${title} among ${[...shown.buttons.keys()]}:\n${shown.says}`);
      const data = { ...Object.fromEntries(shown.inputs), ...pressed.data, ...inputs };
      const { status, body } = await bot.as(who, place).presses(pressed.verb, data);
      return readAnswer(status, body?.value);
    },
    async drops(who: Someone, bytes: Uint8Array): Promise<Answer> {
      dropped = new Uint8Array(bytes);
      const contentType = "application/vnd.microsoft.teams.file.download.info";
      const content = { downloadUrl: "http://127.0.0.1/form.xlsx" };
      const { status } = await bot.as(who).says("", { attachments: [{ contentType, name: "form.xlsx", content }] });
      await bot.settled();
      return { ...posted(), status };
    },
    /** The file behind a link of an answer. */
    async fetches({ whole }: Answer, title: string): Promise<Response> {
      const links = [...whole.matchAll(/\{"type":"Action.OpenUrl","title":"([^"]*)","url":"([^"]*)"/g)];
      const url = links.find(([, named]) => named === title)?.[2];
      if (url === undefined) throw new Error(`no link ${title} in ${whole}`);
      return fetch(url.replace("https://keeper.example", bot.url));
    },
  };
}

function readAnswer(status: number, card: unknown): Answer {
  return { ...readCard(card), status, whole: JSON.stringify(card) ?? "" };
}
