import { inParallel } from "../../../src/app/sending/pace.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { AMINA, TODAY } from "../../builders.ts";
import { type ActivityParts, anActivity, personalChat } from "../../fakes/bot.ts";
import type { FakeConnector } from "../../fakes/connector.ts";
import { readCard } from "../../fakes/read-card.ts";
import { ANSWERED } from "./bench-plan.ts";
import { type DrivenBot, startBot } from "./driven-bot.ts";
import { median, quantile } from "./median.ts";

/** The id of the plan that is asked about. */
export const PLAN = "turns";
/** Turns in hand at once, as from several people. */
const AT_ONCE = 4;
const PER_ROUND = ANSWERED;
/** Both sides are compiled by then. */
const WARM_ROUNDS = 10;

const someone = { id: AMINA, name: "Amina Diallo" };
const chat = personalChat(someone);

/** One kind of turn: what is made ready, unmeasured, before a round of it, and its activities. */
interface Kind {
  readonly name: string;
  readonly bot: DrivenBot;
  readonly activities: () => Promise<readonly ActivityParts[]>;
  /** What each message holds that came of it: a refusal would be measured too. */
  readonly says: string;
}

interface Round {
  readonly cpuMs: number;
  readonly seconds: number;
  readonly latencies: readonly number[];
}

export type TurnsRow = Readonly<Record<string, string | number>>;

/** Kinds of turns in interleaved rounds, each against an echo. */
export async function measureTurns(
  connector: FakeConnector,
  args: readonly string[],
  rounds: number,
): Promise<TurnsRow[]> {
  const [echo, keeper] = [await startBot("echo-bot"), await startBot("keeper-bot", args)];
  const kinds = kindsOf(connector, keeper, echo);
  const measured = new Map<Kind, Round[]>(kinds.map((kind) => [kind, []]));
  for (let round = -WARM_ROUNDS; round < rounds; round++)
    for (const kind of kinds) {
      const one = await runRound(connector, kind);
      if (round >= 0) measured.get(kind)?.push(one);
    }
  await Promise.all([echo.stop(), keeper.stop()]);
  const [base = []] = measured.values();
  return [...measured].map(([{ name }, run]) => rowOf(name, run, base));
}

function kindsOf(connector: FakeConnector, keeper: DrivenBot, echo: DrivenBot): readonly Kind[] {
  const typed = (text: string) => async () => Array.from({ length: PER_ROUND }, () => said(connector, text));
  return [
    { name: "echo", bot: echo, activities: typed("hello there"), says: "Echo: hello there" },
    { name: "show 1.1.1", bot: keeper, activities: typed("show 1.1.1"), says: "History" },
    { name: "overdue actions", bot: keeper, activities: typed("overdue actions"), says: `(${ANSWERED})` },
    { name: "saved update", bot: keeper, activities: () => filledForms(connector, keeper), says: "Saved. " },
  ];
}

async function runRound(connector: FakeConnector, { bot, activities, says }: Kind): Promise<Round> {
  const ready = await activities();
  const [from, done] = [connector.delivered.length, connector.delivered.length + ready.length];
  const latencies: number[] = [];
  const [before, begun] = [await bot.usage(), performance.now()];
  await inParallel(ready, AT_ONCE, async (activity) => void latencies.push((await bot.post(activity)).ms));
  // An update is shown to everyone else after it was answered.
  await connector.until(done);
  const seconds = (performance.now() - begun) / 1000;
  const { cpuMs } = await bot.usage();
  const wrong = connector.delivered.slice(from).find(({ activity }) => !JSON.stringify(activity).includes(says));
  if (wrong !== undefined) throw new Error(`it does not say "${says}": ${JSON.stringify(wrong.activity)}`);
  return { cpuMs: cpuMs - before.cpuMs, seconds, latencies };
}

export function said({ url }: FakeConnector, text: string): ActivityParts {
  return anActivity(someone, chat, url, { type: "message", text, textFormat: "plain" });
}

let filed = 0;

/** A pressed Save of each of Amina's actions, from forms drawn for it. */
async function filledForms(connector: FakeConnector, keeper: DrivenBot): Promise<readonly ActivityParts[]> {
  await keeper.post(said(connector, "show 1.1.1"));
  const shown = connector.delivered.length;
  const card = connector.delivered.at(-1)?.id ?? "";
  const forms: ActivityParts[] = [];
  for (let index = 0; index < PER_ROUND; index++) {
    const about = { verb: "open-update", plan: PLAN, action: `a${index}`, back: "" };
    const { body } = await keeper.post(pressed(connector, card, about));
    const save = readCard(JSON.parse(body).value).buttons.get("Save");
    if (save === undefined) throw new Error(`no form was opened: ${body}`);
    const nextReview = addDays(TODAY, 14 + (filed % 28));
    const progress = `Agreed with two more schools, which makes ${++filed}; health has named who joins.`;
    const typed = { rag: filed % 3 === 0 ? "green" : "amber", progress, nextReview };
    forms.push(pressed(connector, card, { ...save.data, verb: save.verb, ...typed }));
  }
  await connector.until(shown + PER_ROUND);
  return forms;
}

function pressed({ url }: FakeConnector, card: string, data: ActivityParts): ActivityParts {
  const action = { type: "Action.Execute", verb: data["verb"], data };
  const value = { action, trigger: "manual" };
  return anActivity(someone, chat, url, { type: "invoke", name: "adaptiveCard/action", value, replyToId: card });
}

function rowOf(name: string, rounds: readonly Round[], echo: readonly Round[]): TurnsRow {
  const cpu = (of: readonly Round[]) => sum(of.map(({ cpuMs }) => cpuMs)) / (of.length * PER_ROUND);
  const latencies = (of: readonly Round[]) => of.flatMap((round) => round.latencies);
  const perSecond = (of: readonly Round[]) => PER_ROUND / median(of.map(({ seconds }) => seconds));
  const ratio = (of: (rounds: readonly Round[]) => number) => Number((of(rounds) / of(echo)).toFixed(2));
  const at = (share: number) => (of: readonly Round[]) => quantile(latencies(of), share);
  return {
    turn: name,
    "CPU ms": Number(cpu(rounds).toFixed(2)),
    "CPU, echoes": ratio(cpu),
    "turns/s": Math.round(perSecond(rounds)),
    "p50 ms": Number(at(0.5)(rounds).toFixed(1)),
    "p50, echoes": ratio(at(0.5)),
    "p99 ms": Number(at(0.99)(rounds).toFixed(1)),
    "p99, echoes": ratio(at(0.99)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
