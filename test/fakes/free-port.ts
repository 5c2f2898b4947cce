import { type AddressInfo, createServer, type Server } from "node:net";

/** A port of this machine where nobody listens just now. */
export async function aFreePort(): Promise<number> {
  const [port = 0] = await freePorts(1);
  return port;
}

/** Several of them, held until all are known: they differ. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listen));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

function listen(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => resolve(server));
  });
}
