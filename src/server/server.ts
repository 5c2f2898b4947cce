import restify, { type Request, type Response, type Server } from "restify";
import { type Given, sendFile, tokenIn } from "./give-file.ts";
import { type InboundActivity, readPost } from "./guard.ts";

/** What is answered over HTTP; `body` becomes JSON. */
export interface HttpAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** Takes one activity with its Authorization header ("" where there is none). Should not throw: that is answered 500. */
type Receive = (authorization: string, activity: InboundActivity) => Promise<HttpAnswer>;

/** Where the server listens and who answers what it takes in. */
export interface ServerDeps {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly receive: Receive;
  /** What GET /files/<token> gives. Should not throw: that is answered 500. */
  readonly giveFile: (token: string) => Promise<Given>;
  /** The body of GET /health. */
  readonly health: () => unknown;
  /** Whether nothing fails: GET /ready answers 200 or 503 by it, with the same body. */
  readonly isWell: () => boolean;
  readonly log: { error(event: string, facts?: Readonly<Record<string, unknown>>): void };
  /**
   * Milliseconds a client may take for its headers and for the whole request, and for which a connection may be silent
   * whatever it waits for; 10, 15 and 60 seconds.
   */
  readonly patience?: ServerPatience;
}

interface ServerPatience {
  readonly headers: number;
  readonly request: number;
  readonly silence: number;
}

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** Takes no new request and resolves when those in hand are answered, or cut off after ten seconds. */
  stop(): Promise<void>;
}

/** Listens; a port that cannot be had is a fault in words. */
export async function startServer(
  deps: ServerDeps,
): Promise<{ readonly ok: true; readonly server: RunningServer } | { readonly ok: false; readonly fault: string }> {
  const server = restify.createServer({ name: "", log: SILENT as unknown as restify.ServerOptions["log"] });
  useRoutes(server, deps);
  usePatience(server, deps.patience ?? { headers: 10_000, request: 15_000, silence: 60_000 });
  const fault = await listen(server, deps);
  if (fault !== undefined) return { ok: false, fault };
  return { ok: true, server: { port: server.address().port, stop: () => stop(server) } };
}

/** The method that each path takes. */
const METHODS: Readonly<Record<string, string>> = { "/api/messages": "POST", "/health": "GET", "/ready": "GET" };

/** Only these paths and links to files reach the router: it throws, outside every handler, on what it cannot decode. */
function useRoutes(server: Server, { receive, giveFile, health, isWell, log }: ServerDeps): void {
  const answer = (response: Response, given: HttpAnswer) => send(response, given, !server.server.listening);
  server.pre((request, response, next) => {
    const method = tokenIn(request) === undefined ? METHODS[request.url?.split("?")[0] ?? ""] : "GET";
    if (method === request.method) return next();
    answer(response, { status: method === undefined ? 404 : 405 });
    return next(false);
  });
  server.get("/health", async (_request: Request, response: Response) => {
    answer(response, { status: 200, body: health() });
  });
  server.get("/ready", async (_request: Request, response: Response) => {
    answer(response, { status: isWell() ? 200 : 503, body: health() });
  });
  server.post("/api/messages", async (request: Request, response: Response) => {
    try {
      const activity = await readPost(request);
      if (typeof activity === "number") answer(response, { status: activity });
      else answer(response, await receive(request.headers.authorization ?? "", activity));
    } catch (error) {
      if (!request.complete) return;
      log.error("request failed", { error: String(error) });
      answer(response, { status: 500 });
    }
  });
  server.get("/files/:token", async (request: Request, response: Response) => {
    try {
      sendFile(response, await giveFile(tokenIn(request) ?? ""), !server.server.listening);
    } catch (error) {
      log.error("file not made", { error: String(error) });
      answer(response, { status: 500 });
    }
  });
  server.on("restifyError", (_request, response: Response, _error, done: () => void) => {
    answer(response, { status: 500 });
    done();
  });
  // Without a listener the socket of an upgrade request would stay open for ever.
  server.on("upgrade", (_request, socket: { destroy(): void }) => socket.destroy());
}

/** Bare: no text of any library, no content negotiation. The connection of a refused request is not used again. */
function send(response: Response, { status, body }: HttpAnswer, stopping: boolean): void {
  if (response.headersSent) return;
  const text = body === undefined ? "" : JSON.stringify(body);
  if (text !== "") response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.setHeader("Content-Length", Buffer.byteLength(text));
  if (status >= 400 || stopping) response.setHeader("Connection", "close");
  response.sendRaw(status, text);
}

function usePatience(server: Server, patience: ServerPatience): void {
  const { server: http } = server;
  // One that takes nothing of its answer, or gets none. Those that only opened are the headers' business.
  http.timeout = patience.silence;
  http.headersTimeout = patience.headers;
  http.requestTimeout = patience.request;
  // Node looks every 30 seconds by default, which would triple both.
  Object.assign(http, { connectionsCheckingInterval: Math.min(1_000, patience.headers) });
}

function listen(server: Server, { host, port }: ServerDeps): Promise<string | undefined> {
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(faultOf(error, host, port)));
    server.listen(port, host, () => resolve(undefined));
  });
}

function faultOf(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === "EADDRINUSE") return `Port ${port} on ${host} is taken by another program.`;
  if (error.code === "EACCES") return `Port ${port} on ${host} may not be used by this account.`;
  return `Cannot listen on ${host}, port ${port} (${error.code ?? error.message}).`;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.server.closeAllConnections(), 10_000);
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
    server.server.closeIdleConnections();
  });
}

const nothing = () => undefined;
/** The framework logs for itself; what is worth a line is written here. */
const SILENT = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing };
