import { closeForAdministrator } from "../../app/plans/close-plan.ts";
import { accepted, administratorOf } from "../terminal/answer.ts";
import { type Command, TENANT_HELP, TENANT_OPTION, WrongUse } from "../terminal/command.ts";

/** Ends a plan that nobody of it ends. */
export const close: Command = {
  name: "close",
  usage: "close PLAN --reason TEXT",
  about: [
    "Ends a plan: nothing is sent for it and nothing of it changed any more, all of it can be read.",
    "An owner opens it again with “open plan again”.",
    "--reason TEXT   why, for its history",
    TENANT_HELP,
  ],
  words: 1,
  options: { reason: { type: "string" }, ...TENANT_OPTION },
  run: async (typed, terminal) => {
    const reason = typed.text("reason")?.trim() ?? "";
    if (reason === "") throw new WrongUse("Say why with --reason: it stands in the plan's history");
    const opened = await terminal.open();
    const by = administratorOf(typed.words[0] ?? "", opened, terminal.now);
    const { plan } = accepted(await closeForAdministrator(opened.stores, by, reason.slice(0, 1_000)));
    terminal.print(`${plan.title} is closed.`);
    return 0;
  },
};
