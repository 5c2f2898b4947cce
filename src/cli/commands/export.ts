import { type ExportedPlan, exportPlan } from "../../app/import/export-plan.ts";
import { writeExcel } from "../../documents/excel/write-excel.ts";
import { writeCsv } from "../../documents/text/csv.ts";
import { textsOf } from "../../domain/import/export-table/write-export.ts";
import { accepted, keyOf } from "../terminal/answer.ts";
import {
  type Command,
  type OpenTerminal,
  TENANT_HELP,
  TENANT_OPTION,
  type TypedWords,
  WrongUse,
} from "../terminal/command.ts";
import { keepBytes } from "../terminal/file-bytes.ts";

/** A plan as Excel or CSV. */
export const exportCommand: Command = {
  name: "export",
  usage: "export PLAN --xlsx|--csv [--people] [--to FILE]",
  about: [
    "The plan as it stands, as an Excel workbook or as CSV; it imports again without a difference.",
    "--people        who its names are, instead: as CSV the file that import --people takes",
    "--to FILE       write it there; else it goes to standard output",
    TENANT_HELP,
  ],
  words: 1,
  options: {
    xlsx: { type: "boolean" },
    csv: { type: "boolean" },
    people: { type: "boolean" },
    to: { type: "string" },
    ...TENANT_OPTION,
  },
  run: async (typed, terminal) => {
    if (typed.flag("csv") === typed.flag("xlsx")) throw new WrongUse("Say in which format: --xlsx or --csv");
    if (typed.flag("xlsx") && typed.text("to") === undefined && terminal.write === null)
      throw new WrongUse("A workbook is not for the screen: name a file with --to");
    const opened = await terminal.open();
    const exported = accepted(await exportPlan(opened.stores, keyOf(typed.words[0] ?? "", opened), terminal.now));
    await deliver(await fileOf(typed, exported), typed, terminal);
    return 0;
  },
};

async function fileOf(typed: TypedWords, { plan, people, complete }: ExportedPlan): Promise<Uint8Array> {
  const table = typed.flag("people") ? people : plan;
  if (typed.flag("csv")) return Buffer.from(writeCsv(textsOf(table)));
  return writeExcel(table, { sheet: typed.flag("people") ? "People" : "Plan", complete });
}

async function deliver(bytes: Uint8Array, typed: TypedWords, { write, print }: OpenTerminal): Promise<void> {
  const to = typed.text("to");
  if (to !== undefined) print(await keepBytes(to, bytes));
  else if (write !== null) write(bytes);
  else print(Buffer.from(bytes).toString().replace(/\r\n$/, ""));
}
