/** Microsoft's connectors for Teams: a token of ours and people's texts go nowhere else. A leading dot: any host below. */
const microsoft = ["smba.trafficmanager.net", ".teams.microsoft.com", ".teams.microsoft.us", ".botframework.com"];
const loopback = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Whether we may speak to a connector, told by an activity or kept from one:
 * https on Microsoft's hosts; in local mode this machine alone.
 */
export function maySpeakTo(serviceUrl: string, local: boolean): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, port, username, password } = new URL(serviceUrl);
  if (username !== "" || password !== "") return false;
  if (local) return (protocol === "http:" || protocol === "https:") && loopback.includes(hostname);
  const known = (host: string) => (host.startsWith(".") ? hostname.endsWith(host) : hostname === host);
  return protocol === "https:" && port === "" && microsoft.some(known);
}
