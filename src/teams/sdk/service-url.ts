/** Microsoft's connectors for Teams: a token of ours and people's texts go nowhere else. */
const CONNECTORS = ["smba.trafficmanager.net", ".teams.microsoft.com", ".teams.microsoft.us", ".botframework.com"];
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Whether we may speak to a connector, told by an activity or kept from one:
 * https on Microsoft's hosts; in local mode this machine alone.
 */
export function maySpeakTo(serviceUrl: string, local: boolean): boolean {
  return isOnHosts(serviceUrl, CONNECTORS, local);
}

/** Whether an address is https on one of these hosts, or in local mode on this machine. A leading dot: any host below. */
export function isOnHosts(address: string, hosts: readonly string[], local: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (username !== "" || password !== "") return false;
  if (local) return (protocol === "http:" || protocol === "https:") && LOOPBACK.includes(hostname);
  const known = (host: string) => (host.startsWith(".") ? hostname.endsWith(host) : hostname === host);
  return protocol === "https:" && port === "" && hosts.some(known);
}
