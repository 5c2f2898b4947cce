import { createServer, request as forward } from "node:http";
import { connectionStringFor } from "../../../src/local/emulator.ts";

/** What was asked of the store: requests, and rows in the answers. */
export interface Counted {
  requests: number;
  rows: number;
}

export interface CountingStore {
  readonly connectionString: string;
  /** What has come by so far. */
  readonly counted: Counted;
  close(): void;
}

/** Stands between a client and the emulator, and counts. */
export async function countingStore(emulatorPort: number): Promise<CountingStore> {
  const counted: Counted = { requests: 0, rows: 0 };
  const server = createServer((incoming, answer) => {
    counted.requests += 1;
    const { method, headers, url } = incoming;
    const onward = forward({ host: "127.0.0.1", port: emulatorPort, path: url, method, headers }, (reply) => {
      let text = "";
      reply.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      reply.once("end", () => {
        counted.rows += rowsIn(text);
        const { "transfer-encoding": _, ...rest } = reply.headers;
        answer.writeHead(reply.statusCode ?? 500, { ...rest, "content-length": Buffer.byteLength(text) });
        answer.end(text);
      });
    });
    incoming.pipe(onward);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  return {
    connectionString: connectionStringFor(port),
    counted,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function rowsIn(body: string): number {
  if (!body.startsWith("{")) return 0;
  const { value, RowKey } = JSON.parse(body);
  return Array.isArray(value) ? value.length : Number(RowKey !== undefined);
}
