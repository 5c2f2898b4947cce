import { join } from "node:path";
import { NEWER_PLAN } from "./newer-plan.ts";
import { playgroundPeople, samplePeople } from "./sample-people.ts";
import type { LocalSettings } from "./settings.ts";

/** Where the client is opened. */
export function clientUrl({ playgroundPort }: LocalSettings): string {
  return `http://127.0.0.1:${playgroundPort}/`;
}

/** What the terminal says once all runs: what to open, who one is, what to type first. */
export function greeting(settings: LocalSettings): string {
  const [me] = playgroundPeople;
  const open = settings.playground
    ? ["  Open      ", clientUrl(settings)]
    : ["  Post to   ", `http://127.0.0.1:${settings.port}/api/messages (the Playground is off)`];
  return [
    "",
    "Plan Keeper runs on this machine with a sample improvement plan.",
    "",
    open.join(""),
    `  You are   ${me?.name}, ${me?.post}`,
    "  Type      my actions, or: help, reminders, overdue actions, summary",
    `  Hand over file ${join(settings.folder, NEWER_PLAN)} (or any path: this client attaches nothing)`,
    `  Act as    act as Helen Thwaite, or another of the ${samplePeople.length} people; act as me returns`,
    "",
    `${settings.playground ? "Your reminder is waiting there. " : ""}All is kept in ${settings.folder}; begin again with: npm run local -- --fresh`,
    "Ctrl-C stops everything.",
    "",
  ].join("\n");
}
