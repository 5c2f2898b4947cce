import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the connector does with a request. */
export type Behaviour =
  | { readonly kind: "accept" }
  /** An error of Teams: `code` becomes its usual body; `body` any other. */
  | { readonly kind: "refuse"; readonly status: number; readonly code?: string; readonly body?: unknown }
  /** 429, with Retry-After in seconds or without. */
  | { readonly kind: "throttle"; readonly retryAfter?: number }
  /** Takes the request and never answers. */
  | { readonly kind: "stall" }
  /** Delivers the message, then breaks the connection instead of answering. */
  | { readonly kind: "accept then reset" }
  /** Breaks the connection without delivering. */
  | { readonly kind: "drop" };

/** One request that carried an activity. */
interface Delivered {
  readonly method: "POST" | "PUT";
  readonly conversation: string;
  /** The message's own id: given to a new one, named by an update. */
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: an activity as a client of Teams would read it
  readonly activity: any;
}

export interface FakeConnector {
  /** To be the `serviceUrl` of activities. */
  readonly url: string;
  /** Everything that was delivered, new messages and updates, oldest first. */
  readonly delivered: readonly Delivered[];
  /** Every request for an activity, delivered or not, as "POST conversation". */
  readonly attempts: readonly string[];
  /** New messages delivered to a conversation. */
  messagesIn(conversation: string): readonly Delivered[];
  /** The newest card of a conversation, new or updated. */
  // biome-ignore lint/suspicious/noExplicitAny: a card as a client of Teams would read it
  lastCard(conversation: string): any;
  /** What was asked for to open each conversation. */
  readonly opened: readonly unknown[];
  /** From now on, nobody can be written to who has not written. */
  refuseOpening(status: number, code: string): void;
  /** From now on, nobody is told who is in a conversation. */
  refuseReading(status: number, code: string): void;
  /** From now on (for `times` requests for activities): the same for all, or by conversation. */
  behave(behaviour: Behaviour | ((conversation: string) => Behaviour), times?: number): void;
  /** The people of a conversation, as Teams would list them; nobody until told. `page`: how many at once. */
  people(conversation: string, members: readonly object[], page?: number): void;
  /** As if a person had deleted the message: its update is then answered 404. */
  forget(id: string): void;
  /** Resolves when so many new messages and updates have been delivered in all. */
  until(count: number): Promise<void>;
  stop(): Promise<void>;
}

/** Teams' side of the wire: takes what a bot sends and can fail in every way Teams does. */
export async function startFakeConnector(): Promise<FakeConnector> {
  const delivered: Delivered[] = [];
  const attempts: string[] = [];
  const known = new Set<string>();
  const opened: unknown[] = [];
  let closed: { readonly status: number; readonly code: string } | null = null;
  let unread: { readonly status: number; readonly code: string } | null = null;
  const waiting: { count: number; done: () => void }[] = [];
  let behaviour: (conversation: string) => Behaviour = () => ({ kind: "accept" });
  let times = Number.POSITIVE_INFINITY;
  let messages = 0;
  const people = new Map<string, { readonly members: readonly object[]; readonly page: number }>();

  function membersOf(url: string): object {
    const { pathname, searchParams } = new URL(url, "http://connector");
    const { members, page } = people.get(decodeURIComponent(pathname.split("/")[3] ?? "")) ?? { members: [], page: 1 };
    const from = Number(searchParams.get("continuationToken") ?? 0);
    const next = from + page < members.length ? { continuationToken: String(from + page) } : {};
    return { members: members.slice(from, from + page), ...next };
  }

  function deliver(method: Delivered["method"], conversation: string, named: string | null, activity: unknown): string {
    const id = method === "PUT" && named !== null ? named : `message-${++messages}`;
    known.add(id);
    delivered.push({ method, conversation, id, activity });
    for (const { done } of waiting.filter(({ count }) => delivered.length >= count)) done();
    return id;
  }

  async function open(request: IncomingMessage, response: ServerResponse) {
    opened.push(JSON.parse(await textOf(request)));
    if (closed !== null) return refuse(response, closed.status, closed.code);
    json(response, 201, { id: `conversation-${++messages}`, activityId: `message-${++messages}` });
  }

  async function takeActivity(
    request: IncomingMessage,
    response: ServerResponse,
    conversation: string,
    id: string | null,
  ) {
    const activity = JSON.parse(await textOf(request));
    const method = request.method === "PUT" ? "PUT" : "POST";
    attempts.push(`${method} ${conversation}`);
    const mode: Behaviour = times > 0 ? behaviour(conversation) : { kind: "accept" };
    times -= 1;
    switch (mode.kind) {
      case "accept":
        if (method === "PUT" && !known.has(id ?? "")) return refuse(response, 404, "ActivityNotFoundInConversation");
        return json(response, method === "PUT" ? 200 : 201, { id: deliver(method, conversation, id, activity) });
      case "refuse":
        return mode.body === undefined
          ? refuse(response, mode.status, mode.code ?? "ServiceError")
          : json(response, mode.status, mode.body);
      case "throttle":
        if (mode.retryAfter !== undefined) response.setHeader("Retry-After", String(mode.retryAfter));
        return refuse(response, 429, "Throttled");
      case "accept then reset":
        deliver(method, conversation, id, activity);
        return request.socket.destroy();
      case "drop":
        return request.socket.destroy();
      case "stall":
        return;
    }
  }

  const server = createServer((request, response) => {
    const [, conversation, id] =
      /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/?]+))?/.exec(request.url ?? "") ?? [];
    if (conversation !== undefined) {
      void takeActivity(request, response, decodeURIComponent(conversation), id ? decodeURIComponent(id) : null);
    } else if (request.method === "POST" && request.url === "/v3/conversations") {
      void open(request, response);
    } else if (unread !== null && /members/.test(request.url ?? "")) {
      refuse(response, unread.status, unread.code);
    } else if (request.url?.includes("/members") || request.url?.includes("/pagedmembers")) {
      json(response, 200, request.url.includes("/pagedmembers") ? membersOf(request.url) : []);
    } else {
      refuse(response, 404, "NotFound");
    }
  });
  // Node's own five seconds would close a connection just as a bot on a busy machine writes to it.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    delivered,
    attempts,
    messagesIn: (conversation) => delivered.filter((one) => one.method === "POST" && one.conversation === conversation),
    lastCard: (conversation) =>
      delivered.filter((one) => one.conversation === conversation).at(-1)?.activity.attachments?.[0]?.content,
    behave(next, many = Number.POSITIVE_INFINITY) {
      behaviour = typeof next === "function" ? next : () => next;
      times = many;
    },
    people: (conversation, members, page = 500) => void people.set(conversation, { members, page }),
    opened,
    refuseOpening: (status, code) => {
      closed = { status, code };
    },
    refuseReading: (status, code) => {
      unread = { status, code };
    },
    forget: (id) => void known.delete(id),
    until: (count) =>
      delivered.length >= count ? Promise.resolve() : new Promise((done) => waiting.push({ count, done })),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function json(response: ServerResponse, status: number, body: unknown): void {
  // Not chained: restify, in the same process, patches writeHead to return nothing.
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, code: string): void {
  json(response, status, { error: { code, message: `Refused with ${code}.` } });
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
