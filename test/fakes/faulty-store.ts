import { createServer, request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import { connectionStringFor } from "../../src/local/emulator.ts";

/** One request on its way to the store. `write`: a transaction. */
export interface Passing {
  readonly method: string;
  readonly url: string;
  readonly write: boolean;
}

/** What becomes of it. */
type Fate =
  | "pass"
  | "refuse"
  /** It is done, and the answer does not arrive. */
  | "lose-answer"
  | "silence"
  /** 503. */
  | "unavailable"
  /** 403, as with a key that was changed or a role that was taken away. */
  | "shut"
  /** 404: not the row, the table. */
  | "no-table"
  /** 409: the table. */
  | "table-going"
  /** 503, and to be tried again in an hour. */
  | "come-back-later"
  /** No row, and yet not the last page. */
  | "empty-page";

export interface FaultyStore {
  readonly connectionString: string;
  /** Decides on each request; passing all on until told otherwise. */
  decide: (passing: Passing) => Fate;
  /** What came by since it was last emptied. */
  readonly passed: Passing[];
  close(): void;
}

/** Stands between a client and the emulator, and does what networks do. */
export async function faultyStore(emulatorPort: number): Promise<FaultyStore> {
  const server = createServer((incoming, answer) => {
    const url = incoming.url ?? "";
    const passing = { method: incoming.method ?? "", url, write: url.endsWith("$batch") };
    store.passed.push(passing);
    const fate = store.decide(passing);
    if (fate === "refuse") incoming.socket.destroy();
    else if (fate === "silence") return;
    else if (fate === "unavailable") answer.writeHead(503).end();
    else if (fate === "shut") refuse(answer, 403, "AuthorizationPermissionMismatch");
    else if (fate === "no-table") refuse(answer, 404, "TableNotFound");
    else if (fate === "table-going") refuse(answer, 409, "TableBeingDeleted");
    else if (fate === "come-back-later") answer.writeHead(503, { "retry-after": "3600" }).end();
    else if (fate === "empty-page" && !url.includes("after-empty")) answerEmptyPage(answer);
    else pass(incoming, answer, emulatorPort, fate === "lose-answer");
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  const store: FaultyStore = {
    connectionString: connectionStringFor(port),
    decide: () => "pass",
    passed: [],
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return store;
}

function refuse(answer: ServerResponse, status: number, code: string): void {
  answer.writeHead(status, { "content-type": "application/json;odata=minimalmetadata" });
  answer.end(JSON.stringify({ "odata.error": { code, message: { lang: "en-US", value: `${code} of an account.` } } }));
}

function answerEmptyPage(answer: ServerResponse): void {
  const next = { "x-ms-continuation-NextPartitionKey": "after-empty", "x-ms-continuation-NextRowKey": "after-empty" };
  answer.writeHead(200, { "content-type": "application/json;odata=minimalmetadata", ...next });
  answer.end(JSON.stringify({ value: [] }));
}

function pass(incoming: IncomingMessage, answer: ServerResponse, port: number, loseAnswer: boolean): void {
  const url = new URL(incoming.url ?? "", `http://127.0.0.1:${port}`);
  for (const name of ["NextPartitionKey", "NextRowKey"])
    if (url.searchParams.get(name) === "after-empty") url.searchParams.delete(name);
  const { method, headers } = incoming;
  const onward = forward(url, { method, headers }, (reply) => {
    if (loseAnswer) reply.resume().once("end", () => incoming.socket.destroy());
    else reply.pipe(answer.writeHead(reply.statusCode ?? 500, reply.headers));
  });
  onward.once("error", () => incoming.socket.destroy());
  incoming.pipe(onward);
}
