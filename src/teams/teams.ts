import { createHash, randomUUID } from "node:crypto";
import type { Message, Messenger, TeamsCheck } from "../app/ports/messages.ts";
import type { Log, Roster } from "../app/ports/ports.ts";
import { answerInvoke, answerMessage, type BotDeps, type InvokeAnswer, sentenceAnswer } from "./bot.ts";
import { type Door, refuseAtDoor } from "./door.ts";
import { failures } from "./failures.ts";
import { Adapter, type Proof, startAttempt } from "./sdk/adapter.ts";
import { authenticationOf, CONNECTOR_ISSUER, type TeamsAuth, type TokenIssuer } from "./sdk/authentication.ts";
import { createCheck } from "./sdk/check.ts";
import { activityOf, createMessenger } from "./sdk/messenger.ts";
import { CHANNEL_METADATA, useSigningKeys } from "./sdk/use-signing-keys.ts";
import "./sdk/quiet-sdk.ts";
import { type Arrival, readActivity } from "./read-activity.ts";
import { createRecent } from "./recent.ts";
import { createRoster } from "./sdk/roster.ts";
import type { Hear } from "./turn.ts";

/** What is needed to speak with Teams. */
export interface TeamsDeps {
  readonly auth: TeamsAuth;
  /** Ids of the tenants served. */
  readonly tenants: readonly string[];
  readonly log: Log;
  readonly now: () => Date;
  /** A card that says one sentence. */
  readonly notice: (sentence: string) => Message;
  /** Learns what came of an answer in a team or group chat. */
  readonly posted?: BotDeps["posted"];
  /** Stands in for Microsoft in a test of the SDK's own checks of tokens. */
  readonly tokens?: TokenIssuer;
  /** The clock that keys grow old by, in milliseconds; the process's own. */
  readonly keyClock?: () => number;
  /** Milliseconds: for one request to Teams (10,000), for the answer to a button (4,000), between signs of progress (2,000); for Microsoft's keys (5,000). */
  readonly patience?: {
    readonly send: number;
    readonly invoke: number;
    readonly progress?: number;
    readonly keys?: number;
  };
}

/** What Teams is to all the rest: who sends, who lists people, and who takes what comes in. */
export interface Teams {
  readonly messenger: Messenger;
  readonly roster: Roster;
  readonly check: TeamsCheck;
  /** What the server does with an activity: bare 400 and 401 at the door, else 200. Never rejects. */
  receiveWith(hear: Hear): (authorization: string, activity: unknown) => Promise<TeamsAnswer>;
  /** What of Teams is in trouble, by name, and how, in words that anybody may read. */
  failing(): Readonly<Record<string, string>>;
  /** Resolves when what goes on after an answer is done. */
  settle(): Promise<void>;
}

interface TeamsAnswer {
  readonly status: 200 | 400 | 401;
  readonly body?: InvokeAnswer;
}

/** Teams, behind our own types. */
export function createTeams(deps: TeamsDeps): Teams {
  const { auth, log, notice } = deps;
  const local = auth.kind === "local";
  const patience: NonNullable<TeamsDeps["patience"]> = deps.patience ?? { send: 10_000, invoke: 4_000 };
  const adapter = new Adapter(authenticationOf(auth, deps.tokens));
  const keys = useSigningKeys(deps.tokens?.openIdMetadata ?? CHANNEL_METADATA, log, patience.keys, deps.keyClock);
  const connection = { adapter, appId: local ? "" : auth.appId, local, patience: patience.send };
  const messenger = createMessenger(connection);
  const issuer = local ? null : (deps.tokens?.issuer ?? CONNECTOR_ISSUER);
  const door = { tenants: deps.tenants.map((tenant) => tenant.toLowerCase()), issuer };
  const going = new Set<Promise<void>>();
  const later = (work: Promise<void>) => {
    going.add(work);
    void work.finally(() => going.delete(work));
  };
  return {
    messenger,
    roster: createRoster(connection),
    check: createCheck(connection, auth),
    failing: () => {
      const why = keys.failing();
      const troubles: Record<string, string> = why === null ? {} : { "signing-keys": why };
      return troubles;
    },
    receiveWith(hear) {
      const { invoke, progress = 2_000 } = patience;
      const { posted } = deps;
      const bot: BotDeps = {
        ...{ hear, messenger, notice, log, patience: invoke, progress, later },
        ...(posted && { posted }),
      };
      return receiver({ door, adapter, bot, now: deps.now, patience: patience.send });
    },
    async settle() {
      while (going.size > 0) await Promise.all(going);
    },
  };
}

interface Receiver {
  readonly door: Door;
  readonly adapter: Adapter;
  readonly bot: BotDeps;
  readonly now: () => Date;
  readonly patience: number;
}

function receiver(deps: Receiver): (authorization: string, activity: unknown) => Promise<TeamsAnswer> {
  const recent = createRecent<InvokeAnswer | undefined>(1_000);
  return async (authorization, activity) => {
    const proof = await prove(deps, authorization, activity);
    if (typeof proof === "number") {
      deps.bot.log.info("refused at the door", { status: proof });
      return { status: proof };
    }
    const arrival = readActivity(activity, deps.now(), randomUUID);
    if (arrival === undefined) {
      // Genuine but nobody's: of another app in the channel, or of Teams itself.
      deps.bot.log.info("activity without a person");
      return isInvoke(activity) ? { status: 200, body: sentenceAnswer(failures.unknown) } : { status: 200 };
    }
    const key = deliveryKey(arrival);
    const answer = () => runTurn(deps, proof, activity, arrival);
    const body = await (key === undefined ? answer() : recent.once(key, answer));
    return body === undefined ? { status: 200 } : { status: 200, body };
  };
}

/**
 * Names what Teams may deliver again, by whom and with what: two people, or two devices, may come with one id. Undefined:
 * it is nested too deep to be written down, as nothing is that Teams sends.
 */
function deliveryKey({ turn: { actor, ref, activity }, heard }: Arrival): string | undefined {
  try {
    const parts = JSON.stringify([actor.tenant, actor.person, ref.conversation, activity, heard]);
    return createHash("sha256").update(parts).digest("hex");
  } catch {
    return undefined;
  }
}

/** Whether the answer is waited for in the HTTP response. */
function isInvoke(activity: unknown): boolean {
  return Object(activity).type === "invoke";
}

/** Who sent it, or the bare status that is all a stranger learns. */
async function prove(deps: Receiver, authorization: string, activity: unknown): Promise<Proof | 400 | 401> {
  const refused = refuseAtDoor(deps.door, authorization, activity);
  return refused ?? (await deps.adapter.prove(authorization, activity)) ?? 401;
}

async function runTurn(
  { adapter, bot, patience }: Receiver,
  proof: Proof,
  activity: unknown,
  { turn, heard, invoke }: Arrival,
): Promise<InvokeAnswer | undefined> {
  if (invoke) return heard === "nothing" ? sentenceAnswer(failures.unknown) : answerInvoke(bot, turn, heard);
  if (heard === "nothing") return undefined;
  try {
    await adapter.runTurn(proof, activity, (context) =>
      answerMessage(bot, turn, heard, async (message) => {
        adapter.tryOnce(context, startAttempt(patience));
        return (await context.sendActivity(activityOf(message)))?.id ?? "";
      }),
    );
  } catch (error) {
    bot.log.error("turn not run", { activity: turn.activity, error: String(error) });
  }
  return undefined;
}
