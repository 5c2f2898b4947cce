import type { FaultOf, FaultTold } from "./faults.ts";

const OF: Readonly<Record<FaultOf, string>> = {
  process: "Teams takes nothing from this bot",
  tenant: "Teams takes nothing for this organisation",
  message: "Teams does not take the messages",
  opening: "People who never wrote cannot be met",
  store: "The store does not serve this bot",
  answers: "Nothing gets through to Teams",
};

/** A fault in one line for whoever runs the service: no name, no secret. */
export function faultWords({ of, code, reason, people }: FaultTold): string {
  const known = reason.includes(code) ? "" : ` [${code}]`;
  const met = people === 0 ? "" : ` Met with ${people} ${people === 1 ? "person" : "people"} in a row.`;
  return `${OF[of]}: ${reason}${known}${met}`;
}
