import { exportPlan } from "../app/export-plan.ts";
import { writeCsv } from "../documents/csv.ts";
import { textsOf } from "../domain/plan-export.ts";
import { accepted, keyOf } from "./answer.ts";
import { type Command, TENANT_HELP, TENANT_OPTION, WrongUse } from "./command.ts";

/** A plan as CSV. */
export const exportCommand: Command = {
  name: "export",
  usage: "export PLAN --csv [--people]",
  about: [
    "The plan as it stands, as CSV on standard output; it imports again without a difference.",
    "--people        who its names are, instead: the file that import --people takes",
    TENANT_HELP,
  ],
  words: 1,
  options: { csv: { type: "boolean" }, people: { type: "boolean" }, ...TENANT_OPTION },
  run: async (typed, { open, print, now }) => {
    if (!typed.flag("csv")) throw new WrongUse("Say in which format: --csv");
    const opened = await open();
    const exported = accepted(await exportPlan(opened.stores, keyOf(typed.words[0] ?? "", opened), now));
    print(writeCsv(typed.flag("people") ? exported.people : textsOf(exported.plan)).replace(/\r\n$/, ""));
    return 0;
  },
};
