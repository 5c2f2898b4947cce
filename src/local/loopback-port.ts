import { createServer } from "node:net";
import { Fault } from "./fault.ts";

/** Throws a Fault naming each setting whose port on 127.0.0.1 is not free. */
export async function requireFree(ports: Readonly<Record<string, number>>): Promise<void> {
  const taken: string[] = [];
  for (const [setting, port] of Object.entries(ports)) {
    const code = await tryPort(port);
    if (code === undefined) continue;
    const why = code === "EADDRINUSE" ? "is taken by another program" : `cannot be used (${code})`;
    taken.push(`Port ${port} ${why}. Stop that program or choose another: ${setting}=${port + 1} npm run local`);
  }
  if (taken.length > 0) throw new Fault(taken.join("\n"));
}

/** The code of the fault that listening meets; undefined when the port is free. */
function tryPort(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(undefined)));
  });
}
