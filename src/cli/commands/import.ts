import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { importDocument } from "../../app/import/import-document.ts";
import { wordedDraft } from "../../cards/wording/import-wording.ts";
import { readDocumentApart } from "../../documents/read-document-apart.ts";
import { readCsv } from "../../documents/text/csv.ts";
import { DEFAULT_SETTINGS } from "../../domain/plan/plan.ts";
import { accepted, json, keyOf } from "../terminal/answer.ts";
import {
  type Command,
  JSON_OPTION,
  type OpenTerminal,
  TENANT_HELP,
  TENANT_OPTION,
  type TypedWords,
  WrongUse,
} from "../terminal/command.ts";
import { bytesOf } from "../terminal/file-bytes.ts";
import { hasStore } from "../terminal/open-store.ts";
import { describeImport } from "../words/import-words.ts";

/** Takes in a plan from its file, or what a file changes of a plan that is there. */
export const importCommand: Command = {
  name: "import",
  usage: "import FILE --plan ID [--people FILE] [--title TEXT] [--preview] [--accept] [--json]",
  about: [
    "Takes in a plan from a Word, Excel, CSV or text file, whole or not at all. Of a plan that is there already it",
    "changes what the file says otherwise; what was filed since stays, and so does what needs a decision.",
    "--plan ID       what the plan is called: a-z, 0-9 and hyphens",
    "--people FILE   a CSV that says who the plan's names are",
    "--title TEXT    the plan's title; else the document's, else the name of the file",
    "--preview       show what was understood and what was not, and save nothing",
    "--accept        decide as is offered first: an action keeps its history under another ref or in other words,",
    "                a split follows the first part, a merger goes on with the first action",
    "--json          print what was understood of the file as JSON and nothing else",
    TENANT_HELP,
  ],
  words: 1,
  options: {
    plan: { type: "string" },
    people: { type: "string" },
    title: { type: "string" },
    preview: { type: "boolean" },
    accept: { type: "boolean" },
    ...JSON_OPTION,
    ...TENANT_OPTION,
  },
  run: async (typed, terminal) => {
    const [file = ""] = typed.words;
    const plan = typed.text("plan");
    if (plan === undefined) throw new WrongUse("Say what the plan is called: --plan ID");
    const opened = await storeFor(typed, terminal);
    const key = keyOf(plan, opened ?? { tenant: typed.text("tenant") ?? "" });
    const people = typed.text("people");
    const document = accepted(await readWith(terminal, basename(file), await bytesOf(file)));
    const imported = accepted(
      await importDocument(
        { plans: opened?.stores.plans ?? null, newId: randomUUID },
        {
          ...{ key, document, title: typed.text("title") ?? null },
          people: people === undefined ? null : accepted(readCsv(await bytesOf(people))),
          zone: opened?.zone ?? DEFAULT_SETTINGS.zone,
          by: { id: "administrator", name: "an administrator" },
          now: terminal.now,
          accept: typed.flag("accept"),
          preview: typed.flag("preview"),
        },
      ),
    );
    terminal.print(typed.flag("json") ? json(wordedDraft(imported.draft)) : describeImport(imported, plan));
    return 0;
  },
};

/** A preview shows what a plan that is there would become; where no store is, it shows the file alone. */
async function storeFor(typed: TypedWords, { open, complain, environment }: OpenTerminal) {
  if (!typed.flag("preview")) return open();
  if (typed.flag("json") || !hasStore(environment)) return undefined;
  try {
    return await open();
  } catch {
    complain("No store could be opened: the file is shown by itself, compared with no plan.");
    return undefined;
  }
}

/** Says on standard error that it is still reading, where that takes longer than two seconds. */
async function readWith(
  { complain }: OpenTerminal,
  name: string,
  bytes: Uint8Array,
): ReturnType<typeof readDocumentApart> {
  let seconds = 0;
  const timer = setInterval(() => {
    seconds += 2;
    complain(`Reading ${name}: ${seconds} seconds …`);
  }, 2000);
  try {
    return await readDocumentApart(name, bytes);
  } finally {
    clearInterval(timer);
  }
}
