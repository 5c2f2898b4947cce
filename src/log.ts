import type { Log } from "./app/ports/ports.ts";

/** One JSON line for each event, with its time in UTC; errors go to standard error. */
export function jsonLog(write: { info: (line: string) => void; error: (line: string) => void }): Log {
  const line = (level: string, event: string, facts: Readonly<Record<string, unknown>>) =>
    JSON.stringify({ at: new Date().toISOString(), level, event, ...facts });
  return {
    info: (event, facts = {}) => write.info(line("info", event, facts)),
    error: (event, facts = {}) => write.error(line("error", event, facts)),
  };
}
