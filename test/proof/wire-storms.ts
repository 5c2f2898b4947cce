import type { ConversationRef } from "../../src/app/ports/messages.ts";
import { notice } from "../../src/cards/elements/notice.ts";
import { createTeams } from "../../src/teams/teams.ts";
import { KEY } from "../builders.ts";
import { type Behaviour, type FakeConnector, startFakeConnector } from "../fakes/connector.ts";
import { ride, type StormTally, type Wire } from "./storms.ts";

/** What the connector does to one person in ten, the first time each is written to. */
interface WireStorm {
  readonly name: string;
  readonly does: Behaviour;
  /** Milliseconds one try may take, where the ten seconds of production would be waited out. */
  readonly patience?: number;
  readonly refusesSome?: boolean;
}

const refusal = (name: string, does: Behaviour): WireStorm => ({ name: `refused: ${name}`, does, refusesSome: true });
const refuse = (status: number, code: string) => refusal(`${status} ${code}`, { kind: "refuse", status, code });

/** Teams' failures as bytes on the wire, every refusal of Microsoft's table of status codes, and its odd bodies. */
export const WIRE_STORMS: readonly WireStorm[] = [
  { name: "accepted, then the connection reset", does: { kind: "accept then reset" } },
  { name: "the connection reset before delivery", does: { kind: "drop" } },
  { name: "hangs, given up after a second", does: { kind: "stall" }, patience: 1000 },
  { name: "429 with Retry-After", does: { kind: "throttle", retryAfter: 7 } },
  { name: "429 without Retry-After", does: { kind: "throttle" } },
  { name: "412 PreconditionFailed", does: { kind: "refuse", status: 412, code: "PreconditionFailed" } },
  ...[500, 502, 503, 504].map((status) => ({ name: `${status}`, does: { kind: "refuse", status } as const })),
  refuse(400, "Bad Argument"),
  refuse(401, "BotNotRegistered"),
  refuse(403, "BotDisabledByAdmin"),
  refuse(403, "BotNotInConversationRoster"),
  refuse(403, "ConversationBlockedByUser"),
  refuse(403, "MessageWritesBlocked"),
  refuse(403, "ForbiddenOperationException"),
  refuse(403, "InvalidBotApiHost"),
  refuse(403, "NotEnoughPermissions"),
  refuse(404, "ConversationNotFound"),
  refuse(413, "MessageSizeTooBig"),
  refusal("403 with its code in a string", {
    ...{ kind: "refuse", status: 403 },
    body: { errorCode: 209, message: '{"subCode":"MessageWritesBlocked","details":null}' },
  }),
  refusal("403 without a code", { kind: "refuse", status: 403, body: {} }),
];

/** The same four days with the real sending code, over HTTP, to a connector that does this to one in ten. */
export async function rideWire(storm: WireStorm, people: number): Promise<StormTally & { readonly struck: number }> {
  const connector = await startFakeConnector();
  const struck = new Set<string>();
  const known = new Set<string>();
  connector.behave((conversation) => {
    const isFirst = !known.has(conversation);
    known.add(conversation);
    if (!isFirst || known.size % 10 !== 3) return { kind: "accept" };
    struck.add(conversation);
    return storm.does;
  });
  try {
    const tally = await ride({ name: storm.name }, people, 1, wireTo(connector, storm));
    return { ...tally, struck: struck.size };
  } finally {
    await connector.stop();
  }
}

function wireTo(connector: FakeConnector, { patience = 10_000 }: WireStorm): Wire {
  const { messenger } = createTeams({
    ...{ auth: { kind: "local" }, tenants: [KEY.tenant], now: () => new Date(), notice },
    ...{ log: { info: () => {}, error: () => {} }, patience: { send: patience, invoke: 4000 } },
  });
  const chatOf = (to: ConversationRef) => ({ ...to, serviceUrl: connector.url, conversation: `with-${to.user}` });
  return {
    send: (to, message) => messenger.send(chatOf(to), message),
    arrived: (person) => connector.messagesIn(`with-${person}`).length,
  };
}
